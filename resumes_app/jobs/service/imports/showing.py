"""Imports in words, as their page and the command line show them."""

from decimal import Decimal
from typing import Any, cast

from resumes_app.jobs.schemas import FactChange, ImportPreview, ImportReport, LeftOut, PlannedJob
from resumes_app.jobs.service import wording
from resumes_app.jobs.service.amounts import amount_text
from resumes_app.jobs.service.imports.plans import Changed, Plan
from resumes_app.jobs.service.imports.shapes import ImportedJob, Unread
from resumes_app.models import Job, JobImport
from resumes_app.models.imports import ImportKind

SHOWN = 100
VALUE_CHARS = 160
KINDS = {
    ImportKind.GREENHOUSE: "Greenhouse",
    ImportKind.LEVER: "Lever",
    ImportKind.ASHBY: "Ashby",
    ImportKind.INDEED: "Indeed-style XML",
    ImportKind.CSV: "CSV table",
}
_NAMES = {
    "description_html": "Description",
    "source_url": "Address",
    "closes_at": "Close date",
    "remote": "Where the work is done",
    "pay_min": "Lowest pay",
    "pay_max": "Highest pay",
}


def previewed(made: JobImport, plan: Plan, digest: str) -> ImportPreview:
    """Return the plan of an import as its page shows it."""
    return ImportPreview(
        id=made.public_id,
        origin=made.origin,
        kind=made.kind.value,
        publish=made.publish,
        problem=made.problem,
        new=[_new(job, draft=job.source_id in plan.drafts) for job in plan.new[:SHOWN]],
        new_total=len(plan.new),
        changed=[_changed(change) for change in plan.changed[:SHOWN]],
        changed_total=len(plan.changed),
        closing=[_known(job) for job in plan.closing[:SHOWN]],
        closing_total=len(plan.closing),
        open_before=plan.open_before,
        risky=plan.risky,
        unchanged=plan.unchanged,
        unread=left_out(plan.unread),
        unread_total=len(plan.unread),
        notes=left_out(plan.notes),
        applied=made.applied_at is not None,
        digest=digest,
        report=cast("ImportReport", made.report) if made.report else None,
    )


def left_out(rows: list[Unread]) -> list[LeftOut]:
    """Return rows with their reasons, the first of them."""
    return [LeftOut(where=row.where, reason=row.reason) for row in rows[:SHOWN]]


def outcome(report: ImportReport) -> str:
    """Return a report in a sentence."""
    if report["problem"]:
        return report["problem"]
    drafts = report.get("drafts", 0)
    words = {"new": f"new, {drafts} of them kept as {'a draft' if drafts == 1 else 'drafts'}"} if drafts else {}
    parts = [
        f"{report[name]} {words.get(name, word)}"  # type: ignore[literal-required]  # names of counts
        for name, word in (("new", "new"), ("changed", "changed"), ("closed", "closed"), ("unchanged", "unchanged"))
        if report[name]  # type: ignore[literal-required]
    ]
    unread = f" {report['unread_total']} left out." if report["unread_total"] else ""
    return (", ".join(parts) or "No jobs") + "." + unread


def _new(told: ImportedJob, *, draft: bool) -> PlannedJob:
    facts: dict[str, Any] = {**told.facts}
    fields = {name: facts[name] for name in ("place", "remote", "pay_min", "pay_max") if name in facts}
    currency = {name: facts[name] for name in ("pay_currency", "pay_unit") if name in facts}
    kind = facts.get("employment_type", "")
    job = Job(slug="", company_id=0, title=told.facts["title"], employment_type=kind, **fields, **currency)
    facts_told = " · ".join(part for part in ("Draft" if draft else "", _facts(job)) if part)
    return PlannedJob(title=job.title, facts=facts_told, slug="", changes=[])


def _known(job: Job) -> PlannedJob:
    return PlannedJob(title=job.title, facts=_facts(job), slug=job.slug, changes=[])


def _changed(change: Changed) -> PlannedJob:
    zone = change.job.time_zone
    changes = [
        FactChange(name=fact_name(found.name), before=_value(found.before, zone), after=_value(found.after, zone))
        for found in change.differences
    ]
    if change.publish:
        changes.append(FactChange(name="Status", before="Draft", after="Published"))
    if change.reopen:
        changes.append(FactChange(name="Status", before="Closed", after="Open again"))
    return PlannedJob(title=change.job.title, facts=_facts(change.job), slug=change.job.slug, changes=changes)


def fact_name(column: str) -> str:
    """Return a column of a job as people call it."""
    return _NAMES.get(column, column.replace("_", " ").capitalize())


def _facts(job: Job) -> str:
    told = (wording.place_of(job), wording.pay_of(job), wording.employment_of(job))
    return " · ".join(fact for fact in told if fact)


def _value(value: Any, zone: str) -> str:
    if value is None or value == "" or value == []:
        return "nothing"
    if hasattr(value, "astimezone"):
        return wording.moment_text(value, zone)
    if isinstance(value, Decimal):
        return amount_text(value)
    text = ", ".join(value) if isinstance(value, list) else wording.plain_text(str(value))
    return text if len(text) <= VALUE_CHARS else text[: VALUE_CHARS - 1] + "…"

"""Writing a job: drafts, publishing, changes of what is published. Every act has its entry in the audit log."""

import re
import secrets
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import FormRejected, Problems, record_act, require
from resumes_app.errors import Conflict, NotFound, TooMany
from resumes_app.jobs.schemas import FormSeen, JobSheet
from resumes_app.jobs.service.clips import show_clips, tell_clips
from resumes_app.jobs.service.completeness import lacking, untold
from resumes_app.jobs.service.forms import FIELDS, form_of, in_order, read_form
from resumes_app.jobs.service.likeness import alike
from resumes_app.jobs.service.markup import to_html, to_markup
from resumes_app.jobs.service.merging import PUBLICATION, CameIn, Clash, Things, merged, stored_in
from resumes_app.jobs.service.owning import own_job, touch, version_of
from resumes_app.jobs.service.places import locate, place_number
from resumes_app.jobs.service.sheets import sheet_of
from resumes_app.jobs.service.staging import check_stages
from resumes_app.models import Company, Job
from resumes_app.models.jobs import JobStatus

MAX_DRAFTS = 100
SLUG_CHARS = 80
TOLD = (
    *("title", "description_html", "question", "more_questions", "place", "country", "place_id", "remote"),
    *("employment_type", "level", "pay_min", "pay_max", "pay_currency", "pay_unit", "tags", "reply_kinds"),
    *(
        "reply_limit_s",
        "max_replies",
        "review_rule",
        "staged_reveal",
        "reply_by_days",
        "accommodation_contact",
        "full_hd",
        "time_zone",
        "closes_at",
    ),
)
"""Columns that follow from the form."""


async def begin_job(who: Identity, form: Mapping[str, Any], company_id: int) -> tuple[JobSheet, dict[str, str]]:
    """Save a new draft; return it, and what of the form could not be taken.

    Raises:
        SignInNeeded, NotPermitted: `who` does not manage the company's jobs.
        TooMany: The company has too many drafts.
        InvalidInput: The form did not arrive whole.
    """
    require(who, Permission.MANAGE_JOBS, company_id)
    columns, problems = read_form(form, dated=True)
    async with db.transaction() as session:
        await check_drafts(session, company_id)
        company = await session.get(Company, company_id)
        if company is None:
            raise NotFound("There is no such company.")
        job = Job(slug=f"draft-{token()}", company_id=company_id, **({"title": ""} | columns))
        await locate(session, job, place_number(str(form.get("place_id", ""))))
        session.add(job)
        await session.flush()
        await record_act(session, who, "job.create", f"job:{job.slug}", company_id=company_id)
        return sheet_of(job, company.name), in_order(problems.found)


async def save_job(
    who: Identity,
    slug: str,
    form: Mapping[str, Any],
    version: str,
    *,
    seen: FormSeen | None = None,
    over: Things | None = None,
) -> tuple[JobSheet, dict[str, str]]:
    """Save what was typed; return the job as it is now, and what of a draft's form could not be taken.

    A draft takes what it can. What is published changes as a whole or not at all, and keeps its close date. What
    somebody else has changed since `version` stays, where something else was typed.

    Args:
        seen: What the form showed before it was typed into; None: nothing is put together with others' changes.
        over: Of these things what was typed is saved over what others have saved, as it was seen (`Clash.things`).

    Raises:
        NotFound, NotPermitted: As `job_sheet`.
        Clash: Somebody else has changed the same fields since `version`, and differently, or published the draft.
        Conflict: They have saved it, and what was seen before is not known.
        FormRejected: A published job would lack something.
        InvalidInput: The form did not arrive whole.
    """
    async with db.transaction() as session:
        job, company = await own_job(session, who, slug, lock=True)
        form = _put_together(job, form, version, seen, over)
        draft = job.status == JobStatus.DRAFT
        columns, problems = _read(job, form)
        before = _told(job)
        await check_stages(session, job, columns["staged_reveal"], problems)
        for name, value in columns.items():
            setattr(job, name, value)
        chosen = place_number(str(form.get("place_id", "")))
        if (before["place"], before["country"]) != (job.place, job.country) or chosen != job.place_id:
            await locate(session, job, chosen)
        if not draft:
            _complete(job, problems.found)
        if _told(job) != before:
            touch(job)
            await _note_change(session, who, job, before)
        await session.flush()
        return sheet_of(job, company), in_order(problems.found)


async def is_saved(who: Identity, slug: str, form: Mapping[str, Any]) -> bool:
    """Return whether saving what was typed would change nothing; a job from elsewhere may not be as the form has it.

    Raises:
        NotFound, NotPermitted: As `job_sheet`.
    """
    async with db.reading() as session:
        job, _ = await own_job(session, who, slug)
    shown: Mapping[str, Any] = form_of(job)
    if all(alike(name, form[name], shown[name]) for name in FIELDS if name in form):
        return True
    columns, problems = _read(job, form)
    same = place_number(str(form.get("place_id", ""))) == job.place_id
    return same and not problems.found and all(getattr(job, name) == value for name, value in columns.items())


async def publish_job(
    who: Identity, slug: str, form: Mapping[str, Any], version: str, *, seen: FormSeen | None = None
) -> JobSheet:
    """Save what was typed, then let everybody see the job; from now on its close date only moves later.

    Raises:
        NotFound, NotPermitted, Conflict: As `save_job`; or the job is published already.
        FormRejected: Something is missing; what was typed is saved all the same.
        CameIn: What others changed was saved with it; it is published by a second call, once that was seen.
    """
    draft, unread = await save_job(who, slug, form, version, seen=seen)
    async with db.transaction() as session:
        job, company = await own_job(session, who, slug, lock=True)
        if job.status != JobStatus.DRAFT:
            raise Conflict("This job is published already.")
        _check_version(job, draft["version"])
        problems = in_order({**lacking(job).found, **unread})
        if problems:
            raise FormRejected(problems)
        if seen and draft["version"] != version and (came := merged(form, seen, draft["form"])[1]):
            raise CameIn(came)
        before = {"slug": job.slug, "status": job.status}
        job.slug = await _free_slug(session, job)
        job.status = JobStatus.PUBLISHED
        job.published_at = clock.now()
        touch(job)
        await show_clips(session, job)
        await tell_clips(session, job.id or 0)  # Whoever records for it has its new slug then.
        after = {"slug": job.slug, "status": job.status, **_plain(_told(job))}
        await record_act(
            session, who, "job.publish", f"job:{job.slug}", company_id=job.company_id, before=before, after=after
        )
        return sheet_of(job, company)


def _read(job: Job, form: Mapping[str, Any]) -> tuple[dict[str, Any], Problems]:
    columns, problems = read_form(form, dated=job.status == JobStatus.DRAFT)
    if to_html(to_markup(job.description_html)) == columns.get("description_html"):
        del columns["description_html"]  # Unchanged: what the markup has no sign for stays.
    return columns, problems


def _check_version(job: Job, version: str) -> None:
    if version_of(job) != version:
        raise Conflict("A colleague, or you in another window, changed this job meanwhile.")


def _put_together(
    job: Job, form: Mapping[str, Any], version: str, seen: FormSeen | None, over: Things | None
) -> Mapping[str, Any]:
    """Return the form with what others have changed since `version`."""
    if seen is None or version_of(job) == version:
        _check_version(job, version)
        return form
    together, _, both = merged(form, seen, form_of(job))
    if seen.unpublished != (job.status == JobStatus.DRAFT):
        # Whoever writes a draft does not change what everybody sees, without being asked.
        both = [PUBLICATION, *both]
    clashes = stored_in(both, form_of(job))
    if not clashes.items() <= (over or {}).items():
        raise Clash(clashes)
    return together


def _complete(job: Job, unread: Mapping[str, str]) -> None:
    problems = in_order({**untold(job).found, **unread})  # Its close date is not the form's.
    if problems:
        raise FormRejected(problems)


async def _note_change(session: AsyncSession, who: Identity, job: Job, before: dict[str, Any]) -> None:
    if job.status == JobStatus.DRAFT:  # Nobody has seen it: each pause in typing would be an entry.
        return
    old, new = _plain(before), _plain(_told(job))
    await record_act(session, who, "job.change", f"job:{job.slug}", company_id=job.company_id, before=old, after=new)


def _told(job: Job) -> dict[str, Any]:
    return {name: getattr(job, name) for name in TOLD}


def _plain(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in told.items()}


async def _free_slug(session: AsyncSession, job: Job) -> str:
    words = unicodedata.normalize("NFKD", f"{job.title} {job.place}").encode("ascii", "ignore").decode().lower()
    wanted = re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:SLUG_CHARS].strip("-") or "job"
    taken = (await session.exec(select(Job.id).where(Job.slug == wanted))).first() is not None
    return f"{wanted}-{token()}" if taken or wanted == "new" else wanted


async def check_drafts(session: AsyncSession, company_id: int) -> None:
    """The company may begin another draft.

    Raises:
        TooMany: It has too many.
    """
    drafts = select(sa.func.count()).where(Job.company_id == company_id, Job.status == JobStatus.DRAFT)
    if (await session.exec(drafts)).one() >= MAX_DRAFTS:
        raise TooMany("Your company has many drafts. Delete those that are not needed, then begin another.")


def token() -> str:
    """Return what tells one of several addresses apart."""
    return secrets.token_hex(4)

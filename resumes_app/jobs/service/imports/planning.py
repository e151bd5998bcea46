"""What an import would change, and why of everything that it would not."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock
from resumes_app.config import settings
from resumes_app.jobs.service.imports import values
from resumes_app.jobs.service.imports.shapes import BadRow, ImportedJob, Reading, Unread
from resumes_app.models import Job
from resumes_app.models.imports import ImportKind
from resumes_app.models.jobs import JobStatus

FILLED = {"description_html", "country"}
"""What our own feeds never leave empty: they put the question, and the company's country, there."""


@dataclass(frozen=True)
class Difference:
    """A fact of a job that the import tells otherwise."""

    name: str
    before: Any
    after: Any


@dataclass
class Changed:
    """A job here that would become another."""

    job: Job
    differences: list[Difference] = field(default_factory=list)
    publish: bool = False
    reopen: bool = False

    @property
    def any(self) -> bool:
        """True where something would change at all."""
        return bool(self.differences) or self.publish or self.reopen


@dataclass
class Plan:
    """Everything an import would do to one company's jobs."""

    source: str
    publish: bool
    new: list[ImportedJob] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    closing: list[Job] = field(default_factory=list)
    """Open jobs of the same source that it no longer holds."""
    unchanged: int = 0
    unread: list[Unread] = field(default_factory=list)
    notes: list[Unread] = field(default_factory=list)
    """Told by the source, and not taken over."""
    open_before: int = 0
    """Open jobs of the same source."""

    @property
    def risky(self) -> bool:
        """True where more than half of the source's open jobs would close: its feed may be broken."""
        return 2 * len(self.closing) > self.open_before


def source_of(kind: ImportKind, board: str) -> str:
    """Return what `Job.source` is of jobs of this shape and board."""
    # A table has no board: its rows' addresses may lead anywhere.
    return kind.value if kind == ImportKind.CSV or not board else f"{kind.value}:{board}"


async def plan_of(session: AsyncSession, company_id: int, reading: Reading, source: str, *, publish: bool) -> Plan:
    """Compare `reading` with the company's jobs. A job of our own address is that job, wherever it was written."""
    plan = Plan(source, publish, unread=list(reading.unread))
    addresses = {job.source_id: own_slug(job.facts.get("source_url", "")) for job in reading.jobs}
    addressed = {source_id: slug for source_id, slug in addresses.items() if slug}
    wanted = or_(col(Job.source) == source, col(Job.slug).in_(addressed.values()))
    rows = (await session.exec(select(Job).where(Job.company_id == company_id, wanted).order_by(col(Job.id)))).all()
    by_source_id, by_slug = (
        {job.source_id: job for job in rows if job.source == source},
        {job.slug: job for job in rows},
    )
    for told in reading.jobs:
        slug = addressed.get(told.source_id, "")
        job: Job | None = by_slug.get(slug) if slug else by_source_id.get(told.source_id)
        if job is None and slug:
            note = "its address is of this site, and none of this company's jobs has it"
            plan.unread.append(Unread(f"“{told.facts['title']}”", note, told.source_id))
        elif job is None:
            _plan_new(plan, told)
        else:
            _plan_known(plan, job, told)
    _plan_closing(plan, list(rows), reading, set(addressed.values()))
    return plan


def own_slug(address: str) -> str:
    """Return the slug where the address is a job's page of this installation, else nothing."""
    base = re.escape(settings().base_url)
    found = re.fullmatch(rf"{base}/jobs/([a-z0-9-]+)/?(?:[?#].*)?", address)
    return found[1] if found else ""


def _plan_new(plan: Plan, told: ImportedJob) -> None:
    over = told.closes_at is not None and told.closes_at <= clock.now()
    if told.closed or over:
        plan.notes.append(
            Unread(f"“{told.facts['title']}”", "it has closed already, and was never here", told.source_id)
        )
    else:
        plan.new.append(told)


def _plan_known(plan: Plan, job: Job, told: ImportedJob) -> None:
    imported = job.source == plan.source
    from_feed = plan.source != ImportKind.CSV and bool(own_slug(told.facts.get("source_url", "")))
    filled = FILLED if from_feed else set()
    change = Changed(job)
    for name, after in told.facts.items():
        before = getattr(job, name)
        if name == "source_url" and (not imported or own_slug(str(after))):
            continue  # The page here is nowhere else's address.
        if name in filled and not before:
            continue  # Not told by its employer, but by the feed.
        if not _same(name, before, after):
            change.differences.append(Difference(name, before, after))
    change.publish = plan.publish and imported and job.status == JobStatus.DRAFT
    _plan_deadline(plan, change, told)
    if imported and not told.closed:
        change.reopen = _reopens(change)
        if job.status == JobStatus.CLOSED and not change.reopen and not _closed_by_its_deadline(job):
            plan.notes.append(Unread(f"“{job.title}”", "it was closed here, and stays closed", told.source_id))
    if change.any:
        plan.changed.append(change)
    else:
        plan.unchanged += 1


def _plan_deadline(plan: Plan, change: Changed, told: ImportedJob) -> None:
    job, after = change.job, told.closes_at
    if after is None or _to_the_second(after) == _to_the_second(job.closes_at):
        return
    ever_published = job.published_at is not None
    if not ever_published or (job.closes_at is not None and after > job.closes_at and after > clock.now()):
        change.differences.append(Difference("closes_at", job.closes_at, after))
        return
    why = (
        "it was published without a close date" if job.closes_at is None else "a published close date only moves later"
    )
    plan.notes.append(Unread(f"“{job.title}”", f"its close date stays: {why}", told.source_id))


def _to_the_second(moment: datetime | None) -> datetime | None:
    return moment.replace(microsecond=0) if moment else None  # Feeds tell no more.


def _reopens(change: Changed) -> bool:
    """Say whether a closed job comes back: one that had vanished, or whose deadline has moved on; no other."""
    job = change.job
    if job.status != JobStatus.CLOSED or not (job.vanished_at or _closed_by_its_deadline(job)):
        return False
    closes_at = _told_deadline(change) or job.closes_at
    return closes_at is None or closes_at > clock.now()


def _closed_by_its_deadline(job: Job) -> bool:
    return job.closes_at is not None and job.closed_at is not None and job.closed_at >= job.closes_at


def _told_deadline(change: Changed) -> datetime | None:
    return next((found.after for found in change.differences if found.name == "closes_at"), None)


def _plan_closing(plan: Plan, rows: list[Job], reading: Reading, slugs: set[str]) -> None:
    kept = {job.source_id for job in reading.jobs if not job.closed} | {row.source_id for row in reading.unread}
    for job in rows:
        if job.source != plan.source or job.status != JobStatus.PUBLISHED:
            continue
        plan.open_before += 1
        if job.source_id not in kept and job.slug not in slugs:
            plan.closing.append(job)


def _same(name: str, before: Any, after: Any) -> bool:
    if name == "description_html" and before != after:
        try:
            return values.html(before).split() == str(after).split()
        except BadRow:
            return False  # Longer than what an import may bring.
    return bool(before == after)

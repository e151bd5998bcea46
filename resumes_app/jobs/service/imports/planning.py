"""What an import would change, and why of everything that it would not."""

import asyncio
import hashlib
import re
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock
from resumes_app.config import settings
from resumes_app.jobs.service.completeness import untold
from resumes_app.jobs.service.forms import read_tags
from resumes_app.jobs.service.imports import values
from resumes_app.jobs.service.imports.complete import Towns, as_told, keep_complete, said_of, towns_named
from resumes_app.jobs.service.imports.plans import Changed, Difference, Plan
from resumes_app.jobs.service.imports.shapes import BadRow, ImportedJob, Reading, Unread
from resumes_app.jobs.service.imports.whereabouts import whereabouts
from resumes_app.jobs.service.wording import place_of
from resumes_app.models import Job, JobSource
from resumes_app.models.imports import ImportKind
from resumes_app.models.jobs import JobStatus

FILLED = {"description_html", "country"}
"""What our own feeds never leave empty: they put the question, and the company's country, there."""


def source_of(kind: ImportKind, board: str) -> str:
    """Return what `Job.source` is of jobs of this shape and board."""
    # A table has no board: its rows' addresses may lead anywhere.
    return kind.value if kind == ImportKind.CSV or not board else f"{kind.value}:{board}"


def source_at(kind: ImportKind, address: str) -> str:
    """Return what `Job.source` is of jobs from a followed address: two lists of one board are two sources."""
    return f"{kind.value}:{hashlib.sha256(address.encode()).hexdigest()[:24]}"


async def followed_sources(session: AsyncSession, company_id: int) -> dict[str, str]:
    """Return address → `Job.source` of every address that the company follows."""
    rows = (await session.exec(select(JobSource).where(JobSource.company_id == company_id))).all()
    return {row.address: row.source or source_at(row.kind, row.address) for row in rows}


async def plan_of(
    session: AsyncSession,
    company_id: int,
    reading: Reading,
    source: str,
    *,
    publish: bool,
    followed: bool = False,
    lock: bool = False,
) -> Plan:
    """Compare `reading` with the company's jobs.

    A job of our own address is that job, wherever it was written; one of another source with the same id and address
    is that job too.

    Args:
        followed: A followed address tells. It takes over what was imported by hand before.
        lock: The plan is to be carried out: nobody changes the jobs before the transaction ends.
    """
    plan = Plan(source, publish, unread=list(reading.unread), notes=list(reading.notes), followed=followed)
    addressed = await asyncio.to_thread(_addressed, reading)
    links = {link for job in reading.jobs if (link := job.facts.get("source_url"))}
    elsewhere = col(Job.source).is_not(None) & col(Job.source_url).in_(links)
    wanted = or_(col(Job.source) == source, col(Job.slug).in_(addressed.values()), elsewhere)
    statement = select(Job).where(Job.company_id == company_id, wanted).order_by(col(Job.id))
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    rows = (await session.exec(statement)).all()
    others = set((await followed_sources(session, company_id)).values()) - {source}
    towns = await towns_named(session, reading.jobs) if publish or any(map(_public, rows)) else {}
    await asyncio.to_thread(_compare, plan, rows, reading, addressed, others, towns)
    return plan


def _addressed(reading: Reading) -> dict[str, str]:
    found = {job.source_id: own_slug(job.facts.get("source_url", "")) for job in reading.jobs}
    return {source_id: slug for source_id, slug in found.items() if slug}


def _compare(
    plan: Plan, rows: Sequence[Job], reading: Reading, addressed: dict[str, str], others: Collection[str], towns: Towns
) -> None:
    """Fill the plan; no database.

    Args:
        others: What `Job.source` is of other followed addresses' jobs: they keep them.
    """
    by_source_id = {job.source_id: job for job in rows if job.source == plan.source}
    by_link = {(job.source_id, job.source_url): job for job in rows if job.source not in {None, plan.source}}
    by_slug = {job.slug: job for job in rows}
    for told in reading.jobs:
        slug = addressed.get(told.source_id, "")
        job: Job | None = by_slug.get(slug) if slug else by_source_id.get(told.source_id)
        if job is None and not slug and (link := told.facts.get("source_url")):
            job = by_link.get((told.source_id, link))
        if job is None and slug:
            note = "its address is of this site, and none of this company's jobs has it"
            plan.unread.append(Unread(f"“{told.facts['title']}”", note, told.source_id))
        elif job is None:
            _plan_new(plan, told, towns)
        else:
            mine = plan.followed and not slug and job.source != plan.source and job.source not in others
            _plan_known(plan, job, told, towns, adopt=mine)
    _plan_closing(plan, rows, reading, set(addressed.values()))


def _told_of(job: Job) -> dict[str, Any]:
    """Return what a feed's one line tells of where the job is."""
    return {**whereabouts(place_of(job)).facts()}


def _is_of(source: str, kind: ImportKind) -> bool:
    return source.partition(":")[0] == kind.value


def own_slug(address: str) -> str:
    """Return the slug where the address is a job's page of this installation, else nothing."""
    base = re.escape(settings().base_url)
    found = re.fullmatch(rf"{base}/jobs/([a-z0-9-]+)/?(?:[?#].*)?", address)
    return found[1] if found else ""


def _plan_new(plan: Plan, told: ImportedJob, towns: Towns) -> None:
    named = f"“{told.facts['title']}”"
    over = told.closes_at is not None and told.closes_at <= clock.now()
    if told.closed or over:
        plan.notes.append(Unread(named, "it has closed already, and was never here", told.source_id))
        return
    plan.new.append(told)
    if plan.publish and (lacks := untold(as_told(None, told.facts, towns)).found):
        plan.drafts.add(told.source_id)
        plan.notes.append(Unread(named, said_of(lacks), told.source_id))


def _plan_known(plan: Plan, job: Job, told: ImportedJob, towns: Towns, *, adopt: bool) -> None:
    imported = job.source == plan.source or adopt
    change = Changed(job, _differences(plan, job, told, imported=imported), adopt=adopt)
    if _public(job):
        plan.notes += keep_complete(change, towns, told.source_id)
    _plan_deadline(plan, change, told)
    if imported and _publishes(plan, change, told):
        lacks = untold(as_told(job, change.facts(), towns)).found
        plan.notes += [Unread(f"“{job.title}”", said_of(lacks), told.source_id)] if lacks else []
        change.publish = not lacks
    if imported and not told.closed:
        change.reopen = _reopens(change)
        if job.status == JobStatus.CLOSED and not change.reopen and not _closed_by_its_deadline(job):
            plan.notes.append(Unread(f"“{job.title}”", "it was closed here, and stays closed", told.source_id))
    if change.any:
        plan.changed.append(change)
    else:
        plan.unchanged += 1


def _differences(plan: Plan, job: Job, told: ImportedJob, *, imported: bool) -> list[Difference]:
    from_feed = plan.source != ImportKind.CSV and bool(own_slug(told.facts.get("source_url", "")))
    filled = FILLED if from_feed else set()
    told_here = _told_of(job) if from_feed and _is_of(plan.source, ImportKind.GREENHOUSE) else {}
    found: list[Difference] = []
    for name, after in told.facts.items():
        before = getattr(job, name)
        if name == "source_url" and (not imported or own_slug(str(after))):
            continue  # The page here is nowhere else's address.
        if name in filled and not before:
            continue  # Not told by its employer, but by the feed.
        if name in told_here and after == told_here[name]:
            continue  # One line says where it is, and is read as less than what stands here.
        if not _same(name, before, after):
            found.append(Difference(name, before, after))
    return found


def _plan_deadline(plan: Plan, change: Changed, told: ImportedJob) -> None:
    job, after = change.job, told.closes_at
    if after is None or _to_the_second(after) == _to_the_second(job.closes_at):
        return
    if job.closes_at is None and job.status == JobStatus.CLOSED and not job.vanished_at:
        return  # It was closed here, and stays so: no date is the one that it had.
    sooner = job.closes_at is not None and after < job.closes_at
    if job.published_at is None or not (sooner or after <= clock.now()):
        change.differences.append(Difference("closes_at", job.closes_at, after))
        return
    why = "a published close date only moves later" if job.closes_at is not None else "the one told is over"
    plan.notes.append(Unread(f"“{job.title}”", f"its close date stays: {why}", told.source_id))


def _public(job: Job) -> bool:
    return job.status != JobStatus.DRAFT


def _to_the_second(moment: datetime | None) -> datetime | None:
    return moment.replace(microsecond=0) if moment else None  # Feeds tell no more.


def _reopens(change: Changed) -> bool:
    """Say whether a closed job comes back: one that had vanished, or whose deadline has moved on; no other."""
    job = change.job
    if job.status != JobStatus.CLOSED or not (job.vanished_at or _closed_by_its_deadline(job)):
        return False
    closes_at = _told_deadline(change) or job.closes_at
    return closes_at is None or closes_at > clock.now()


def _publishes(plan: Plan, change: Changed, told: ImportedJob) -> bool:
    if not plan.publish or plan.followed:
        return False
    closes_at = _told_deadline(change) or change.job.closes_at
    over = told.closed or (closes_at is not None and closes_at <= clock.now())
    return change.job.status == JobStatus.DRAFT and not over


def _closed_by_its_deadline(job: Job) -> bool:
    return job.closes_at is not None and job.closed_at is not None and job.closed_at >= job.closes_at


def _told_deadline(change: Changed) -> datetime | None:
    return next((found.after for found in change.differences if found.name == "closes_at"), None)


def _plan_closing(plan: Plan, rows: Sequence[Job], reading: Reading, slugs: set[str]) -> None:
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
    if name == "tags":  # The form writes all of them small.
        return read_tags(",".join(before)) == read_tags(",".join(after))
    return bool(before == after)

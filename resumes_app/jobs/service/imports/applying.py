"""Carrying a plan out, in one transaction, with its entries in the audit log."""

import re
import unicodedata
from secrets import token_hex
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, search
from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service import record_act
from resumes_app.jobs.schemas import ImportReport
from resumes_app.jobs.service.clips import show_clips
from resumes_app.jobs.service.closing import close_now, tell_pages
from resumes_app.jobs.service.deadlines import will_tell
from resumes_app.jobs.service.imports.plans import Changed, Plan
from resumes_app.jobs.service.imports.shapes import ImportedJob
from resumes_app.models import Company, Job
from resumes_app.models.jobs import JobStatus

SLUG_CHARS = 100
AT_ONCE = 100
"""New jobs that are written together; others who wait for this process get their turn in between."""
LISTED = 100
"""Rows that a report keeps."""


async def carry_out(session: AsyncSession, who: Identity, company: Company, plan: Plan, *, close: bool) -> ImportReport:
    """Make the company's jobs what the plan says.

    One entry of the audit log tells the counts; each close, reopening and moved deadline has its own, as where a person
    does it. Who saved a job whose deadline moves is told.

    Args:
        close: Whether what vanished is closed.
    """
    made = await _make(session, company, plan)
    for change in plan.changed:
        await _change(session, who, plan, change)
    await show_clips(session, *(change.job for change in plan.changed if change.publish))
    closing = plan.closing if close else []
    for job in closing:
        await _close(session, who, job)
    report = ImportReport(
        at=clock.now().isoformat(timespec="seconds"),
        new=made,
        drafts=len(plan.drafts),
        changed=len(plan.changed),
        closed=len(closing),
        unchanged=plan.unchanged,
        unread=[{"where": row.where, "reason": row.reason} for row in plan.unread[:LISTED]],
        unread_total=len(plan.unread),
        notes=[{"where": row.where, "reason": row.reason} for row in plan.notes[:LISTED]],
        problem="",
    )
    if made or plan.changed or closing:
        counts = {name: report[name] for name in ("new", "drafts", "changed", "closed", "unchanged", "unread_total")}
        after = {"source": plan.source, "published": plan.publish, **counts}
        await record_act(session, who, "job.import", f"company:{company.slug}", company_id=company.id, after=after)
    return report


async def _make(session: AsyncSession, company: Company, plan: Plan) -> int:
    now = clock.now()
    for number, told in enumerate(plan.new, 1):
        # Always with a token: another company may be about to take the plain one.
        slug = f"{slug_base(told)}-{token_hex(5)}"
        publish = plan.publish and told.source_id not in plan.drafts
        shown: dict[str, Any] = {"status": JobStatus.PUBLISHED, "published_at": now} if publish else {}
        job = Job(company_id=company.id or 0, slug=slug, source=plan.source, source_id=told.source_id, **shown)
        job.employment_type = ""  # Not stated, unless it is.
        await _set(session, job, dict(told.facts))
        job.closes_at = told.closes_at
        session.add(job)
        if number % AT_ONCE == 0:
            await session.flush()
    await session.flush()
    return len(plan.new)


def slug_base(told: ImportedJob) -> str:
    """Return a slug of title and place; others may have it already."""
    words = f"{told.facts['title']} {told.facts.get('place', '')}"
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:SLUG_CHARS].strip("-") or "job"


async def _set(session: AsyncSession, job: Job, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        setattr(job, name, value)
    if "place" in facts or "country" in facts:
        with session.no_autoflush:
            place = await search.find_place(session, job.place, job.country) if job.place else None
        job.place_id = place["id"] if place else None
        job.latitude, job.longitude = (place["latitude"], place["longitude"]) if place else (None, None)


async def _change(session: AsyncSession, who: Identity, plan: Plan, change: Changed) -> None:
    job, now = change.job, clock.now()
    before = {"status": job.status, "closes_at": job.closes_at, "closed_at": job.closed_at}
    moves = any(found.name == "closes_at" for found in change.differences)
    await _set(session, job, {found.name: found.after for found in change.differences})
    job.updated_at = now
    if change.adopt:
        job.source = plan.source
    if change.publish:
        job.status, job.published_at = JobStatus.PUBLISHED, now
    if change.reopen:
        job.status, job.closed_at, job.vanished_at = JobStatus.PUBLISHED, None, None
    session.add(job)
    after = {"status": job.status, "closes_at": job.closes_at, "closed_at": job.closed_at}
    if job.published_at is None or change.publish or not (change.reopen or moves):
        return
    await tell_pages(session, [job.id or 0])
    first = moves and before["closes_at"] is None
    act = "job.reopen" if change.reopen else "job.set_deadline" if first else "job.extend"
    await record_act(session, who, act, f"job:{job.slug}", company_id=job.company_id, before=before, after=after)
    if moves:
        await will_tell(session, job, first=first)


async def _close(session: AsyncSession, who: Identity, job: Job) -> None:
    await close_now(session, who, [job], told=False)  # A list may lack it today and have it again tomorrow.
    job.vanished_at = job.closed_at

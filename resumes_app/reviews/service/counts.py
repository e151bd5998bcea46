"""The dashboard: a member's companies' jobs, and how far their replies are."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import permits, require
from resumes_app.applications.service import closing_text, day, promised_by
from resumes_app.companies.service import mark_of
from resumes_app.jobs.service import is_open, place_of
from resumes_app.models import Application, Company, Job
from resumes_app.models.applications import ApplicationStatus
from resumes_app.models.jobs import JobStatus
from resumes_app.reviews.schemas import HireJob
from resumes_app.reviews.service.cards import deadline, listed

LIMIT = 200
"""Jobs shown: those with waiting replies first, then the newest."""


async def dashboard(who: Identity) -> list[HireJob]:
    """Return the jobs of `who`'s companies, those that need an answer first.

    Raises:
        SignInNeeded, NotPermitted: `who` acts for no company.
    """
    require(who, Permission.WATCH_REPLIES)
    undecided = col(Application.status) == ApplicationStatus.SUBMITTED
    count = sa.func.count(col(Application.id))
    waiting = count.filter(undecided).label("waiting")
    statement = (
        sa.select(
            Job,
            Company,
            waiting,
            count.label("total"),
            count.filter(col(Application.status) == ApplicationStatus.SHORTLISTED).label("shortlisted"),
            sa.func.min(col(Application.submitted_at)).filter(undecided).label("oldest"),
        )
        .join(Company, col(Company.id) == col(Job.company_id))
        .join(Application, sa.and_(col(Application.job_id) == col(Job.id), *listed()), isouter=True)
        .where(col(Job.company_id).in_(who.companies))
        .group_by(col(Job.id), col(Company.id))
        .order_by((waiting > 0).desc(), col(Job.published_at).desc().nulls_first(), col(Job.id).desc())
        .limit(LIMIT)
    )
    async with db.reading() as session:
        rows = (await session.exec(statement)).all()  # type: ignore[call-overload]  # six columns
    return [_job(row, who) for row in rows]


def _job(row: Any, who: Identity) -> HireJob:
    job: Job = row.Job
    zone = who.time_zone
    closes = job.closed_at or job.closes_at
    promise, promise_state = _promise(row, zone)
    takes_replies = is_open(job)
    ends = deadline(takes_replies, closing_text(closes, zone))
    return HireJob(
        slug=job.slug,
        title=job.title or "Untitled draft",
        place=place_of(job),
        company=mark_of(row.Company),
        state="draft" if job.status == JobStatus.DRAFT else "open" if takes_replies else "closed",
        deadline="" if job.status == JobStatus.DRAFT else ends,
        waiting=row.waiting,
        decided=row.total - row.waiting,
        shortlisted=row.shortlisted,
        total=row.total,
        promise=promise,
        promise_state=promise_state,  # type: ignore[typeddict-item]  # one of the four
        in_feed=not takes_replies or job.clip_id is not None,
        can_manage=permits(who, Permission.MANAGE_JOBS, job.company_id),
    )


def _promise(row: Any, zone: str) -> tuple[str, str]:
    """Return the promise clock in words, and its state."""
    if not row.total:
        return "", "none"
    if not row.waiting:
        return "Everyone has an answer", "kept"
    due: datetime | None = promised_by(row.Job, row.oldest)
    if due is None:
        return "", "none"
    if due < clock.now():
        return f"An answer was promised by {day(due, zone)}", "late"
    return f"Next answer due by {day(due, zone)}", "due"

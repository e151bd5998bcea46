"""Deadlines for calendars: of one job for everybody, of all saved ones under an address that only their person has."""

from datetime import timedelta
from secrets import token_urlsafe
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import NotFound
from resumes_app.jobs.schemas import Deadline
from resumes_app.jobs.service import wording
from resumes_app.jobs.service.rows import is_open
from resumes_app.models import Application, CalendarLink, Company, Job, SavedJob, User
from resumes_app.models.jobs import JobStatus

TOKEN_BYTES = 24
KEPT = timedelta(days=30)
"""How long a deadline that is past stays in the calendar of saved jobs."""


async def calendar_path(who: Identity) -> str:
    """Return where `who`'s calendar of saved jobs is read; empty while it is turned off.

    Raises:
        SignInNeeded: `who` is a guest.
    """
    require(who, Permission.SIGNED_IN)
    async with db.reading() as session:
        token = (await session.exec(select(CalendarLink.token).where(CalendarLink.user_id == who.id))).one_or_none()
    return f"/calendar/{token}.ics" if token else ""


async def turn_on_calendar(who: Identity) -> str:
    """Return where the calendar of saved jobs is read from now on; one that is on stays where it is.

    Raises as `calendar_path`.
    """
    require(who, Permission.SIGNED_IN)
    row = {"user_id": who.id, "token": token_urlsafe(TOKEN_BYTES), "created_at": clock.now()}
    async with db.transaction() as session:
        await session.exec(insert(CalendarLink).values(row).on_conflict_do_nothing(index_elements=["user_id"]))
    return await calendar_path(who)


async def turn_off_calendar(who: Identity) -> None:
    """Make the address useless for ever; another one can be had. Raises as `calendar_path`."""
    require(who, Permission.SIGNED_IN)
    async with db.transaction() as session:
        await session.exec(sa.delete(CalendarLink).where(col(CalendarLink.user_id) == who.id))


async def saved_deadlines(token: str) -> list[Deadline] | None:
    """Return the deadlines of the jobs that the token's person saved, the first one first; None for an unknown token.

    Long past ones are left out.
    """
    owner = (
        select(CalendarLink.user_id)
        .join(User, col(User.id) == col(CalendarLink.user_id))
        .where(CalendarLink.token == token, col(User.deleted_at).is_(None))
    )
    async with db.reading() as session:
        user_id = (await session.exec(owner)).one_or_none()
        if user_id is None:
            return None
        replied = sa.exists().where(col(Application.job_id) == col(Job.id), col(Application.candidate_id) == user_id)
        mine = sa.and_(col(SavedJob.job_id) == col(Job.id), col(SavedJob.user_id) == user_id)
        statement = (
            _deadlines(replied.correlate(Job))
            .join(SavedJob, mine)
            .where(col(Job.closes_at) > clock.now() - KEPT)
            .order_by(col(Job.closes_at), col(Job.id))
        )
        rows = (await session.exec(statement)).all()
    return [_deadline(*row) for row in rows]


async def job_deadline(slug: str) -> Deadline:
    """Return the job's deadline.

    Raises:
        NotFound: There is no such published job, or it has no deadline.
    """
    async with db.reading() as session:
        row = (await session.exec(_deadlines(sa.false()).where(col(Job.slug) == slug))).one_or_none()
    if row is None:
        raise NotFound("There is no such calendar. It may have been turned off.")
    return _deadline(*row)


def _deadlines(replied: Any) -> Any:
    return (
        sa.select(Job, Company, replied)
        .join(Company, col(Company.id) == col(Job.company_id))
        .where(col(Job.status) != JobStatus.DRAFT, col(Job.closes_at).is_not(None))
    )


def _deadline(job: Job, company: Company, replied: bool) -> Deadline:
    closes_at = job.closes_at or clock.now()
    return Deadline(
        slug=job.slug,
        title=job.title,
        company=company.name,
        place=wording.place_of(job),
        closes_at=closes_at,
        published_at=job.published_at or job.created_at,
        updated_at=job.updated_at,
        called_off=job.status == JobStatus.CLOSED and job.closed_at is not None and job.closed_at < closes_at,
        over=replied or not is_open(job),
        review=wording.review_of(job),
    )

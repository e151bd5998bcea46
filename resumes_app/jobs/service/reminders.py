"""Reminders before a deadline: each once, and after a time without a worker only the one that still tells something."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import Letter, require, write_to
from resumes_app.config import settings
from resumes_app.jobs.schemas import ClosingSoon
from resumes_app.jobs.service import wording
from resumes_app.jobs.service.feed import open_now
from resumes_app.jobs.service.rows import NEAR
from resumes_app.jobs.service.unsubscribing import unsubscribe_address
from resumes_app.models import Application, Company, Draft, Job, Reminder, SavedJob, User
from resumes_app.studio.service import number_of_takes

LEADS_H = {2: "2 hours", 24: "a day", 72: "3 days"}
"""So many hours before its deadline one is reminded of a job, and what that is called; the last of them is `NEAR`."""
ON_ITS_WAY = timedelta(minutes=5)
"""A mail that is written so much later still names the time that it is for."""


async def remind_due() -> int:
    """Have each person reminded of what closes soon, each of their reminders once; return how many are on their way.

    Only the nearest reminder that is due counts: where no worker ran for a day, the earlier ones are left out. One
    whose moment had come before the job was saved, or the reply begun, is left out too.
    """
    now = clock.now()
    due = _wanted().subquery()
    lead_h = sa.case(*((due.c.closes_at <= now + timedelta(hours=lead), lead) for lead in LEADS_H))
    in_time = due.c.wanted_at <= due.c.closes_at - sa.func.make_interval(0, 0, 0, 0, lead_h)
    columns = (due.c.user_id, due.c.job_id, due.c.closes_at, lead_h.label("lead_h"))
    rows = sa.select(*columns, sa.literal(now)).where(in_time, due.c.reminder_mails)
    kept = [*(column.key for column in columns), "at"]
    told = insert(Reminder).from_select(kept, rows).on_conflict_do_nothing()
    key = (col(Reminder.user_id), col(Reminder.job_id), col(Reminder.closes_at), col(Reminder.lead_h))
    async with db.transaction() as session:
        reminders = (await session.exec(told.returning(*key))).all()
        for user_id, job_id, closes_at, lead in reminders:
            until = closes_at.isoformat()
            await work.enqueue(session, "jobs.remind", job_id=job_id, user_id=user_id, until=until, lead_h=lead)
    return len(reminders)


async def remind(job_id: int, user_id: int, until: str, lead_h: int) -> None:
    """Write to the person, unless the job was answered, closed, moved or let go of since, or they want no mails."""
    moment = datetime.fromisoformat(until)
    asked = _wanted(col(Job.id) == job_id, col(Job.closes_at) == moment, user_id=user_id).subquery()
    statement: Any = (
        sa.select(Job, Company, col(User.time_zone), asked.c.drafted)
        .join(asked, asked.c.job_id == col(Job.id))
        .join(Company, col(Company.id) == col(Job.company_id))
        .join(User, col(User.id) == asked.c.user_id)
        .where(asked.c.reminder_mails)
    )
    async with db.reading() as session:
        found = (await session.exec(statement)).one_or_none()
    if found is not None:
        letter = replace(_letter(*found, lead_h=lead_h), unsubscribe=unsubscribe_address("reminders", user_id))
        await write_to(user_id, letter, f"closing-{job_id}-{user_id}-{int(moment.timestamp())}-{lead_h}")


def _letter(job: Job, company: Company, zone: str, drafted: bool, *, lead_h: int) -> Letter:
    closes_at = job.closes_at or clock.now()
    exact = closes_at - clock.now()
    left = LEADS_H[lead_h] if timedelta(hours=lead_h) - exact < ON_ITS_WAY else wording.time_left(exact)
    until = wording.moment_text(closes_at, zone or job.time_zone)
    which = "You began a reply to it, and have not sent it." if drafted else "You saved it, and have not replied."
    return Letter(
        subject=f"{job.title} at {company.name} closes in {left}",
        greeting="Hello,",
        paragraphs=(
            f"{job.title} at {company.name} takes replies until {until}. {which}",
            wording.review_of(job),
        ),
        link_label="Continue your reply" if drafted else "See the job",
        link=f"{settings().base_url}/{'reply' if drafted else 'jobs'}/{job.slug}",
        closing=(
            "Nothing was sent to the employer. To get no more reminders, turn them off in your settings: "
            f"{settings().base_url}/settings"
        ),
    )


async def closing_soon(who: Identity) -> ClosingSoon | None:
    """Return what of `who`'s saved jobs and begun replies closes soon and is not answered; None where nothing does.

    Raises:
        SignInNeeded: `who` is a guest.
    """
    require(who, Permission.SIGNED_IN)
    async with db.reading() as session:
        return await _closing_soon(session, who)


async def _closing_soon(session: AsyncSession, who: Identity) -> ClosingSoon | None:
    wanted = _wanted(user_id=who.id).subquery()
    statement = (
        sa.select(sa.func.count().over(), col(Job.slug), col(Job.title), col(Job.closes_at))
        .join(wanted, wanted.c.job_id == col(Job.id))
        .order_by(col(Job.closes_at), col(Job.id))
        .limit(1)
    )
    first = (await session.exec(statement)).first()  # type: ignore[call-overload]  # four columns
    if first is None:
        return None
    count, slug, title, closes_at = first
    return ClosingSoon(count=count, slug=slug, title=title, closes_at=wording.iso(closes_at))


def _wanted(*conditions: Any, user_id: int | None = None) -> Any:
    """As SQL: who wants which open job that closes soon and has not answered it; since when; whether in a draft."""
    soon = sa.and_(*open_now(), col(Job.closes_at) <= clock.now() + NEAR, *conditions)
    saved = sa.select(col(SavedJob.user_id), col(SavedJob.job_id), col(SavedJob.saved_at), sa.false()).join(
        Job, sa.and_(col(Job.id) == col(SavedJob.job_id), soon)
    )
    begun = (
        sa.select(col(Draft.owner_id), col(Draft.job_id), col(Draft.created_at), sa.true())
        .join(Job, sa.and_(col(Job.id) == col(Draft.job_id), soon))
        .where(number_of_takes() > 0)
    )
    if user_id is not None:
        saved, begun = saved.where(col(SavedJob.user_id) == user_id), begun.where(col(Draft.owner_id) == user_id)
    marks = sa.union_all(saved, begun).subquery()
    person, job, at, drafted = marks.c
    answered = sa.exists().where(col(Application.job_id) == job, col(Application.candidate_id) == person)
    return (
        sa.select(
            person.label("user_id"),
            job.label("job_id"),
            col(Job.closes_at),
            sa.func.min(at).label("wanted_at"),
            sa.func.bool_or(drafted).label("drafted"),
            col(User.reminder_mails),
        )
        .join(Job, col(Job.id) == job)
        .join(User, col(User.id) == person)
        .where(~answered, col(User.deleted_at).is_(None))
        .group_by(person, job, col(Job.closes_at), col(User.reminder_mails))
    )

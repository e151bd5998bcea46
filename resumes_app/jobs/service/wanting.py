"""Who wants a job: they saved it or began a reply, and hear when its time changes."""

from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db
from resumes_app.models import Application, Company, Draft, Job, SavedJob, User
from resumes_app.studio.service import number_of_takes


class Wish(NamedTuple):
    """That somebody wants a job."""

    job: Job
    company: Company
    begun: bool
    """They began a reply; else they saved it only."""
    zone: str
    """The time zone that they read moments in: their own, where they chose one, else the job's."""


async def wanting(session: AsyncSession, job_id: int) -> list[int]:
    """Return the ids of those who want the job and have not replied."""
    return [user_id for (user_id,) in (await session.exec(sa.select(_wishes(job_id).c.user_id))).all()]  # type: ignore[call-overload]  # plain SQL


async def wish_of(user_id: int, job_id: int) -> Wish | None:
    """Return what is to be told of the job to somebody who wants it; None where they replied or let go of it."""
    wishes = _wishes(job_id)
    begun = sa.select(wishes.c.begun).where(wishes.c.user_id == user_id).scalar_subquery()
    joined: Any = select(Job, Company, begun, col(User.time_zone)).join(Company, col(Company.id) == col(Job.company_id))
    theirs = joined.join(User, col(User.id) == user_id).where(Job.id == job_id)
    async with db.reading() as session:
        found = (await session.exec(theirs)).one_or_none()
    if found is None or found[2] is None:
        return None
    job, company, drafted, zone = found
    return Wish(job, company, drafted, zone or job.time_zone)


def _wishes(job_id: int) -> Any:
    saved = sa.select(col(SavedJob.user_id), sa.false().label("begun")).where(col(SavedJob.job_id) == job_id)
    drafts = sa.select(col(Draft.owner_id), sa.true()).where(col(Draft.job_id) == job_id, number_of_takes() > 0)
    person, begun = sa.union_all(saved, drafts).subquery().c
    answered = sa.exists().where(col(Application.job_id) == job_id, col(Application.candidate_id) == person)
    grouped = sa.select(person.label("user_id"), sa.func.bool_or(begun).label("begun")).where(~answered)
    return grouped.group_by(person).subquery()

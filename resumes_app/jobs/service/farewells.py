"""A job closes before its time: who saved it or began a reply hears of it."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import db, work
from resumes_app.accounts.service import Letter, write_to
from resumes_app.config import settings
from resumes_app.jobs.service.rows import is_open
from resumes_app.models import Application, Company, Draft, Job, SavedJob
from resumes_app.studio.service import number_of_takes


async def tell_of_close(job_id: int, closed_at: str) -> None:
    """Have a mail sent to each person who wanted the job that closed (ISO 8601), but to those who replied."""
    async with db.transaction() as session:
        people: Any = sa.select(_wanting(job_id).c.user_id)
        for (user_id,) in (await session.exec(people)).all():
            await work.enqueue(session, "jobs.tell_one_of_close", job_id=job_id, user_id=user_id, closed_at=closed_at)


async def tell_one_of_close(job_id: int, user_id: int, closed_at: str) -> None:
    """Write to one of them, unless the job was opened again, answered or let go of since."""
    moment, wanting = datetime.fromisoformat(closed_at), _wanting(job_id)
    joined = select(Job, Company).join(Company, col(Company.id) == col(Job.company_id))
    begun: Any = sa.select(wanting.c.begun).where(wanting.c.user_id == user_id)
    async with db.reading() as session:
        found = (await session.exec(joined.where(Job.id == job_id))).one_or_none()
        drafted = (await session.exec(begun)).scalar_one_or_none()
    if drafted is None or found is None or is_open(found[0]) or found[0].closed_at != moment:
        return
    job, company = found
    early = "it was closed before its close date" if job.closes_at else "it was closed"
    which = "You began a reply to it. What you recorded stays yours." if drafted else "You saved it."
    letter = Letter(
        subject=f"{job.title} at {company.name} has closed",
        greeting="Hello,",
        paragraphs=(f"this job takes no more replies: {early}. {which}",),
        link_label="See other jobs",
        link=f"{settings().base_url}/jobs",
        closing="You get this because you saved the job or began a reply. Nothing was sent to the employer.",
    )
    await write_to(user_id, letter, f"closed-{job_id}-{user_id}-{int(moment.timestamp())}")


def _wanting(job_id: int) -> Any:
    """As SQL: who saved the job or began a reply, and has sent none; whether there is something in their draft."""
    saved = sa.select(col(SavedJob.user_id), sa.false().label("begun")).where(col(SavedJob.job_id) == job_id)
    drafts = sa.select(col(Draft.owner_id), sa.true()).where(col(Draft.job_id) == job_id, number_of_takes() > 0)
    person, begun = sa.union_all(saved, drafts).subquery().c
    answered = sa.exists().where(col(Application.job_id) == job_id, col(Application.candidate_id) == person)
    grouped = sa.select(person.label("user_id"), sa.func.bool_or(begun).label("begun")).where(~answered)
    return grouped.group_by(person).subquery()

"""Deadlines: a job past its own takes no replies, whether or not its status has caught up."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import record_act, require
from resumes_app.errors import Gone, NotFound
from resumes_app.jobs.schemas import JobBrief
from resumes_app.jobs.service import wording
from resumes_app.jobs.service.rows import brief_of, is_open
from resumes_app.models import Application, Company, Draft, Job, SavedJob
from resumes_app.models.jobs import JobStatus


async def open_job(session: AsyncSession, slug: str, at: datetime | None = None) -> JobBrief:
    """Return the job, which takes replies at this moment, or took them `at` an earlier one.

    Raises:
        NotFound: There is no such published job.
        Gone: It has closed.
    """
    statement = (
        select(Job, Company)
        .join(Company, col(Company.id) == col(Job.company_id))
        .where(Job.slug == slug, Job.status != JobStatus.DRAFT)
    )
    found = (await session.exec(statement)).one_or_none()
    if found is None:
        raise NotFound("There is no such job. Look at the open ones.")
    job, company = found
    if is_open(job) or (at is not None and was_open(job, at)):
        return brief_of(job, company)
    closed_at = job.closed_at or job.closes_at
    when = f" on {wording.day_text(closed_at, job.time_zone)}" if closed_at else ""
    raise Gone(f"This job closed{when} and takes no more replies.")


def was_open(job: Job, at: datetime) -> bool:
    """Return whether a job that was once published took replies `at` that moment, as far as its last close tells."""
    ends = [moment for moment in (job.closes_at, job.closed_at) if moment is not None]
    return job.status != JobStatus.DRAFT and all(at < end for end in ends)


async def job_briefs(session: AsyncSession, job_ids: Collection[int]) -> dict[int, JobBrief]:
    """Return jobs of any status by id, in one query; unknown ids are left out."""
    statement = (
        select(Job, Company).join(Company, col(Company.id) == col(Job.company_id)).where(col(Job.id).in_(job_ids))
    )
    return {job.id or 0: brief_of(job, company) for job, company in await session.exec(statement)}


async def managed_job(session: AsyncSession, who: Identity, slug: str) -> Job:
    """Return the job, published or closed, locked until the transaction ends.

    Raises:
        NotFound: There is no such published job.
        NotPermitted: `who` does not manage its company's jobs.
    """
    statement = select(Job).where(Job.slug == slug, Job.status != JobStatus.DRAFT).with_for_update()
    job = (await session.exec(statement)).one_or_none()
    if job is None:
        raise NotFound("There is no such job.")
    require(who, Permission.MANAGE_JOBS, job.company_id)
    return job


async def close_job(who: Identity, slug: str) -> None:
    """Close the job at this moment, with an entry in the audit log; closing a closed one changes nothing.

    Raises:
        NotFound: There is no such published job.
        NotPermitted: `who` does not manage its company's jobs.
    """
    async with db.transaction() as session:
        job = await managed_job(session, who, slug)
        if job.status == JobStatus.CLOSED:
            return
        await close_now(session, who, [job])


async def close_now(session: AsyncSession, who: Identity, jobs: Sequence[Job], *, told: bool = True) -> None:
    """Close published jobs, which are locked and `who` may close, each with an entry in the audit log.

    Args:
        told: Who wanted one that closes before its time gets a mail.
    """
    for job in jobs:
        early = is_open(job)
        before = {"status": job.status, "closed_at": job.closed_at}
        job.status, job.vanished_at = JobStatus.CLOSED, None
        job.closed_at = job.updated_at = clock.now()
        session.add(job)
        after = {"status": job.status, "closed_at": job.closed_at}
        await record_act(
            session, who, "job.close", f"job:{job.slug}", company_id=job.company_id, before=before, after=after
        )
        if early and told:
            await work.enqueue(session, "jobs.tell_of_close", job_id=job.id, closed_at=job.closed_at.isoformat())
    await tell_pages(session, [job.id or 0 for job in jobs])


async def close_due() -> int:
    """Close every job whose deadline has come; return how many.

    Late, after a day without a worker say, it is as if it had been in time: the deadline is when the job closed. No
    entry in the audit log: nobody acts here, and who set the deadline is in it.
    """
    async with db.transaction() as session:
        result = await session.exec(
            sa.update(Job)
            .where(col(Job.status) == JobStatus.PUBLISHED, col(Job.closes_at) <= clock.now())
            .values(status=JobStatus.CLOSED, closed_at=Job.closes_at, updated_at=clock.now())
            .returning(col(Job.id))
        )
        closed = [job_id for (job_id,) in result.all()]
        await tell_pages(session, closed)
    return len(closed)


def page_topic(slug: str) -> str:
    """Return the topic of notices that a job's public page has changed."""
    return f"vacancy:{slug}"


async def tell_pages(session: AsyncSession, job_ids: Collection[int]) -> None:
    """Announce, once the transaction commits, that the jobs' pages read differently.

    Told are the jobs' own pages, those on which replies to them are made or reviewed, and the lists of those who saved
    them, began a reply or sent one.
    """
    if not job_ids:
        return
    people: Any = sa.union(
        sa.select(col(SavedJob.user_id)).where(col(SavedJob.job_id).in_(job_ids)),
        sa.select(col(Draft.owner_id)).where(col(Draft.job_id).in_(job_ids)),
        sa.select(col(Application.candidate_id)).where(col(Application.job_id).in_(job_ids)),
    )
    slugs = (await session.exec(select(Job.slug).where(col(Job.id).in_(job_ids)))).all()
    found = [user_id for (user_id,) in (await session.exec(people)).all()]
    topics = [*map(page_topic, slugs), *(f"candidate:{user_id}" for user_id in found)]
    await db.notify_each(session, topics, {"jobs": True})
    await db.notify_each(session, [f"job:{job_id}" for job_id in job_ids], {"relist": True})

"""Deadlines: a job past its own takes no replies, whether or not its status has caught up."""

from collections.abc import Collection

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import record_act, require
from resumes_app.errors import Gone, NotFound
from resumes_app.jobs.schemas import JobBrief
from resumes_app.jobs.service import wording
from resumes_app.jobs.service.rows import brief_of, is_open
from resumes_app.models import Company, Job
from resumes_app.models.jobs import JobStatus


async def open_job(session: AsyncSession, slug: str) -> JobBrief:
    """Return the job, which takes replies at this moment.

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
    if is_open(job):
        return brief_of(job, company)
    closed_at = job.closed_at or job.closes_at
    when = f" on {wording.day_text(closed_at, job.time_zone)}" if closed_at else ""
    raise Gone(f"This job closed{when} and takes no more replies.")


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
        before = {"status": job.status, "closed_at": job.closed_at}
        job.status = JobStatus.CLOSED
        job.closed_at = clock.now()
        after = {"status": job.status, "closed_at": job.closed_at}
        await tell_pages(session, job)
        await record_act(
            session, who, "job.close", f"job:{slug}", company_id=job.company_id, before=before, after=after
        )


async def close_due() -> int:
    """Close every job whose deadline has come; return how many."""
    async with db.transaction() as session:
        due = select(Job).where(col(Job.status) == JobStatus.PUBLISHED, col(Job.closes_at) <= clock.now())
        jobs = (await session.exec(due.with_for_update())).all()
        for job in jobs:
            job.status, job.closed_at = JobStatus.CLOSED, clock.now()
            session.add(job)
            await tell_pages(session, job)
        return len(jobs)


async def tell_pages(session: AsyncSession, job: Job) -> None:
    """Tell the pages on which replies to the job are made or reviewed that it has closed, or takes replies again."""
    await db.notify(session, f"vacancy:{job.slug}", {})
    await db.notify(session, f"job:{job.id}", {"relist": True})

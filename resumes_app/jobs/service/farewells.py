"""A job closes before its time: who saved it or began a reply hears of it."""

from datetime import datetime

from resumes_app import db, work
from resumes_app.accounts.service import Letter, write_to
from resumes_app.config import settings
from resumes_app.jobs.service.rows import is_open
from resumes_app.jobs.service.wanting import wanting, wish_of


async def tell_of_close(job_id: int, closed_at: str) -> None:
    """Have a mail sent to each person who wanted the job that closed (ISO 8601), but to those who replied."""
    async with db.transaction() as session:
        for user_id in await wanting(session, job_id):
            await work.enqueue(session, "jobs.tell_one_of_close", job_id=job_id, user_id=user_id, closed_at=closed_at)


async def tell_one_of_close(job_id: int, user_id: int, closed_at: str) -> None:
    """Write to one of them, unless the job was opened again, answered or let go of since."""
    moment, wish = datetime.fromisoformat(closed_at), await wish_of(user_id, job_id)
    if wish is None or is_open(wish.job) or wish.job.closed_at != moment:
        return
    job, company, begun, _ = wish
    early = "it was closed before its close date" if job.closes_at else "it was closed"
    which = "You began a reply to it. What you recorded stays yours." if begun else "You saved it."
    letter = Letter(
        subject=f"{job.title} at {company.name} has closed",
        greeting="Hello,",
        paragraphs=(f"{job.title} at {company.name} takes no more replies: {early}. {which}",),
        link_label="See other jobs",
        link=f"{settings().base_url}/jobs",
        closing="You get this because you saved the job or began a reply. Nothing was sent to the employer.",
    )
    await write_to(user_id, letter, f"closed-{job_id}-{user_id}-{int(moment.timestamp())}")

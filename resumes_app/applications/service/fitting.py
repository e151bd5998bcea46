"""Whether a reply is one that its job takes: in which way, how long, and whether there is room for it."""

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.applications.schemas import WAYS
from resumes_app.errors import Gone, InvalidInput
from resumes_app.jobs.schemas import JobBrief
from resumes_app.models import Application, Job, Render
from resumes_app.models.applications import ApplicationStatus
from resumes_app.studio.service import kinds_in, length_of, length_text

FULL = "This job has all the replies that it takes. Save it, and look in again: a place may come free."
TOLERANCE_MS = 500
"""A recorder stops a moment after the limit."""


async def check_fits(session: AsyncSession, job: JobBrief, render: Render) -> None:
    """Pass where the job takes replies such as the render.

    Raises:
        InvalidInput: It answers in a way that the job does not take, or is too long.
    """
    if await kinds_in(session, render.owner_id, render.edit) - job.reply_kinds:
        ways = " or ".join(words for kind, words in WAYS.items() if kind in job.reply_kinds)
        raise InvalidInput(f"This job takes replies {ways} only. Go back, remove your takes, and answer {ways}.")
    over_ms = length_of(render.edit) - job.reply_limit_s * 1000
    if over_ms > TOLERANCE_MS:
        raise InvalidInput(
            f"Replies to this job have {job.reply_limit_s} seconds at the most, and yours is "
            f"{length_text(over_ms + 999)} longer. Go back and shorten it."
        )


async def hold_job(session: AsyncSession, job_id: int) -> Job:
    """Return the job as it is: whoever is changing it is waited for, and the next one waits for the transaction."""
    its = select(Job).where(Job.id == job_id).with_for_update(read=True, key_share=True)
    return (await session.exec(its.execution_options(populate_existing=True))).one()


async def check_room(session: AsyncSession, job_id: int, max_replies: int | None, candidate_id: int) -> None:
    """Pass where the job takes one reply more; of several at the same moment, as many as there is room for.

    Raises:
        Gone: It is full.
    """
    if max_replies is None:
        return
    await session.exec(select(Job.id).where(Job.id == job_id).with_for_update(key_share=True))
    others = (Application.job_id == job_id, Application.candidate_id != candidate_id)
    stand = select(sa.func.count()).where(*others, col(Application.status) != ApplicationStatus.WITHDRAWN)
    if (await session.exec(stand)).one() >= max_replies:
        raise Gone(FULL)

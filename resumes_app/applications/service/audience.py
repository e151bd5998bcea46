"""Who may play a reply's clip: its candidate always, the job's company while the reply stands."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock
from resumes_app.models import Application, Clip, Grant, Job
from resumes_app.models.applications import ApplicationStatus


async def share(session: AsyncSession, application: Application, company_id: int) -> None:
    """Let the candidate and the company play the reply's clip."""
    prefix = await _prefix(session, application)
    now = clock.now()
    audiences = (f"user:{application.candidate_id}", f"company:{company_id}")
    rows = [{"prefix": prefix, "audience": audience, "created_at": now} for audience in audiences]
    await session.exec(insert(Grant).values(rows).on_conflict_do_nothing())


async def unshare(session: AsyncSession, application: Application, company_id: int) -> None:
    """Take the clip away from the company, unless another standing reply to it shows the same clip."""
    others = (
        select(Application.id)
        .join(Job, col(Job.id) == col(Application.job_id))
        .where(
            Application.clip_id == application.clip_id,
            Job.company_id == company_id,
            Application.id != application.id,
            Application.status != ApplicationStatus.WITHDRAWN,
        )
    )
    if application.clip_id is None or (await session.exec(others)).first() is not None:
        return
    prefix = await _prefix(session, application)
    await session.exec(
        sa.delete(Grant).where(col(Grant.prefix) == prefix, col(Grant.audience) == f"company:{company_id}")
    )


async def _prefix(session: AsyncSession, application: Application) -> str:
    token = (await session.exec(select(Clip.token).where(Clip.id == application.clip_id))).one()
    return f"clips/{token}"

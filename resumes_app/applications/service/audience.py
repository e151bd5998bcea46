"""Who may play a reply's clip: its candidate always, the job's company while the reply stands."""

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.files import service as files
from resumes_app.models import Application, Clip, Job
from resumes_app.models.applications import ApplicationStatus


async def share(session: AsyncSession, application: Application, company_id: int) -> None:
    """Let the candidate and the company play the reply's clip."""
    prefix = await _prefix(session, application)
    await files.grant(session, prefix, f"user:{application.candidate_id}")
    await files.grant(session, prefix, f"company:{company_id}")


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
    await files.revoke(session, await _prefix(session, application), f"company:{company_id}")


async def _prefix(session: AsyncSession, application: Application) -> str:
    token = (await session.exec(select(Clip.token).where(Clip.id == application.clip_id))).one()
    return f"clips/{token}"

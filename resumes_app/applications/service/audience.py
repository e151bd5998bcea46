"""Who may play a reply's clip: its candidate always, the job's company while the reply stands.

Where the job reveals replies in stages, each of its people may read the files of the stages that were opened to them
and no others.
"""

from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.applications.service.stages import stages_of
from resumes_app.files import service as files
from resumes_app.models import Application, Clip, Job, Reveal
from resumes_app.models.applications import ApplicationStatus
from resumes_app.models.reviews import Stage
from resumes_app.studio.service import sounds_of


async def share(session: AsyncSession, application: Application, company_id: int) -> None:
    """Let the candidate and the company play the reply's clip, as far as it is revealed."""
    clip = await _clip(session, application)
    await files.grant(session, f"clips/{clip.token}", f"user:{application.candidate_id}")
    await _let_company(session, clip, company_id)


async def unshare(session: AsyncSession, application: Application, company_id: int) -> None:
    """Take the clip away from the company, but for what another standing reply to it shows of the same clip."""
    if application.clip_id is not None:
        await _let_company(session, await _clip(session, application), company_id)


async def _let_company(session: AsyncSession, clip: Clip, company_id: int) -> None:
    """Let the company read what its standing replies show of the clip, and nothing else."""
    sound = (await sounds_of(session, [clip.id or 0])).get(clip.id or 0, "")
    prefixes = {Stage.PICTURE: f"clips/{clip.token}", **({Stage.SOUND: files.prefix_of(sound)} if sound else {})}
    for prefix in prefixes.values():
        await files.revoke(session, prefix, f"company:{company_id}")
    standing: Any = (
        select(Application.id, Job.staged_reveal)
        .join(Job, col(Job.id) == col(Application.job_id))
        .where(
            Application.clip_id == clip.id,
            Job.company_id == company_id,
            Application.status != ApplicationStatus.WITHDRAWN,
        )
    )
    first = stages_of(clip.transcript, has_sound=bool(sound))[0]
    for reply_id, staged in (await session.exec(standing)).all():
        open_to_all = prefixes.get(first if staged else Stage.PICTURE)
        if open_to_all:
            await files.grant(session, open_to_all, f"company:{company_id}")
        for reveal in (await session.exec(select(Reveal).where(Reveal.application_id == reply_id))).all():
            if reveal.stage in prefixes:
                audience = f"company:{company_id}:{reveal.reviewer_id}"
                await files.grant(session, prefixes[reveal.stage], audience)


async def _clip(session: AsyncSession, application: Application) -> Clip:
    return (await session.exec(select(Clip).where(Clip.id == application.clip_id))).one()

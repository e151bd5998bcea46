"""A video that a job waits for has been made, or could not be."""

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import identity_of_user, permits
from resumes_app.jobs.service.clips.placing import keep_for_a_while, put_clip, tell_clips
from resumes_app.jobs.service.clips.using import KEPT, is_shut
from resumes_app.jobs.service.clips.waiting import waiting_row
from resumes_app.models import Draft, Job, JobClip, Render, RenderRequest
from resumes_app.models.jobs import ClipPlace


async def render_finished(session: AsyncSession, render_id: int) -> None:
    """Jobs that wait for the render have its clip, each once; repeats change nothing.

    A job that has closed meanwhile, and one whose company the person does not act for any more, stays as it is.
    """
    render = await session.get(Render, render_id)
    if render is None:
        return
    waiting = select(JobClip.job_id, JobClip.place).where(JobClip.render_id == render_id)
    for job_id, name in (await session.exec(waiting.order_by(col(JobClip.job_id), col(JobClip.place)))).all():
        # The job first, as whoever asks does.
        job = (await session.exec(select(Job).where(Job.id == job_id).with_for_update())).one_or_none()
        place = ClipPlace(name)
        row = await waiting_row(session, job_id, place, make=False)
        if job is None or row is None or row.render_id != render_id or row.refusal:
            continue
        if render.clip_id is not None:
            who = await identity_of_user(row.person_id or 0)
            row.refusal = _refusal(who, job)
            if not row.refusal:
                row.render_id = None
                await put_clip(session, who, job, place, render.clip_id, act="job.clip.use")
        await tell_clips(session, job_id)
    if render.clip_id is not None and await _is_employers(session, render_id):
        await keep_for_a_while(session, render.clip_id)


def _refusal(who: Identity, job: Job) -> str:
    if is_shut(job):
        return f"The job had closed when the video was ready. Reopen it, then use the video. {KEPT}"
    if not permits(who, Permission.MANAGE_JOBS, job.company_id):
        return f"Who recorded it does not write jobs here any more, so it is not shown. {KEPT}"
    return ""


async def _is_employers(session: AsyncSession, render_id: int) -> bool:
    """Return whether it was made for a job: nobody else keeps such a clip."""
    asked = select(Draft.id).join(RenderRequest, col(RenderRequest.draft_id) == col(Draft.id))
    asked = asked.where(RenderRequest.render_id == render_id, col(Draft.clip_place).is_not(None))
    return (await session.exec(asked.limit(1))).first() is not None

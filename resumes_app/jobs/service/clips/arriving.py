"""A video that a job waits for has been made, or could not be."""

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import identity_in, permits
from resumes_app.jobs.service.clips.placing import clip_at, hold_clips, keep_for_a_while, put_clip, tell_clips
from resumes_app.jobs.service.clips.using import KEPT, is_shut
from resumes_app.models import Draft, Job, JobClip, Render, RenderRequest
from resumes_app.models.jobs import ClipPlace


async def render_finished(session: AsyncSession, render_id: int) -> None:
    """Jobs that wait for the render have its clip, each once; repeats change nothing.

    A job that has closed meanwhile, and one whose company the person does not act for any more, stays as it is.
    """
    render = await session.get(Render, render_id)
    if render is None:
        return
    waiting = select(JobClip.job_id).where(JobClip.render_id == render_id)
    its_jobs = select(Job).where(col(Job.id).in_((await session.exec(waiting)).all()))
    jobs = {job.id: job for job in (await session.exec(its_jobs.order_by(col(Job.id)).with_for_update())).all()}
    await session.refresh(render, with_for_update=True)
    rows = select(JobClip).where(JobClip.render_id == render_id, col(JobClip.job_id).in_(jobs), JobClip.refusal == "")
    places = (await session.exec(rows.order_by(col(JobClip.job_id), col(JobClip.place)))).all()
    await hold_clips(session, {render.clip_id, *(clip_at(jobs[row.job_id], ClipPlace(row.place)) for row in places)})
    for row in places:
        job, place = jobs[row.job_id], ClipPlace(row.place)
        if render.clip_id is not None:
            who = await identity_in(session, row.person_id or 0)
            row.refusal = _refusal(who, job)
            if not row.refusal:
                row.render_id = None
                await put_clip(session, who, job, place, render.clip_id, act="job.clip.use")
        await tell_clips(session, row.job_id)
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

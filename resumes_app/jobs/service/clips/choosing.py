"""A video of one job, chosen for another one of the same company."""

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db
from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service import record_act
from resumes_app.errors import Gone, NotFound
from resumes_app.jobs.schemas.clips import ClipChoice
from resumes_app.jobs.service.clips.placing import clip_at, hold_clips, place_of_clip, put_clip, tell_clips
from resumes_app.jobs.service.clips.using import SHUT, UNTITLED, is_shut
from resumes_app.jobs.service.clips.waiting import LOST, forget_ended, stop_waiting, waiting_row
from resumes_app.jobs.service.owning import own_job
from resumes_app.models import Job, JobClip, Render, User
from resumes_app.models.jobs import ClipPlace
from resumes_app.studio.service import clip_views, hold_render, length_text

OFFERED = 24
_CALLED = {ClipPlace.CLIP: "clip", ClipPlace.QUESTION: "question"}


async def clip_choices(who: Identity, slug: str) -> list[ClipChoice]:
    """Return the videos of other jobs of the job's company, the newest job first, each once.

    Raises:
        NotFound, NotPermitted: As `job_sheet`.
    """
    async with db.reading() as session:
        job, _ = await own_job(session, who, slug)
        some = sa.or_(col(Job.clip_id).is_not(None), col(Job.question_clip_id).is_not(None))
        others = select(Job).where(Job.company_id == job.company_id, Job.id != job.id, some)
        jobs = (await session.exec(others.order_by(col(Job.id).desc()).limit(OFFERED))).all()
        first: dict[int, tuple[Job, ClipPlace]] = {}
        for other in jobs:
            for place in ClipPlace:
                clip_id = clip_at(other, place)
                if clip_id is not None and clip_id not in (job.clip_id, job.question_clip_id):
                    first.setdefault(clip_id, (other, place))
        views = await clip_views(session, first.keys())
    return [
        ClipChoice(
            slug=other.slug,
            place=place.value,
            token=views[clip_id]["token"],
            title=f"{other.title or UNTITLED}: {_CALLED[place]}",
            poster=views[clip_id]["poster"],
            length=length_text(views[clip_id]["duration_ms"]),
        )
        for clip_id, (other, place) in first.items()
        if clip_id in views
    ][:OFFERED]


async def choose_clip(who: Identity, slug: str, place: str, *, from_slug: str, from_place: str) -> str:
    """The job has the video of another job of its company; the two share it. What is on its way is stopped.

    Return whose that was, by name; "" where nothing was on its way.

    Raises:
        NotFound, NotPermitted: As `job_sheet`, for both jobs; or the other one has no such video any more.
        Gone: The job is closed.
    """
    there = place_of_clip(place)
    async with db.transaction() as session:
        job, _ = await own_job(session, who, slug, lock=True)
        other, _ = await own_job(session, who, from_slug)
        row, clip_id = await waiting_row(session, job.id or 0, there), clip_at(other, place_of_clip(from_place))
        if row.render_id is not None:
            await hold_render(session, row.render_id)
        if (
            clip_id not in await hold_clips(session, {clip_id, clip_at(job, there)})
            or other.company_id != job.company_id
        ):
            raise NotFound("That job has no such video any more. Choose another one.")
        if is_shut(job):
            raise Gone(SHUT)
        if clip_id == clip_at(job, there):
            await forget_ended(session, row, clip_id or 0)
            await tell_clips(session, job.id or 0)
            return ""
        stopped = await _comes(session, row)
        await stop_waiting(session, row)
        if stopped:
            await record_act(
                session,
                who,
                "job.clip.stop",
                f"job:{job.slug}",
                company_id=job.company_id,
                after={"place": there.value},
            )
        await put_clip(session, who, job, there, clip_id, act="job.clip.choose")
        return stopped


async def _comes(session: AsyncSession, row: JobClip) -> str:
    """Return whose video would have come into the place: one that is being made, or made and not there yet."""
    render = await session.get(Render, row.render_id) if row.render_id and not row.refusal else None
    if render is None or render.status in LOST:
        return ""
    name = (await session.exec(select(User.display_name).where(User.id == row.person_id))).one_or_none()
    return name or "a colleague"

"""A clip comes into a job's place for it, or leaves it: who may play it then, and until when it is kept."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service import record_act
from resumes_app.errors import InvalidInput
from resumes_app.files.service import PUBLIC, grant, revoke
from resumes_app.jobs.service.closing import tell_pages
from resumes_app.jobs.service.owning import touch
from resumes_app.models import Clip, Job, JobClip, Render
from resumes_app.models.jobs import ClipPlace, JobStatus
from resumes_app.studio.service import UNDO_FOR, erase_clip

COLUMNS = {ClipPlace.CLIP: "clip_id", ClipPlace.QUESTION: "question_clip_id"}


def clips_topic(job_id: int) -> str:
    """Return the topic of notices that a video of the job has come, gone or moved on."""
    return f"clips:{job_id}"


def place_of_clip(name: str) -> ClipPlace:
    """Return the place of that name.

    Raises:
        InvalidInput: A job has no such one.
    """
    if name not in list(ClipPlace):
        raise InvalidInput("A job has a clip and a question on video. Choose one of them.")
    return ClipPlace(name)


def clip_at(job: Job, place: ClipPlace) -> int | None:
    """Return the id of the clip that is there."""
    found: int | None = getattr(job, COLUMNS[place])
    return found


async def put_clip(
    session: AsyncSession, who: Identity, job: Job, place: ClipPlace, clip_id: int | None, *, act: str
) -> None:
    """This clip is in the job's place from now on, for all who may see the job; None: none is.

    What was there is erased after a while where no job shows it. The caller holds the job's lock.

    Args:
        act: For the audit log.
    """
    old = clip_at(job, place)
    await hold_clips(session, {old, clip_id})
    setattr(job, COLUMNS[place], clip_id)
    touch(job)
    await session.flush()
    for changed in {old, clip_id}:
        await settle_audience(session, changed)
    if old is not None and old != clip_id:
        await keep_for_a_while(session, old)
    before, after = {place.value: await _token(session, old)}, {place.value: await _token(session, clip_id)}
    await record_act(session, who, act, f"job:{job.slug}", company_id=job.company_id, before=before, after=after)
    await tell_clips(session, job.id or 0)
    await tell_pages(session, [job.id or 0])


async def tell_clips(session: AsyncSession, job_id: int) -> None:
    """Tell the forms of the job, once the transaction commits, to read its videos again."""
    await db.notify(session, clips_topic(job_id), {})


async def hold_clips(session: AsyncSession, clip_ids: Collection[int | None]) -> set[int]:
    """Lock the clips for the rest of the transaction; return those that are there still.

    Whoever locks several kinds of rows takes them in this order, so that nobody waits for one who waits for them:
    jobs, then renders, then clips, all of them at once, each kind by id.
    """
    its = select(Clip.id).where(col(Clip.id).in_([one for one in clip_ids if one is not None]))
    # Other transactions may point at them meanwhile (as a copy of a job does), but not decide who may play them.
    found = await session.exec(its.order_by(col(Clip.id)).with_for_update(key_share=True))
    return {one or 0 for one in found}


async def clips_for_copy(session: AsyncSession, job: Job) -> dict[str, int | None]:
    """Return the columns of a copy of the job that show its clips, which are not erased before it is there."""
    its = select(Clip.id).where(col(Clip.id).in_([clip_at(job, place) for place in ClipPlace]))
    there = set((await session.exec(its.order_by(col(Clip.id)).with_for_update(read=True, key_share=True))).all())
    shown = {COLUMNS[place]: clip_at(job, place) for place in ClipPlace}
    return {name: clip_id if clip_id in there else None for name, clip_id in shown.items()}


async def settle_audience(session: AsyncSession, clip_id: int | None) -> None:
    """Let everybody play the clip where a published job shows it, and otherwise the company that it belongs to.

    The caller holds the clip (`hold_clips`): of two jobs that share it the later one sees what the earlier one did.
    """
    clip = await session.get(Clip, clip_id) if clip_id else None
    if clip is None or clip_id is None:
        return
    prefix, shown = f"clips/{clip.token}", False
    for company_id, status in (await session.exec(select(Job.company_id, Job.status).where(_shows(clip_id)))).all():
        await grant(session, prefix, f"company:{company_id}")
        shown = shown or status != JobStatus.DRAFT
    await (grant if shown else revoke)(session, prefix, PUBLIC)


async def show_clips(session: AsyncSession, *jobs: Job) -> None:
    """Let everybody play the videos of jobs that are public from now on; the caller holds their locks."""
    await session.flush()
    for clip_id in await hold_clips(session, {one for job in jobs for one in (job.clip_id, job.question_clip_id)}):
        await settle_audience(session, clip_id)


async def keep_for_a_while(session: AsyncSession, clip_id: int) -> None:
    """Have the clip erased when nobody can want it back any more, unless a job shows it then."""
    await work.enqueue(session, "jobs.clear_clip", at=clock.now() + UNDO_FOR, clip_id=clip_id)


async def clear_clip(clip_id: int) -> None:
    """Erase the clip and its files, unless something shows it, or its removal can be undone still."""
    async with db.transaction() as session:
        # Locked, its render first, as by whoever uses it: who does so at this moment waits, and finds it gone.
        await session.exec(select(Render.id).where(Render.clip_id == clip_id).with_for_update())
        if (await session.exec(select(Clip.id).where(Clip.id == clip_id).with_for_update())).first() is None:
            return
        removed = sa.and_(
            col(JobClip.removed_clip_id) == clip_id, col(JobClip.removed_at) > clock.now() - UNDO_FOR
        )  # Removed again since: that has a task of its own.
        uses = (
            select(Job.id).where(_shows(clip_id)),
            select(JobClip.job_id).where(removed),
        )
        for use in uses:
            if (await session.exec(use.limit(1))).first() is not None:
                return
        await erase_clip(session, clip_id)


def _shows(clip_id: int) -> sa.ColumnElement[bool]:
    return sa.or_(col(Job.clip_id) == clip_id, col(Job.question_clip_id) == clip_id)


async def _token(session: AsyncSession, clip_id: int | None) -> str:
    clip = await session.get(Clip, clip_id) if clip_id else None
    return clip.token if clip else ""

"""A job's video is taken out of it, with an undo; what is on its way is stopped."""

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service import record_act
from resumes_app.errors import Conflict, NotFound
from resumes_app.jobs.service.clips.placing import clip_at, hold_clips, place_of_clip, put_clip, tell_clips
from resumes_app.jobs.service.clips.waiting import forget_ended, stop_waiting, waiting_row
from resumes_app.jobs.service.owning import own_job
from resumes_app.studio.service import UNDO_FOR


async def remove_clip(who: Identity, slug: str, place: str) -> None:
    """The job shows this video no more; a repeat changes nothing.

    Raises:
        NotFound, NotPermitted: As `job_sheet`.
    """
    there = place_of_clip(place)
    async with db.transaction() as session:
        job, _ = await own_job(session, who, slug, lock=True)
        clip_id = clip_at(job, there)
        if clip_id is None:
            return
        row = await waiting_row(session, job.id or 0, there)
        await forget_ended(session, row, clip_id)
        row.removed_clip_id, row.removed_at = clip_id, clock.now()
        await put_clip(session, who, job, there, None, act="job.clip.remove")


async def put_clip_back(who: Identity, slug: str, place: str) -> None:
    """The job shows the video again that was removed from it last.

    Raises:
        NotFound, NotPermitted: As `job_sheet`; or it has been erased.
        Conflict: Another one has come there meanwhile.
    """
    there = place_of_clip(place)
    async with db.transaction() as session:
        job, _ = await own_job(session, who, slug, lock=True)
        row = await waiting_row(session, job.id or 0, there)
        kept = row.removed_at is not None and row.removed_at > clock.now() - UNDO_FOR
        clip_id = row.removed_clip_id if kept else None
        if clip_id not in await hold_clips(session, {clip_id, clip_at(job, there)}):
            raise NotFound("It has been erased. Record it anew.")
        if clip_at(job, there) is not None:
            raise Conflict("A colleague has put another video there meanwhile. Remove that one first.")
        row.removed_clip_id = row.removed_at = None
        await put_clip(session, who, job, there, clip_id, act="job.clip.put_back")


async def stop_clip(who: Identity, slug: str, place: str) -> None:
    """Nothing is on its way into the place; the job keeps what it has, and what was recorded is kept.

    Raises:
        NotFound, NotPermitted: As `job_sheet`.
    """
    there = place_of_clip(place)
    async with db.transaction() as session:
        job, _ = await own_job(session, who, slug, lock=True)
        row = await waiting_row(session, job.id or 0, there, make=False)
        if row is None or row.render_id is None:
            return
        await stop_waiting(session, row)
        await record_act(
            session, who, "job.clip.stop", f"job:{job.slug}", company_id=job.company_id, after={"place": there.value}
        )
        await tell_clips(session, job.id or 0)

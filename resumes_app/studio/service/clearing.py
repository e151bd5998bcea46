"""Takes that nobody uses any more are erased: rows, grants and originals."""

from datetime import timedelta

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.files import service as files
from resumes_app.media.errors import EditError
from resumes_app.models import Draft, DraftStep, Render, Take
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service import cutting, history, speech_requests, timeline
from resumes_app.studio.service.requests import UNFINISHED, asked_by
from resumes_app.studio.service.views import takes_of

UNDO_FOR = timedelta(minutes=15)
"""How long a take that was left out can be put back, since it was left out last."""
ONE_ACT = timedelta(seconds=2)
"""How far apart the times are that one act writes."""
LOOK_AGAIN = timedelta(minutes=1)
KEPT_AFTER_SENDING = timedelta(days=30)
"""How long the originals of a sent reply are kept: its video can be made anew until then."""
SWEPT_AT_ONCE = 500


async def clear_take(take_id: int) -> None:
    """Erase the take, unless it is used again or was left out anew since; one that a render needs waits for it."""
    async with db.transaction() as session:
        its_draft = select(Draft).join(Take, col(Take.draft_id) == col(Draft.id)).where(Take.id == take_id)
        draft = (await session.exec(its_draft.with_for_update(of=Draft))).one_or_none()
        take = await session.get(Take, take_id)  # After the lock, which may have been waited for.
        if draft is None or take is None:
            return
        if any(clip.take == take.public_id for clip in timeline.read(draft.edit).clips):
            return
        if take.aside_at is None or clock.now() < take.aside_at + UNDO_FOR:
            return  # Each time it is left out, a task of its own is put on the queue.
        # All locked: a reply that is put back at this moment takes its render up again, or finds its take gone.
        renders = asked_by(draft.id).order_by(col(Render.id)).with_for_update(of=Render)
        if any(render.status in UNFINISHED for render in (await session.execute(renders)).scalars()):
            await work.enqueue(session, "studio.clear_take", at=clock.now() + LOOK_AGAIN, take_id=take_id)
            return
        await files.erase(session, f"takes/{take.public_id}")
        await _forget_in_steps(session, draft, take)
        await session.delete(take)
        await session.flush()
        if (await session.exec(select(Take.id).where(Take.draft_id == draft.id).limit(1))).first() is None:
            await speech_requests.forget(session, draft)
            await history.forget(session, draft)
            if draft.updated_at <= take.aside_at + ONE_ACT:  # Else somebody has begun anew since.
                draft.edit, draft.script, draft.title = {}, "", ""  # A title without takes says as much about a person.


async def _forget_in_steps(session: AsyncSession, draft: Draft, take: Take) -> None:
    """No step back brings again what was shown and said in the take."""
    durations = {name: other.duration_ms for name, other in (await takes_of(session, draft)).items()}
    for step in await session.exec(select(DraftStep).where(DraftStep.draft_id == draft.id)):
        try:
            edit = timeline.known_only(timeline.read(step.edit), durations)
            if any(clip.take == take.public_id for clip in edit.clips):
                step.edit = timeline.written(cutting.without_take(edit, take.public_id, durations))
        except EditError:  # It names what is not offered any more: nobody can go back to it.
            await session.delete(step)


async def sweep_takes() -> None:
    """Erase what was left out long ago, and the originals of replies that were sent `KEPT_AFTER_SENDING` ago.

    A draft that was changed after its last render is in work again: its takes stay.
    """
    now = clock.now()
    async with db.transaction() as session:
        its = asked_by(col(Draft.id)).correlate(Draft)
        long_ago = col(Render.finished_at) < now - KEPT_AFTER_SENDING
        made = its.where(col(Render.status) == RenderStatus.DONE, long_ago).exists()
        newer = its.where(sa.func.coalesce(~long_ago, sa.true())).exists()
        sent = select(Draft).where(made, ~newer, col(Draft.updated_at) < now - KEPT_AFTER_SENDING)
        sent = sent.where(sa.exists().where(col(Take.draft_id) == col(Draft.id)))
        for draft in (await session.exec(sent.with_for_update())).all():
            for take in (await session.exec(select(Take).where(Take.draft_id == draft.id))).all():
                take.aside_at = take.aside_at or now - UNDO_FOR
            draft.edit, draft.script, draft.title = {}, "", ""
            await history.forget(session, draft)
        await session.flush()
        overdue = select(Take.id).where(col(Take.aside_at) <= now - UNDO_FOR).limit(SWEPT_AT_ONCE)
        left_out = (await session.exec(overdue)).all()
    for take_id in left_out:
        if take_id is not None:
            await clear_take(take_id)

"""Takes that nobody uses any more are erased: rows, grants and originals."""

from datetime import timedelta

from sqlmodel import col, select

from resumes_app import clock, db, work
from resumes_app.files import service as files
from resumes_app.models import Draft, Render, Take
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service import timeline

UNDO_FOR = timedelta(minutes=15)
"""How long a take that was left out can be put back, since it was left out last."""
LOOK_AGAIN = timedelta(minutes=1)


async def clear_take(take_id: int) -> None:
    """Erase the take, unless it is used again or was left out anew since; one that a render needs waits for it."""
    async with db.transaction() as session:
        take = await session.get(Take, take_id)
        if take is None:
            return
        draft = (await session.exec(select(Draft).where(Draft.id == take.draft_id).with_for_update())).one()
        await session.refresh(take)  # The lock may have been waited for.
        if any(clip.take == take.public_id for clip in timeline.read(draft.edit).clips):
            return
        if take.aside_at is not None and clock.now() < take.aside_at + UNDO_FOR:
            return  # Each time it is left out, a task of its own is put on the queue.
        unfinished = select(Render.id).where(
            Render.draft_id == draft.id, col(Render.status).in_([RenderStatus.QUEUED, RenderStatus.RUNNING])
        )
        if (await session.exec(unfinished)).first() is not None:
            await work.enqueue(session, "studio.clear_take", at=clock.now() + LOOK_AGAIN, take_id=take_id)
            return
        await files.erase(session, f"takes/{take.public_id}")
        await session.delete(take)

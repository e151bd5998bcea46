"""Takes that nobody uses any more are erased: rows, grants and originals."""

from datetime import timedelta

from sqlmodel import col, select

from resumes_app import clock, db, storage, work
from resumes_app.files import service as files
from resumes_app.models import Draft, Render, Take
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service import timeline

UNDO_FOR = timedelta(minutes=15)
"""How long a take that was left out can be put back."""


async def clear_take(take_id: int) -> None:
    """Erase the take, unless it is used again; one that a render still needs is looked at later."""
    async with db.transaction() as session:
        take = await session.get(Take, take_id)
        if take is None:
            return
        draft = (await session.exec(select(Draft).where(Draft.id == take.draft_id).with_for_update())).one()
        if any(clip.take == take.public_id for clip in timeline.read(draft.edit).clips):
            return
        unfinished = select(Render.id).where(
            Render.draft_id == draft.id, col(Render.status).in_([RenderStatus.QUEUED, RenderStatus.RUNNING])
        )
        if (await session.exec(unfinished)).first() is not None:
            await work.enqueue(session, "studio.clear_take", at=clock.now() + UNDO_FOR, take_id=take_id)
            return
        prefix = f"takes/{take.public_id}"
        await files.revoke(session, prefix)
        await session.delete(take)
    await storage.delete_prefix(prefix)

"""Who waits for captions from speech, as its row says."""

from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db
from resumes_app.media import transcription
from resumes_app.models import Draft, SpeechRequest
from resumes_app.models.studio import SpeechStatus
from resumes_app.studio.schemas import SpeechView

UNFINISHED = (SpeechStatus.WAITING, SpeechStatus.RUNNING)


async def request_of(session: AsyncSession, draft: Draft) -> SpeechRequest | None:
    """Return the draft's request, ended or not."""
    return (await session.exec(select(SpeechRequest).where(SpeechRequest.draft_id == draft.id))).one_or_none()


async def under_way(session: AsyncSession, draft: Draft) -> bool:
    """Return whether captions of the draft are on their way."""
    request = await request_of(session, draft)
    return request is not None and request.status in UNFINISHED


async def speech_view(session: AsyncSession, draft: Draft) -> SpeechView:
    """Return how far captions from speech are."""
    request = await request_of(session, draft)
    return SpeechView(
        offered=transcription.offered(),
        state=request.status.value if request else "",
        error=request.error if request else "",
    )


async def forget(session: AsyncSession, draft: Draft) -> None:
    """Nobody waits any more: a run that is under way ends within a second. The caller holds the draft's lock."""
    await session.exec(delete(SpeechRequest).where(col(SpeechRequest.draft_id) == draft.id))


async def announce(session: AsyncSession, draft: Draft) -> None:
    """Tell every page that shows the draft how far they are; the edit is as it was."""
    await session.flush()
    await db.notify(session, f"draft:{draft.public_id}", {"version": draft.version})

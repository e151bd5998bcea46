"""Captions from speech, as they are asked for; `hearing` makes them in the worker."""

from resumes_app import db, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import InvalidInput
from resumes_app.media import transcription
from resumes_app.models import SpeechRequest
from resumes_app.studio.schemas import DraftView
from resumes_app.studio.service import speech_requests, timeline
from resumes_app.studio.service.drafts import owned
from resumes_app.studio.service.views import takes_of, view_of

NO_SOUND = f"There is no sound in your video yet. Record a take, then ask again. Or: {transcription.ELSE}"


async def caption_speech(who: Identity, draft_id: str) -> DraftView:
    """Ask for captions from what is said in the video; while they are under way asking again changes nothing.

    They take the place of all captions, as one step that can be undone.

    Raises:
        NotFound: `who` has no such draft.
        Unavailable: This installation makes no captions from speech; the message says what to do instead.
        InvalidInput: There is no sound in the video.
    """
    require(who, Permission.RECORD)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        transcription.check_ready()
        takes = await takes_of(session, draft)
        clips = timeline.known_only(timeline.read(draft.edit), takes).clips
        if not any(takes[clip.take].has_audio and not clip.mute for clip in clips):
            raise InvalidInput(NO_SOUND)
        if not await speech_requests.under_way(session, draft):
            await speech_requests.forget(session, draft)
            request = SpeechRequest(draft_id=draft.id or 0)
            session.add(request)
            await session.flush()
            # On the heavy queue: one engine at a time. Urgent: its person looks on.
            await work.enqueue(
                session, "studio.caption_speech", heavy=True, priority=work.URGENT, request_id=request.id
            )
            await speech_requests.announce(session, draft)
        return await view_of(session, draft, takes)


async def stop_captioning(who: Identity, draft_id: str) -> DraftView:
    """Wait for captions from speech no more; those that are there already stay.

    Raises:
        NotFound: `who` has no such draft.
    """
    require(who, Permission.RECORD)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        await speech_requests.forget(session, draft)
        await speech_requests.announce(session, draft)
        return await view_of(session, draft, await takes_of(session, draft))

"""Captions from speech, in the worker: each take heard once, a task each; then all captions written at once.

It may run twice: after a worker's death, or beside a worker that only seemed dead. What was heard is kept with its
take, and erased with it; the row's lock and its count of runs make a second run harmless.
"""

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeVar

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db, storage, work
from resumes_app.errors import AppError, InvalidInput
from resumes_app.media import transcription
from resumes_app.media.editlist import MAX_CUES, Cue, EditList
from resumes_app.models import Draft, SpeechRequest, Take
from resumes_app.models.studio import SpeechStatus
from resumes_app.studio.service import speech_requests, timeline
from resumes_app.studio.service.captioning import drawable
from resumes_app.studio.service.cutting import Durations
from resumes_app.studio.service.drafts import save
from resumes_app.studio.service.rendering import scratch
from resumes_app.studio.service.views import takes_of

STEP = "Speech captions"
MAX_STARTS = 3
LOOK_EVERY_S = 0.5
NOTHING = f"No words were heard in your video. {transcription.ELSE}"
SORRY = f"What you say could not be heard, and it is our fault. {transcription.ELSE}"

Heard = TypeVar("Heard")
log = logging.getLogger(__name__)


class _Unwanted(Exception):
    """The row is gone or another run's, or the take is left out: nobody waits for this any more."""


@dataclass(frozen=True, slots=True)
class _Run:
    """One run of a request."""

    request_id: int
    attempt: int


async def write_captions_heard(request_id: int) -> None:
    """The draft has captions of what is said in it, or its person is told what to do instead.

    Raises:
        AppError: It failed, and may succeed when it runs again.
    """
    run = await _taken_up(request_id)
    if run is None:
        return
    try:
        take = await _unheard(run)
        if take is not None:
            await _hear(run, take)
            if await _unheard(run) is not None:
                await _hand_on(run)
    except _Unwanted:
        log.info("Captions %s are not wanted any more.", request_id)
    except Exception as error:
        # Whatever it was, the person who waits must hear of it; what is worth another run goes to the queue.
        if isinstance(error, AppError) and not error.retryable:
            await _give_up(run, error.message)
            return
        log.exception("Captions %s failed.", request_id)
        if run.attempt >= MAX_STARTS:
            await _give_up(run, SORRY)
            return
        raise


async def _taken_up(request_id: int) -> _Run | None:
    async with db.transaction() as session:
        draft, request = await _locked(session, request_id)
        if draft is None or request is None or request.status not in speech_requests.UNFINISHED:
            return None
        if request.attempts >= MAX_STARTS:
            request.status, request.error = SpeechStatus.FAILED, SORRY
            await speech_requests.announce(session, draft)
            return None
        request.status = SpeechStatus.RUNNING
        request.attempts += 1
        await speech_requests.announce(session, draft)
        return _Run(request_id, request.attempts)


async def _locked(session: AsyncSession, request_id: int) -> tuple[Draft | None, SpeechRequest | None]:
    """Return draft and request, the draft locked first, as everybody does."""
    its_draft = select(Draft).join(SpeechRequest).where(SpeechRequest.id == request_id)
    draft = (await session.exec(its_draft.with_for_update(of=Draft))).one_or_none()
    request = await session.get(SpeechRequest, request_id, with_for_update=True, populate_existing=True)
    return draft, request


async def _wanted(session: AsyncSession, run: _Run) -> tuple[Draft, SpeechRequest]:
    draft, request = await _locked(session, run.request_id)
    if draft is None or request is None or not _is_of_run(request, run):
        raise _Unwanted
    return draft, request


def _is_of_run(request: SpeechRequest | None, run: _Run) -> bool:
    return request is not None and request.status == SpeechStatus.RUNNING and request.attempts == run.attempt


async def _unheard(run: _Run) -> Take | None:
    """Return a take of the video that nobody has listened to; where there is none, the captions are written."""
    async with db.transaction() as session:
        draft, request = await _wanted(session, run)
        takes = await takes_of(session, draft)
        clips = timeline.known_only(timeline.read(draft.edit), takes).clips
        used = {clip.take for clip in clips if not clip.mute}
        take = next((take for name, take in takes.items() if name in used and take.heard is None), None)
        if take is None:
            await _write(session, draft, request, takes)
        return take


async def _hear(run: _Run, take: Take) -> None:
    """Keep the words of the take with it; nothing is kept of one that was left out meanwhile."""
    with suppress(_Unwanted):  # If it is the take alone, there may be others.
        words = await _while_wanted(run, take.id or 0, _listen(run, take.storage_key, take.demuxer))
        async with db.transaction() as session:
            kept = await session.get(Take, take.id, with_for_update=True)
            if kept is not None:
                kept.heard = [asdict(word) for word in words]


async def _hand_on(run: _Run) -> None:
    """Go on behind whoever waits by now: one video does not keep the one heavy slot for all of its takes."""
    async with db.transaction() as session:
        draft, request = await _wanted(session, run)
        request.status = SpeechStatus.WAITING
        request.attempts -= 1  # It did what it began.
        await work.enqueue(session, "studio.caption_speech", heavy=True, request_id=run.request_id)
        await speech_requests.announce(session, draft)


async def _listen(run: _Run, key: str, demuxer: str) -> tuple[Cue, ...]:
    async with storage.lend(key) as path, scratch(f"speech-{run.request_id}") as folder:
        return await transcription.transcribed(path, demuxer, folder=folder)


async def _while_wanted(run: _Run, take_id: int, work: Coroutine[Any, Any, Heard]) -> Heard:
    """Return what `work` does; it ends at once when its take is left out or nobody waits.

    Raises:
        _Unwanted: So it was.
    """
    listening = asyncio.create_task(work)
    try:
        while not (await asyncio.wait([listening], timeout=LOOK_EVERY_S))[0]:
            async with db.reading() as session:
                take = await session.get(Take, take_id)
                request = await session.get(SpeechRequest, run.request_id)
                if take is None or take.aside_at is not None or not _is_of_run(request, run):
                    raise _Unwanted
        return listening.result()
    finally:
        listening.cancel()
        with suppress(asyncio.CancelledError, AppError):
            await listening


async def _write(session: AsyncSession, draft: Draft, request: SpeechRequest, takes: dict[str, Take]) -> None:
    words = {name: [Cue(**word) for word in take.heard or ()] for name, take in takes.items()}

    def captioned(edit: EditList, durations: Durations) -> EditList:
        cues = timeline.said(edit, words, durations)
        if not cues:
            raise InvalidInput(NOTHING)
        return drawable(replace(edit, captions=tuple(cues[:MAX_CUES])))

    request.status = SpeechStatus.DONE
    await save(session, draft, takes, captioned, STEP)
    await speech_requests.announce(session, draft)  # Also where nothing has changed.


async def _give_up(run: _Run, message: str) -> None:
    async with db.transaction() as session:
        with suppress(_Unwanted):
            draft, request = await _wanted(session, run)
            request.status, request.error = SpeechStatus.FAILED, message
            await speech_requests.announce(session, draft)

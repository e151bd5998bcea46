"""Asking for a render: the edit is frozen and put on the queue; asking again is harmless."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import Conflict, InvalidInput, NotFound
from resumes_app.media.editlist import EditList, content_key, dump, resolve
from resumes_app.media.profiles import Profile, profile_for
from resumes_app.media.source import Probe
from resumes_app.models import Render, RenderRequest, Take
from resumes_app.models.columns import public_id
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.schemas import RenderTicket, RenderView
from resumes_app.studio.service import drafts, speech_requests, timeline
from resumes_app.studio.service.captioning import without_unwritten
from resumes_app.studio.service.choices import bed_file
from resumes_app.studio.service.views import takes_of

ENCODED = 0.95
"""Share of the work from which on no encode tells how long the rest takes: it is looked at and stored."""
FIRST_CUTS = "cuts"
"""First segment of the keys of first cuts; the second is the render's public id."""


async def request_render(
    session: AsyncSession,
    who: Identity,
    draft_id: str,
    *,
    due: datetime | None = None,
    full_hd: bool = False,
    employers: bool = False,
) -> RenderTicket:
    """Freeze the draft's edit list and put it on the queue, in the caller's transaction.

    The same edit of the same takes is the same render: one under way or done is returned as it is, one that failed
    or was cancelled (or whose clip was erased) starts anew.

    Args:
        draft_id: The draft's public id.
        due: Until when it is needed; renders that are due sooner come first.
        full_hd: 1080×1920 is wanted too, where a take has it.
        employers: The draft is one of a video that a job is to have; otherwise a candidate's.

    Raises:
        SignInNeeded, NotPermitted: `who` makes no such videos.
        NotFound: `who` has no such draft, or none of that side.
        Conflict: Captions of it are being written from speech.
        InvalidInput: There is no take in it, or the edit does not fit its takes.
    """
    require(who, Permission.RECORD)
    draft = await drafts.owned(session, who, draft_id, lock=True)
    if employers != (draft.clip_place is not None):
        raise NotFound("This video was made for something else. Go back to where you recorded it.")
    if await speech_requests.under_way(session, draft):
        raise Conflict("Your captions are still being written. Wait for them, or stop that, then try again.")
    takes = await takes_of(session, draft)
    edit = timeline.known_only(timeline.read(draft.edit), takes)
    if not edit.clips:
        raise InvalidInput("There is no take yet. Record one, or wait until it has gone up, then try again.")
    edit = without_unwritten(timeline.fitted(edit, {name: take.duration_ms for name, take in takes.items()}))
    edit = resolve(edit, {name: _probe_of(take) for name, take in takes.items()})
    sizes = [(takes[clip.take].width, takes[clip.take].height) for clip in edit.clips]
    pieces = sum(3 if clip.transition_ms else 1 for clip in edit.clips)
    profile = profile_for(sizes, pieces=pieces, full_hd=full_hd)
    return await _frozen(session, _Wish(who.id, draft.id or 0, due, profile, employers), edit, _sources(edit, takes))


async def render_view(who: Identity, render_id: str) -> RenderView:
    """Return how far the render is.

    Args:
        render_id: Its public id.

    Raises:
        NotFound: `who` has no such render.
    """
    async with db.reading() as session:
        mine = select(Render).where(Render.public_id == render_id, Render.owner_id == who.user_id)
        render = (await session.exec(mine)).one_or_none()
    if render is None:
        raise NotFound("This video is not there any more.")
    return state_of(render)


def state_of(render: Render | None) -> RenderView:
    """Return the row as its owner sees it; all is empty where there is none."""
    if render is None:
        return RenderView(id="", status="", percent=0, left="", error="", first_cut="")
    return RenderView(
        id=render.public_id,
        status=render.status.value,
        percent=int(render.progress * 100),
        left=left_text(render.status, render.left_s, render.progress),
        error=render.error,
        first_cut=f"/media/{render.first_cut}" if render.first_cut else "",
    )


def left_text(status: RenderStatus, left_s: int | None, progress: float = 0.0) -> str:
    """Return how long it will take in words; empty where nothing can be said."""
    if status == RenderStatus.QUEUED:
        return "Waiting for its turn"
    if status != RenderStatus.RUNNING or left_s is None:
        return ""
    if progress >= ENCODED:
        return "Almost ready"
    if left_s < 5:
        return "A few seconds left"
    if left_s < 55:
        return f"About {5 * round(left_s / 5)} seconds left"
    minutes = round(left_s / 60)
    return "About a minute left" if minutes == 1 else f"About {minutes} minutes left"


async def announce(session: AsyncSession, render: Render) -> None:
    """Tell whoever watches the render how far it is, when the transaction commits."""
    view: dict[str, Any] = {**state_of(render)}
    await db.notify(session, f"render:{render.public_id}", view)


@dataclass(frozen=True, slots=True)
class _Wish:
    """Whose render is asked for, of which draft, until when, and what it shall become."""

    owner_id: int
    draft_id: int
    due: datetime | None
    profile: Profile
    employers: bool


async def _frozen(session: AsyncSession, wish: _Wish, edit: EditList, sources: Mapping[str, str]) -> RenderTicket:
    # The owner is part of the key: two people's equal files must never share a clip. Nor do a person's own and those
    # for a company, which go public and are erased by rules of their own.
    whose = f"{wish.owner_id}:for a job" if wish.employers else f"{wish.owner_id}"
    key = hashlib.sha256(f"{whose}:{content_key(edit, sources, wish.profile)}".encode()).hexdigest()
    row = insert(Render).values(
        public_id=public_id(),
        owner_id=wish.owner_id,
        content_key=key,
        edit=dump(edit),
        profile=wish.profile.name,
        status=RenderStatus.QUEUED,
        progress=0.0,
        attempts=0,
        error="",
        first_cut="",
        created_at=clock.now(),
    )
    made = await session.exec(row.on_conflict_do_nothing(index_elements=["content_key"]).returning(col(Render.id)))
    fresh = made.first() is not None
    render = (await session.exec(select(Render).where(Render.content_key == key).with_for_update())).one()
    asked = insert(RenderRequest).values(render_id=render.id, draft_id=wish.draft_id)
    await session.exec(asked.on_conflict_do_nothing())
    lost = render.status in (RenderStatus.FAILED, RenderStatus.CANCELLED)
    if lost or (render.status == RenderStatus.DONE and render.clip_id is None):
        render.edit = dump(edit)  # The takes that it was made from first may be gone.
        await start_anew(session, render, wish.due)
    elif fresh:
        await _enqueued(session, render, wish.due)
    elif render.status == RenderStatus.QUEUED:
        await work.hasten(session, "studio.render", work.by_deadline(wish.due), render_id=render.id)
    return RenderTicket(render.id or 0, render.public_id)


async def start_anew(session: AsyncSession, render: Render, due: datetime | None) -> None:
    """Put a render that has ended without a clip on the queue again."""
    # A new name: files under the old one are being erased, or will be.
    render.public_id, render.first_cut = public_id(), ""
    render.status, render.progress, render.attempts, render.error = RenderStatus.QUEUED, 0.0, 0, ""
    render.finished_at = render.left_s = None
    await session.flush()
    await announce(session, render)
    await _enqueued(session, render, due)


async def _enqueued(session: AsyncSession, render: Render, due: datetime | None) -> None:
    await work.enqueue(session, "studio.first_cut", priority=work.URGENT, render_id=render.id)
    await work.enqueue(session, "studio.render", heavy=True, priority=work.by_deadline(due), render_id=render.id)


def _probe_of(take: Take) -> Probe:
    return Probe(
        demuxer=take.demuxer,
        duration_ms=take.duration_ms,
        has_video=take.has_video,
        has_audio=take.has_audio,
        width=take.width,
        height=take.height,
    )


def _sources(edit: EditList, takes: Mapping[str, Take]) -> dict[str, str]:
    """Return the SHA-256 of all that the edit is made from.

    Raises:
        InvalidInput: The music is not there any more.
    """
    sources = {clip.take: takes[clip.take].sha256 for clip in edit.clips}
    if edit.music is not None:
        path = bed_file(edit.music.bed)
        if path is None:
            raise InvalidInput("This music is not offered any more. Choose another one.")
        sources[f"bed:{edit.music.bed}"] = _bed_sha256(path)
    return sources


@lru_cache
def _bed_sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()

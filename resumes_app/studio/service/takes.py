"""Takes as they arrive: looked into, kept (sound alone with a card), put at the end of the draft's edit list."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import storage, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import InvalidInput, NotFound, TooMany
from resumes_app.files import service as files
from resumes_app.files.schemas import Offer, Received
from resumes_app.media import probe
from resumes_app.media.cards import CARDS, FOLDER
from resumes_app.media.errors import NoPicture
from resumes_app.media.source import Probe
from resumes_app.media.voicing import on_card
from resumes_app.models import Draft, Render, Take
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service import cutting, drafts
from resumes_app.studio.service.intake import draft_of_intake, is_accepted, is_sealed
from resumes_app.studio.service.requests import asked_by
from resumes_app.studio.service.views import takes_of

MAX_TAKES = 30
"""Of one draft, those that were set aside too."""
KEPT_BYTES = 3 * 1024**3
"""Of one person, over all drafts that were never sent."""
STORED_BYTES = 4 * KEPT_BYTES
"""Of one person, what was sent too: a copy of it costs its person nothing."""
GIVEN_UP = "You sent or deleted this draft after you had recorded this take. Send it again to use it."
SENT = "Your reply was sent without this take. To use it, take the reply back and make it anew."
CARD = "card-"
"""What the browser's own id of a take begins with that is a card with words on it."""
SOUND = "sound-"
"""What it begins with where a voice was recorded with a card instead of a picture."""
VOICED = "card.mp4"
"""What the name of a sound's copy with a card ends with, beside the upload's own bytes."""
ENDINGS = {"mov": "mp4", "matroska": "webm"}


class TakeReceiver:
    """Receives uploads of the purpose `take`; their parent is a draft."""

    async def admit(self, session: AsyncSession, who: Identity, offer: Offer) -> None:
        """Pass where the draft is `who`'s, was not given up since the take was begun, and has room.

        Raises:
            NotFound: `who` has no such draft.
            InvalidInput: It was given up, and the take may be offered to its new intake; or its reply was sent.
            TooMany: There are too many takes already.
        """
        require(who, Permission.RECORD)
        draft = await drafts.owned(session, who, draft_of_intake(offer.parent))
        if await _known(session, who.id, offer.client_id):
            return
        _check_intake(draft, offer.parent)
        size_bytes = offer.size_bytes or files.MAX_BYTES
        await check_room(session, who.id, draft, 1, size_bytes, besides=offer.client_id)

    async def keep(self, session: AsyncSession, received: Received) -> None:
        """Store the original, and put the take at the end of the edit list where that has room, once.

        Of a file of sound alone the take is that sound with a card.

        Raises:
            InvalidInput: The draft was given up, or sent, meanwhile.
            MediaError: It is neither a video nor a sound that can be used.
        """
        if await _known(session, received.owner_id, received.client_id):
            return
        async with _with_picture(received) as (seen, found):  # It may take long: nothing of the draft is locked yet.
            draft = await _locked(session, received)
            if await _known(session, received.owner_id, received.client_id):
                return
            _check_intake(draft, received.parent)
            only = seen is not received or received.client_id.startswith(SOUND)
            take = await new_take(session, draft, seen, found, sound_only=only)
            takes, its = await takes_of(session, draft), take.public_id
            await drafts.save(
                session, draft, takes, lambda edit, d: cutting.with_take_where_room(edit, its, d), "Add take"
            )
            await work.enqueue(session, "studio.notice", take_id=take.id)
            await storage.put(take.storage_key, seen.path)  # Last: nothing is stored of what is refused.

    async def forget(self, session: AsyncSession, key_id: str) -> None:
        """Erase the original of which no take came."""
        if (await session.exec(select(Take.id).where(Take.public_id == key_id))).first() is None:
            await files.erase(session, f"takes/{key_id}")


@asynccontextmanager
async def _with_picture(received: Received) -> AsyncIterator[tuple[Received, Probe]]:
    """The file, or where it is sound alone a file with that sound and a card, and what is known of it."""
    made = received.path.with_name(f"{received.path.name}.{VOICED}")
    try:
        try:
            seen, found = received, await probe.inspect(received.path)
        except NoPicture as error:
            found = await on_card(received.path, error.demuxer, FOLDER / f"{next(iter(CARDS))}.mp4", made)
            seen = replace(received, path=made, size_bytes=made.stat().st_size)
        yield seen, found
    finally:
        made.unlink(missing_ok=True)


async def new_take(
    session: AsyncSession, draft: Draft, received: Received, found: Probe, *, sound_only: bool = False
) -> Take:
    """Return a row for the file, which its owner may read; the caller uses it in the edit, then stores the file.

    Args:
        found: What is known of the file.
    """
    prefix = f"takes/{received.key_id}"
    key = f"{prefix}/original.{ENDINGS[found.demuxer]}"
    take = Take(
        public_id=received.key_id,
        owner_id=received.owner_id,
        draft_id=draft.id or 0,
        client_id=received.client_id,
        storage_key=key,
        sha256=await asyncio.to_thread(_sha256, received.path),
        size_bytes=received.size_bytes,
        demuxer=found.demuxer,
        width=found.width,
        height=found.height,
        duration_ms=found.duration_ms,
        has_video=found.has_video,
        has_audio=found.has_audio,
        sound_only=sound_only,
    )
    session.add(take)
    await session.flush()
    await files.grant(session, prefix, f"user:{received.owner_id}")
    return take


async def check_room(
    session: AsyncSession, owner_id: int, draft: Draft, takes: int, size_bytes: int, *, besides: str = ""
) -> None:
    """Pass where so many takes more of so many bytes in all have room in the draft, beside those that are coming.

    Args:
        besides: The browser's own id of a take whose upload is under way and is one of them.

    Raises:
        InvalidInput: The draft is that of a reply that stands.
        TooMany: They have not.
    """
    if is_sealed(draft):
        raise InvalidInput(SENT)
    await files.hold_owner(session, owner_id)
    count = sa.func.count(col(Take.id)).filter(col(Take.draft_id) == draft.id)
    # What was sent is erased after a while by itself: it takes no room from what is in the making.
    done = asked_by(col(Take.draft_id)).correlate(Take).where(col(Render.status) == RenderStatus.DONE).exists()
    kept = sa.func.coalesce(sa.func.sum(Take.size_bytes).filter(~done), 0)
    all_bytes = sa.func.coalesce(sa.func.sum(Take.size_bytes), 0)
    numbers = await session.exec(select(count, kept, all_bytes).where(Take.owner_id == owner_id))
    there, kept_bytes, stored_bytes = numbers.one()
    coming = await files.under_way(session, owner_id, besides=besides)
    its = sum(draft_of_intake(upload.parent) == draft.public_id for upload in coming)
    if there + its + takes > MAX_TAKES:
        raise TooMany(f"This video has {MAX_TAKES} takes. Delete some, wait a quarter of an hour, then record again.")
    if kept_bytes + sum(upload.most_bytes for upload in coming) + size_bytes > KEPT_BYTES:
        raise TooMany("Your drafts are full. Delete takes that you do not need, then try again.")
    if stored_bytes + size_bytes > STORED_BYTES:
        raise TooMany("You have sent a great many videos. There is room again when the takes of the oldest are erased.")


async def _known(session: AsyncSession, owner_id: int, client_id: str) -> bool:
    found = await session.exec(select(Take.id).where(Take.owner_id == owner_id, Take.client_id == client_id))
    return found.first() is not None


def _check_intake(draft: Draft, parent: str) -> None:
    if not is_accepted(draft, parent):
        raise InvalidInput(SENT if is_sealed(draft) else GIVEN_UP)


async def _locked(session: AsyncSession, received: Received) -> Draft:
    draft_id = draft_of_intake(received.parent)
    statement = select(Draft).where(Draft.public_id == draft_id, Draft.owner_id == received.owner_id)
    draft = (await session.exec(statement.with_for_update())).one_or_none()
    if draft is None:
        raise NotFound("The video that this take belongs to is gone.")
    return draft


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


files.register("take", TakeReceiver())

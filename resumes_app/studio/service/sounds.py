"""The sound of a published clip by itself, for those who may hear it and not see it yet."""

import hashlib
import hmac
from collections.abc import Collection

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db, storage
from resumes_app.config import settings
from resumes_app.errors import NotFound
from resumes_app.media.soundtrack import copy_sound
from resumes_app.models import Clip, Rendition
from resumes_app.studio.service.rendering import scratch

SOUND = "sound"
"""Kind of the rendition. It lies apart from the clip's other files: whoever may read it learns no name of theirs."""
_SMALLEST_FIRST = ("mp4_480", "mp4_720", "mp4_1080")


async def make_sound(clip_id: int) -> None:
    """The clip's sound is a file of its own (`sounds/<name>/sound.m4a`), which nobody may read yet.

    Running it again, or twice at once, changes nothing.

    Raises:
        NotFound: The clip has no video to take it from.
        AppError: It could not be made, and may be when it is tried again.
    """
    async with db.reading() as session:
        clip = await session.get(Clip, clip_id)
        rows = (await session.exec(select(Rendition).where(Rendition.clip_id == clip_id))).all()
    files = {row.kind: row.storage_key for row in rows}
    video = next((files[kind] for kind in _SMALLEST_FIRST if kind in files), None)
    if clip is None or SOUND in files:
        return
    if video is None:
        raise NotFound("This clip has no video to take the sound from.")
    async with scratch(f"sound-{clip.token}") as folder:
        path = folder / "sound.m4a"
        async with storage.lend(video) as lent:
            await copy_sound(lent, path, duration_ms=clip.duration_ms)
        key = f"sounds/{_name_of(clip)}/{path.name}"
        size_bytes = await storage.put(key, path)
    row = {"clip_id": clip_id, "kind": SOUND, "storage_key": key, "content_type": "audio/mp4", "size_bytes": size_bytes}
    async with db.transaction() as session:
        await session.exec(insert(Rendition).values(row).on_conflict_do_nothing())


async def sounds_of(session: AsyncSession, clip_ids: Collection[int]) -> dict[int, str]:
    """Return the storage keys of the clips' sounds by clip; those without one are left out."""
    mine = select(Rendition.clip_id, Rendition.storage_key).where(col(Rendition.clip_id).in_(clip_ids))
    return dict((await session.exec(mine.where(Rendition.kind == SOUND))).all())


def _name_of(clip: Clip) -> str:
    # Always the same, so that a run which died leaves nothing behind the next one; told by nothing but the secret.
    return hmac.new(settings().secret().encode(), f"sound:{clip.token}".encode(), hashlib.sha256).hexdigest()[:24]

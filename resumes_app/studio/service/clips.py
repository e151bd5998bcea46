"""Published clips as other areas show them."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.files.service import erase, prefix_of
from resumes_app.models import Clip, Rendition
from resumes_app.studio.schemas import ClipView
from resumes_app.studio.service.sounds import sounds_of

_SHOWN = (Clip.id, Clip.token, Clip.placeholder, Clip.duration_ms, Clip.transcript, Clip.captions_drawn)

# One row a clip: one for each of its files would bring the clip along as often.
_CLIPS: Any = (
    sa.select(
        *(col(column) for column in _SHOWN),
        sa.func.jsonb_object_agg(col(Rendition.kind), col(Rendition.storage_key)).label("files"),
    )
    .join(Rendition, col(Rendition.clip_id) == col(Clip.id))
    .where(col(Clip.id) == sa.any_(sa.bindparam("ids", type_=ARRAY(sa.Integer))))
    .group_by(col(Clip.id))
)


async def clip_views(session: AsyncSession, clip_ids: Collection[int]) -> dict[int, ClipView]:
    """Return the clips by id, in one query; unknown ids are left out. Who may play them is checked at `/media`."""
    if not clip_ids:
        return {}
    views: dict[int, ClipView] = {}
    for row in await session.exec(_CLIPS, params={"ids": list(clip_ids)}):
        view = views[row.id] = _empty(row)
        for kind, key in row.files.items():
            if kind in view:
                view[kind] = f"/media/{key}"  # type: ignore[literal-required]  # checked above
    return views


async def erase_clip(session: AsyncSession, clip_id: int) -> None:
    """Let the clip and its files be gone once the transaction commits; the caller has seen that nothing shows it."""
    clip = await session.get(Clip, clip_id)
    if clip is not None:
        sound = (await sounds_of(session, [clip_id])).values()
        for prefix in (f"clips/{clip.token}", *map(prefix_of, sound)):
            await erase(session, prefix)
        await session.delete(clip)


def _empty(clip: Any) -> ClipView:
    return ClipView(
        token=clip.token,
        mp4_480="",
        mp4_720="",
        mp4_1080="",
        preview="",
        poster="",
        captions="",
        captions_drawn=clip.captions_drawn,
        placeholder=clip.placeholder,
        duration_ms=clip.duration_ms,
        transcript=clip.transcript,
    )

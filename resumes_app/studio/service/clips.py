"""Published clips as other areas show them."""

from collections.abc import Collection

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.models import Clip, Rendition
from resumes_app.studio.schemas import ClipView


async def clip_views(session: AsyncSession, clip_ids: Collection[int]) -> dict[int, ClipView]:
    """Return the clips by id, in one query; unknown ids are left out. Who may play them is checked at `/media`."""
    rows = (
        await session.exec(
            select(Clip, Rendition)
            .join(Rendition, col(Rendition.clip_id) == col(Clip.id))
            .where(col(Clip.id).in_(clip_ids))
        )
    ).all()
    views: dict[int, ClipView] = {}
    for clip, rendition in rows:
        view = views.setdefault(clip.id or 0, _empty(clip))
        if rendition.kind in view:
            view[rendition.kind] = f"/media/{rendition.storage_key}"  # type: ignore[literal-required]  # checked above
    return views


def _empty(clip: Clip) -> ClipView:
    return ClipView(
        token=clip.token,
        mp4_480="",
        mp4_720="",
        mp4_1080="",
        preview="",
        poster="",
        captions="",
        placeholder=clip.placeholder,
        duration_ms=clip.duration_ms,
        transcript=clip.transcript,
    )

"""In which ways a video answers, and how long it is: a job takes some only."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.media.editlist import duration_ms
from resumes_app.models import Take
from resumes_app.models.jobs import ReplyKind
from resumes_app.studio.service import timeline
from resumes_app.studio.service.takes import CARD


async def kinds_in(session: AsyncSession, owner_id: int, edit: Mapping[str, Any]) -> set[ReplyKind]:
    """Return the ways in which the takes of the edit answer; a take that was erased counts for none.

    Args:
        edit: Of a render, as JSON.
    """
    names = {clip.take for clip in timeline.read(edit).clips}
    takes = await session.exec(select(Take).where(Take.owner_id == owner_id, col(Take.public_id).in_(names)))
    return {_kind(take) for take in takes}


def length_of(edit: Mapping[str, Any]) -> int:
    """Return how long the video of a render's edit is, in ms."""
    return duration_ms(timeline.read(edit))


def _kind(take: Take) -> ReplyKind:
    if take.client_id.startswith(CARD):
        return ReplyKind.TEXT
    return ReplyKind.SOUND if take.sound_only else ReplyKind.VIDEO

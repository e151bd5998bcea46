"""A kind word before a reply is sent: what of light, sound and framing could be better, and how.

Measured from the takes in the background, kept with them, erased with them. It is for their owner alone: no employer
ever sees it, it decides nothing, and it is no score.
"""

import logging
from collections.abc import Iterable, Mapping
from typing import Final

from resumes_app import db, storage
from resumes_app.errors import AppError, Unavailable
from resumes_app.media.editlist import EditList
from resumes_app.media.noticing import KINDS, noticed
from resumes_app.models import Draft, Take
from resumes_app.studio.schemas import AdviceView

ADVICE: Final[Mapping[str, tuple[str, str]]] = {
    "dark": (
        "The picture is dark.",
        "Sit facing a window or a lamp, then record it again. Brightness under Adjust helps a little too.",
    ),
    "backlit": (
        "The light comes from behind you.",
        "Turn round, so that the window or lamp is in front of you.",
    ),
    "silent": (
        "There is nothing to hear.",
        "Check that the microphone is on. If it is meant so, captions help those who watch.",
    ),
    "quiet": (
        "Your voice is very soft.",
        "We raise it, and the noise of the room comes up with it. Move closer to the microphone.",
    ),
    "crackles": (
        "The sound crackles where it is loud.",
        "Move a little away from the microphone, then record it again.",
    ),
    "noisy": (
        "There is a lot of noise around you.",
        "Turn on “Clean up my voice”, or record in a quieter place.",
    ),
    "wide": (
        "The picture is wider than high.",
        "It stands on a blurred copy of itself. Hold your phone upright, or let the clip fill the frame.",
    ),
    "small": (
        "The picture is small.",
        "It will look soft on a large screen. Another camera or the original file may have more.",
    ),
}
"""By what was noticed: what it is, and what to do."""
assert set(ADVICE) == set(KINDS)

log = logging.getLogger(__name__)


async def notice(take_id: int) -> None:
    """What is noticed in the take is kept with it; a take that is gone, or was looked at, stays as it is."""
    async with db.reading() as session:
        take = await session.get(Take, take_id)
        if take is None or take.noticed is not None:
            return
        key, demuxer, sound_only = take.storage_key, take.demuxer, take.sound_only
    try:
        async with storage.lend(key) as path:
            found = await noticed(path, demuxer, sound_only=sound_only)
    except Unavailable:
        raise  # The store is away for a moment: the task runs again.
    except AppError:
        log.warning("Nothing could be noticed in take %s.", take_id, exc_info=True)
        return
    async with db.transaction() as session:
        take = await session.get(Take, take_id, with_for_update=True)
        if take is None:
            return
        take.noticed = list(found)
        draft = await session.get(Draft, take.draft_id)
        if draft is not None and found:
            await db.notify(session, f"draft:{draft.public_id}", {"version": draft.version})


def advice_on(edit: EditList, takes: Mapping[str, Take], order: Iterable[str]) -> list[AdviceView]:
    """Return what there is to say about the takes that are in the video.

    Args:
        order: All takes as the page numbers them.
    """
    numbers = {name: number for number, name in enumerate(order, 1)}
    used = [name for name in numbers if any(clip.take == name for clip in edit.clips)]
    found = []
    for kind in KINDS:
        its = [numbers[name] for name in used if kind in _told(edit, takes[name])]
        if its:
            seen, better = ADVICE[kind]
            found.append(AdviceView(kind=kind, takes="" if len(used) == 1 else _named(its), seen=seen, better=better))
    return found


def _told(edit: EditList, take: Take) -> set[str]:
    told = set(take.noticed or ())
    if all(clip.fit == "fill" for clip in edit.clips if clip.take == take.public_id):
        told.discard("wide")
    if edit.clean_voice:
        told.discard("noisy")
    return told


def _named(numbers: list[int]) -> str:
    """Such as "Take 1", or "Takes 1, 2 and 4"."""
    if len(numbers) == 1:
        return f"Take {numbers[0]}"
    return f"Takes {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"

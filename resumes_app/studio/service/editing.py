"""Editing the timeline of a draft, and undo and redo of all that is done to it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from resumes_app import db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import Conflict, InvalidInput
from resumes_app.media.editlist import CLIP_FIELDS, EditList
from resumes_app.studio.schemas import DraftView
from resumes_app.studio.service import cutting, history
from resumes_app.studio.service.cutting import Durations
from resumes_app.studio.service.drafts import check_version, edit_at, owned, save, set_state
from resumes_app.studio.service.views import takes_of, view_of

LABELS = {
    "speed": "Speed",
    "gain_db": "Loudness",
    "mute": "Mute",
    "fit": "Crop",
    "zoom": "Crop",
    "focus_x": "Crop",
    "focus_y": "Crop",
    "transition": "Transition",
    "transition_ms": "Transition",
}
"""What of a clip can be set, and what doing so is called."""

FAR_MS = 10_000_000
"""Further than any take or video reaches."""


async def trim_clip(who: Identity, draft_id: str, version: int, place: int, in_ms: int, out_ms: int) -> DraftView:
    """Let the clip at `place` begin and end there in its take, in ms.

    Args:
        version: Of the draft that this was decided on; so below.

    Raises:
        Conflict: The draft was changed since; so below.
        InvalidInput: The clip would be too short, or a time is no whole number.
    """
    _check_whole(place, in_ms, out_ms)
    return await edit_at(
        who, draft_id, version, lambda edit, d: cutting.trimmed(edit, place, in_ms, out_ms, d), "Trim", f"trim{place}"
    )


async def split_clip(who: Identity, draft_id: str, version: int, at_ms: int) -> DraftView:
    """Cut the clip in two that plays at `at_ms` of the finished video.

    Raises:
        InvalidInput: Nothing plays there, or a part would be too short.
    """
    _check_whole(at_ms)
    return await edit_at(who, draft_id, version, lambda edit, d: cutting.split(edit, at_ms, d), "Split")


async def duplicate_clip(who: Identity, draft_id: str, version: int, place: int) -> DraftView:
    """Play the clip at `place` twice."""
    _check_whole(place)
    return await edit_at(who, draft_id, version, lambda edit, d: cutting.duplicated(edit, place, d), "Duplicate")


async def remove_clip(who: Identity, draft_id: str, version: int, place: int) -> DraftView:
    """Leave the clip at `place` out; its take stays and can be added again."""
    _check_whole(place)
    return await edit_at(who, draft_id, version, lambda edit, d: cutting.removed(edit, place, d), "Delete clip")


async def move_clip(who: Identity, draft_id: str, version: int, place: int, to: int) -> DraftView:
    """Play the clip at `place` at place `to`."""
    _check_whole(place, to)
    return await edit_at(who, draft_id, version, lambda edit, d: cutting.moved(edit, place, to, d), "Move")


async def add_clip(who: Identity, draft_id: str, version: int, take: str, at: int) -> DraftView:
    """Play a take at place `at`, also where it plays already.

    Raises:
        Conflict: There is no such take.
    """
    _check_whole(at)

    def with_it(edit: EditList, durations: Durations) -> EditList:
        if take not in durations:
            raise Conflict("This take is not there any more. Record it again.")
        return cutting.inserted(edit, take, at, durations)

    return await edit_at(who, draft_id, version, with_it, "Add clip")


async def set_clip(who: Identity, draft_id: str, version: int, place: int, values: Mapping[str, Any]) -> DraftView:
    """Set fields of the clip at `place`: those of `LABELS`, as docs/edit-list.md has them.

    Raises:
        InvalidInput: A field cannot be set, or not to this.
    """
    _check_whole(place)
    if not isinstance(values, Mapping) or not values or not values.keys() <= LABELS.keys():
        raise InvalidInput("This cannot be set. Choose speed, loudness, crop or transition.")
    read = {name: CLIP_FIELDS[name].read(value, name) for name, value in values.items()}
    first = next(iter(values))
    subject = f"{LABELS[first]}{place}"
    return await edit_at(
        who, draft_id, version, lambda edit, d: cutting.changed(edit, place, read, d), LABELS[first], subject
    )


async def fill_frame(who: Identity, draft_id: str) -> DraftView:
    """Let the clips of all takes that are wider than high fill the frame, as one step."""
    require(who, Permission.RECORD)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        takes = await takes_of(session, draft)
        wide = {name for name, take in takes.items() if "wide" in (take.noticed or ())}

        def filled(edit: EditList, _: Durations) -> EditList:
            clips = (replace(clip, fit="fill") if clip.take in wide else clip for clip in edit.clips)
            return replace(edit, clips=tuple(clips))

        await save(session, draft, takes, filled, "Fill the frame")
        return await view_of(session, draft, takes)


async def undo(who: Identity, draft_id: str, version: int) -> DraftView:
    """Take the newest change back.

    Raises:
        Conflict: There is none, or the draft was changed since.
    """
    return await _step(who, draft_id, version, -1)


async def redo(who: Identity, draft_id: str, version: int) -> DraftView:
    """Bring back the change that was taken back last.

    Raises:
        Conflict: There is none, or the draft was changed since.
    """
    return await _step(who, draft_id, version, 1)


async def _step(who: Identity, draft_id: str, version: int, by: int) -> DraftView:
    require(who, Permission.RECORD)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        check_version(draft, version)
        takes = await takes_of(session, draft)
        if by < 0 and (await history.newest(session, draft))[0] == history.GIVEN_UP:
            raise Conflict("This draft was deleted. Bring it back as a whole, or record anew.")
        draft.edit, aside = await history.step_to(session, draft, by)
        await set_state(session, draft, takes, aside)
        return await view_of(session, draft, takes)


def _check_whole(*values: object) -> None:
    if not all(type(value) is int and abs(value) < FAR_MS for value in values):
        raise InvalidInput("Places and times are whole numbers.")

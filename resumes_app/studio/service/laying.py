"""What is laid over the picture and under the sound of a draft: texts, stickers, how music plays, the cover."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, TypeVar

from resumes_app.accounts.schemas import Identity
from resumes_app.errors import Conflict, InvalidInput
from resumes_app.media.editlist import (
    LIST_FIELDS,
    MAX_TOTAL_MS,
    MUSIC_FIELDS,
    OVERLAY_FIELDS,
    STICKER_FIELDS,
    EditList,
    Overlay,
    Sticker,
)
from resumes_app.media.fields import Fields, record
from resumes_app.media.stickers import names as sticker_names
from resumes_app.media.typefaces import drawn_part, unknown_signs
from resumes_app.studio.schemas import DraftView, StickerView, TextView
from resumes_app.studio.service.choices import TEXT_PLACES, bed_file
from resumes_app.studio.service.drafts import edit_at

Item = TypeVar("Item")
Laid = TypeVar("Laid", Overlay, Sticker)

TEXT_CHARS = 120
NEW_TEXT_MS = 3_500
"""Long enough to read eight words, short enough not to lie over the answer."""
NEW_STICKER_MS = 2_000
AT_ONCE_MS = 500
"""Who lays something so near to the beginning wants it there from the first picture on."""
LEAST_SEEN_MS = 1_000
LEAST_END_MS = 200
"""Who lets something go as early as this gets it for a few pictures still."""


def new_text(at_ms: int, total_ms: int) -> TextView:
    """Return the text that is laid over the picture at `at_ms` before anything about it is chosen.

    Args:
        total_ms: Length of the video; so below. Near its end the text begins earlier, so that it can be read.
    """
    start_ms, end_ms = _span(at_ms, NEW_TEXT_MS, total_ms)
    return TextView(
        text="Your text",
        start_ms=start_ms,
        end_ms=end_ms,
        x=0.5,
        y=TEXT_PLACES["top"],
        size=0.05,
        style="card",
        face="clear",
    )


def new_sticker(name: str, at_ms: int, total_ms: int) -> StickerView:
    """Return the sticker `name` as it is laid over the picture at `at_ms` before anything about it is chosen."""
    start_ms, end_ms = _span(at_ms, NEW_STICKER_MS, total_ms)
    return StickerView(name=name, start_ms=start_ms, end_ms=end_ms, x=0.75, y=0.3, size=0.22)


def _span(at_ms: int, length_ms: int, total_ms: int) -> tuple[int, int]:
    return _in_sight(0 if at_ms < AT_ONCE_MS else at_ms, length_ms, total_ms)


def _in_sight(start_ms: int, length_ms: int, total_ms: int) -> tuple[int, int]:
    if total_ms - start_ms < LEAST_SEEN_MS:
        start_ms = max(0, total_ms - length_ms)
    return start_ms, min(start_ms + length_ms, MAX_TOTAL_MS)


def _timed(laid: Laid, before: Laid, total_ms: int) -> Laid:
    """Return it so that it is seen: a moment put beyond the other one, or beyond the video, takes that along."""
    start_ms, end_ms = laid.start_ms, laid.end_ms
    length_ms = before.end_ms - before.start_ms
    total_ms = total_ms or MAX_TOTAL_MS  # Where there is no clip yet, nothing is beyond the end.
    if start_ms != before.start_ms and start_ms >= min(end_ms, total_ms):
        start_ms, end_ms = _in_sight(start_ms, length_ms, total_ms)
    elif end_ms <= start_ms:
        end_ms = max(end_ms, LEAST_END_MS)
        start_ms = max(0, end_ms - length_ms)
    return replace(laid, start_ms=start_ms, end_ms=end_ms)


def text_to_lay(words: str) -> tuple[str, str]:
    """Return what of `words` can be drawn on a picture, and a sentence about what cannot; empty where all can."""
    kept, left = drawn_part(words)
    return kept, f"{_named(left)} cannot be drawn on the picture, so it is left out there." if left else ""


def text_to_write(words: str) -> tuple[str, str]:
    """Return what of `words` a reply in writing is made of, its transcript too, and a sentence as `text_to_lay`."""
    kept, left = drawn_part(words)
    gone = "cannot be drawn, so it is left out of your video and of its transcript."
    return kept, f"{_named(left)} {gone}" if left else ""


def _named(signs: Sequence[str]) -> str:
    return f"“{'” and “'.join(signs)}”"


async def add_text(who: Identity, draft_id: str, version: int, text: Mapping[str, Any]) -> DraftView:
    """Lay a text over the picture, above those that are there.

    Args:
        version: Of the draft that this was decided on; so below.
        text: All fields of an overlay of the edit list (docs/edit-list.md).

    Raises:
        Conflict: The draft was changed since; so below.
        InvalidInput: A field is missing or unfit, or a sign cannot be drawn.
    """
    laid = _overlay(text)
    return await edit_at(
        who, draft_id, version, lambda edit, _: replace(edit, overlays=(*edit.overlays, laid)), "Add text"
    )


async def set_text(
    who: Identity,
    draft_id: str,
    version: int,
    number: int,
    values: Mapping[str, Any],
    *,
    apart: bool = False,
    total_ms: int = MAX_TOTAL_MS,
) -> DraftView:
    """Change these fields of a text.

    Args:
        number: Its place among the texts, from 0.
        apart: True makes it a step of its own, however soon it follows another.
        total_ms: Length of the video; so below. What is put beyond its end, or begins after its own end, is moved.

    Raises:
        InvalidInput: A field is unknown or unfit, or a sign cannot be drawn.
    """

    def with_it(edit: EditList, _: object) -> EditList:
        before = _at(edit.overlays, number)
        laid = _timed(_overlay({**asdict(before), **_timely(values)}), before, total_ms)
        return replace(edit, overlays=_put(edit.overlays, number, laid))

    return await edit_at(who, draft_id, version, with_it, "Text", "" if apart else f"text{number}")


async def remove_text(who: Identity, draft_id: str, version: int, number: int) -> DraftView:
    """Take a text away."""
    return await edit_at(
        who,
        draft_id,
        version,
        lambda edit, _: replace(edit, overlays=_without(edit.overlays, number)),
        "Delete text",
    )


async def add_sticker(who: Identity, draft_id: str, version: int, sticker: Mapping[str, Any]) -> DraftView:
    """Lay a sticker over the picture.

    Args:
        sticker: All fields of a sticker of the edit list.

    Raises:
        InvalidInput: A field is missing or unfit, or there is no such sticker.
    """
    laid = _sticker(sticker)
    return await edit_at(
        who, draft_id, version, lambda edit, _: replace(edit, stickers=(*edit.stickers, laid)), "Add sticker"
    )


async def set_sticker(
    who: Identity,
    draft_id: str,
    version: int,
    number: int,
    values: Mapping[str, Any],
    *,
    apart: bool = False,
    total_ms: int = MAX_TOTAL_MS,
) -> DraftView:
    """Change these fields of a sticker.

    Raises:
        InvalidInput: A field is unknown or unfit, or there is no such sticker.
    """

    def with_it(edit: EditList, _: object) -> EditList:
        before = _at(edit.stickers, number)
        laid = _timed(_sticker({**asdict(before), **_timely(values)}), before, total_ms)
        return replace(edit, stickers=_put(edit.stickers, number, laid))

    return await edit_at(who, draft_id, version, with_it, "Sticker", "" if apart else f"sticker{number}")


async def remove_sticker(who: Identity, draft_id: str, version: int, number: int) -> DraftView:
    """Take a sticker away."""
    return await edit_at(
        who,
        draft_id,
        version,
        lambda edit, _: replace(edit, stickers=_without(edit.stickers, number)),
        "Delete sticker",
    )


async def set_music(who: Identity, draft_id: str, version: int, values: Mapping[str, Any]) -> DraftView:
    """Change these fields of the music that was chosen.

    Raises:
        InvalidInput: There is no music, no such bed, or a field is unknown or unfit.
    """

    def with_it(edit: EditList, _: object) -> EditList:
        if edit.music is None:
            raise InvalidInput("There is no music yet. Choose some, then set how it plays.")
        read = _read({**asdict(edit.music), **_fields(values)}, MUSIC_FIELDS, "music")
        if bed_file(read["bed"]) is None:
            raise InvalidInput("There is no such music. Choose another one.")
        return replace(edit, music=replace(edit.music, **read))

    return await edit_at(who, draft_id, version, with_it, "Music", "music")


async def choose_cover(who: Identity, draft_id: str, version: int, at_ms: int | None) -> DraftView:
    """Make the picture at `at_ms` of the finished video its poster; None: the one that is taken by itself.

    Raises:
        InvalidInput: It is no moment of a video.
    """
    cover = LIST_FIELDS["cover_ms"].read(at_ms, "cover_ms")
    return await edit_at(who, draft_id, version, lambda edit, _: replace(edit, cover_ms=cover), "Cover", "cover")


def _overlay(fields: Mapping[str, Any]) -> Overlay:
    laid = Overlay(**_read(fields, OVERLAY_FIELDS, "text"))
    unknown = unknown_signs(laid.text)
    if unknown:
        raise InvalidInput(f"“{unknown[0]}” cannot be drawn on the picture. Leave it out of the text.")
    return laid


def _sticker(fields: Mapping[str, Any]) -> Sticker:
    laid = Sticker(**_read(fields, STICKER_FIELDS, "sticker"))
    if laid.name not in sticker_names():
        raise InvalidInput("There is no such sticker. Choose another one.")
    return laid


def _fields(values: Mapping[str, Any]) -> Mapping[str, Any]:
    if not isinstance(values, Mapping):
        raise InvalidInput("This cannot be set so. Choose one of what is offered.")
    return values


def _timely(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields with an end that comes after the beginning of the video."""
    end_ms = _fields(values).get("end_ms")
    return {**values, "end_ms": LEAST_END_MS} if type(end_ms) is int and 0 <= end_ms < LEAST_END_MS else values


def _read(data: Mapping[str, Any], fields: Fields, where: str) -> dict[str, Any]:
    return record(data, fields, where, optional=frozenset())


def _at(items: Sequence[Item], number: int) -> Item:
    if type(number) is not int or not 0 <= number < len(items):
        raise Conflict("This is not there any more. Look at your video again, then go on.")
    return items[number]


def _put(items: Sequence[Item], number: int, item: Item) -> tuple[Item, ...]:
    _at(items, number)
    return (*items[:number], item, *items[number + 1 :])


def _without(items: Sequence[Item], number: int) -> tuple[Item, ...]:
    _at(items, number)
    return (*items[:number], *items[number + 1 :])

"""Edit lists from and to JSON, checked field by field."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import pairwise
from typing import Any, Final

from resumes_app.media.editlist.model import (
    CAPTION_SPOTS,
    FACES,
    FITS,
    STYLES,
    TRANSITIONS,
    VERSION,
    Burn,
    Clip,
    Cue,
    EditList,
    Music,
    Overlay,
    Sticker,
    Tone,
)
from resumes_app.media.editlist.timing import MAX_TOTAL_MS, MIN_CLIP_MS
from resumes_app.media.errors import EditError
from resumes_app.media.fields import Choice, Fields, Flag, Name, Number, Text, Whole, record, rows
from resumes_app.media.looks import LOOKS
from resumes_app.media.profiles import GRAPH_VERSION, Profile

MAX_SOURCE_MS: Final = 600_000
MAX_CLIPS: Final = 40
MAX_OVERLAYS: Final = 40
MAX_STICKERS: Final = 20
MAX_CUES: Final = 400

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
UPGRADES: Final[dict[int, Upgrade]] = {}
"""By version: what turns a list of that version into the next one. Each is applied when a list is read."""

_START: Final = Whole(0, MAX_TOTAL_MS)
_END: Final = Whole(1, MAX_TOTAL_MS)
_PLACE: Final = Number(0.0, 1.0)
_AMOUNT: Final = Number(-1.0, 1.0)
_GAIN: Final = Number(-60.0, 12.0)
_LETTERS: Final = Number(0.02, 0.2)

CLIP_FIELDS: Final[Fields] = {
    "take": Name(),
    "in_ms": Whole(0, MAX_SOURCE_MS),
    "out_ms": Whole(1, MAX_SOURCE_MS, nullable=True),
    "speed": Number(0.5, 2.0),
    "gain_db": _GAIN,
    "mute": Flag(),
    "fit": Choice(FITS),
    "zoom": Number(1.0, 4.0),
    "focus_x": _PLACE,
    "focus_y": _PLACE,
    "transition": Choice(TRANSITIONS),
    "transition_ms": Whole(0, 2_000),
}
TONE_FIELDS: Final[Fields] = {"brightness": _AMOUNT, "contrast": _AMOUNT, "warmth": _AMOUNT}
OVERLAY_FIELDS: Final[Fields] = {
    "text": Text(120),
    "start_ms": _START,
    "end_ms": _END,
    "x": _PLACE,
    "y": _PLACE,
    "size": _LETTERS,
    "style": Choice(STYLES),
    "face": Choice(FACES),
}
STICKER_FIELDS: Final[Fields] = {
    "name": Name(),
    "start_ms": _START,
    "end_ms": _END,
    "x": _PLACE,
    "y": _PLACE,
    "size": Number(0.04, 0.6),
}
MUSIC_FIELDS: Final[Fields] = {
    "bed": Name(),
    "start_ms": _START,
    "gain_db": _GAIN,
    "duck": Flag(),
    "fade_out_ms": Whole(0, 10_000),
    "from_ms": Whole(0, MAX_SOURCE_MS),
    "fade_in_ms": Whole(0, 10_000),
}
CUE_FIELDS: Final[Fields] = {"start_ms": _START, "end_ms": _END, "text": Text(300)}
BURN_FIELDS: Final[Fields] = {"style": Choice(STYLES), "spot": Choice(CAPTION_SPOTS), "size": Number(0.02, 0.08)}
LIST_FIELDS: Final[Fields] = {
    "look": Choice(tuple(LOOKS)),
    "clean_voice": Flag(),
    "cover_ms": Whole(0, MAX_TOTAL_MS, nullable=True),
}
_PARTS: Final = ("version", "clips", "tone", "overlays", "stickers", "music", "captions", "burn")
_NONE: Final[frozenset[str]] = frozenset()


def parse(data: Mapping[str, Any]) -> EditList:
    """Return the edit list that `data` (JSON) describes, upgraded to this version.

    Raises:
        EditError: Naming the field and the remedy.
    """
    data = _upgraded(data)
    optional = frozenset(CLIP_FIELDS) - {"take", "in_ms", "out_ms"}
    clips = _items(data, "clips", CLIP_FIELDS, MAX_CLIPS, optional)
    overlays = _items(data, "overlays", OVERLAY_FIELDS, MAX_OVERLAYS, frozenset({"face"}))
    stickers = _items(data, "stickers", STICKER_FIELDS, MAX_STICKERS, _NONE)
    cues = _items(data, "captions", CUE_FIELDS, MAX_CUES, _NONE)
    tone = _part(data, "tone", TONE_FIELDS, frozenset(TONE_FIELDS)) or {}
    music = _part(data, "music", MUSIC_FIELDS, frozenset({"from_ms", "fade_in_ms"}))
    burn = _part(data, "burn", BURN_FIELDS, frozenset(BURN_FIELDS))
    edit = EditList(
        clips=tuple(Clip(**clip) for clip in clips),
        tone=Tone(**tone),
        overlays=tuple(Overlay(**overlay) for overlay in overlays),
        stickers=tuple(Sticker(**sticker) for sticker in stickers),
        music=None if music is None else Music(**music),
        captions=tuple(Cue(**cue) for cue in cues),
        burn=None if burn is None else Burn(**burn),
        **{name: kind.read(data[name], name) for name, kind in LIST_FIELDS.items() if name in data},
    )
    _check_order(edit)
    return edit


def _items(
    data: Mapping[str, Any], name: str, fields: Fields, most: int, optional: frozenset[str]
) -> list[dict[str, Any]]:
    given = data.get(name) if name == "clips" else data.get(name, [])
    return [record(item, fields, f"{name}[{n}]", optional=optional) for n, item in enumerate(rows(given, most, name))]


def _part(data: Mapping[str, Any], name: str, fields: Fields, optional: frozenset[str]) -> dict[str, Any] | None:
    given = data.get(name)
    return None if given is None else record(given, fields, name, optional=optional)


def _upgraded(data: object) -> dict[str, Any]:
    if not isinstance(data, Mapping):
        raise EditError("The edit list is not an object; send one with version and clips.")
    upgraded = dict(data)
    version = upgraded.get("version")
    if not isinstance(version, int) or isinstance(version, bool):
        raise EditError(f"version is missing or no whole number; set it to {VERSION}.")
    if version > VERSION:
        raise EditError(f"version is {version}, newer than this site's {VERSION}; reload the page and try again.")
    while version < VERSION:
        if version not in UPGRADES:
            raise EditError(f"version is {version}, which cannot be read any more; start a new edit.")
        upgraded = {**UPGRADES[version](upgraded), "version": version + 1}
        version += 1
    unknown = [key for key in upgraded if key not in _PARTS and key not in LIST_FIELDS]
    if unknown:
        raise EditError(f"The edit list has an unknown field {unknown[0]!r}; remove it.")
    return upgraded


def _check_order(edit: EditList) -> None:
    if not edit.clips:
        raise EditError("clips is empty; record or choose at least one take.")
    for n, clip in enumerate(edit.clips):
        if clip.out_ms is not None and clip.out_ms - clip.in_ms < MIN_CLIP_MS:
            raise EditError(f"clips[{n}] ends less than {MIN_CLIP_MS} ms after it begins; move its end or remove it.")
    timed: dict[str, Sequence[Overlay | Sticker | Cue]] = {
        "overlays": edit.overlays,
        "stickers": edit.stickers,
        "captions": edit.captions,
    }
    for name, shown in timed.items():
        for n, span in enumerate(shown):
            if span.end_ms <= span.start_ms:
                raise EditError(f"{name}[{n}] ends before it begins; set end_ms after start_ms.")
    for n, (one, other) in enumerate(pairwise(edit.captions)):
        if other.start_ms < one.end_ms:
            raise EditError(f"captions[{n + 1}] begins before the caption above it ends; move its start_ms.")


def dump(edit: EditList) -> dict[str, Any]:
    """Return `edit` as JSON-able data that `parse` reads back to the same list."""
    data: dict[str, Any] = json.loads(json.dumps(asdict(edit)))
    return data


def content_key(edit: EditList, sources: Mapping[str, str], profile: Profile) -> str:
    """Return 64 hex characters that are the same exactly when the render would be.

    Args:
        sources: SHA-256 of each take and bed by its id.
    """
    # What a take is called makes no difference: a copy of it in another project is the same picture.
    clips = tuple(replace(clip, take=sources[clip.take]) for clip in edit.clips)
    beds = {name: sources[name] for name in sources.keys() - {clip.take for clip in edit.clips}}
    named = dump(replace(edit, clips=clips))
    parts = {"edit": named, "sources": beds, "profile": asdict(profile), "graph": GRAPH_VERSION}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

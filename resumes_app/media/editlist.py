"""The edit list: a video as data. Times are whole milliseconds of the finished video unless a field says otherwise.

Field by field in docs/edit-list.md. Everything here is pure: the same list gives the same result anywhere.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from typing import Any, Final

from resumes_app.media.errors import EditError
from resumes_app.media.fields import Choice, Fields, Flag, Name, Number, Text, Whole, record, rows
from resumes_app.media.looks import LOOKS
from resumes_app.media.profiles import GRAPH_VERSION, Profile
from resumes_app.media.source import Probe

VERSION: Final = 1
MAX_TOTAL_MS: Final = 90_000
MAX_SOURCE_MS: Final = 600_000
MAX_CLIPS: Final = 40
MAX_OVERLAYS: Final = 40
MAX_CUES: Final = 400
MIN_CLIP_MS: Final = 100
STYLES: Final = ("plain", "card", "bright")
"""How an overlay is drawn: white with a shadow, white on a dark card, dark on a bright card."""

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
UPGRADES: Final[dict[int, Upgrade]] = {}
"""By version: what turns a list of that version into the next one. Each is applied when a list is read."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A part of a take on the timeline; clips play one after another."""

    take: str
    in_ms: int
    out_ms: int | None
    """None: to the end of the take, until `resolve` puts the number in."""
    speed: float = 1.0
    gain_db: float = 0.0


@dataclass(frozen=True, slots=True)
class Overlay:
    """Text on the picture."""

    text: str
    start_ms: int
    end_ms: int
    x: float
    y: float
    size: float
    style: str


@dataclass(frozen=True, slots=True)
class Music:
    """A bed under the whole video from `start_ms` on, looped to its end."""

    bed: str
    start_ms: int
    gain_db: float
    duck: bool
    fade_out_ms: int


@dataclass(frozen=True, slots=True)
class Cue:
    """A caption."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class EditList:
    """A video: what is cut from which take, and what is laid over it."""

    clips: tuple[Clip, ...]
    look: str = "none"
    overlays: tuple[Overlay, ...] = ()
    music: Music | None = None
    captions: tuple[Cue, ...] = ()
    version: int = VERSION


CLIP_FIELDS: Final[Fields] = {
    "take": Name(),
    "in_ms": Whole(0, MAX_SOURCE_MS),
    "out_ms": Whole(1, MAX_SOURCE_MS, nullable=True),
    "speed": Number(0.5, 2.0),
    "gain_db": Number(-60.0, 12.0),
}
OVERLAY_FIELDS: Final[Fields] = {
    "text": Text(120),
    "start_ms": Whole(0, MAX_TOTAL_MS),
    "end_ms": Whole(1, MAX_TOTAL_MS),
    "x": Number(0.0, 1.0),
    "y": Number(0.0, 1.0),
    "size": Number(0.02, 0.2),
    "style": Choice(STYLES),
}
MUSIC_FIELDS: Final[Fields] = {
    "bed": Name(),
    "start_ms": Whole(0, MAX_TOTAL_MS),
    "gain_db": Number(-60.0, 12.0),
    "duck": Flag(),
    "fade_out_ms": Whole(0, 10_000),
}
CUE_FIELDS: Final[Fields] = {
    "start_ms": Whole(0, MAX_TOTAL_MS),
    "end_ms": Whole(1, MAX_TOTAL_MS),
    "text": Text(300),
}
_LIST_FIELDS: Final = ("version", "clips", "look", "overlays", "music", "captions")


def parse(data: Mapping[str, Any]) -> EditList:
    """Return the edit list that `data` (JSON) describes, upgraded to this version.

    Raises:
        EditError: Naming the field and the remedy.
    """
    data = _upgraded(data)
    clips = tuple(
        Clip(**record(item, CLIP_FIELDS, f"clips[{n}]", optional=frozenset({"speed", "gain_db"})))
        for n, item in enumerate(rows(data.get("clips"), MAX_CLIPS, "clips"))
    )
    overlays = tuple(
        Overlay(**record(item, OVERLAY_FIELDS, f"overlays[{n}]", optional=frozenset()))
        for n, item in enumerate(rows(data.get("overlays", []), MAX_OVERLAYS, "overlays"))
    )
    cues = tuple(
        Cue(**record(item, CUE_FIELDS, f"captions[{n}]", optional=frozenset()))
        for n, item in enumerate(rows(data.get("captions", []), MAX_CUES, "captions"))
    )
    music = data.get("music")
    edit = EditList(
        clips=clips,
        look=Choice(tuple(LOOKS)).read(data.get("look", "none"), "look"),
        overlays=overlays,
        music=None if music is None else Music(**record(music, MUSIC_FIELDS, "music", optional=frozenset())),
        captions=cues,
    )
    _check_order(edit)
    return edit


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
    unknown = [key for key in upgraded if key not in _LIST_FIELDS]
    if unknown:
        raise EditError(f"The edit list has an unknown field {unknown[0]!r}; remove it.")
    return upgraded


def _check_order(edit: EditList) -> None:
    if not edit.clips:
        raise EditError("clips is empty; record or choose at least one take.")
    for n, clip in enumerate(edit.clips):
        if clip.out_ms is not None and clip.out_ms - clip.in_ms < MIN_CLIP_MS:
            raise EditError(f"clips[{n}] ends less than {MIN_CLIP_MS} ms after it begins; move its end or remove it.")
    timed: dict[str, Sequence[Overlay | Cue]] = {"overlays": edit.overlays, "captions": edit.captions}
    for name, spans in timed.items():
        for n, span in enumerate(spans):
            if span.end_ms <= span.start_ms:
                raise EditError(f"{name}[{n}] ends before it begins; set end_ms after start_ms.")
    for n, (one, other) in enumerate(pairwise(edit.captions)):
        if other.start_ms < one.end_ms:
            raise EditError(f"captions[{n + 1}] begins before the caption above it ends; move its start_ms.")
    _check_total(edit)


def _check_total(edit: EditList) -> None:
    known = sum(_length_ms(clip) for clip in edit.clips if clip.out_ms is not None)
    if known > MAX_TOTAL_MS:
        over = (known - MAX_TOTAL_MS) / 1000
        raise EditError(f"clips are {over:.1f} s longer than {MAX_TOTAL_MS // 1000} s together; cut something.")


def dump(edit: EditList) -> dict[str, Any]:
    """Return `edit` as JSON-able data that `parse` reads back to the same list."""
    data: dict[str, Any] = json.loads(json.dumps(asdict(edit)))
    return data


def resolve(edit: EditList, probes: Mapping[str, Probe]) -> EditList:
    """Return `edit` fitted to its takes: open ends are numbers, nothing reaches past the end of take or video.

    Args:
        probes: By take id.

    Raises:
        EditError: A take is missing or too short for its clip, or the whole is too long.
    """
    clips = tuple(_resolved(clip, n, probes) for n, clip in enumerate(edit.clips))
    fitted = replace(edit, clips=clips)
    _check_total(fitted)
    total = duration_ms(fitted)
    return replace(
        fitted,
        overlays=tuple(replace(o, end_ms=min(o.end_ms, total)) for o in edit.overlays if o.start_ms < total),
        captions=tuple(replace(c, end_ms=min(c.end_ms, total)) for c in edit.captions if c.start_ms < total),
        music=edit.music if edit.music and edit.music.start_ms < total else None,
    )


def _resolved(clip: Clip, n: int, probes: Mapping[str, Probe]) -> Clip:
    probe = probes.get(clip.take)
    if probe is None:
        raise EditError(f"clips[{n}].take names a take that is not there; remove the clip or record it again.")
    end = probe.duration_ms if clip.out_ms is None else min(clip.out_ms, probe.duration_ms)
    if end - clip.in_ms < MIN_CLIP_MS:
        raise EditError(f"clips[{n}] begins at {clip.in_ms} ms, but its take ends at {probe.duration_ms} ms; move it.")
    if probe.picture_ms and clip.in_ms > probe.picture_ms - MIN_CLIP_MS:
        raise EditError(f"clips[{n}] begins where its picture has ended; move its beginning to the left.")
    return replace(clip, out_ms=end)


def _length_ms(clip: Clip) -> int:
    if clip.out_ms is None:
        raise ValueError("An open clip has no length; resolve the edit list first.")
    return round((clip.out_ms - clip.in_ms) / clip.speed)


def duration_ms(edit: EditList) -> int:
    """Return the length of the finished video; the list must be resolved."""
    return sum(_length_ms(clip) for clip in edit.clips)


def frame_counts(edit: EditList, fps: int) -> tuple[int, ...]:
    """Return how many pictures each clip of a resolved list gets.

    Cuts are rounded to the nearest picture on the whole timeline, not clip by clip: errors never add up, and a cut is
    at most half a picture from where the list has it.
    """
    edges = [0]
    position_ms = 0
    for clip in edit.clips:
        position_ms += _length_ms(clip)
        edges.append(round(position_ms * fps / 1000))
    return tuple(end - start for start, end in pairwise(edges))


def content_key(edit: EditList, sources: Mapping[str, str], profile: Profile) -> str:
    """Return 64 hex characters that are the same exactly when the render would be.

    Args:
        sources: SHA-256 of each take and bed by its id.
    """
    parts = {"edit": dump(edit), "sources": dict(sources), "profile": asdict(profile), "graph": GRAPH_VERSION}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

"""What can be done to the clips of a timeline; texts, stickers and captions go with the picture they lie on. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from resumes_app.errors import Conflict, InvalidInput
from resumes_app.media.captions import apart
from resumes_app.media.editlist import MAX_CLIPS, MAX_TOTAL_MS, Clip, Cue, EditList, Overlay, Sticker, closed, length_ms
from resumes_app.studio.service.timeline import fitted, starts_ms

MIN_CUT_MS: Final = 200
"""Of the finished video: shorter clips cannot be seen nor taken hold of."""

ROUNDING_MS: Final = 2
"""Two parts of one caption that are no further apart follow each other."""

Durations = Mapping[str, int]
Span = tuple[int, int]
Laid = TypeVar("Laid", Overlay, Sticker)


def trimmed(edit: EditList, place: int, in_ms: int, out_ms: int, durations: Durations) -> EditList:
    """Return the list with the clip at `place` beginning and ending there in its take.

    Raises:
        Conflict: There is no such clip.
        InvalidInput: It would be shorter than `MIN_CUT_MS`.
    """
    clip = _clip(edit, place)
    in_ms, out_ms = max(0, in_ms), min(out_ms, durations[clip.take])
    if (out_ms - in_ms) / clip.speed < MIN_CUT_MS:
        raise InvalidInput(f"A clip is at least {MIN_CUT_MS / 1000} s long. Trim it less, or delete it.")
    return _with_clips(edit, place, [replace(clip, in_ms=in_ms, out_ms=out_ms)], durations)


def split(edit: EditList, at_ms: int, durations: Durations) -> EditList:
    """Return the list with the clip that plays at `at_ms` of the finished video cut in two there.

    Raises:
        InvalidInput: Nothing plays there, or a part would be shorter than `MIN_CUT_MS`.
    """
    whole = closed(edit, durations)
    starts = starts_ms(whole)
    place = _playing(starts, at_ms)
    clip = whole.clips[place] if place is not None else None
    if place is None or clip is None:
        raise InvalidInput("There is nothing to split yet. Record a take first.")
    inside_ms = at_ms - starts[place]
    if not MIN_CUT_MS <= inside_ms <= length_ms(clip) - MIN_CUT_MS:
        raise InvalidInput("This is too near to the clip’s edge. Move the playhead into the clip, then split it.")
    cut_ms = clip.in_ms + round(inside_ms * clip.speed)
    saved = edit.clips[place]
    before = replace(saved, out_ms=cut_ms)
    after = replace(saved, in_ms=cut_ms, transition="cut", transition_ms=0)
    return _with_clips(edit, place, [before, after], durations)


def duplicated(edit: EditList, place: int, durations: Durations) -> EditList:
    """Return the list with the clip at `place` twice, one after the other: the second one as the first one plays.

    Raises:
        Conflict: There is no such clip.
    """
    clip = _clip(edit, place)
    played = fitted(edit, durations).clips[place]
    again = replace(clip, out_ms=played.out_ms, transition="cut", transition_ms=0)
    return _with_clips(edit, place, [clip, again], durations)


def removed(edit: EditList, place: int, durations: Durations) -> EditList:
    """Return the list without the clip at `place`; its take stays.

    Raises:
        Conflict: There is no such clip.
    """
    _clip(edit, place)
    return _with_clips(edit, place, [], durations)


def moved(edit: EditList, place: int, to: int, durations: Durations) -> EditList:
    """Return the list with the clip at `place` moved to place `to`.

    Raises:
        Conflict: There is no such clip.
    """
    _clip(edit, place)
    order = [*range(len(edit.clips))]
    order.insert(max(0, min(to, len(order) - 1)), order.pop(place))
    return _arranged(edit, [(edit.clips[origin], origin) for origin in order], durations)


def inserted(edit: EditList, take: str, at: int, durations: Durations) -> EditList:
    """Return the list with the whole take at place `at`, also where it is used already."""
    clips: list[tuple[Clip, int | None]] = [(clip, origin) for origin, clip in enumerate(edit.clips)]
    clips.insert(max(0, min(at, len(clips))), (Clip(take=take, in_ms=0, out_ms=None), None))
    return _arranged(edit, clips, durations)


def with_take(edit: EditList, take: str, durations: Durations, at: int | None = None) -> EditList:
    """Return the list with the whole take at place `at`, or at the end; a take that is there stays where it is."""
    if any(clip.take == take for clip in edit.clips):
        return edit
    return inserted(edit, take, len(edit.clips) if at is None else at, durations)


def with_take_where_room(edit: EditList, take: str, durations: Durations) -> EditList:
    """Return the list with the whole take at its end; as it was where it has no room for another clip."""
    return with_take(edit, take, durations) if len(edit.clips) < MAX_CLIPS else edit


def taken_to(edit: EditList, take: str, to: int, durations: Durations) -> EditList:
    """Return the list with the first clip of the take at place `to`; as it was where the take is not in it."""
    place = next((place for place, clip in enumerate(edit.clips) if clip.take == take), to)
    return edit if place == to else moved(edit, place, to, durations)


def without_take(edit: EditList, take: str, durations: Durations) -> EditList:
    """Return the list without the clips of the take."""
    left = [(clip, origin) for origin, clip in enumerate(edit.clips) if clip.take != take]
    return _arranged(edit, left, durations)


def in_order(edit: EditList, takes: Sequence[str], durations: Durations) -> EditList:
    """Return the list with its takes in this order; clips of one take keep theirs."""
    places = {take: place for place, take in enumerate(takes)}
    clips = [(clip, origin) for origin, clip in enumerate(edit.clips)]
    return _arranged(edit, sorted(clips, key=lambda pair: places.get(pair[0].take, len(places))), durations)


def changed(edit: EditList, place: int, values: Mapping[str, Any], durations: Durations) -> EditList:
    """Return the list with these fields of the clip at `place` changed.

    Raises:
        Conflict: There is no such clip.
        InvalidInput: It would be shorter than `MIN_CUT_MS`.
    """
    clip = replace(_clip(edit, place), **values)
    after = _with_clips(edit, place, [clip], durations)
    if length_ms(closed(after, durations).clips[place]) < MIN_CUT_MS:
        raise InvalidInput(f"So fast, the clip would be shorter than {MIN_CUT_MS / 1000} s. Make it slower.")
    return after


def _clip(edit: EditList, place: int) -> Clip:
    if not 0 <= place < len(edit.clips):
        raise Conflict("This clip is not there any more. Look at your video again, then go on.")
    return edit.clips[place]


def _with_clips(edit: EditList, place: int, instead: Sequence[Clip], durations: Durations) -> EditList:
    clips = [(clip, origin) for origin, clip in enumerate(edit.clips)]
    clips[place : place + 1] = [(clip, place) for clip in instead]
    return _arranged(edit, clips, durations)


def _playing(starts: Sequence[int], at_ms: int) -> int | None:
    """Return which clip plays then: in a transition, the one that comes."""
    return next((place for place in reversed(range(len(starts))) if starts[place] <= at_ms), None)


@dataclass(frozen=True, slots=True)
class _Moves:
    """Where a moment of the old timeline is on the new one."""

    old: tuple[Clip, ...]
    old_starts: list[int]
    new: tuple[Clip, ...]
    new_starts: list[int]
    origins: list[int | None]

    def heirs(self, place: int) -> list[int]:
        """Return the new clips made of an old one."""
        return [number for number, origin in enumerate(self.origins) if origin == place]

    def in_take(self, place: int, at_ms: int) -> int:
        clip = self.old[place]
        inside_ms = max(0, min(at_ms - self.old_starts[place], length_ms(clip)))
        return clip.in_ms + round(inside_ms * clip.speed)

    def in_video(self, number: int, take_ms: int) -> int:
        clip = self.new[number]
        return self.new_starts[number] + max(0, min(round((take_ms - clip.in_ms) / clip.speed), length_ms(clip)))

    def said(self, start_ms: int, end_ms: int) -> Span | None:
        """Return where what is said then is heard now: the longest part of it, of copies the first."""
        parts: list[Span] = []
        for place, old_start in enumerate(self.old_starts):
            last = place + 1 == len(self.old_starts)
            until = old_start + length_ms(self.old[place]) if last else self.old_starts[place + 1]
            begin, end = max(start_ms, old_start), min(end_ms, until)
            if begin >= end:
                continue
            for part in self._heard(place, self.in_take(place, begin), self.in_take(place, end)):
                if parts and abs(part[0] - parts[-1][1]) <= ROUNDING_MS:
                    parts[-1] = parts[-1][0], part[1]
                else:
                    parts.append(part)
        return max(parts, key=lambda part: part[1] - part[0], default=None)

    def _heard(self, place: int, begin: int, end: int) -> Iterator[Span]:
        for number in self.heirs(place):
            clip = self.new[number]
            if begin < (clip.out_ms or 0) and end > clip.in_ms:
                yield self.in_video(number, begin), self.in_video(number, end)

    def start(self, start_ms: int) -> int:
        """Return where what lies on the picture of then begins now; the beginning stays the beginning."""
        place = _playing(self.old_starts, start_ms) if start_ms else None
        heirs = [] if place is None else self.heirs(place)
        if place is None or not heirs:
            return start_ms
        take_ms = self.in_take(place, start_ms)
        inside = [n for n in heirs if self.new[n].in_ms <= take_ms < (self.new[n].out_ms or 0)]
        return self.in_video((inside or heirs)[0], take_ms)


def _arranged(edit: EditList, clips: Sequence[tuple[Clip, int | None]], durations: Durations) -> EditList:
    before = closed(edit, durations)
    edit = replace(edit, clips=tuple(clip for clip, _ in clips))
    after = closed(edit, durations)
    origins = [origin for _, origin in clips]
    moves = _Moves(before.clips, starts_ms(before), after.clips, starts_ms(after), origins)
    return replace(
        edit,
        overlays=_shifted(edit.overlays, moves),
        stickers=_shifted(edit.stickers, moves),
        captions=_heard(edit.captions, moves),
    )


def _shifted(laid: Sequence[Laid], moves: _Moves) -> tuple[Laid, ...]:
    shifted = []
    for item in laid:
        start_ms = min(moves.start(item.start_ms), MAX_TOTAL_MS - MIN_CUT_MS)
        end_ms = min(start_ms + item.end_ms - item.start_ms, MAX_TOTAL_MS)
        shifted.append(replace(item, start_ms=start_ms, end_ms=end_ms))
    return tuple(shifted)


def _heard(cues: Sequence[Cue], moves: _Moves) -> tuple[Cue, ...]:
    spans = [(cue, moves.said(cue.start_ms, cue.end_ms)) for cue in cues]
    heard = [replace(cue, start_ms=span[0], end_ms=min(span[1], MAX_TOTAL_MS)) for cue, span in spans if span]
    heard.sort(key=lambda cue: cue.start_ms)
    return tuple(apart(heard))

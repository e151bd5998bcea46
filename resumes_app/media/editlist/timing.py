"""Where on the timeline everything lies, once the takes are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from resumes_app.media.editlist.model import Clip, EditList
from resumes_app.media.errors import EditError
from resumes_app.media.source import Probe

MAX_TOTAL_MS: Final = 90_000
MIN_CLIP_MS: Final = 100
MIN_SHARED_MS: Final = 100
"""How long a clip plays at the least that a transition leads into or out of."""


@dataclass(frozen=True, slots=True)
class Span:
    """The pictures of one clip on the timeline, from `start` up to but without `end`.

    Where a transition leads into the clip, its first pictures are the last ones of the clip before.
    """

    start: int
    end: int

    @property
    def frames(self) -> int:
        return self.end - self.start


def check_total(edit: EditList) -> None:
    """Raises:
    EditError: What is known of the clips is too long already.
    """
    known = sum(
        length_ms(clip) - (clip.transition_ms if n and clip.transition != "cut" else 0)
        for n, clip in enumerate(edit.clips)
        if clip.out_ms is not None
    )
    if known > MAX_TOTAL_MS:
        over = (known - MAX_TOTAL_MS) / 1000
        raise EditError(f"clips are {over:.1f} s longer than {MAX_TOTAL_MS // 1000} s together; cut something.")


def resolve(edit: EditList, probes: Mapping[str, Probe]) -> EditList:
    """Return `edit` fitted to its takes: open ends are numbers, nothing reaches past the end of take or video.

    Args:
        probes: By take id.

    Raises:
        EditError: A take is missing or too short for its clip, or the whole is too long.
    """
    clips = overlapping([_resolved(clip, n, probes) for n, clip in enumerate(edit.clips)])
    fitted = replace(edit, clips=clips)
    check_total(fitted)
    total = duration_ms(fitted)
    return replace(
        fitted,
        overlays=tuple(replace(o, end_ms=min(o.end_ms, total)) for o in edit.overlays if o.start_ms < total),
        stickers=tuple(replace(s, end_ms=min(s.end_ms, total)) for s in edit.stickers if s.start_ms < total),
        captions=tuple(replace(c, end_ms=min(c.end_ms, total)) for c in edit.captions if c.start_ms < total),
        music=edit.music if edit.music and edit.music.start_ms < total else None,
        cover_ms=None if edit.cover_ms is None else min(edit.cover_ms, total),
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


def closed(edit: EditList, lengths_ms: Mapping[str, int]) -> EditList:
    """Return `edit` with numbers for open ends and transitions as short as they must be; nothing is refused.

    Args:
        lengths_ms: Of each take, by its id.
    """
    clips = []
    for clip in edit.clips:
        end_ms = lengths_ms[clip.take] if clip.out_ms is None else min(clip.out_ms, lengths_ms[clip.take])
        clips.append(replace(clip, out_ms=max(end_ms, clip.in_ms + 1)))
    return replace(edit, clips=overlapping(clips))


def overlapping(clips: Sequence[Clip]) -> tuple[Clip, ...]:
    """Return the clips with transitions of at most half of either clip, so that no two of them meet.

    The first clip has none, and none is led into or out of a clip that plays for less than `MIN_SHARED_MS`: it has too
    few pictures to share.
    """
    fitted = []
    for n, clip in enumerate(clips):
        shorter_ms = min(length_ms(clips[n - 1]), length_ms(clip)) if n and clip.transition != "cut" else 0
        kept = min(clip.transition_ms, shorter_ms // 2) if shorter_ms >= MIN_SHARED_MS else 0
        fitted.append(replace(clip, transition_ms=kept, transition=clip.transition if kept else "cut"))
    return tuple(fitted)


def length_ms(clip: Clip) -> int:
    """Return how long a resolved clip plays."""
    if clip.out_ms is None:
        raise ValueError("An open clip has no length; resolve the edit list first.")
    return round((clip.out_ms - clip.in_ms) / clip.speed)


def duration_ms(edit: EditList) -> int:
    """Return the length of the finished video; the list must be resolved."""
    return sum(length_ms(clip) - clip.transition_ms for clip in edit.clips)


def poster_ms(edit: EditList, usual_ms: int) -> int:
    """Return the moment whose picture is the poster: the chosen one, else `usual_ms` or, of a short one, the middle."""
    total_ms = duration_ms(edit)
    return min(usual_ms, total_ms // 2) if edit.cover_ms is None else max(0, min(edit.cover_ms, total_ms - 1))


def spans(edit: EditList, fps: int) -> tuple[Span, ...]:
    """Return where the pictures of each clip of a resolved list lie.

    Edges are rounded to the nearest picture on the whole timeline, not clip by clip: errors never add up, and a cut is
    at most half a picture from where the list has it.
    """
    found = []
    end_ms = 0
    for clip in edit.clips:
        start_ms = end_ms - clip.transition_ms
        end_ms = start_ms + length_ms(clip)
        found.append(Span(round(start_ms * fps / 1000), round(end_ms * fps / 1000)))
    return tuple(found)


def frame_counts(edit: EditList, fps: int) -> tuple[int, ...]:
    """Return how many pictures each clip of a resolved list gets, those of transitions included."""
    return tuple(span.frames for span in spans(edit, fps))

"""Clips one after another, with cuts and transitions, for picture and sound alike. Pure.

A transition is made of short pieces of their own, the end of one clip and the beginning of the next: crossing whole
clips would make ffmpeg hold the pictures of all later ones until their turn comes.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import ffmpeg

from resumes_app.media.editlist import Clip, spans
from resumes_app.media.framing import clip_picture
from resumes_app.media.plan import Inputs, Plan, Stream

XFADES: Final = {"fade": "fade", "slide": "slideleft", "zoom": "zoomin"}
"""By transition: what ffmpeg's `xfade` calls it."""


def shared_frames(plan: Plan) -> tuple[int, ...]:
    """Return for each clip how many of its pictures are also the last ones of the clip before."""
    lying = spans(plan.edit, plan.profile.fps)
    return (0, *(one.end - other.start for one, other in pairwise(lying)))


def joined_picture(sources: Sequence[Stream], plan: Plan, inputs: Inputs) -> Stream:
    """Return the pictures of all clips as one stream.

    Args:
        sources: Each clip's input; a clip with a transition at either end is opened again, piece by piece.
    """
    clips = plan.edit.clips
    shared = (*shared_frames(plan), 0)
    parts, lengths = [], []
    tail: Stream = None

    def add(part: Stream, frames: int) -> None:
        parts.append(part)
        lengths.append(frames)

    for n, (clip, source, span) in enumerate(zip(clips, sources, spans(plan.edit, plan.profile.fps), strict=True)):
        head, rest = shared[n], span.frames - shared[n + 1]
        if not shared[n] and not shared[n + 1]:
            add(_picture(source, clip, span.frames, plan), span.frames)
            continue
        if head:
            add(_crossed(tail, _piece(clip, 0, head, plan, inputs), clip, head, plan.profile.fps), head)
        if rest > head:
            add(_piece(clip, head, rest, plan, inputs), rest - head)
        if rest < span.frames:
            tail = _piece(clip, rest, span.frames, plan, inputs)
    joined = ffmpeg.concat(*parts, v=1, a=0)
    if 1 in lengths:
        # `concat` guesses how long a picture is from the others of its part: the only one of a part would have no time.
        joined = joined.filter("settb", f"1/{plan.profile.fps}").filter("setpts", "N")
    return joined


def joined_sound(parts: Sequence[Stream], plan: Plan) -> Stream:
    """Return the sound of all clips as one stream; it fades over while the pictures do."""
    whole: Stream = None
    run: list[Stream] = []
    crossing = 0
    for part, shared in zip(parts, shared_frames(plan), strict=True):
        if shared:
            whole, run, crossing = _faded(whole, run, crossing, plan), [], shared
        run.append(part)
    return _faded(whole, run, crossing, plan)


def _faded(whole: Stream, run: list[Stream], frames: int, plan: Plan) -> Stream:
    joined = ffmpeg.concat(*run, v=0, a=1)
    if whole is None:
        return joined
    return ffmpeg.filter([whole, joined], "acrossfade", ns=frames * plan.profile.samples_per_frame, c1="tri", c2="tri")


def _piece(clip: Clip, start: int, end: int, plan: Plan, inputs: Inputs) -> Stream:
    """Pictures `start` up to `end` of the clip, from an input of their own."""
    scale = 1000 * clip.speed / plan.profile.fps
    piece = replace(clip, in_ms=clip.in_ms + round(start * scale), out_ms=clip.in_ms + round(end * scale))
    return _picture(inputs.take(piece), clip, end - start, plan)


def _picture(source: Stream, clip: Clip, frames: int, plan: Plan) -> Stream:
    return clip_picture(source.video, clip, plan.takes[clip.take], frames, plan.profile)


def _crossed(before: Stream, after: Stream, clip: Clip, frames: int, fps: int) -> Stream:
    # Both on the same clock, in whole pictures.
    pair = [stream.filter("settb", f"1/{fps}") for stream in (before, after)]
    crossed = ffmpeg.filter(
        pair, "xfade", transition=XFADES[clip.transition], duration=round(frames / fps, 6), offset=0
    )
    return crossed.filter("tpad", stop=-1, stop_mode="clone").filter("trim", end_frame=frames)

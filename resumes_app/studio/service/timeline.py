"""How takes become clips of the edit list. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from resumes_app.media.captions import apart, lines_of
from resumes_app.media.editlist import (
    MAX_TOTAL_MS,
    MIN_CLIP_MS,
    Clip,
    Cue,
    EditList,
    Music,
    Tone,
    closed,
    dump,
    duration_ms,
    length_ms,
    overlapping,
    parse,
)
from resumes_app.studio.schemas import ToneView

BED_GAIN_DB = -12.0
BED_FADE_MS = 1_500

# `parse` refuses a list without clips, but look and music may be chosen before the first take is there.
_STAND_IN = {"take": "none", "in_ms": 0, "out_ms": None}


def read(data: Mapping[str, Any]) -> EditList:
    """Return the draft's edit list; a fresh draft has no clips yet."""
    if not data:
        return EditList(clips=())
    if data.get("clips"):
        return parse(data)
    return replace(parse({**data, "clips": [_STAND_IN]}), clips=())


def written(edit: EditList) -> dict[str, Any]:
    """Return the list as it is saved, after a check that it can be read again.

    Raises:
        EditError: It cannot; the message names the field and the remedy.
    """
    data = dump(edit)
    read(data)
    return data


def fitted(edit: EditList, durations: Mapping[str, int]) -> EditList:
    """Return the list as it plays: open ends are numbers, and the clip that runs over the limit is cut there.

    Clips that begin behind the limit stay as they are: the person decides what to leave out. What is saved is left
    alone, so that a clip is whole again once there is room.
    """
    clips = []
    end_ms = 0
    for clip in closed(edit, durations).clips:
        room_ms = MAX_TOTAL_MS - end_ms + clip.transition_ms
        taken_ms = int(room_ms * clip.speed)
        if 2 * clip.transition_ms <= room_ms < length_ms(clip) and min(room_ms, taken_ms) >= MIN_CLIP_MS:
            clip = replace(clip, out_ms=clip.in_ms + taken_ms)
        clips.append(clip)
        end_ms += length_ms(clip) - clip.transition_ms
    return replace(edit, clips=overlapping(clips))


def starts_ms(edit: EditList) -> list[int]:
    """Return when each clip of a closed list begins, in the finished video."""
    ends = accumulate(length_ms(clip) - clip.transition_ms for clip in edit.clips)
    return [end_ms - length_ms(clip) for clip, end_ms in zip(edit.clips, ends, strict=True)]


def seen_at(edit: EditList, at_ms: int) -> tuple[str, int]:
    """Return which take of a closed list is seen at a moment of the video, and at which of its own, in ms."""
    placed = zip(edit.clips, starts_ms(edit), strict=True)
    clip, start_ms = [one for one in placed if one[1] <= at_ms][-1]
    return clip.take, clip.in_ms + round((at_ms - start_ms) * clip.speed)


def in_video(edit: EditList, take: str, cues: Sequence[Cue], durations: Mapping[str, int]) -> list[Cue]:
    """Return captions in a take's own time as captions of the video: once, where the take is first heard."""
    whole = closed(edit, durations)
    found: list[Cue] = []
    for clip, start_ms in zip(whole.clips, starts_ms(whole), strict=True):
        if clip.take == take and not found:
            found = _played(clip, start_ms, cues)
    return found


def said(edit: EditList, words: Mapping[str, Sequence[Cue]], durations: Mapping[str, int]) -> list[Cue]:
    """Return captions of all that is said in the video, each time that it is.

    Args:
        words: By take, as they were heard in its own time. One that a cut goes through counts where most of it is.
    """
    whole = fitted(edit, durations)
    lines: list[Cue] = []
    for clip, start_ms in zip(whole.clips, starts_ms(whole), strict=True):
        if not clip.mute:
            inside = [word for word in words.get(clip.take, ()) if _is_inside(clip, word)]
            lines += lines_of(_played(clip, start_ms, inside))
    end_ms = min(duration_ms(whole), MAX_TOTAL_MS)
    cut = (replace(line, end_ms=min(line.end_ms, end_ms)) for line in lines)
    return apart(sorted(cut, key=lambda line: line.start_ms))


def _is_inside(clip: Clip, word: Cue) -> bool:
    return clip.in_ms <= (word.start_ms + word.end_ms) / 2 < (clip.out_ms or 0)


def _played(clip: Clip, start_ms: int, cues: Sequence[Cue]) -> list[Cue]:
    """Return captions in a take's own time as those of the clip that begins then, as far as it plays them."""
    found = []
    for cue in cues:
        begin, end = max(cue.start_ms, clip.in_ms), min(cue.end_ms, clip.out_ms or 0)
        start = start_ms + round((begin - clip.in_ms) / clip.speed)
        until = min(start_ms + round((end - clip.in_ms) / clip.speed), MAX_TOTAL_MS)
        if start < until:
            found.append(replace(cue, start_ms=start, end_ms=until))
    return found


def with_look(edit: EditList, look: str) -> EditList:
    """Return the list with this look."""
    return replace(edit, look=look)


def with_tone(edit: EditList, tone: ToneView) -> EditList:
    """Return the list with these corrections of its picture."""
    return replace(edit, tone=Tone(tone["brightness"] / 100, tone["contrast"] / 100, tone["warmth"] / 100))


def tone_of(edit: EditList) -> ToneView:
    """Return the corrections of the picture, in percent."""
    tone = edit.tone
    return ToneView(
        brightness=round(100 * tone.brightness), contrast=round(100 * tone.contrast), warmth=round(100 * tone.warmth)
    )


def with_clean_voice(edit: EditList, on: bool) -> EditList:
    """Return the list with rumble and hiss taken from the voice, or left as it was recorded."""
    return replace(edit, clean_voice=on)


def with_bed(edit: EditList, bed: str) -> EditList:
    """Return the list with music under the whole of it, ducked under the voice; "" takes the music away."""
    music = Music(bed=bed, start_ms=0, gain_db=BED_GAIN_DB, duck=True, fade_out_ms=BED_FADE_MS)
    return replace(edit, music=music if bed else None)


def known_only(edit: EditList, takes: Iterable[str]) -> EditList:
    """Return the list without clips whose take is not there any more."""
    there = set(takes)
    return replace(edit, clips=tuple(clip for clip in edit.clips if clip.take in there))

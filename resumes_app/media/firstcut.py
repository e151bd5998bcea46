"""The first cut: what of an edit can be played at once, its takes' spans copied as they were recorded.

Nothing is decoded, so it takes a moment whatever its length. Looks, titles, music and loudness come with the render.
"""

import asyncio
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import ffmpeg

from resumes_app.media import command, probe, run
from resumes_app.media.editlist import Clip, EditList, duration_ms, length_ms
from resumes_app.media.errors import RenderError
from resumes_app.media.plan import DEMUXERS, PROTOCOLS, Inputs, Plan
from resumes_app.media.probe import Coding
from resumes_app.media.profiles import STANDARD
from resumes_app.media.source import Media, Probe

MP4_PICTURES: Final = ("h264", "hevc", "vp9", "av1")
WEBM_PICTURES: Final = ("vp8",)
MP4_SOUNDS: Final = ("aac", "opus", "mp3")
WEBM_SOUNDS: Final = ("opus", "vorbis")
MOST_CLIPS: Final = 12
"""Each costs a process of its own."""
EARLY_MS: Final = 12_000
"""How far apart key pictures are, at the most that is usual."""


async def first_cut(edit: EditList, takes: Mapping[str, Path], *, out_dir: Path, deadline_s: float) -> Path | None:
    """Return a copy of the edit's clips in `out_dir`, as they were recorded, one after another.

    Clips are taken as long as they are coded like the first one: others cannot follow in one file without an encode.
    A cut falls on the key picture before it, at most a second early. None where browsers could not play the copy.

    Args:
        edit: Resolved; its takes have been inspected.
        takes: Local paths of at least `needed_takes`, by id.

    Raises:
        MediaError: A take cannot be read.
        RenderError: The copying failed or took too long.
    """
    end = time.monotonic() + deadline_s
    try:
        async with asyncio.timeout(deadline_s):
            first, alike = await _coded_alike(edit, takes)
    except TimeoutError as error:
        raise RenderError("Looking at the takes took too long. Try again.", f"{deadline_s} s") from error
    kind = _container(first)
    if kind is None:
        return None
    media = {clip.take: Media(str(takes[clip.take]), Probe(demuxer=first.demuxer, duration_ms=0)) for clip in alike}
    plan = Plan(edit=edit, takes=media, beds={}, profile=STANDARD)
    target = out_dir / f"first.{kind}"
    if len(alike) == 1:
        await _copy(alike[0], plan, first, target, end)
        return target
    with tempfile.TemporaryDirectory(dir=out_dir, prefix=".pieces-") as folder:
        pieces = [Path(folder) / f"{n}.{kind}" for n in range(len(alike))]
        for clip, piece in zip(alike, pieces, strict=True):
            await _copy(clip, plan, first, piece, end, use_editlist=0, avoid_negative_ts="make_zero")
        await _join(pieces, target, duration_ms(edit), end)
    return target


def needed_takes(edit: EditList) -> set[str]:
    """Return the ids of the takes that a first cut may show."""
    return {clip.take for clip in edit.clips[:MOST_CLIPS]}


async def _coded_alike(edit: EditList, takes: Mapping[str, Path]) -> tuple[Coding, Sequence[Clip]]:
    """Return the coding of the first clip, and the clips up to the first that is coded otherwise.

    One take after another: with the first that differs, the rest need not be looked at.
    """
    codings: dict[str, Coding] = {}
    first = edit.clips[0].take
    for n, clip in enumerate(edit.clips[:MOST_CLIPS]):
        if clip.take not in codings:
            codings[clip.take] = await probe.coding(takes[clip.take])
        if codings[clip.take] != codings[first]:
            return codings[first], edit.clips[:n]
    return codings[first], edit.clips[:MOST_CLIPS]


def _container(coding: Coding) -> str | None:
    if coding.picture in MP4_PICTURES:
        return "mp4"
    return "webm" if coding.picture in WEBM_PICTURES else None


async def _copy(clip: Clip, plan: Plan, coding: Coding, target: Path, end: float, **more: object) -> None:
    source = Inputs(plan).take(clip)
    streams = [source["V:0"], *([source["a:0"]] if coding.sound else [])]
    sounds = MP4_SOUNDS if target.suffix == ".mp4" else WEBM_SOUNDS
    sound = {"acodec": "copy" if coding.sound in sounds else "libopus"} if coding.sound else {}
    options = {"vcodec": "copy", **sound, **_muxing(target), **more}
    await _run(ffmpeg.output(*streams, f"file:{target}", **options), length_ms(clip), end)


async def _join(pieces: Sequence[Path], target: Path, total_ms: int, end: float) -> None:
    """Our own pieces, by names of our own: nothing of what was uploaded says which files are read."""
    listing = pieces[0].with_name("pieces.txt")
    listing.write_text("".join(f"file '{piece.name}'\n" for piece in pieces))
    source = ffmpeg.input(
        f"file:{listing}", f="concat", protocol_whitelist=PROTOCOLS, format_whitelist=f"concat,{DEMUXERS}"
    )
    await _run(ffmpeg.output(source, f"file:{target}", c="copy", **_muxing(target)), total_ms, end)


def _muxing(target: Path) -> dict[str, object]:
    if target.suffix == ".webm":
        return {"format": "webm", "map_metadata": -1, "cues_to_front": 1}
    return {"format": "mp4", "map_metadata": -1, "movflags": "+faststart", "chunk_duration": STANDARD.chunk_us}


async def _run(output: object, total_ms: int, end: float) -> None:
    # Each clip may begin at a key picture long before it.
    most_ms = total_ms + MOST_CLIPS * EARLY_MS
    await run.ffmpeg(command.argv([output]), total_ms=most_ms, deadline_s=max(0.1, end - time.monotonic()))

"""From an edit list and its takes to a published set: probed, planned, measured, encoded once, and checked."""

import asyncio
import logging
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from resumes_app.media import command, graph, probe, run, stickers, stills, titles
from resumes_app.media.captions import to_vtt
from resumes_app.media.editlist import EditList, resolve
from resumes_app.media.errors import EditError, RenderError
from resumes_app.media.loudness import Level, level, measure_file
from resumes_app.media.plan import Plan, Targets
from resumes_app.media.profiles import FILE_NAMES, STANDARD, Profile
from resumes_app.media.run import OnProgress
from resumes_app.media.source import Media, Probe

MEASURED: Final = 0.08
"""Share of the work that is done when the encode begins."""
ENCODED: Final = 0.96
LOUDNESS_TOLERANCE_LU: Final = 1.0
LENGTH_TOLERANCE_MS: Final = 50
"""AAC comes in blocks of 21 ms, and the last one is full."""


GONE: Final = {
    "take": "A take of this video is not there any more. Record it again, then send your video.",
    "music": "The music of this video is not there any more. Choose another one, then send your video.",
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PublishedSet:
    """A finished clip on local disk."""

    files: Mapping[str, Path]
    """By kind: those of the profile, and captions where the edit has any."""
    width: int
    height: int
    duration_ms: int
    placeholder: str
    """An 18×32 WebP as a data URI."""


async def publish(
    edit: EditList,
    takes: Mapping[str, Path],
    *,
    beds: Mapping[str, Path],
    out_dir: Path,
    on_progress: OnProgress,
    deadline_s: float,
    profile: Profile = STANDARD,
) -> PublishedSet:
    """Return the published set of `edit`, its files in `out_dir`.

    Args:
        takes: Local paths of at least the takes the edit names, by id; so too `beds`.
        on_progress: Awaited with 0 to 1, never falling.
        deadline_s: For the whole of it.

    Raises:
        MediaError: A take cannot be used.
        EditError: The edit does not fit its takes.
        RenderError: Anything else went wrong; it may be tried again.
    """
    end = time.monotonic() + deadline_s
    probes = {name: await probe.inspect(_named(takes, name, "take")) for name in {c.take for c in edit.clips}}
    edit = resolve(edit, probes)
    bed_media = await _bed(edit, beds)
    with tempfile.TemporaryDirectory(dir=out_dir, prefix=".work-") as scratch_name:
        scratch = Path(scratch_name)
        media = {name: Media(str(takes[name]), found) for name, found in probes.items()}
        plan = await asyncio.to_thread(planned, edit, media, bed_media, profile, scratch)
        await on_progress(MEASURED / 4)
        pcm, still = scratch / "sound.pcm", scratch / "still.rgb"
        # Each round begins anew: that it goes on is all it tells.
        loud = await level(
            plan, pcm, on_progress=lambda _: on_progress(MEASURED / 2), deadline_s=end - time.monotonic()
        )
        await on_progress(MEASURED)
        files = {kind: out_dir / FILE_NAMES[kind] for kind in profile.kinds}
        targets = Targets({kind: str(path) for kind, path in files.items()}, str(still))
        await run.ffmpeg(
            command.argv(graph.build(plan, targets, loud.gain_db)),
            total_ms=plan.duration_ms,
            on_progress=lambda done: on_progress(MEASURED + (ENCODED - MEASURED) * done),
            deadline_s=end - time.monotonic(),
        )
        placeholder = await asyncio.to_thread(stills.poster, still, profile, files["poster"])
        await asyncio.to_thread(stills.waveform, pcm, profile, files["waveform"])
    if edit.captions:
        files["captions"] = out_dir / FILE_NAMES["captions"]
        files["captions"].write_text(to_vtt(edit.captions), encoding="utf-8")
    await _verify(plan, files, loud, end - time.monotonic())
    await on_progress(1.0)
    return PublishedSet(files, profile.width, profile.height, plan.duration_ms, placeholder)


def planned(
    edit: EditList, takes: Mapping[str, Media], beds: Mapping[str, Media], profile: Profile, scratch: Path
) -> Plan:
    """Return the plan of a resolved edit; what lies over its picture is drawn into files in `scratch`.

    Raises:
        EditError: A sticker is not there any more.
    """
    # Stickers lie under text.
    stuck = [stickers.draw(s, profile, scratch / f"sticker-{n}.rgba") for n, s in enumerate(edit.stickers)]
    written = [titles.draw(o, profile, scratch / f"title-{n}.rgba") for n, o in enumerate(edit.overlays)]
    strip = None
    if edit.burn is not None and edit.captions:
        strip = titles.draw_captions(edit.captions, edit.burn, profile, scratch / "captions.rgba")
    return Plan(edit, takes, beds, profile, (*stuck, *written), strip)


def _named(paths: Mapping[str, Path], name: str, kind: str) -> Path:
    if name not in paths:
        log.warning("The %s %s is not there.", kind, name)  # Not for people: it is our own name.
        raise EditError(GONE[kind])
    return paths[name]


async def _bed(edit: EditList, beds: Mapping[str, Path]) -> dict[str, Media]:
    if edit.music is None:
        return {}
    path = _named(beds, edit.music.bed, "music")
    return {edit.music.bed: Media(str(path), await probe.probe(path, "mov"))}


async def _verify(plan: Plan, files: Mapping[str, Path], loud: Level, deadline_s: float) -> None:
    """The result is what was planned; a wrong one is not published."""
    for rung in plan.profile.rungs:
        found = await probe.probe(files[rung.kind], "mov")
        _expect(rung.kind, "size", (found.width, found.height), (rung.width, rung.height))
        _expect(rung.kind, "pictures", found.frames, plan.frames)
        _expect(rung.kind, "sound", found.has_audio, True)
        if abs(found.duration_ms - plan.duration_ms) > LENGTH_TOLERANCE_MS:
            _expect(rung.kind, "length in ms", found.duration_ms, plan.duration_ms)
    smallest = plan.profile.rungs[-1].kind
    heard = await measure_file(Media(str(files[smallest]), _sound_only(plan)), deadline_s=deadline_s)
    if loud.expected.silent:
        return
    if abs(heard.integrated_lufs - loud.expected.integrated_lufs) > LOUDNESS_TOLERANCE_LU:
        _expect(smallest, "loudness", heard.integrated_lufs, loud.expected.integrated_lufs)


def _sound_only(plan: Plan) -> Probe:
    return Probe(demuxer="mov", duration_ms=plan.duration_ms, has_audio=True)


def _expect(kind: str, what: str, found: object, planned: object) -> None:
    if found != planned:
        raise RenderError("The finished video was not as planned. Try again.", f"{kind}: {what} {found}, not {planned}")

"""Looking into untrusted files: magic bytes first, then ffprobe with that demuxer forced, then one decoded picture."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from resumes_app.media import run
from resumes_app.media.errors import MediaError
from resumes_app.media.plan import DEMUXERS, MAX_PIXELS, PROTOCOLS
from resumes_app.media.source import HEAD_BYTES, Probe, sniff

__all__ = ["MAX_SOURCE_S", "Probe", "inspect", "probe", "sniff"]

MAX_SOURCE_S: Final = 600
SMALLEST_PX: Final = 64
DEADLINE_S: Final = 30.0
_HDR_TRANSFERS: Final = ("arib-std-b67", "smpte2084")
_QUARTER_TURNS: Final = (90, 270)

UNREADABLE: Final = "This file is no video that can be read. Choose an MP4, MOV or WebM file, or record again."
BROKEN: Final = "This video is damaged or unfinished. Record it again, or choose another file."
NO_PICTURE: Final = "There is no picture in this file. Choose a video, or allow the camera and record again."
TOO_LARGE: Final = "The picture is too large. Film in 4K or less and choose that file."
TOO_SMALL: Final = f"The picture is too small. Film with at least {SMALLEST_PX} pixels on each side."
TOO_LONG: Final = (
    f"The video is longer than {MAX_SOURCE_S // 60} minutes. Shorten it on your device and choose it again."
)


async def inspect(path: Path) -> Probe:
    """Return what is known of the take at `path`, which can be decoded and has a picture.

    Raises:
        MediaError: It cannot be used; the message says what to do.
    """
    head = await asyncio.to_thread(_head, path)
    demuxer = sniff(head)
    if demuxer is None:
        raise MediaError(UNREADABLE if head else "The file is empty. Record again, or choose another file.")
    found = await probe(path, demuxer)
    if not found.has_video:
        raise MediaError(NO_PICTURE)
    return found


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


async def probe(path: Path, demuxer: str) -> Probe:
    """Return what is known of the file at `path`; where it has a picture, one could be decoded.

    Args:
        demuxer: From `sniff`; nothing else is tried.

    Raises:
        MediaError: It cannot be used; the message says what to do.
        RenderError: It could not be looked at in time.
    """
    described = await _ffprobe(path, demuxer, "-show_streams", "-show_format")
    streams: list[dict[str, Any]] = described.get("streams", [])
    video = next((s for s in streams if s.get("codec_type") == "video" and not _is_cover(s)), None)
    audio = next((s for s in streams if s.get("codec_type") == "audio"), None)
    if video is None and audio is None:
        raise MediaError(NO_PICTURE)
    began_s = float(described.get("format", {}).get("start_time", 0.0))
    lengths = {s["index"]: await _measured(path, demuxer, int(s["index"]), began_s) for s in (video, audio) if s}
    duration_ms = max(length_ms for length_ms, _ in lengths.values())
    picture_ms, frames = lengths[video["index"]] if video else (0, 0)
    if duration_ms == 0 or (video is not None and frames == 0):
        raise MediaError(BROKEN)
    if duration_ms > MAX_SOURCE_S * 1000:
        raise MediaError(TOO_LONG)
    if video is not None:
        _check_size(video)
        await _decode_one(path, demuxer, int(video["index"]))
    width, height = _upright(video) if video else (0, 0)
    return Probe(
        demuxer=demuxer,
        duration_ms=duration_ms,
        has_video=video is not None,
        has_audio=audio is not None and lengths[audio["index"]][1] > 0,
        width=width,
        height=height,
        fps=round(frames * 1000 / picture_ms, 3) if picture_ms else 0.0,
        frames=frames,
        picture_ms=picture_ms,
        video_codec=str(video.get("codec_name", "")) if video else "",
        audio_codec=str(audio.get("codec_name", "")) if audio else "",
        sample_rate=int(audio.get("sample_rate", 0)) if audio else 0,
        matrix_known=bool(video and video.get("color_space", "unknown") not in ("unknown", "reserved")),
        hdr=bool(video and video.get("color_transfer") in _HDR_TRANSFERS),
    )


def _is_cover(stream: dict[str, Any]) -> bool:
    return bool(stream.get("disposition", {}).get("attached_pic"))


def _upright(video: dict[str, Any]) -> tuple[int, int]:
    width, height = int(video["width"]), int(video["height"])
    turns = [int(float(side["rotation"])) for side in video.get("side_data_list", []) if "rotation" in side]
    turned = bool(turns) and abs(turns[0]) % 360 in _QUARTER_TURNS
    return (height, width) if turned else (width, height)


def _check_size(video: dict[str, Any]) -> None:
    width, height = int(video.get("width", 0)), int(video.get("height", 0))
    if width * height > MAX_PIXELS:
        raise MediaError(TOO_LARGE)
    if min(width, height) < SMALLEST_PX:
        raise MediaError(TOO_SMALL)


async def _ffprobe(path: Path, demuxer: str, *wanted: str) -> dict[str, Any]:
    listing = await _run(path, demuxer, *wanted, "-of", "json")
    described: dict[str, Any] = json.loads(listing or b"{}")
    return described


async def _run(path: Path, demuxer: str, *wanted: str) -> bytes:
    guards = ["-protocol_whitelist", PROTOCOLS, "-format_whitelist", DEMUXERS, "-max_pixels", str(MAX_PIXELS)]
    args = ["-v", "error", "-hide_banner", *guards, "-f", demuxer, *wanted, "-i", f"file:{path}"]
    said = await run.capture(run.executables().ffprobe, args, deadline_s=DEADLINE_S)
    if "exceeds specified max pixel count" in said.stderr:
        raise MediaError(TOO_LARGE)
    if said.status:
        raise MediaError(BROKEN)
    return said.stdout


async def _measured(path: Path, demuxer: str, index: int, began_s: float) -> tuple[int, int]:
    """Length in ms since the file's beginning, and number of packets, of one stream.

    Live WebM has no length in its header, and headers can lie. A stream without packets has no length.
    """
    listing = await _run(
        path, demuxer, "-select_streams", str(index), "-show_entries", "packet=pts_time,duration_time", "-of", "csv=p=0"
    )
    packets = [_times(line) for line in listing.decode(errors="replace").splitlines()]
    known = sorted(packet for packet in packets if packet is not None)
    if not known:
        return 0, 0
    last_start, last_length = known[-1]
    if last_length == 0 and len(known) > 1:
        last_length = last_start - known[-2][0]
    length_ms = round((last_start + last_length - min(began_s, known[0][0])) * 1000)
    return max(1, length_ms), len(known)


def _times(line: str) -> tuple[float, float] | None:
    start, _, length = line.partition(",")
    try:
        return float(start), float(length.strip(",")) if length.strip(",N/A") else 0.0
    except ValueError:
        return None  # A packet without a time is no part of the length.


async def _decode_one(path: Path, demuxer: str, index: int) -> None:
    """One picture decodes. A file of nothing but headers passes every other look."""
    wanted: Sequence[str] = ("-select_streams", str(index), "-read_intervals", "%+#8", "-show_frames")
    frames = (await _ffprobe(path, demuxer, *wanted, "-show_entries", "frame=width,height")).get("frames", [])
    if not frames:
        raise MediaError(BROKEN)
    if int(frames[0].get("width", 0)) * int(frames[0].get("height", 0)) > MAX_PIXELS:
        raise MediaError(TOO_LARGE)

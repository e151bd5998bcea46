"""Looking into untrusted files: magic bytes, then ffprobe with that demuxer forced, then one picture decoded."""

import asyncio
import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from resumes_app.media import run
from resumes_app.media.editlist import MIN_CLIP_MS
from resumes_app.media.errors import MediaError, NoPicture, RenderError
from resumes_app.media.plan import DEMUXERS, MAX_PIXELS, PROTOCOLS
from resumes_app.media.source import HEAD_BYTES, Coding, Probe, sniff, sniff_sound

__all__ = ["BROKEN", "MAX_SOURCE_S", "Coding", "Probe", "coding", "guarded", "inspect", "probe", "sniff"]

MAX_SOURCE_S: Final = 600
SMALLEST_PX: Final = 64
DEADLINE_S: Final = 30.0
"""For all looks at one file together."""
_HDR_TRANSFERS: Final = ("arib-std-b67", "smpte2084")
_QUARTER_TURNS: Final = (90, 270)
_FIELDS: Final = ("tt", "bb", "tb", "bt")

UNREADABLE: Final = (
    "This file is neither a video nor a sound that can be read. Choose an MP4, MOV or WebM file, or M4A, MP3, WAV or "
    "Ogg for sound alone, or record again."
)
BROKEN: Final = "This file is damaged or unfinished. Record it again, or choose another file."
NO_PICTURE: Final = "There is no picture in this file. Choose a video, or allow the camera and record again."
EMPTY: Final = "The file is empty. Record again, or choose another file."
TOO_SHORT: Final = "This is a single picture or less than a moment. Record for longer, or choose another file."
TOO_LARGE: Final = "The picture is too large. Film in 4K or less and choose that file."
TOO_SMALL: Final = f"The picture is too small. Film with at least {SMALLEST_PX} pixels on each side."
TOO_LONG: Final = f"This is longer than {MAX_SOURCE_S // 60} minutes. Shorten it on your device and choose it again."


async def inspect(path: Path) -> Probe:
    """Return what is known of the take at `path`, which can be decoded and has a picture.

    Raises:
        NoPicture: It holds sound alone.
        MediaError: It cannot be used; the message says what to do.
        RenderError: It could not be looked at in time.
    """
    head = await asyncio.to_thread(_head, path)
    film = sniff(head)
    demuxer = film or sniff_sound(head)
    if demuxer is None:
        raise MediaError(UNREADABLE if head else EMPTY)
    found = await probe(path, demuxer)
    if found.has_video and not film:  # Ogg can hold pictures too; they are coded as no browser does it.
        raise MediaError(UNREADABLE)
    if not found.has_video:
        raise NoPicture(NO_PICTURE, demuxer)
    if found.picture_ms < MIN_CLIP_MS:
        raise MediaError(TOO_SHORT)
    return found


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


async def probe(path: Path, demuxer: str) -> Probe:
    """Return what is known of the file at `path`; where it has a picture, one could be decoded.

    Args:
        demuxer: From `sniff` or `sniff_sound`; nothing else is tried.

    Raises:
        MediaError: It cannot be used; the message says what to do.
        RenderError: It could not be looked at in time.
    """
    try:
        async with asyncio.timeout(DEADLINE_S):
            return await _probed(path, demuxer)
    except TimeoutError as error:
        raise RenderError("Looking at the file took too long. Try again.", f"{DEADLINE_S} s") from error


async def _probed(path: Path, demuxer: str) -> Probe:
    described = await _ffprobe(path, demuxer, "-show_streams", "-show_format")
    streams: list[dict[str, Any]] = described.get("streams", [])
    video = next((s for s in streams if s.get("codec_type") == "video" and not _is_cover(s)), None)
    audio = next((s for s in streams if s.get("codec_type") == "audio"), None)
    if video is None and audio is None:
        raise MediaError(NO_PICTURE if streams else BROKEN)
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
    width, height = _as_seen(video) if video else (0, 0)
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
        square=video is None or _pixel_shape(video) == 1,
        interlaced=bool(video and video.get("field_order") in _FIELDS),
        hdr=bool(video and video.get("color_transfer") in _HDR_TRANSFERS),
    )


async def coding(path: Path) -> Coding:
    """Return how a take that was inspected before is coded, by its headers alone.

    Raises:
        MediaError: It cannot be read.
        RenderError: It could not be looked at in time.
    """
    demuxer = sniff(await asyncio.to_thread(_head, path))
    if demuxer is None:
        raise MediaError(UNREADABLE)
    described = await _ffprobe(path, demuxer, "-show_streams", "-show_data_hash", "sha256")
    streams: list[dict[str, Any]] = described.get("streams", [])
    video = next((s for s in streams if s.get("codec_type") == "video" and not _is_cover(s)), {})
    audio = next((s for s in streams if s.get("codec_type") == "audio"), {})
    turns = [str(side["rotation"]) for side in video.get("side_data_list", []) if "rotation" in side]
    told = [str(video.get(name)) for name in ("extradata_hash", "width", "height", "pix_fmt", "sample_aspect_ratio")]
    heard = [str(audio.get(name)) for name in ("extradata_hash", "sample_rate", "channels")]
    return Coding(
        demuxer=demuxer,
        picture=str(video.get("codec_name", "")),
        sound=str(audio.get("codec_name", "")),
        details=(*told, *heard, *turns),
    )


def _is_cover(stream: dict[str, Any]) -> bool:
    return bool(stream.get("disposition", {}).get("attached_pic"))


def _as_seen(video: dict[str, Any]) -> tuple[int, int]:
    width, height = int(int(video["width"]) * _pixel_shape(video)), int(video["height"])
    turns = [int(float(side["rotation"])) for side in video.get("side_data_list", []) if "rotation" in side]
    turned = bool(turns) and abs(turns[0]) % 360 in _QUARTER_TURNS
    return (height, width) if turned else (width, height)


def _pixel_shape(video: dict[str, Any]) -> Fraction:
    """Width of a pixel by its height; a file that says nothing, or nonsense, has square ones."""
    across, _, up = str(video.get("sample_aspect_ratio", "")).partition(":")
    if not (across.isdigit() and up.isdigit() and int(across) and int(up)):
        return Fraction(1)
    return Fraction(int(across), int(up))


def _check_size(video: dict[str, Any]) -> None:
    width, height = _as_seen(video)
    if max(width * height, int(video["width"]) * int(video["height"])) > MAX_PIXELS:
        raise MediaError(TOO_LARGE)
    if min(width, height) < SMALLEST_PX:
        raise MediaError(TOO_SMALL)


async def _ffprobe(path: Path, demuxer: str, *wanted: str) -> dict[str, Any]:
    listing = await _run(path, demuxer, *wanted, "-of", "json")
    described: dict[str, Any] = json.loads(listing or b"{}")
    return described


async def _run(path: Path, demuxer: str, *wanted: str) -> bytes:
    args = guarded(path, demuxer, before=wanted)
    return _said(await run.capture(run.executables().ffprobe, args, deadline_s=DEADLINE_S))


def guarded(path: Path, demuxer: str, *, before: Sequence[str] = ()) -> list[str]:
    """Return arguments that open `path` with this demuxer and no other, from this disk only, and not too large.

    Args:
        before: Options of the input.
    """
    formats = DEMUXERS if demuxer in DEMUXERS.split(",") else demuxer  # The other kinds are opened here alone.
    guards = ["-protocol_whitelist", PROTOCOLS, "-format_whitelist", formats, "-max_pixels", str(MAX_PIXELS)]
    return ["-v", "error", "-hide_banner", *guards, "-f", demuxer, *before, "-i", f"file:{path}"]


def _said(captured: run.Captured) -> bytes:
    if "exceeds specified max pixel count" in captured.stderr:
        raise MediaError(TOO_LARGE)
    if captured.status:
        raise MediaError(BROKEN)
    return captured.stdout


async def _measured(path: Path, demuxer: str, index: int, began_s: float) -> tuple[int, int]:
    """Length in ms since the file's beginning, and number of packets, of one stream.

    Live WebM has no length in its header, and headers can lie. A stream without packets has no length. What an edit
    list leaves out, where somebody trimmed a recording, does not count.
    """
    listing = await _run(
        path,
        demuxer,
        "-select_streams",
        str(index),
        "-show_entries",
        "packet=pts_time,duration_time,flags",
        "-of",
        "csv=p=0",
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
    """Start and length of a packet that is shown and says when."""
    start, length, flags, *_ = [*line.split(","), "", ""]
    try:
        return None if "D" in flags else (float(start), float(length) if length.strip("N/A") else 0.0)
    except ValueError:
        return None


async def _decode_one(path: Path, demuxer: str, index: int) -> None:
    """One picture decodes. A file of nothing but headers passes every other look.

    By ffmpeg, which makes the video: ffprobe may know fewer codecs. The first picture that is shown may come many
    packets after the beginning, where a phone has trimmed its recording.
    """
    args = [*guarded(path, demuxer), "-map", f"0:{index}", "-frames:v", "1", "-f", "framecrc", "-"]
    listing = _said(await run.capture(run.executables().ffmpeg, ["-nostdin", *args], deadline_s=DEADLINE_S))
    if not any(line and not line.startswith(b"#") for line in listing.splitlines()):
        raise MediaError(BROKEN)

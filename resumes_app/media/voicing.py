"""A file of sound alone, such as a voice memo, as a take: with a card and the line of its voice for a picture."""

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Final

from resumes_app.media import probe, run, voice_line
from resumes_app.media.editlist import MIN_CLIP_MS
from resumes_app.media.errors import MediaError, RenderError
from resumes_app.media.source import Probe

DEADLINE_S: Final = 180.0
_SOUND: Final = ("-c:a", "aac", "-b:a", "160k", "-ar", "48000", "-ac", "2")
_QUIET: Final = ("-nostdin", "-y", "-nostats", "-progress", "pipe:1")
_COLOURS: Final = ("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv")
_PICTURE: Final = ("-c:v", "libx264", "-preset", "superfast", "-crf", "18", "-g", "25", *_COLOURS)
_WIDE, _HIGH = voice_line.SIZE
_FINE: Final = f"{_WIDE * voice_line.FINER}x{_HIGH * voice_line.FINER}"
_GRAPH: Final = (
    f"[0:v]fps={voice_line.PICTURES_A_SECOND}[card];"
    f"[1:v]scale={_FINE}:flags=neighbor[heights];"
    f"[heights][2:v]lut2=c0='255*gte(x,y)',scale={_WIDE}:{_HIGH}:flags=area[seen];"
    f"color=white:s={_WIDE}x{_HIGH}:r={voice_line.PICTURES_A_SECOND}[white];"
    "[white][seen]alphamerge=shortest=1[line];"
    "[card][line]overlay=(W-w)/2:(H-h)/2,format=yuv420p[film]"
)


async def on_card(path: Path, demuxer: str, card: Path, target: Path) -> Probe:
    """Write the sound at `path` under a film to `target`, an MP4; return what is known of that.

    The film is `card` with the line of the voice, as who speaks on the stage without a camera has it.

    Args:
        demuxer: Of `path`, as `probe.inspect` found it.
        card: A film of ours (`media.cards`), which is repeated where the sound lasts longer.

    Raises:
        MediaError: The sound cannot be used; the message says what to do.
        RenderError: It took too long.
    """
    end = time.monotonic() + DEADLINE_S
    known = await probe.probe(path, demuxer)
    if known.duration_ms < MIN_CLIP_MS:
        raise MediaError(probe.TOO_SHORT)
    sound = probe.guarded(path, demuxer)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="voice-") as folder:
        pcm, heights, shape = (Path(folder) / name for name in ("sound", "heights", "shape"))
        heard = ["-map", "0:a:0", "-ac", "1", "-ar", str(voice_line.RATE), "-f", "s16le", f"file:{pcm}"]
        await _made([*_QUIET, *sound, *heard], known.duration_ms, end)
        await asyncio.to_thread(_drawn, pcm, heights, shape)
        film = ["-stream_loop", "-1", "-protocol_whitelist", "file", "-f", "mov", "-i", f"file:{card}"]
        lines = [*_grey(f"{voice_line.BARS}x1", heights), *_grey(_FINE, shape)]
        kept = ["-filter_complex", _GRAPH, "-map", "[film]", "-map", "3:a:0", *_PICTURE, *_SOUND, "-map_metadata", "-1"]
        ended = ["-t", f"{known.duration_ms / 1000:.3f}", "-movflags", "+faststart", "-f", "mp4", f"file:{target}"]
        await _made([*_QUIET, *film, *lines, *sound, *kept, *ended], known.duration_ms, end)
    return await probe.inspect(target)


def _grey(size: str, raw: Path) -> list[str]:
    kind = ["-protocol_whitelist", "file", "-f", "rawvideo", "-pixel_format", "gray", "-video_size", size]
    return [*kind, "-framerate", voice_line.PICTURES_A_SECOND, "-i", f"file:{raw}"]


def _drawn(pcm: Path, heights: Path, shape: Path) -> None:
    # A file whose sound has no sample still has a picture.
    heights.write_bytes(voice_line.heights(voice_line.levels(pcm.read_bytes()) or [0.0]))
    shape.write_bytes(voice_line.shape())


async def _made(argv: list[str], total_ms: int, end: float) -> None:
    try:
        await run.ffmpeg(argv, total_ms=total_ms, deadline_s=max(0.1, end - time.monotonic()))
    except RenderError as error:
        if time.monotonic() >= end:  # On a busy machine that may pass.
            raise
        raise MediaError(probe.BROKEN) from error

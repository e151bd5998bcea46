"""A file of sound alone, such as a voice memo, as a take: with a card for a picture, as every take has one."""

import time
from pathlib import Path
from typing import Final

from resumes_app.media import probe, run
from resumes_app.media.editlist import MIN_CLIP_MS
from resumes_app.media.errors import MediaError, RenderError
from resumes_app.media.source import Probe

DEADLINE_S: Final = 60.0
_SOUND: Final = ("-c:a", "aac", "-b:a", "160k", "-ar", "48000", "-ac", "2")


async def on_card(path: Path, demuxer: str, card: Path, target: Path) -> Probe:
    """Write the sound at `path` under the picture of `card` to `target`, an MP4; return what is known of that.

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
    film = ["-stream_loop", "-1", "-protocol_whitelist", "file", "-f", "mov", "-i", f"file:{card}"]
    kept = ["-map", "0:v:0", "-map", "1:a:0", "-c:v", "copy", *_SOUND, "-map_metadata", "-1"]
    argv = ["-nostdin", "-y", "-nostats", "-progress", "pipe:1", *film, *probe.guarded(path, demuxer), *kept]
    argv += ["-t", f"{known.duration_ms / 1000:.3f}", "-movflags", "+faststart", "-f", "mp4", f"file:{target}"]
    try:
        await run.ffmpeg(argv, total_ms=known.duration_ms, deadline_s=max(0.1, end - time.monotonic()))
    except RenderError as error:
        if time.monotonic() >= end:  # On a busy machine that may pass.
            raise
        raise MediaError(probe.BROKEN) from error
    return await probe.inspect(target)

"""The sound of a published video as a file of its own, which tells nothing of the picture."""

from pathlib import Path
from typing import Final

from resumes_app.media import probe, run

DEADLINE_S: Final = 60.0


async def copy_sound(video: Path, target: Path, *, duration_ms: int) -> None:
    """Write the sound of one of our own videos to `target` (M4A) as it is, without picture, titles or dates.

    Raises:
        RenderError: It failed or took too long; it may be tried again.
    """
    kept = ["-map", "0:a:0", "-vn", "-c:a", "copy", "-map_metadata", "-1", "-map_chapters", "-1"]
    muxed = ["-fflags", "+bitexact", "-movflags", "+faststart", "-f", "mp4", f"file:{target}"]
    argv = ["-nostdin", "-y", "-nostats", "-progress", "pipe:1", *probe.guarded(video, "mov"), *kept, *muxed]
    await run.ffmpeg(argv, total_ms=duration_ms, deadline_s=DEADLINE_S)

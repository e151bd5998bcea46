"""The demo's previews: the first three seconds of each clip without sound, cut by copy, so they need not be shipped."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from resumes_app.cli.commandline import PREFACE
from resumes_app.media import run
from resumes_app.media.profiles import STANDARD

IN_ONE_RUN = 14
"""Each file costs ffmpeg two threads, and their stacks count towards the memory it may reserve."""
DEADLINE_S = 60.0


async def cut(clips: Iterable[Path], folder: Path) -> dict[str, Path]:
    """Write the previews into the folder and return them by the clip's name without its ending."""
    waiting, made = list(clips), {}
    batches = [waiting[i : i + IN_ONE_RUN] for i in range(0, len(waiting), IN_ONE_RUN)]
    for clip in waiting:
        made[clip.stem] = folder / f"{clip.stem}.mp4"
    await asyncio.gather(*(_cut(batch, made) for batch in batches))
    return made


async def _cut(batch: list[Path], made: dict[str, Path]) -> None:
    argv = list(PREFACE)
    for clip in batch:
        argv += ["-f", "mov", "-i", f"file:{clip}"]
    for number, clip in enumerate(batch):
        argv += ["-map", f"{number}:v", "-t", str(STANDARD.preview_ms / 1000), "-c", "copy", "-movflags", "+faststart"]
        argv += [f"file:{made[clip.stem]}"]
    await run.ffmpeg(argv, total_ms=STANDARD.preview_ms, deadline_s=DEADLINE_S)

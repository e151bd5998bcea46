"""Whole renders for tests, and what can be seen and heard in them."""

import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

from resumes_app.media import editlist, run
from resumes_app.media.profiles import STANDARD, Profile
from resumes_app.media.publish import PublishedSet, publish


async def make_set(
    out: Path,
    takes: dict[str, Path],
    clips: list[dict[str, Any]],
    bed: Path | None = None,
    profile: Profile = STANDARD,
    **more: Any,
) -> PublishedSet:
    seen: list[float] = []

    async def note(done: float) -> None:
        seen.append(done)

    edit = editlist.parse({"version": 1, "clips": clips, **more})
    beds = {"bed": bed} if bed else {}
    made = await publish(edit, takes, beds=beds, out_dir=out, on_progress=note, deadline_s=300, profile=profile)
    assert seen == sorted(seen) and seen[-1] == 1.0
    return made


def decoded(path: Path, *args: str) -> bytes:
    return subprocess.run(
        [run.executables().ffmpeg, "-v", "error", "-i", str(path), *args, "-"], check=True, capture_output=True
    ).stdout


def onsets(values: list[float], step_s: float, threshold: float) -> list[float]:
    """Times at which the values rise over the threshold."""
    return [n * step_s for n, (a, b) in enumerate(pairwise([0.0, *values])) if a <= threshold < b]

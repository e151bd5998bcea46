"""What each clip more costs, the video being as long as before."""

import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from bench.render import best, ours, take_of

SECONDS = 20
CLIPS = (1, 5, 10, 20)


async def measure() -> None:
    """Print CPU seconds per second of video by the number of its clips, and divided by those of one clip."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        take = take_of(folder, SECONDS)
        print(f"Render of {SECONDS} s, cut from one take into so many clips in another order.")
        one = await best(partial(ours, take, _cut_into(1), folder))
        for count in CLIPS:
            cost = one if count == 1 else await best(partial(ours, take, _cut_into(count), folder))
            print(
                f"{count:>4} clips{cost.cpu_s / SECONDS:>12.3f} CPU s per s{cost.cpu_s / one.cpu_s:>10.2f} ÷ one clip"
            )


def _cut_into(count: int) -> dict[str, Any]:
    length_ms = SECONDS * 1000 // count
    clips = [{"take": "t", "in_ms": n * length_ms, "out_ms": (n + 1) * length_ms} for n in range(count)]
    return {"clips": clips[1::2] + clips[::2]}

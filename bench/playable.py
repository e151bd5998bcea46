"""How soon a reply can be played by its owner, beside a copy made by hand."""

import tempfile
from functools import partial
from pathlib import Path

from bench.render import best, by_hand, take_of
from resumes_app.media import editlist, probe
from resumes_app.media.firstcut import first_cut

SECONDS = 60


async def measure() -> None:
    """Print the wall-clock seconds of a first cut, and of the same copy by one hand-written command."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        take = take_of(folder, SECONDS)
        edit = editlist.parse({"version": 1, "clips": [{"take": "t", "in_ms": 0, "out_ms": None}]})
        edit = editlist.resolve(edit, {"t": await probe.inspect(take)})
        command = ["-i", str(take), "-c", "copy", "-movflags", "+faststart", "OUT/first.mp4"]
        floor = await best(partial(by_hand, command, folder))
        ours = await best(partial(_ours, edit, take, folder))
        print(f"First cut of {SECONDS} s: {ours.wall_s:.2f} s; the copy by hand: {floor.wall_s:.2f} s.")


async def _ours(edit: editlist.EditList, take: Path, folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as out:
        await first_cut(edit, {"t": take}, out_dir=Path(out), deadline_s=60)

"""How soon a reply can be played: by its owner, beside a copy made by hand; by reviewers, beside a hand-written render.

What comes before and after is not counted: the queue hands a task over as the transaction commits, and the files of a
set are stored by a rename each.
"""

import tempfile
from functools import partial
from pathlib import Path

from bench.render import AAC, RATES, X264, Cost, best, by_hand, ours, plain, take_of
from resumes_app.media import editlist, probe
from resumes_app.media.firstcut import first_cut

SECONDS = 60
REVIEWED_SECONDS = 30
"""Renders are measured on shorter takes: they take as long as there is film."""


async def measure() -> None:
    """Print the wall-clock seconds from submitting to playing, and each divided by its floor's."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await _for_its_owner(folder)
        await _for_reviewers(folder)


async def _for_its_owner(folder: Path) -> None:
    take = take_of(folder, SECONDS)
    edit = editlist.parse({"version": 1, "clips": [{"take": "t", "in_ms": 0, "out_ms": None}]})
    edit = editlist.resolve(edit, {"t": await probe.inspect(take)})
    command = ["-i", str(take), "-c", "copy", "-movflags", "+faststart", "OUT/first.mp4"]
    floor = await best(partial(by_hand, command, folder))
    first = await best(partial(_first_cut, edit, take, folder))
    print(f"Submit to playable for its owner, {SECONDS} s of take: the first cut.")
    _line("a copy by hand", floor, floor)
    _line("ours", first, floor)


async def _for_reviewers(folder: Path) -> None:
    """Reviewers play nothing before the 480 is there, and it comes with the whole set."""
    take = take_of(folder, REVIEWED_SECONDS)
    alone = ["-i", str(take), "-vf", "fps=30,scale=480:854:flags=bicubic,setsar=1", *X264, *RATES["480"], *AAC]
    alone += ["-b:a", "96k", "OUT/480.mp4"]
    fastest = await best(partial(by_hand, alone, folder))
    floor = await best(partial(by_hand, plain(take), folder))
    made = await best(partial(ours, take, {}, folder))
    print(f"Submit to playable for reviewers, {REVIEWED_SECONDS} s of take: the 480, in one encode with the whole set.")
    _line("the same set by hand", floor, floor)
    _line("ours: until the 480, which is the first they can play", made, floor)
    alone_s = fastest.wall_s
    print(f"{'':4}The 480 alone by hand: {alone_s:.2f} s; ours takes {made.wall_s / alone_s:.2f} times as long.")


def _line(label: str, cost: Cost, floor: Cost) -> None:
    print(f"{'':4}{label:<56}{cost.wall_s:>7.2f} s{cost.wall_s / floor.wall_s:>7.2f} ÷ floor")


async def _first_cut(edit: editlist.EditList, take: Path, folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as out:
        await first_cut(edit, {"t": take}, out_dir=Path(out), deadline_s=60)

"""What a render costs beside a hand-written ffmpeg command with the same outputs and codec settings."""

import resource
import subprocess
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from resumes_app.media import editlist, run
from resumes_app.media.profiles import STANDARD
from resumes_app.media.publish import publish

SECONDS = 30
ROUNDS = 3
ROOT = Path(__file__).parents[1]
FACE = ROOT / "assets" / "demo"
BED = ROOT / "assets" / "beds" / "focus.m4a"
X264 = [
    "-c:v", "libx264", "-profile:v", "high", "-pix_fmt", "yuv420p", "-preset", "veryfast", "-crf", "23", "-g", "60",
    "-r", "30", "-movflags", "+faststart", "-chunk_duration", "500000",
]  # fmt: skip
AAC = ["-c:a", "aac", "-ar", "48000", "-ac", "2"]
RATES = {"720": ["-maxrate", "3500k", "-bufsize", "7000k"], "480": ["-maxrate", "1600k", "-bufsize", "3200k"]}
TITLE = {"text": "Anna, bridge engineer", "x": 0.5, "y": 0.16, "size": 0.05, "style": "card"}

FULL: dict[str, Any] = {
    "look": "warm",
    "overlays": [{**TITLE, "start_ms": 0, "end_ms": 3500}],
    "captions": [
        {"start_ms": n * 2000, "end_ms": n * 2000 + 1800, "text": "I build bridges that last a hundred years."}
        for n in range(SECONDS // 2)
    ],
    "burn": {},
    "music": {"bed": "focus", "start_ms": 0, "gain_db": -12, "duck": True, "fade_out_ms": 1500},
}  # fmt: skip


@dataclass(frozen=True)
class Cost:
    """What one run took, with all its child processes."""

    cpu_s: float
    wall_s: float


async def measure() -> None:
    """Print CPU seconds per second of clip, and our render's cost divided by the floor's."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        take = take_of(folder, SECONDS)
        print(f"Render of {SECONDS} s, 720×1280, H.264 and Opus as Chromium records it; the best of {ROUNDS} rounds.")
        print(f"{'':34}{'CPU s per s':>12}{'wall s per s':>14}{'÷ floor':>10}")
        for label, edit, floors in (("plain", {}, plain(take)), ("full edit", FULL, _full(take))):
            floor = await best(partial(by_hand, floors, folder))
            cost = await best(partial(ours, take, edit, folder))
            _line(f"{label}: hand-written command", floor, floor)
            _line(f"{label}: ours", cost, floor)


def _line(label: str, cost: Cost, floor: Cost) -> None:
    ratio = cost.cpu_s / floor.cpu_s
    print(f"{label:<34}{cost.cpu_s / SECONDS:>12.3f}{cost.wall_s / SECONDS:>14.3f}{ratio:>10.2f}")


async def best(once: Callable[[], Awaitable[None]]) -> Cost:
    """Return what the cheapest of a few runs took."""
    costs = []
    for _ in range(ROUNDS):
        before, began = _children_cpu_s(), time.monotonic()
        await once()
        costs.append(Cost(_children_cpu_s() - before, time.monotonic() - began))
    return min(costs, key=lambda cost: cost.cpu_s)


def _children_cpu_s() -> float:
    # Drawing and poster are made in this process: they count too.
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def take_of(folder: Path, seconds: int) -> Path:
    """A talking face with sensor noise, coded as a browser codes it."""
    take = folder / "take.mp4"
    source = next(iter(sorted(FACE.glob("reply-*.mp4"))))
    picture = "scale=720:1280:flags=bicubic,fps=30,noise=alls=7:allf=t,setsar=1"
    _ffmpeg(
        "-stream_loop", "-1", "-i", str(source), "-t", str(seconds), "-vf", picture, "-c:v", "libx264", "-preset",
        "veryfast", "-b:v", "2500k", "-g", "30", "-bf", "0", "-c:a", "libopus", "-b:a", "96k",
        "-movflags", "+frag_keyframe+empty_moov+default_base_moof", str(take),
    )  # fmt: skip
    return take


async def ours(take: Path, edit: dict[str, Any], folder: Path) -> None:
    """Render the take with these fields of the edit list, its one whole clip unless they say otherwise."""

    async def nobody_watches(_done: float) -> None:
        return None

    whole = editlist.parse({"version": 1, "clips": [{"take": "t", "in_ms": 0, "out_ms": None}], **edit})
    with tempfile.TemporaryDirectory(dir=folder) as out:
        await publish(
            whole, {"t": take}, beds={"focus": BED}, out_dir=Path(out), on_progress=nobody_watches, deadline_s=900
        )


async def by_hand(command: list[str], folder: Path) -> None:
    """Run ffmpeg as somebody would who knows this one video; OUT in the command becomes a folder."""
    with tempfile.TemporaryDirectory(dir=folder) as out:
        args = [part.replace("OUT", out) for part in command]
        _ffmpeg(*args)


def _outputs() -> list[str]:
    preview = [*X264, "-an", "OUT/preview.mp4"]
    return [
        "-map", "[v720]", "-map", "[a720]", *X264, *RATES["720"], *AAC, "-b:a", "128k", "OUT/720.mp4",
        "-map", "[v480]", "-map", "[a480]", *X264, *RATES["480"], *AAC, "-b:a", "96k", "OUT/480.mp4",
        "-map", "[pre]", *preview, "-map", "[still]", "-frames:v", "1", "OUT/poster.webp",
    ]  # fmt: skip


SPLIT = (
    "split=4[v720][b][c][d];[b]scale=480:854:flags=bicubic,setsar=1[v480];"
    "[c]trim=end_frame=90,scale=360:640:flags=bicubic[pre];[d]trim=start_frame=30:end_frame=31[still]"
)


def plain(take: Path) -> list[str]:
    """Return the command that makes the published set of an unedited take."""
    graph = f"[0:v]fps=30,format=yuv420p,{SPLIT};[0:a]aresample=48000:async=1,volume=2dB,asplit=2[a720][a480]"
    return ["-i", str(take), "-filter_complex", graph, *_outputs()]


def _full(take: Path) -> list[str]:
    """The same effects as `FULL`, as somebody would write them who knows this one video."""
    bands = ",".join(
        f"drawbox=x=60:y=900:w=600:h=100:color=black@0.6:t=fill:enable='between(t,{n * 2},{n * 2 + 1.8})'"
        for n in range(SECONDS // 2)
    )
    graph = (
        "[0:v]fps=30,format=yuv420p,colorchannelmixer=.95:.1:.04:0:.05:.98:.02:0:.03:.06:.9,format=yuv420p,"
        f"eq=saturation=1.12:contrast=1.03,{bands},{SPLIT};"
        "[0:a]aresample=48000:async=1,asplit=2[voice][key];"
        f"[1:a]aresample=48000,volume=-12dB,atrim=end={SECONDS},afade=t=out:st={SECONDS - 1.5}:d=1.5[bed];"
        "[bed][key]sidechaincompress=threshold=.02:ratio=8:attack=20:release=400[low];"
        "[voice][low]amix=inputs=2:duration=first:normalize=0,loudnorm=I=-14:TP=-1:LRA=11,aresample=48000,"
        "asplit=2[a720][a480]"
    )
    return ["-i", str(take), "-stream_loop", "-1", "-i", str(BED), "-filter_complex", graph, *_outputs()]


def _ffmpeg(*args: str) -> None:
    subprocess.run([run.executables().ffmpeg, "-v", "error", "-y", "-nostdin", *args], check=True)


assert STANDARD.crf == 23 and STANDARD.preset == "veryfast", "the floor must use the profile's settings"

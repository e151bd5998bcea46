"""Render the backing-music beds: six original loops, made of numbers alone, so nobody's rights are in them.

`python -m resumes_app.cli.beds` writes `assets/beds/*.m4a` and `beds.json`. Needs the dependency group `demo`.
Equal runs give equal samples: every random number comes from the bed's own seed.
"""

import asyncio
import json
import tempfile
from pathlib import Path

import numpy as np

from resumes_app.cli.beds.parts import PARTS
from resumes_app.cli.beds.score import Bed, Mix
from resumes_app.cli.beds.tones import SAMPLE_RATE, Samples
from resumes_app.cli.commandline import PREFACE
from resumes_app.media import run

BITRATE = "88k"
LICENCE = "CC0-1.0"
FOLDER = Path(__file__).resolve().parents[3] / "assets" / "beds"

BEDS = (
    Bed(
        "sunrise",
        "First Light",
        "Warm and hopeful",
        92,
        1,
        ((60, 64, 67, 71), (57, 60, 64, 67), (65, 69, 72, 76), (67, 71, 74, 77)),
        8,
        ("pad", "pluck", "bass", "soft_kit"),
    ),
    Bed(
        "focus",
        "Desk Lamp",
        "Calm concentration, lo-fi",
        78,
        2,
        ((62, 65, 69, 72), (67, 71, 74, 77), (60, 64, 67, 71), (57, 60, 64, 67)),
        8,
        ("keys", "bass", "dusty_kit"),
        0.16,
    ),
    Bed(
        "drive",
        "Green Wave",
        "Upbeat and driven",
        112,
        3,
        ((57, 60, 64), (65, 69, 72), (60, 64, 67), (67, 71, 74)),
        12,
        ("pad", "pulse", "arp", "drive_kit"),
    ),
    Bed(
        "calm",
        "Window Seat",
        "Slow and airy",
        66,
        4,
        ((60, 67, 71, 76), (64, 67, 71, 74), (65, 69, 72, 76), (65, 68, 72, 75)),
        8,
        ("pad", "bells"),
    ),
    Bed(
        "campus",
        "Between Lectures",
        "Sunny, handmade",
        104,
        5,
        ((60, 64, 67, 72), (67, 71, 74, 79), (69, 72, 76, 81), (65, 69, 72, 77)),
        12,
        ("strum", "bass", "claps", "whistle"),
    ),
    Bed(
        "nightshift",
        "Last Tram",
        "Late, soft and steady",
        84,
        6,
        ((61, 64, 68, 71), (66, 69, 73, 76), (59, 63, 66, 69), (64, 68, 71, 75)),
        8,
        ("keys", "pad", "pulse", "soft_kit"),
        0.1,
    ),
)


def render(bed: Bed) -> Samples:
    """Return the bed's loop as samples of shape (n, 2) in [-1, 1] at 48 kHz."""
    rng = np.random.default_rng(bed.seed)
    mix = Mix(bed)
    for part in bed.parts:
        PARTS[part](bed, mix, rng)
    return mix.loop()


async def write(bed: Bed, folder: Path) -> dict[str, object]:
    """Write `<id>.m4a` into the folder and return its entry for `beds.json`."""
    samples = render(bed)
    duration_ms = round(len(samples) * 1000 / SAMPLE_RATE)
    with tempfile.TemporaryDirectory() as scratch:
        raw = Path(scratch) / "loop.f32"
        raw.write_bytes(samples.astype("<f4").tobytes())
        argv = [*PREFACE, "-f", "f32le", "-ar", str(SAMPLE_RATE), "-ac", "2", "-i", f"file:{raw}", "-c:a", "aac"]
        argv += ["-b:a", BITRATE, "-map_metadata", "-1", "-movflags", "+faststart", f"file:{folder / bed.id}.m4a"]
        await run.ffmpeg(argv, total_ms=duration_ms, deadline_s=60)
    entry = {"id": bed.id, "title": bed.title, "mood": bed.mood, "bpm": bed.bpm}
    return entry | {"duration_ms": duration_ms, "licence": LICENCE, "file": f"{bed.id}.m4a"}


async def main() -> None:
    """Write every bed and the list of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    entries = [await write(bed, FOLDER) for bed in BEDS]
    (FOLDER / "beds.json").write_text(json.dumps({"beds": entries}, indent=2) + "\n", encoding="utf-8")
    for entry in entries:
        print(f"{entry['id']}: {entry['duration_ms']} ms")


if __name__ == "__main__":
    asyncio.run(main())

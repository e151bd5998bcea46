"""Render the backing-music beds: original loops, made of numbers alone, so nobody's rights are in them.

`python -m resumes_app.cli.beds` writes `assets/beds/*.m4a` and `beds.json`. Needs the dependency group `demo`.
Equal runs give equal samples: every random number comes from the bed's own seed.
"""

import asyncio
import json
import tempfile
from pathlib import Path

import numpy as np

from resumes_app.cli.beds.catalogue import BEDS
from resumes_app.cli.beds.grooves import GROOVES
from resumes_app.cli.beds.parts import PARTS
from resumes_app.cli.beds.score import Bed, Mix
from resumes_app.cli.beds.tones import SAMPLE_RATE, Samples
from resumes_app.cli.beds.voices import VOICES
from resumes_app.cli.commandline import PREFACE
from resumes_app.media import run

BITRATE = "88k"
LICENCE = "CC0-1.0"
FOLDER = Path(__file__).resolve().parents[3] / "assets" / "beds"
PLAYERS = PARTS | VOICES | GROOVES


def render(bed: Bed) -> Samples:
    """Return the bed's loop as samples of shape (n, 2) in [-1, 1] at 48 kHz."""
    rng = np.random.default_rng(bed.seed)
    mix = Mix(bed)
    for part in bed.parts:
        PLAYERS[part](bed, mix, rng)
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
    entry = {"id": bed.id, "title": bed.title, "mood": bed.mood, "bpm": bed.bpm, "beats": bed.beats}
    entry |= {"tags": list(bed.tags), "duration_ms": duration_ms, "licence": LICENCE}
    return entry | {"file": f"{bed.id}.m4a"}


async def main() -> None:
    """Write every bed and the list of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    entries = [await write(bed, FOLDER) for bed in BEDS]
    (FOLDER / "beds.json").write_text(json.dumps({"beds": entries}, indent=2) + "\n", encoding="utf-8")
    for entry in entries:
        print(f"{entry['id']}: {entry['duration_ms']} ms")


if __name__ == "__main__":
    asyncio.run(main())

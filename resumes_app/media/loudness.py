"""How loud the finished video will be, found on the sound alone, and the gain that makes it right."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from resumes_app.media import command, run
from resumes_app.media.errors import RenderError
from resumes_app.media.plan import Plan
from resumes_app.media.run import OnProgress
from resumes_app.media.sound import build_meter, build_sound
from resumes_app.media.source import Media

MAX_GAIN_DB: Final = 24.0
"""More would only raise the noise of a room in which nobody spoke."""
SILENCE_LUFS: Final = -60.0
CLOSE_LU: Final = 0.3
ROUNDS: Final = 3
_SUMMARY = re.compile(r"I:\s+(-?[\d.]+|-?inf|nan) LUFS.*?Peak:\s+(-?[\d.]+|-?inf|nan) dBFS", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Loudness:
    """By EBU R 128."""

    integrated_lufs: float
    true_peak_dbtp: float

    @property
    def silent(self) -> bool:
        return not self.integrated_lufs > SILENCE_LUFS


@dataclass(frozen=True, slots=True)
class Level:
    """The gain to render with, and what it will come to."""

    gain_db: float
    expected: Loudness


async def level(plan: Plan, pcm: Path, *, on_progress: OnProgress | None = None, deadline_s: float) -> Level:
    """Return the gain that brings the plan's sound to the profile's loudness, as near as the limiter lets it.

    Args:
        pcm: Where the samples of the sound at that gain are left: 8 kHz, mono, 16 bits, little endian.
        on_progress: Awaited with 0 to 1 in each of the rounds, of which it takes some.
    """

    async def measure(gain_db: float | None) -> Loudness:
        args = command.argv(build_sound(plan, str(pcm), gain_db), loglevel="info")
        log = await run.ffmpeg(args, total_ms=plan.duration_ms, on_progress=on_progress, deadline_s=deadline_s)
        return _read(log)

    measured = await measure(None)
    gain_db = 0.0
    for _ in range(ROUNDS):
        if measured.silent:
            return Level(0.0, measured)
        off = plan.profile.loudness_lufs - measured.integrated_lufs
        if abs(off) < CLOSE_LU and gain_db:
            break
        wanted = min(MAX_GAIN_DB, gain_db + off)
        if wanted == gain_db:
            break
        gain_db = wanted
        # Measured again with the limiter: it takes from loud voices what the gain gave.
        measured = await measure(gain_db)
    return Level(gain_db, measured)


async def measure_file(media: Media, *, deadline_s: float) -> Loudness:
    """Return the loudness of a finished file."""
    args = command.argv(build_meter(media), loglevel="info")
    return _read(await run.ffmpeg(args, total_ms=media.probe.duration_ms, deadline_s=deadline_s))


def _read(log: str) -> Loudness:
    found = _SUMMARY.findall(log)
    if not found:
        raise RenderError("The sound could not be measured. Try again.", log[-500:])
    integrated, peak = (float(value) for value in found[-1])
    return Loudness(integrated, peak)

"""Make the demo's clips and their catalogue.

Once: `pip install --group demo` and `npm pack kokoro-js@1.2.1`. Then
`python -m resumes_app.cli.demo.build --voices kokoro-js-1.2.1.tgz [--missing] [--only job-barista …]`.

Equal inputs give equal speech, frames and catalogue; the MP4 files may differ in a few bytes between machines.
With `--missing` only clips without files are made, to go on after an interruption.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from resumes_app.cli.beds.__main__ import render
from resumes_app.cli.beds.catalogue import BEDS
from resumes_app.cli.beds.tones import SAMPLE_RATE as BED_RATE
from resumes_app.cli.demo import acting, captions, catalogue, cinema, encode, loudness, script
from resumes_app.cli.demo.drawing.faces import Eyes, Mouth
from resumes_app.cli.demo.drawing.portraits import Pose
from resumes_app.cli.demo.drawing.svg import HEIGHT, WIDTH
from resumes_app.cli.demo.voices import SAMPLE_RATE, Samples, Speaker, Speech

AT_ONCE = 2
BED_GAIN = 0.11
"""The bed lies about 20 dB under the voice."""
POSTER_FROM_S = 0.9


@dataclass(frozen=True)
class Order:
    """A clip to be made; `company` and `place` for a job's."""

    line: script.Line
    company: script.Company | None = None
    place: str = ""


def orders() -> list[Order]:
    """Return all clips: jobs first, then replies, then résumés."""
    jobs = [
        Order(script.job_line(company, number), company, job.place)
        for company in script.companies()
        for number, job in enumerate(company.jobs)
    ]
    return jobs + [Order(line) for line in script.replies()] + [Order(resume.line) for resume in script.resumes()]


@lru_cache
def _loop(identity: str) -> NDArray[np.float64]:
    return np.asarray(render(next(bed for bed in BEDS if bed.id == identity)).mean(axis=1))


def _bed(identity: str, length: int) -> Samples:
    """Return a bed in mono at the voice's rate, faded out at the end."""
    loop = _loop(identity)
    music = np.interp(np.arange(length) * BED_RATE / SAMPLE_RATE, np.arange(len(loop)), loop)
    fade = int(0.8 * SAMPLE_RATE)
    music[-fade:] *= np.linspace(1, 0, fade)
    return np.asarray(music * BED_GAIN, np.float32)


def _sound(order: Order, speech: Speech) -> Samples:
    voice = loudness.levelled(speech.samples, SAMPLE_RATE)
    if order.company:
        voice = voice + _bed(order.company.bed, len(voice))
    return loudness.levelled(voice, SAMPLE_RATE)


def _poster_frame(poses: list[Pose]) -> int:
    """Return the number of a frame near the beginning with open eyes and a friendly mouth."""
    start = round(POSTER_FROM_S * acting.FPS)
    for wanted in ((Mouth.MID, Mouth.WIDE), (Mouth.SPREAD, Mouth.SMALL, Mouth.REST)):
        for number in range(start, min(start + 60, len(poses))):
            if poses[number].mouth in wanted and poses[number].eyes is Eyes.OPEN:
                return number
    return start


def _shoot(order: Order, speech: Speech, raw: Path) -> Image.Image:
    """Write the raw frames and return the one for the poster."""
    poses = acting.perform(speech, order.line.id)
    wanted, kept = _poster_frame(poses), []
    plan = cinema.shots(order.line, speech, order.company, order.place)

    def watched() -> Iterator[Image.Image]:
        for number, frame in enumerate(cinema.film(order.line, plan, poses)):
            if number == wanted:
                kept.append(frame)
            yield frame

    encode.write_frames(watched(), raw)
    return kept[0]


async def make(order: Order, speaker: Speaker, folder: Path) -> catalogue.ClipEntry:
    """Write the clip's files into the folder and return its entry."""
    speech = await asyncio.to_thread(speaker.speak, order.line.person, order.line.say)
    duration_ms = round(speech.duration_s * 1000)
    stem = folder / order.line.id
    with tempfile.TemporaryDirectory(prefix="demo-") as scratch:
        raw, sound = Path(scratch) / "frames.rgb", Path(scratch) / "voice.wav"
        frame = await asyncio.to_thread(_shoot, order, speech, raw)
        encode.write_sound(_sound(order, speech), sound)
        await encode.clip(raw, sound, stem.with_suffix(".mp4"), duration_ms)
    encode.poster(frame, stem.with_suffix(".webp"))
    stem.with_suffix(".vtt").write_text(captions.webvtt(captions.cues(speech)), encoding="utf-8")
    return catalogue.ClipEntry(
        duration_ms=duration_ms,
        width=WIDTH,
        height=HEIGHT,
        placeholder=encode.placeholder(frame),
        transcript=order.line.say,
    )


async def build(voices: Path, work: Path, folder: Path, wanted: list[Order]) -> None:
    """Make the wanted clips and write the catalogue."""
    speaker, turn = Speaker(voices, work / "speech"), asyncio.Semaphore(AT_ONCE)
    clips = catalogue.load()["clips"]

    async def one(order: Order) -> None:
        async with turn:
            began = time.monotonic()
            clips[order.line.id] = await make(order, speaker, folder)
            print(f"{order.line.id}: {time.monotonic() - began:.1f} s", flush=True)
            catalogue.save(clips)

    await asyncio.gather(*(one(order) for order in wanted))


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description="Make the demo's clips.")
    parser.add_argument("--voices", type=Path, required=True, help="kokoro-js-1.2.1.tgz, from npm pack")
    parser.add_argument("--work", type=Path, default=Path("data/demo-build"), help="where speech is kept between runs")
    parser.add_argument("--folder", type=Path, default=catalogue.FOLDER)
    parser.add_argument("--only", nargs="*", default=[], help="beginnings of clip ids")
    parser.add_argument("--missing", action="store_true", help="only clips that are not there yet")
    options = parser.parse_args()
    wanted = [order for order in orders() if not options.only or order.line.id.startswith(tuple(options.only))]
    if options.missing:
        made = catalogue.load()["clips"]
        wanted = [order for order in wanted if order.line.id not in made]
    asyncio.run(build(options.voices, options.work, options.folder, wanted))


if __name__ == "__main__":
    main()

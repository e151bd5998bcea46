"""What a bed is, and the two channels that its notes are added to."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from resumes_app.cli.beds.tones import SAMPLE_RATE, Samples

TAIL_S = 3.0  # What rings after the last bar is folded onto the first, which makes the loop seamless.
LOUDNESS_DBFS = -20.0  # RMS; the renderer ducks and levels beds anyway, this only makes them alike.


@dataclass(frozen=True)
class Bed:
    """A loop: its harmony, one chord a bar (MIDI notes, the root first), and the parts that play it."""

    id: str
    title: str
    mood: str
    bpm: int
    seed: int
    chords: tuple[tuple[int, ...], ...]
    bars: int
    parts: tuple[str, ...]
    swing: float = 0.0
    tags: tuple[str, ...] = ()
    """Plain words to find it by."""
    beats: int = 4
    """In a bar."""
    tune: tuple[tuple[float, int, float], ...] = ()
    """(beat from the loop's beginning, MIDI note, beats that it lasts)."""
    trim_db: float = 0.0
    """What brings its loudness, measured in LUFS, to the others'."""

    @property
    def beat_s(self) -> float:
        return 60 / self.bpm

    @property
    def bar_samples(self) -> int:
        return round(self.beats * self.beat_s * SAMPLE_RATE)


def hits(bed: Bed, *bars: str) -> Iterator[tuple[int, float, float]]:
    """Yield (bar, start in seconds, strength up to 1) of every hit; the bars written come in turn.

    A written bar is its steps, all of one length: a digit is a hit of so many ninths, a point a rest.
    """
    for bar in range(bed.bars):
        written = bars[bar % len(bars)]
        for step, mark in enumerate(written):
            if mark != ".":
                yield bar, (bar + step / len(written)) * bed.beats * bed.beat_s, int(mark) / 9


class Mix:
    """Two channels that notes are added to; time in seconds, pan -1 (left) to 1 (right)."""

    def __init__(self, bed: Bed) -> None:
        self.length = bed.bar_samples * bed.bars
        self.loudness_dbfs = LOUDNESS_DBFS + bed.trim_db
        self.channels = np.zeros((2, self.length + int(TAIL_S * SAMPLE_RATE)))

    def add(self, note: Samples, at_s: float, gain: float, pan: float = 0.0) -> None:
        start = round(at_s * SAMPLE_RATE)
        note = note[: self.channels.shape[1] - start] * gain
        angle = (pan + 1) * np.pi / 4  # Equal power: a sweep across keeps its loudness.
        self.channels[0, start : start + len(note)] += note * np.cos(angle)
        self.channels[1, start : start + len(note)] += note * np.sin(angle)

    def loop(self) -> Samples:
        """Return the samples, shape (length, 2), levelled, with the tail folded onto the beginning."""
        tail = self.channels[:, self.length :]
        looped = self.channels[:, : self.length].copy()
        looped[:, : tail.shape[1]] += tail
        looped -= looped.mean(axis=1, keepdims=True)
        level = 10 ** (self.loudness_dbfs / 20) / np.sqrt((looped**2).mean())
        return np.asarray(np.tanh(looped * level * 1.1).T)  # tanh rounds the few peaks off instead of clipping them.

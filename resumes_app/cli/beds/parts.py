"""The players: each part adds its notes for the whole bed to the mix."""

from collections.abc import Callable

import numpy as np

from resumes_app.cli.beds.score import Bed, Mix
from resumes_app.cli.beds.tones import (
    Random,
    bell,
    electric_piano,
    hertz,
    kick,
    noise_burst,
    plucked_string,
    seconds,
    shaped,
    warm_tone,
)

# (beat, upwards, gain): the island strum, down, down up, up, down up.
STRUMS = ((0, False, 1.0), (1, False, 0.7), (1.5, True, 0.6), (2.5, True, 0.75), (3, False, 0.8), (3.5, True, 0.55))


def beats(bed: Bed) -> list[tuple[int, tuple[int, ...], float]]:
    """Return (bar, chord, start in seconds) for every bar."""
    return [(bar, bed.chords[bar % len(bed.chords)], bar * 4 * bed.beat_s) for bar in range(bed.bars)]


def _pad(bed: Bed, mix: Mix, rng: Random) -> None:
    for _, chord, start in beats(bed):
        for place, note in enumerate(chord):
            tone = warm_tone(hertz(note - 12), 4 * bed.beat_s + 0.7, 0.0035)
            mix.add(shaped(tone, 0.5, 0.8), start, 0.11, (-0.6, 0.5, -0.2, 0.3)[place % 4])


def _keys(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, chord, start in beats(bed):
        for beat, gain in ((0, 1.0), (1.5 + bed.swing, 0.55), (2.5 + bed.swing, 0.7 if bar % 2 else 0.0)):
            for place, note in enumerate(chord):
                lag = place * 0.012 + rng.uniform(0, 0.01)
                mix.add(
                    electric_piano(hertz(note), 1.9), start + beat * bed.beat_s + lag, 0.17 * gain, (place - 1.5) / 4
                )


def _bass(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, chord, start in beats(bed):
        root = chord[0] - 24
        for beat, note, length in ((0, root, 1.6), (2.5, root + (7 if bar % 2 else 0), 0.9), (3.5, root, 0.45)):
            tone = shaped(warm_tone(hertz(note), length * bed.beat_s, 0.0, 4), 0.012, 0.09)
            mix.add(tone, start + beat * bed.beat_s, 0.4)


def _pulse(bed: Bed, mix: Mix, rng: Random) -> None:
    for _, chord, start in beats(bed):
        for eighth in range(8):
            tone = shaped(warm_tone(hertz(chord[0] - 24), bed.beat_s * 0.42, 0.002, 6), 0.006, 0.06)
            mix.add(tone, start + eighth * bed.beat_s / 2, 0.3 if eighth % 2 else 0.2)


def _pluck(bed: Bed, mix: Mix, rng: Random) -> None:
    for _, chord, start in beats(bed):
        for eighth, degree in enumerate((0, 1, 2, 3, 2, 1, 3, 2)):
            note = chord[degree % len(chord)] + (12 if rng.random() < 0.25 else 0)
            tone = plucked_string(hertz(note), 1.4, rng)
            mix.add(tone, start + eighth * bed.beat_s / 2, 0.34, 0.7 * np.sin(eighth * 1.7))


def _arp(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, chord, start in beats(bed):
        if bar % 4 == 3:
            continue  # A bar of rest in four lets the ear breathe.
        for sixteenth in range(16):
            note = chord[(sixteenth * 2 + bar) % len(chord)] + 12 * (1 + sixteenth // 4 % 2)
            tone = electric_piano(hertz(note), 0.35)
            mix.add(tone, start + sixteenth * bed.beat_s / 4, 0.09, 0.8 * np.sin(sixteenth * 0.9))


def _bells(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, chord, start in beats(bed):
        for step, degree in ((0, 3), (1.5, 2), (2.5, 1), (3.5, 2 if bar % 2 else 3)):
            late = rng.uniform(0, 0.02)
            mix.add(
                bell(hertz(chord[degree] + 12), 2.8), start + step * bed.beat_s + late, 0.14, rng.uniform(-0.5, 0.5)
            )


def _strum(bed: Bed, mix: Mix, rng: Random) -> None:
    for _, chord, start in beats(bed):
        for beat, up, gain in STRUMS:
            notes = chord[::-1] if up else chord
            for place, note in enumerate(notes):
                tone = plucked_string(hertz(note), 0.9, rng, 0.494)
                mix.add(tone, start + beat * bed.beat_s + place * 0.011, 0.26 * gain, (place - 1.5) / 5)


def _whistle(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, chord, start in beats(bed):
        if bar % 4 in (1, 3):
            continue
        for beat, degree, length in ((0.5, 2, 0.9), (1.5, 3, 0.45), (2, 2, 0.9), (3, 1, 0.95)):
            t = seconds(length * bed.beat_s)
            vibrato = 0.5 * np.sin(2 * np.pi * 5.2 * t) * np.minimum(t * 4, 1)
            tone = np.sin(2 * np.pi * hertz(chord[degree] + 12) * t + vibrato)
            mix.add(shaped(tone, 0.05, 0.09), start + beat * bed.beat_s, 0.06, 0.25)


def _soft_kit(bed: Bed, mix: Mix, rng: Random) -> None:
    for _, _, start in beats(bed):
        for beat in (0, 2):
            mix.add(kick(), start + beat * bed.beat_s, 0.55)
        for eighth in range(8):
            swing = bed.swing if eighth % 2 else 0
            mix.add(noise_burst(0.06, 90, rng, 2), start + (eighth / 2 + swing) * bed.beat_s, 0.012, 0.35)


def _dusty_kit(bed: Bed, mix: Mix, rng: Random) -> None:
    for _, _, start in beats(bed):
        for beat in (0, 1.75 + bed.swing / 2, 2.5):
            mix.add(kick(), start + beat * bed.beat_s, 0.6)
        for beat in (1, 3):
            mix.add(noise_burst(0.18, 24, rng), start + beat * bed.beat_s, 0.05, -0.1)
        for eighth in range(8):
            swing = bed.swing if eighth % 2 else 0
            mix.add(noise_burst(0.05, 110, rng, 2), start + (eighth / 2 + swing) * bed.beat_s, 0.011, 0.3)


def _drive_kit(bed: Bed, mix: Mix, rng: Random) -> None:
    for _, _, start in beats(bed):
        for beat in range(4):
            mix.add(kick(), start + beat * bed.beat_s, 0.6)
            mix.add(noise_burst(0.09, 60, rng, 2), start + (beat + 0.5) * bed.beat_s, 0.02, 0.3)
        for beat in (1, 3):
            mix.add(noise_burst(0.2, 22, rng), start + beat * bed.beat_s, 0.045, -0.15)


def _claps(bed: Bed, mix: Mix, rng: Random) -> None:
    for _, _, start in beats(bed):
        mix.add(kick(), start, 0.45)
        mix.add(kick(), start + 2 * bed.beat_s, 0.35)
        for beat in (1, 3):
            for slap in (0, 0.011, 0.023):  # Several hands are never quite together.
                mix.add(noise_burst(0.12, 38, rng), start + beat * bed.beat_s + slap, 0.03, rng.uniform(-0.4, 0.4))


PARTS: dict[str, Callable[[Bed, Mix, Random], None]] = {
    "pad": _pad, "keys": _keys, "bass": _bass, "pulse": _pulse, "pluck": _pluck, "arp": _arp, "bells": _bells,
    "strum": _strum, "whistle": _whistle, "soft_kit": _soft_kit, "dusty_kit": _dusty_kit, "drive_kit": _drive_kit,
    "claps": _claps,
}  # fmt: skip

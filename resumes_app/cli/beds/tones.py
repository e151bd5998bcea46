"""Single notes and hits made of numbers: each function returns mono samples at 48 kHz."""

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 48_000

Samples = NDArray[np.float64]
Random = np.random.Generator


def hertz(note: int) -> float:
    return float(440 * 2 ** ((note - 69) / 12))


def seconds(length_s: float) -> Samples:
    return np.asarray(np.arange(int(length_s * SAMPLE_RATE)) / SAMPLE_RATE)


def shaped(wave: Samples, attack_s: float, release_s: float) -> Samples:
    """Return the wave with a raised-cosine beginning and end, so that it neither clicks nor stops dead."""
    attack, release = int(attack_s * SAMPLE_RATE), int(release_s * SAMPLE_RATE)
    envelope = np.ones(len(wave))
    envelope[:attack] = 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, attack))
    envelope[-release:] *= 0.5 + 0.5 * np.cos(np.linspace(0, np.pi, release))
    return np.asarray(wave * envelope)


def warm_tone(frequency: float, length_s: float, detune: float, harmonics: int = 7) -> Samples:
    """Return a few soft saw waves slightly out of tune with one another."""
    t = seconds(length_s)
    voices = [frequency * (1 + detune * offset) for offset in (-1.0, 0.15, 1.1)]
    partials = [np.sin(2 * np.pi * v * k * t + v * k) / k**1.9 for v in voices for k in range(1, harmonics)]
    return np.asarray(np.sum(partials, axis=0) / len(voices))


def electric_piano(frequency: float, length_s: float) -> Samples:
    """Return an FM tone: a sine bent by another at the same pitch, plus a short tine above."""
    t = seconds(length_s)
    bend = 1.4 * np.exp(-t * 3.2) * np.sin(2 * np.pi * frequency * t)
    tine = 0.12 * np.exp(-t * 14) * np.sin(2 * np.pi * frequency * 7.01 * t)
    tremolo = 1 + 0.12 * np.sin(2 * np.pi * 4.6 * t)
    return shaped((np.sin(2 * np.pi * frequency * t + bend) + tine) * np.exp(-t * 1.3) * tremolo, 0.004, 0.15)


def plucked_string(frequency: float, length_s: float, rng: Random, damping: float = 0.496) -> Samples:
    """Return a Karplus-Strong string: noise going round a delay line that averages it."""
    period = int(SAMPLE_RATE / frequency)
    string = rng.uniform(-1, 1, period)
    string = (string + np.roll(string, 1) + np.roll(string, 2)) / 3
    rounds = []
    for _ in range(int(length_s * SAMPLE_RATE) // period + 2):
        rounds.append(string)
        string = damping * (string + np.roll(string, 1))
    # A whole number of samples is up to a fifth of a semitone off at the top: read the string at its true speed.
    speed = (period + 0.5) * frequency / SAMPLE_RATE
    wave = np.concatenate(rounds)
    positions = np.arange(int(length_s * SAMPLE_RATE)) * speed
    return shaped(np.interp(positions, np.arange(len(wave)), wave), 0.002, 0.2)


def bell(frequency: float, length_s: float) -> Samples:
    t = seconds(length_s)
    partials = ((1, 1.0, 1.1), (2.01, 0.35, 2.2), (3.02, 0.18, 3.1), (5.4, 0.06, 6.0))
    return shaped(
        np.sum([a * np.sin(2 * np.pi * frequency * r * t) * np.exp(-t * d) for r, a, d in partials], axis=0), 0.006, 0.4
    )


def noise_burst(length_s: float, decay: float, rng: Random, brightness: int = 1) -> Samples:
    """Return decaying noise; each differentiation (`brightness`) takes more of the low end away."""
    t = seconds(length_s)
    return np.diff(rng.normal(0, 1, len(t) + brightness), n=brightness) * np.exp(-t * decay)


def kick(length_s: float = 0.32) -> Samples:
    t = seconds(length_s)
    return shaped(np.sin(2 * np.pi * (46 * t + 2.6 * (1 - np.exp(-t * 26)))) * np.exp(-t * 13), 0.002, 0.08)

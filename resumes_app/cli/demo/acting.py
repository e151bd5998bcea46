"""What a speaker does with mouth, eyes, head and hands, frame by frame, led by the voice."""

import math
import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from resumes_app.cli.demo.drawing.faces import Eyes, Mouth
from resumes_app.cli.demo.drawing.portraits import Pose
from resumes_app.cli.demo.voices import SAMPLE_RATE, Speech

FPS = 30
MOUTH_FRAMES = 2
"""A mouth is held for two frames: animators' pace, and half the changes to encode."""
BLINK_FRAMES = 4
MOVE_FRAMES = 8
RAISED_FRAMES, LIFT = 20, 7.0
"""Brows go up at the beginning of a sentence."""
DARK_SHARE, BRIGHT_SHARE = 22, 76
"""Of what a voice says loudly, the darkest sounds round the lips (who, so) and the brightest spread them (see)."""

Curve = NDArray[np.float64]


@dataclass(frozen=True)
class Heard:
    """The voice as a face hears it, for each frame: loudness (0 to about 1) and brightness in hertz."""

    loudness: Curve
    brightness: Curve
    dark_hz: float
    bright_hz: float


def listen(speech: Speech) -> Heard:
    """Return loudness and brightness of the speech, one value a frame."""
    frames = math.ceil(speech.duration_s * FPS)
    hop, size = SAMPLE_RATE // FPS, 1024
    padded = np.pad(speech.samples, (size // 2, size + hop))
    windows = np.stack([padded[i * hop : i * hop + size] for i in range(frames)]) * np.hanning(size)
    power = np.abs(np.fft.rfft(windows, axis=1)) ** 2
    tones = np.fft.rfftfreq(size, 1 / SAMPLE_RATE)
    loudness = np.sqrt(power.sum(axis=1))
    brightness = (power * tones).sum(axis=1) / np.maximum(power.sum(axis=1), 1e-9)
    loudness = loudness / max(np.percentile(loudness, 95), 1e-9)
    dark, bright = np.percentile(brightness[loudness > 0.3], (DARK_SHARE, BRIGHT_SHARE))
    return Heard(loudness, brightness, float(dark), float(bright))


def _mouth(heard: Heard, loudness: float, brightness: float) -> Mouth:
    if loudness < 0.07:
        return Mouth.REST
    if loudness < 0.22:
        return Mouth.SMALL
    if brightness > heard.bright_hz:
        return Mouth.SPREAD
    if brightness < heard.dark_hz:
        return Mouth.ROUND
    return Mouth.MID if loudness < 0.62 else Mouth.WIDE


def _mouths(heard: Heard) -> list[Mouth]:
    held = []
    for start in range(0, len(heard.loudness), MOUTH_FRAMES):
        part = slice(start, start + MOUTH_FRAMES)
        shape = _mouth(heard, float(heard.loudness[part].max()), float(heard.brightness[part].mean()))
        held += [shape] * MOUTH_FRAMES
    return held[: len(heard.loudness)]


def _eyes(frames: int, rng: random.Random) -> list[Eyes]:
    eyes, at = [Eyes.OPEN] * frames, round(rng.uniform(0.8, 2.0) * FPS)
    while at < frames - BLINK_FRAMES:
        eyes[at : at + BLINK_FRAMES] = [Eyes.CLOSED] * BLINK_FRAMES
        at += round(rng.uniform(1.9, 4.2) * FPS)
    return eyes


def _held(frames: int, rng: random.Random, reach: float, hold_s: tuple[float, float], step: float) -> list[float]:
    """Return a curve that moves to a new value, holds it, and moves on: pose to pose, as drawn acting goes.

    Holding still is also what makes a clip small.
    """
    curve, now = [0.0] * frames, round(rng.uniform(-reach, reach) / step) * step
    at = 0
    while at < frames:
        hold = round(rng.uniform(*hold_s) * FPS)
        curve[at : at + hold] = [now] * len(curve[at : at + hold])
        at += hold
        target = round(rng.uniform(-reach, reach) / step) * step
        if abs(target - now) < reach / 2:
            target = -target if abs(target) > reach / 4 else reach * (1 if now < 0 else -1)
        for i in range(1, MOVE_FRAMES + 1):
            eased = 0.5 - 0.5 * math.cos(math.pi * i / MOVE_FRAMES)
            if at < frames:
                curve[at] = round((now + (target - now) * eased) / step) * step
            at += 1
        now = round(target / step) * step
    return curve


def perform(speech: Speech, seed: str) -> list[Pose]:
    """Return a pose for every frame. The same speech and seed give the same performance."""
    rng, heard = random.Random(f"acting {seed}"), listen(speech)
    frames = len(heard.loudness)
    angles = _held(frames, rng, 3.0, (0.5, 1.5), 0.5)
    hands = _held(frames, rng, 6.0, (0.3, 1.1), 1.0)
    mouths, eyes = _mouths(heard), _eyes(frames, rng)
    lifts = [0.0] * frames
    for part in speech.parts:
        start = round(part.start_s * FPS)
        lifts[start : start + RAISED_FRAMES] = [LIFT] * len(lifts[start : start + RAISED_FRAMES])
    return [Pose(*state) for state in zip(mouths, eyes, angles, lifts, hands, strict=True)]

"""The line of a voice as pictures, as the browser paints it while somebody speaks (`ui/sound_wave.js`). Pure.

What is heard stands in the middle and goes outwards to both sides, a bar with each picture. A picture is written as one
byte a bar: its height. `shape` says of each pixel from which height on it belongs to the line, so that ffmpeg only has
to compare.
"""

import math
import sys
from array import array
from functools import cache
from typing import Final

PICTURES_A_SECOND: Final = "25/2"
RATE: Final = 8000
"""Samples a second of the sound that is listened to."""
_SAMPLES: Final = RATE * 2 // 25
"""To each picture."""
_QUIET_DB: Final = -54.0
_RANGE_DB: Final = 48.0
_SIDE: Final = 9
"""Bars to each side of the one in the middle."""
_FADES: Final = 0.1
"""So much of its height a bar has less than the one before it."""
BARS: Final = 2 * _SIDE + 1
_WIDTH, _APART, _MOST = 12, 26, 320
"""Of a bar, in pixels; the lowest one is a dot."""
FINER: Final = 2
"""The shape has so many pixels to one of the picture, each way: its edges come out smooth."""
SIZE: Final = (BARS * _APART, _MOST)
NEVER: Final = 255


def levels(pcm: bytes) -> list[float]:
    """Return how loud each picture's sound is, 0 to 1.

    Args:
        pcm: Mono, 16 bits, little endian, `RATE` samples a second.
    """
    samples = array("h")
    samples.frombytes(pcm[: len(pcm) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    parts = (samples[start : start + _SAMPLES] for start in range(0, len(samples), _SAMPLES))
    return [_level(sum(value * value for value in part) / len(part) / 32768**2) for part in parts]


def _level(power: float) -> float:
    return min(1.0, max(0.0, (10 * math.log10(power + 1e-9) - _QUIET_DB) / _RANGE_DB))


def heights(heard: list[float]) -> bytes:
    """Return the pictures one behind the other, `BARS` bytes each: the height of each bar, from left to right."""
    before = [0.0] * _SIDE
    quiet_first = before + heard
    made = bytearray()
    for at in range(len(heard)):
        side = [quiet_first[at + _SIDE - i] * (1 - i * _FADES) for i in range(_SIDE + 1)]
        made += bytes(round((NEVER - 1) * share) for share in (*side[:0:-1], *side))
    return bytes(made)


@cache
def shape() -> bytes:
    """Return of each pixel, row by row, from which height on it belongs to the line, or `NEVER`.

    It is `FINER` times as wide and as high as `SIZE`. Bars have round ends.
    """
    radius, apart, most = (FINER * length for length in (_WIDTH / 2, _APART, _MOST))
    rows = []
    for y in range(int(most)):
        bar = bytes(_least(x + 0.5 - apart / 2, y + 0.5 - most / 2, radius, most) for x in range(int(apart)))
        rows.append(bar * BARS)
    return b"".join(rows)


def _least(x: float, y: float, radius: float, most: float) -> int:
    if abs(x) >= radius:
        return NEVER
    beyond = abs(y) - math.sqrt(radius**2 - x**2)
    return min(NEVER, max(0, math.ceil((NEVER - 1) * 2 * beyond / (most - 2 * radius))))

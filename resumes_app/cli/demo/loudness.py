"""Equal loudness for every clip: ITU-R BS.1770-4 in numpy, and a limiter that looks ahead."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

TARGET_LUFS = -14.0
CEILING = 10 ** (-3.5 / 20)
"""AAC adds some 3 dB to the peaks of such clips (measured): so they stay about full scale at most."""

Wave = NDArray[np.float32]
Spectrum = NDArray[np.floating[Any]]


def _weighting(frequencies: Spectrum) -> Spectrum:
    """Return the power response of the K filter: a shelf for the head, a high pass for the deep end.

    Source: ITU-R BS.1770-4, annex 1, tables 1 and 2 (coefficients at 48 kHz).
    """
    z = np.exp(-2j * np.pi * frequencies / 48_000)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    return np.asarray(np.abs(shelf * high) ** 2)


def integrated(wave: Wave, rate: int) -> float:
    """Return the integrated loudness of a mono wave in LUFS (gated; -70 for silence)."""
    size, hop = int(0.4 * rate), int(0.1 * rate)
    if len(wave) < size:
        wave = np.pad(wave, (0, size - len(wave)))
    weights = np.sqrt(_weighting(np.fft.rfftfreq(len(wave), 1 / rate)))
    weighted = np.fft.irfft(np.fft.rfft(wave) * weights, len(wave))
    blocks = np.array([np.mean(weighted[i : i + size] ** 2) for i in range(0, len(wave) - size + 1, hop)])
    levels = -0.691 + 10 * np.log10(np.maximum(blocks, 1e-12))
    heard = blocks[levels > -70]
    if not len(heard):
        return -70.0
    gate = -0.691 + 10 * np.log10(heard.mean()) - 10
    return float(-0.691 + 10 * np.log10(blocks[levels > max(gate, -70)].mean()))


def limited(wave: Wave, rate: int) -> Wave:
    """Return the wave with its peaks turned down smoothly below the ceiling, 5 ms ahead of each."""
    reach = int(0.005 * rate)
    padded = np.pad(np.abs(wave), reach)
    peaks = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1).max(axis=1)
    gain = np.minimum(1.0, CEILING / np.maximum(peaks, 1e-9))
    window = np.hanning(2 * reach + 1)
    smooth = np.convolve(np.pad(gain, reach, mode="edge"), window / window.sum(), mode="valid")
    return np.asarray(wave * np.minimum(smooth, gain), np.float32)


def levelled(wave: Wave, rate: int) -> Wave:
    """Return the wave at -14 LUFS with no sample above the ceiling."""
    for _ in range(6):
        missing = TARGET_LUFS - integrated(wave, rate)
        if abs(missing) < 0.05:
            break
        wave = limited((wave * 10 ** (missing / 20)).astype(np.float32), rate)
    return wave

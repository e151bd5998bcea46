"""More single notes and hits made of numbers, as `tones` has them: mono samples at 48 kHz."""

import numpy as np

from resumes_app.cli.beds.tones import SAMPLE_RATE, Random, Samples, noise_burst, seconds, shaped


def softened(wave: Samples, corner_hz: float) -> Samples:
    """Return the wave with what lies above the corner taken away, 12 dB an octave."""
    above = np.fft.rfftfreq(len(wave), 1 / SAMPLE_RATE) / corner_hz
    return np.fft.irfft(np.fft.rfft(wave) / np.sqrt(1 + above**4), len(wave))


def damped(wave: Samples, length_s: float) -> Samples:
    """Return the beginning of the wave, as if a hand had stopped the string."""
    return shaped(wave[: int(length_s * SAMPLE_RATE)], 0.002, 0.04)


def _overtones(frequency: float, count: int) -> range:
    return range(1, max(2, min(count, int(16_000 / frequency)) + 1))


def bowed(frequency: float, length_s: float) -> Samples:
    """Return three players on one note: a saw each, with a slow vibrato of their own."""
    t = seconds(length_s)
    wave = np.zeros(len(t))
    for player, (detune, speed) in enumerate(((-0.0016, 4.7), (0.0002, 5.2), (0.0015, 5.6))):
        sway = 0.0028 * np.minimum(t * 1.5, 1) * np.sin(2 * np.pi * speed * t + player) / speed
        phase = 2 * np.pi * frequency * ((1 + detune) * t + sway / (2 * np.pi))
        for k in _overtones(frequency, 9):
            wave += np.sin(k * phase + player * k) / k**1.5
    return shaped(wave / 3, 0.14, 0.3)


def finger_bass(frequency: float, length_s: float, bite: float = 1.0) -> Samples:
    """Return a plucked bass whose overtones die first; more `bite` keeps more of them."""
    t = seconds(length_s)
    tones = [
        np.sin(2 * np.pi * frequency * k * t) * np.exp(-t * (1.4 + 2.6 * k / bite)) / k ** (1.5 / bite)
        for k in range(1, 9)
    ]
    return shaped(np.sum(tones, axis=0), 0.004, 0.06)


def flute(frequency: float, length_s: float, rng: Random) -> Samples:
    t = seconds(length_s)
    sway = 0.35 * np.sin(2 * np.pi * 5 * t) * np.minimum(t * 2, 1)
    phase = 2 * np.pi * frequency * t + sway
    breath = softened(rng.normal(0, 1, len(t)), 3_000) * 0.03
    return shaped(np.sin(phase) + 0.22 * np.sin(2 * phase) + 0.08 * np.sin(3 * phase) + breath, 0.06, 0.12)


def hum(frequency: float, length_s: float) -> Samples:
    """Return a low "ooh": overtones weighted by the two resonances of a nearly closed mouth."""
    t = seconds(length_s)
    sway = 0.5 * np.sin(2 * np.pi * 4.4 * t) * np.minimum(t, 1)
    wave = np.zeros(len(t))
    for k in _overtones(frequency, 10):
        weight = np.exp(-(((frequency * k - 340) / 170) ** 2)) + 0.25 * np.exp(-(((frequency * k - 850) / 220) ** 2))
        wave += (weight + 0.03) / k**0.4 * np.sin(k * (2 * np.pi * frequency * t + sway))
    return shaped(wave, 0.12, 0.2)


def mallet(frequency: float, length_s: float) -> Samples:
    """Return a wooden bar: its overtones lie two octaves and a little over three up, and are gone at once."""
    t = seconds(length_s)
    partials = ((1, 1.0, 5.5), (3.93, 0.3, 16.0), (9.2, 0.08, 40.0))
    return shaped(
        np.sum([a * np.sin(2 * np.pi * frequency * r * t) * np.exp(-t * d) for r, a, d in partials], axis=0),
        0.002,
        0.08,
    )


def vibraphone(frequency: float, length_s: float) -> Samples:
    t = seconds(length_s)
    motor = 1 + 0.18 * np.sin(2 * np.pi * 5.4 * t)
    ring = np.sin(2 * np.pi * frequency * t) * np.exp(-t * 1.6)
    return shaped((ring + 0.2 * np.sin(2 * np.pi * frequency * 4 * t) * np.exp(-t * 5)) * motor, 0.003, 0.2)


def piano(frequency: float, length_s: float) -> Samples:
    """Return a struck string: stiff, so that its overtones lie a little sharp, and the high ones fade first."""
    t = seconds(length_s)
    wave = np.zeros(len(t))
    for k in _overtones(frequency, 12):
        stretched = frequency * k * np.sqrt(1 + 0.0004 * k * k)
        wave += np.sin(2 * np.pi * stretched * t + k) * np.exp(-t * (1.1 + 0.7 * k)) / k**1.3
    return shaped(wave, 0.003, 0.07)


def organ(frequency: float, length_s: float) -> Samples:
    t = seconds(length_s)
    drawbars = ((1, 1.0), (2, 0.7), (3, 0.45), (4, 0.3), (6, 0.12))
    return shaped(np.sum([a * np.sin(2 * np.pi * frequency * r * t + r) for r, a in drawbars], axis=0), 0.006, 0.03)


def closing_saw(frequency: float, length_s: float, closing: float, detune: float = 0.0) -> Samples:
    """Return saw waves whose filter closes: overtone k fades by `closing`·k a second, down to a dark rest."""
    t = seconds(length_s)
    voices = (frequency * (1 - detune), frequency * (1 + detune)) if detune else (frequency,)
    wave = np.zeros(len(t))
    for voice in voices:
        for k in _overtones(frequency, 20):
            bright = 0.75 * np.exp(-t * closing * k) + 0.25 / k
            wave += np.sin(2 * np.pi * voice * k * t + k * (voice - frequency)) / k * bright
    return shaped(wave / len(voices), 0.005, 0.04)


def glass(frequency: float, length_s: float) -> Samples:
    """Return a tone without a beginning: it swells for a third of its length, shimmers, and goes."""
    t = seconds(length_s)
    partials = ((1, 1.0, 0.11), (2.002, 0.3, 0.17), (2.998, 0.12, 0.23), (5.01, 0.03, 0.31))
    wave = [
        a * np.sin(2 * np.pi * frequency * r * t) * (1 + 0.4 * np.sin(2 * np.pi * s * t + r)) for r, a, s in partials
    ]
    return shaped(np.sum(wave, axis=0), length_s * 0.36, length_s * 0.45)


def snare(rng: Random, length_s: float, decay: float) -> Samples:
    t = seconds(length_s)
    rattle = softened(rng.normal(0, 1, len(t)), 7_000) * np.exp(-t * decay)
    return shaped(0.5 * rattle + 0.7 * np.sin(2 * np.pi * 186 * t) * np.exp(-t * 26), 0.001, 0.03)


def rim(frequency: float = 1_650) -> Samples:
    t = seconds(0.09)
    return shaped(np.sin(2 * np.pi * frequency * t) * np.exp(-t * 70) + 0.6 * np.sin(900 * t * 6) * np.exp(-t * 90),
                  0.001, 0.02)  # fmt: skip


def shake(rng: Random, length_s: float = 0.09) -> Samples:
    """Return grains thrown and caught: noise that swells before it falls."""
    return shaped(noise_burst(length_s, 18, rng, 2), length_s * 0.45, length_s * 0.4)


def brush(rng: Random, length_s: float) -> Samples:
    swish = softened(noise_burst(length_s, 3, rng), 6_000)
    return shaped(swish, length_s * 0.4, length_s * 0.5)


def stomp(rng: Random) -> Samples:
    """Return a boot on planks: a low thud and a short knock of wood."""
    t = seconds(0.4)
    thud = np.sin(2 * np.pi * (52 * t + 1.6 * (1 - np.exp(-t * 30)))) * np.exp(-t * 11)
    knock = softened(rng.normal(0, 1, len(t)), 420) * np.exp(-t * 38) * 3
    return shaped(thud + knock, 0.002, 0.1)


def surf(length: int, waves: int, rng: Random) -> Samples:
    """Return as many samples of soft noise that swells `waves` times and ends as it begins."""
    noise = softened(rng.normal(0, 1, length), 900)
    return np.asarray(noise * (0.25 + np.sin(np.pi * waves * np.arange(length) / length) ** 2))

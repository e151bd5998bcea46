"""The players with a pitch, beside those in `parts`: each adds its notes for the whole bed to the mix."""

from collections.abc import Callable, Iterator

import numpy as np

from resumes_app.cli.beds import instruments as made
from resumes_app.cli.beds.score import Bed, Mix, hits
from resumes_app.cli.beds.tones import Random, Samples, bell, electric_piano, hertz, plucked_string

BASS_FLOOR = 33
"""A1, 55 Hz: small speakers lose what lies deeper."""
ECHOES = 4


def low(note: int) -> int:
    """Return the same pitch class in the octave above the floor of the basses."""
    return BASS_FLOOR + (note - BASS_FLOOR) % 12


def _chord(bed: Bed, bar: int) -> tuple[int, ...]:
    return bed.chords[bar % len(bed.chords)]


def _tune(bed: Bed) -> Iterator[tuple[float, int, float]]:
    """Yield (start in seconds, note, length in seconds) of the bed's melody."""
    for beat, note, length in bed.tune:
        yield beat * bed.beat_s, note, length * bed.beat_s


def _echoed(mix: Mix, note: Samples, at_s: float, gain: float, every_s: float) -> None:
    for echo in range(ECHOES):
        mix.add(note, at_s + echo * every_s, gain * 0.42**echo, 0.5 * (-1) ** echo if echo else 0.0)


def _waltz_guitar(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, at_s, strength in hits(bed, "966", "965"):
        chord = _chord(bed, bar)
        for place, note in enumerate(chord[:1] if strength == 1 else chord[1:]):
            tone = made.softened(plucked_string(hertz(note), 1.6, rng, 0.4975), 1_800)
            mix.add(tone, at_s + place * 0.014 + rng.uniform(0, 0.006), 0.5 * strength, (place - 1) / 4)


def _music_box(bed: Bed, mix: Mix, rng: Random) -> None:
    for at_s, note, _ in _tune(bed):
        mix.add(bell(hertz(note + 12), 1.8), at_s + rng.uniform(0, 0.008), 0.075, 0.3)


def _upright(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, at_s, strength in hits(bed, "9.." if bed.beats == 3 else "9...7..5"):
        note = low(_chord(bed, bar)[0]) + (7 if strength == 7 / 9 else 0)
        mix.add(made.finger_bass(hertz(note), 0.85, 0.8), at_s, 0.42 * strength)


def _bossa_bass(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, at_s, strength in hits(bed, "9..78..6"):
        note = low(_chord(bed, bar)[0]) + (0 if strength in (1, 6 / 9) else 7)
        mix.add(made.finger_bass(hertz(note), 0.55, 0.8), at_s, 0.42 * strength)


def _walking_bass(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, at_s, strength in hits(bed, "9787"):
        chord = _chord(bed, bar)
        step = round((at_s / bed.beat_s) % 4)
        up = (0, 1, 2, 3) if bar % 2 == 0 else (0, 2, 1, 2)
        mix.add(made.finger_bass(hertz(low(chord[up[step]])), bed.beat_s * 1.05, 0.9), at_s, 0.42 * strength)


def _slap_bass(bed: Bed, mix: Mix, rng: Random) -> None:
    # (sixteenth, note of the chord, octaves up): the second bar answers the first.
    lines = (
        ((0, 0, 0), (3, 0, 1), (6, 0, 0), (8, 2, 0), (11, 3, 0), (12, 0, 1)),
        ((0, 0, 0), (3, 0, 1), (6, 3, 0), (7, 0, 1), (10, 2, 0), (12, 3, 0), (14, 2, 0)),
    )
    for bar in range(bed.bars):
        chord = _chord(bed, bar)
        for step, degree, octave in lines[bar % 2]:
            note = low(chord[degree]) + 12 * octave
            tone = made.finger_bass(hertz(note), 0.16 if octave else 0.34, 2.2 if octave else 1.5)
            mix.add(tone, (bar * 4 + step / 4) * bed.beat_s, 0.34 if octave else 0.44)


def _scratch_guitar(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, at_s, strength in hits(bed, "..5.9.45..7.9.4.", "..5.9.45.57.9.79"):
        for place, note in enumerate(_chord(bed, bar)[-3:]):
            tone = made.damped(plucked_string(hertz(note + 12), 0.4, rng, 0.498), 0.2 if strength == 1 else 0.09)
            mix.add(tone, at_s + place * 0.004, 0.3 * strength, 0.55)


def _organ(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, at_s, strength in hits(bed, "......9...5.....", "......9........."):
        for note in _chord(bed, bar)[1:]:
            mix.add(made.organ(hertz(note), 0.26), at_s, 0.07 * strength, -0.4)


def _stab_piano(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, at_s, strength in hits(bed, "9..8..7...8..7..", "9..8..7...8.7.6."):
        for place, note in enumerate(_chord(bed, bar)):
            mix.add(made.piano(hertz(note + 12), 0.42), at_s, 0.15 * strength, (place - 1.5) / 4)


def _offbeat_bass(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, at_s, strength in hits(bed, "..9...9...9...97"):
        tone = made.closing_saw(hertz(low(_chord(bed, bar)[0])), bed.beat_s * 0.4, 3)
        mix.add(tone, at_s, 0.3 * strength)


def _glass(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar in range(0, bed.bars, 2):
        for place, note in enumerate(_chord(bed, bar)):
            late = place * 0.35 + rng.uniform(0, 0.2)
            tone = made.glass(hertz(note), 8 * bed.beat_s + 1.4)
            mix.add(tone, bar * 4 * bed.beat_s + late, 0.2 / (1 + place / 3), (-0.3, 0.6, -0.7, 0.4, 0.0)[place % 5])


def _drops(bed: Bed, mix: Mix, rng: Random) -> None:
    for at_s, note, _ in _tune(bed):
        _echoed(mix, made.mallet(hertz(note), 1.0) + bell(hertz(note), 1.0) * 0.4, at_s, 0.08, bed.beat_s * 0.75)


def _surf(bed: Bed, mix: Mix, rng: Random) -> None:
    for pan in (-0.7, 0.7):
        mix.add(made.surf(mix.length, 4, rng), 0, 0.05, pan)


def _bossa_guitar(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, at_s, strength in hits(bed, "8..7..9.", "..8..9.."):
        for place, note in enumerate(_chord(bed, bar)[1:]):
            tone = made.softened(plucked_string(hertz(note), 0.55, rng, 0.4955), 2_600)
            mix.add(tone, at_s + place * 0.006, 0.42 * strength, -0.3 + place * 0.1)


def _flute(bed: Bed, mix: Mix, rng: Random) -> None:
    for at_s, note, length_s in _tune(bed):
        mix.add(made.flute(hertz(note), length_s * 0.95, rng), at_s, 0.13, 0.25)


def _ukulele(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, at_s, strength in hits(bed, "9..65.7.", "9.765.76"):
        down = round(at_s / bed.beat_s * 2) % 2 == 0
        for place, note in enumerate(_chord(bed, bar)[:: 1 if down else -1]):
            tone = plucked_string(hertz(note), 0.5, rng, 0.492)
            mix.add(tone, at_s + place * 0.009, 0.3 * strength, -0.35 + place * 0.06)


def _mallets(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, at_s, strength in hits(bed, "9.7.8.7.", "9.78.6.8", "9.7.8.7.", "9...8..."):
        step = round(at_s / bed.beat_s * 2) + bar
        note = _chord(bed, bar)[step * 3 % 4] + 12
        mix.add(made.mallet(hertz(note), 0.6), at_s, 0.3 * strength, 0.4 * np.sin(step * 1.3))


def _running_bass(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, at_s, strength in hits(bed, "9678967896789678"):
        note = low(_chord(bed, bar)[0]) + (12 if strength == 8 / 9 else 0)
        mix.add(made.closing_saw(hertz(note), bed.beat_s * 0.24, 2.2), at_s, 0.26 * strength)


def _wide_pad(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar in range(bed.bars):
        for place, note in enumerate(_chord(bed, bar)):
            for side in (-1, 1):
                tone = made.softened(made.closing_saw(hertz(note) * (1 + 0.0012 * side), 4.3 * bed.beat_s, 0.12, 0.003),
                                     2_400)  # fmt: skip
                swell = np.minimum(np.arange(len(tone)) / 9_600, 1) * np.minimum(
                    np.arange(len(tone), 0, -1) / 12_000, 1
                )
                mix.add(tone * swell, bar * 4 * bed.beat_s, 0.055, side * (0.4 + place * 0.15))


def _lead(bed: Bed, mix: Mix, rng: Random) -> None:
    for at_s, note, length_s in _tune(bed):
        tone = made.softened(made.closing_saw(hertz(note), length_s * 0.95, 0.5, 0.004), 3_500)
        _echoed(mix, tone, at_s, 0.12, bed.beat_s * 0.75)


def _strings(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar in range(bed.bars):
        for place, note in enumerate(_chord(bed, bar)):
            tone = made.softened(made.bowed(hertz(note), 4 * bed.beat_s + 0.25), 2_600)
            mix.add(tone, bar * 4 * bed.beat_s + rng.uniform(0, 0.02), 0.14 if place else 0.2, 0.5 - place * 0.3)


def _violin(bed: Bed, mix: Mix, rng: Random) -> None:
    for at_s, note, length_s in _tune(bed):
        mix.add(made.softened(made.bowed(hertz(note), length_s + 0.2), 4_200), at_s, 0.16, -0.35)


def _pizzicato(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, at_s, strength in hits(bed, ".6.7.6.7"):
        step = round(at_s / bed.beat_s * 2)
        note = _chord(bed, bar)[1 + step // 2 % 3]
        mix.add(plucked_string(hertz(note), 0.4, rng, 0.49), at_s, 0.4 * strength, 0.45)


def _steel_riff(bed: Bed, mix: Mix, rng: Random) -> None:
    # (eighth, note of the chord): thumb on the low string, two fingers above.
    for bar in range(bed.bars):
        chord = _chord(bed, bar)
        for eighth, degree in ((0, 0), (1, 2), (2, 3), (3, 1), (4, 0), (5, 3), (6, 2), (7, 1 if bar % 2 else 3)):
            tone = plucked_string(hertz(chord[degree] - (12 if degree == 0 else 0)), 1.1, rng, 0.4985)
            mix.add(tone, (bar * 4 + eighth / 2) * bed.beat_s + rng.uniform(0, 0.008), 0.3, -0.25 + degree * 0.12)


def _hum(bed: Bed, mix: Mix, rng: Random) -> None:
    for at_s, note, length_s in _tune(bed):
        for pan in (-0.5, 0.5):  # Two people, never quite together.
            mix.add(made.hum(hertz(note - 12) * (1 + 0.002 * pan), length_s), at_s + rng.uniform(0, 0.025), 0.13, pan)


def _comping(bed: Bed, mix: Mix, rng: Random) -> None:
    for bar, at_s, strength in hits(bed, "9....7......", "..8......7..", "9....7...6..", ".....8......"):
        for place, note in enumerate(_chord(bed, bar)[1:]):
            tone = electric_piano(hertz(note), 0.5 if strength < 1 else 0.8)
            mix.add(tone, at_s + place * 0.006 + rng.uniform(0, 0.006), 0.15 * strength, (place - 1) / 3)


def _vibraphone(bed: Bed, mix: Mix, rng: Random) -> None:
    for at_s, note, length_s in _tune(bed):
        mix.add(made.vibraphone(hertz(note), length_s + 0.6), at_s + rng.uniform(0, 0.012), 0.17, 0.3)


VOICES: dict[str, Callable[[Bed, Mix, Random], None]] = {
    "waltz_guitar": _waltz_guitar, "music_box": _music_box, "upright": _upright, "bossa_bass": _bossa_bass,
    "walking_bass": _walking_bass, "slap_bass": _slap_bass, "scratch_guitar": _scratch_guitar, "organ": _organ,
    "stab_piano": _stab_piano, "offbeat_bass": _offbeat_bass, "glass": _glass, "drops": _drops, "surf": _surf,
    "bossa_guitar": _bossa_guitar, "flute": _flute, "ukulele": _ukulele, "mallets": _mallets,
    "running_bass": _running_bass, "wide_pad": _wide_pad, "lead": _lead, "strings": _strings, "violin": _violin,
    "pizzicato": _pizzicato, "steel_riff": _steel_riff, "hum": _hum, "comping": _comping, "vibraphone": _vibraphone,
}  # fmt: skip

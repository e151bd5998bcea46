"""The players without a pitch, beside those in `parts`: drums, hands and feet."""

from collections.abc import Callable

from resumes_app.cli.beds import instruments as made
from resumes_app.cli.beds.score import Bed, Mix, hits
from resumes_app.cli.beds.tones import Random, kick, noise_burst, shaped


def _kick(bed: Bed, mix: Mix, *bars: str, gain: float = 0.6) -> None:
    for _, at_s, strength in hits(bed, *bars):
        mix.add(kick(), at_s, gain * strength)


def _hat(bed: Bed, mix: Mix, rng: Random, *bars: str, gain: float = 0.012, decay: float = 90) -> None:
    for _, at_s, strength in hits(bed, *bars):
        mix.add(noise_burst(0.07, decay, rng, 2), at_s, gain * strength, 0.3)


def _hands(bed: Bed, mix: Mix, rng: Random, *bars: str, gain: float = 0.03) -> None:
    for _, at_s, strength in hits(bed, *bars):
        for slap in (0, 0.009, 0.019, 0.026):
            clap = made.softened(noise_burst(0.14, 34, rng), 5_000)
            mix.add(clap, at_s + slap, gain * strength, rng.uniform(-0.5, 0.5))


def _waltz_brush(bed: Bed, mix: Mix, rng: Random) -> None:
    for _, at_s, strength in hits(bed, ".78", ".76"):
        mix.add(made.brush(rng, 0.24), at_s - 0.05, 0.014 * strength, -0.2)


def _funk_kit(bed: Bed, mix: Mix, rng: Random) -> None:
    _kick(bed, mix, "9.....7...9.....", "9..6..7...9..5..")
    _hat(bed, mix, rng, "9597959795979597", gain=0.016, decay=120)
    for _, at_s, strength in hits(bed, "....9..2.2..9...", "....9..2.2..9..4"):
        mix.add(made.snare(rng, 0.22, 26), at_s, 0.3 * strength, -0.1)


def _house_kit(bed: Bed, mix: Mix, rng: Random) -> None:
    _kick(bed, mix, "9...9...9...9...", gain=0.66)
    _hat(bed, mix, rng, "..9...9...9...9.", gain=0.026, decay=45)
    _hands(bed, mix, rng, "....9.......9...", gain=0.028)
    for _, at_s, strength in hits(bed, "4364436443644364"):
        mix.add(made.shake(rng, 0.07), at_s, 0.02 * strength, -0.4)


def _bossa_kit(bed: Bed, mix: Mix, rng: Random) -> None:
    _kick(bed, mix, "7..69..6", gain=0.3)
    for _, at_s, strength in hits(bed, "85758575"):
        mix.add(made.shake(rng), at_s, 0.018 * strength, 0.4)
    for _, at_s, strength in hits(bed, "9..9..9.", "..9..9.."):
        mix.add(made.rim(), at_s, 0.065 * strength, -0.35)


def _snaps(bed: Bed, mix: Mix, rng: Random) -> None:
    _kick(bed, mix, "9...7...", "9..57...", gain=0.4)
    for _, at_s, strength in hits(bed, "..9...9."):
        mix.add(made.rim(2_300), at_s, 0.09 * strength, 0.2)
        mix.add(noise_burst(0.05, 80, rng), at_s, 0.02 * strength, 0.2)
    for _, at_s, strength in hits(bed, "5365536553655365"):
        mix.add(made.shake(rng, 0.08), at_s, 0.016 * strength, -0.4)


def _gated_kit(bed: Bed, mix: Mix, rng: Random) -> None:
    _kick(bed, mix, "9.......9.......", "9.....7.9.......", gain=0.7)
    _hat(bed, mix, rng, "9.6.9.6.9.6.9.67", gain=0.014)
    for _, at_s, strength in hits(bed, "....9.......9..."):
        tail = shaped(made.snare(rng, 0.3, 6), 0.001, 0.05)  # The long room that is cut short.
        mix.add(tail, at_s, 0.22 * strength)


def _stomps(bed: Bed, mix: Mix, rng: Random) -> None:
    for _, at_s, strength in hits(bed, "9...8...", "9...87.."):
        for foot in (-0.4, 0.1, 0.5):
            mix.add(made.stomp(rng), at_s + rng.uniform(0, 0.016), 0.26 * strength, foot)
    _hands(bed, mix, rng, "..9...9.", "..9...97", gain=0.036)


def _tambourine(bed: Bed, mix: Mix, rng: Random) -> None:
    for _, at_s, strength in hits(bed, "4.7.4.7.4.7.4.75"):
        mix.add(noise_burst(0.12, 32, rng, 3), at_s, 0.0055 * strength, 0.5)


def _jazz_kit(bed: Bed, mix: Mix, rng: Random) -> None:
    _hat(bed, mix, rng, "8..9.68..9.6", gain=0.02, decay=28)
    _hat(bed, mix, rng, "...9.....9..", gain=0.022, decay=110)
    for _, at_s, strength in hits(bed, "...9.....9..", "...9.....9.4"):
        mix.add(made.brush(rng, 0.2), at_s, 0.06 * strength, -0.25)
    _kick(bed, mix, "5..4..5..4..", gain=0.3)


GROOVES: dict[str, Callable[[Bed, Mix, Random], None]] = {
    "waltz_brush": _waltz_brush, "funk_kit": _funk_kit, "house_kit": _house_kit, "bossa_kit": _bossa_kit,
    "snaps": _snaps, "gated_kit": _gated_kit, "stomps": _stomps, "tambourine": _tambourine, "jazz_kit": _jazz_kit,
}  # fmt: skip

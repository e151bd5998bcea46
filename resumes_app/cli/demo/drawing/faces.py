"""Mouths and eyes that move: our own shapes in the manner of each portrait style."""

from dataclasses import dataclass
from enum import IntEnum

from resumes_app.cli.demo.drawing.svg import ellipse, group, path, rect

LIPS, TEETH, TONGUE = "#4a1219", "#ffffff", "#e8737c"


class Mouth(IntEnum):
    """How a mouth is held. REST is closed."""

    REST = 0
    SMALL = 1
    MID = 2
    WIDE = 3
    ROUND = 4
    SPREAD = 5


class Eyes(IntEnum):
    """Open, or in the middle of a blink."""

    OPEN = 0
    CLOSED = 1


@dataclass(frozen=True)
class MouthPlace:
    """Where a mouth sits in its component and how large it is drawn."""

    x: float
    y: float
    width: float
    stroke: float
    tilt: float


# Half width and opening, both as shares of the mouth's width.
OPENINGS = {
    Mouth.SMALL: (0.34, 0.2),
    Mouth.MID: (0.42, 0.42),
    Mouth.WIDE: (0.47, 0.66),
    Mouth.SPREAD: (0.54, 0.27),
}


def mouth(shape: Mouth, place: MouthPlace, ink: str) -> str:
    """Return the mouth in the given shape."""
    w = place.width
    if shape is Mouth.REST:
        drawn = path(
            f"M{-0.42 * w:g} 0Q{0.02 * w:g} {0.36 * w:g} {0.44 * w:g} {-0.05 * w:g}", "none", ink, place.stroke
        )
    elif shape is Mouth.ROUND:
        outline = f'stroke="{ink}" stroke-width="{place.stroke:g}"'
        drawn = ellipse(0, 0.13 * w, 0.2 * w, 0.27 * w, LIPS, outline)
    else:
        drawn = _open(*OPENINGS[shape], place, ink)
    return group(drawn, f"translate({place.x:g} {place.y:g}) rotate({place.tilt:g})")


def _open(half: float, opening: float, place: MouthPlace, ink: str) -> str:
    a, h, w = half * place.width, opening * place.width, place.width
    d = f"M{-a:g} 0Q0 {-0.1 * w:g} {a:g} {-0.03 * w:g}Q{0.95 * a:g} {h:g} 0 {h:g}Q{-0.95 * a:g} {h:g} {-a:g} 0Z"
    inside = rect(-a, -0.2 * w, 2 * a, 0.2 * w + min(0.13 * w, 0.45 * h), TEETH)
    if opening > 0.35:
        inside += ellipse(0, h * 1.02, 0.62 * a, 0.38 * h, TONGUE)
    clip = f'<clipPath id="inside"><path d="{d}"/></clipPath>'
    return clip + path(d, LIPS) + group(inside, extra='clip-path="url(#inside)"') + path(d, "none", ink, place.stroke)


def round_eyes(state: Eyes, spots: tuple[tuple[float, float, float, float], ...], ink: str, stroke: float) -> str:
    """Return oval eyes at the spots (x, y, rx, ry), or the arcs of a blink."""
    if state is Eyes.OPEN:
        return "".join(ellipse(*spot, ink) for spot in spots)
    arcs = [f"M{x - rx * 1.25:g} {y:g}Q{x:g} {y + ry * 0.6:g} {x + rx * 1.25:g} {y:g}" for x, y, rx, ry in spots]
    return "".join(path(arc, "none", ink, stroke) for arc in arcs)


@dataclass(frozen=True)
class Traits:
    """What tells one drawn face from another."""

    brow: int = 0
    lashes: bool = False
    cheeks: str = ""
    """Colour of a blush, or none."""
    freckles: str = ""
    """Their colour, or none."""


BROWS = (
    ("M26 56Q46 36 76 37", "M152 33Q178 35 197 51", 11),
    ("M30 47Q54 33 82 44", "M148 41Q174 29 198 45", 8),
    ("M34 44L80 40", "M150 37L194 43", 13),
    ("M28 52Q48 30 74 40Q62 36 50 44", "M154 38Q176 27 196 49Q186 40 172 41", 6),
)


def drawn_face(state: Eyes, shape: Mouth, ink: str, lift: float, traits: Traits) -> str:
    """Return brows, eyes, nose and mouth for Open Peeps, whose expressions are one piece and cannot be moved."""
    left, right, thick = BROWS[traits.brow]
    brows = group(path(left, "none", ink, thick) + path(right, "none", ink, thick), f"translate(0 {-lift:g})")
    eyes = round_eyes(state, ((56, 85, 10.5, 18), (172, 83, 11, 17)), ink, 8)
    if traits.lashes and state is Eyes.OPEN:
        eyes += path("M47 70L36 63M44 79L32 76M182 69L192 62M185 78L196 74", "none", ink, 5)
    skin = ""
    if traits.cheeks:
        skin += ellipse(40, 140, 25, 16, traits.cheeks, 'opacity=".5"') + ellipse(
            188, 138, 22, 15, traits.cheeks, 'opacity=".5"'
        )
    if traits.freckles:
        spots = ((34, 126), (48, 134), (62, 124), (50, 118), (176, 124), (188, 132), (200, 122), (190, 115))
        skin += "".join(ellipse(x, y, 3.2, 3.2, traits.freckles) for x, y in spots)
    nose = path("M136 116C153 120 159 139 149 150Q136 161 109 143", "none", ink, 10)
    return skin + brows + eyes + nose + mouth(shape, MouthPlace(122, 198, 74, 10, -2), ink)

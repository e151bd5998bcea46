"""A look is the same in the finished video and in the browser's preview."""

import subprocess
from math import cos, radians, sin

import pytest

from resumes_app.media import run
from resumes_app.media.looks import LOOKS, Look, corrected

Colour = tuple[float, float, float]
COLOURS: tuple[Colour, ...] = (
    (224, 172, 138),
    (120, 78, 56),
    (60, 64, 72),
    (200, 210, 220),
    (90, 130, 90),
    (128, 128, 128),
)
"""Skin, cloth and walls: what a look must treat well."""


def _apply(matrix: list[list[float]], colour: Colour) -> Colour:
    r, g, b = (min(255.0, max(0.0, sum(k * c for k, c in zip(row, colour, strict=True)))) for row in matrix)
    return (r, g, b)


def as_css_says(look: Look, colour: Colour) -> Colour:
    """The formulas of the W3C Filter Effects Module, one after another."""
    k = 1 - look.sepia
    colour = _apply(
        [
            [0.393 + 0.607 * k, 0.769 - 0.769 * k, 0.189 - 0.189 * k],
            [0.349 - 0.349 * k, 0.686 + 0.314 * k, 0.168 - 0.168 * k],
            [0.272 - 0.272 * k, 0.534 - 0.534 * k, 0.131 + 0.869 * k],
        ],
        colour,
    )
    c, s = cos(radians(look.hue_deg)), sin(radians(look.hue_deg))
    colour = _apply(
        [
            [0.213 + c * 0.787 - s * 0.213, 0.715 - c * 0.715 - s * 0.715, 0.072 - c * 0.072 + s * 0.928],
            [0.213 - c * 0.213 + s * 0.143, 0.715 + c * 0.285 + s * 0.140, 0.072 - c * 0.072 - s * 0.283],
            [0.213 - c * 0.213 - s * 0.787, 0.715 - c * 0.715 + s * 0.715, 0.072 + c * 0.928 + s * 0.072],
        ],
        colour,
    )
    t = look.saturate
    colour = _apply(
        [
            [0.213 + 0.787 * t, 0.715 - 0.715 * t, 0.072 - 0.072 * t],
            [0.213 - 0.213 * t, 0.715 + 0.285 * t, 0.072 - 0.072 * t],
            [0.213 - 0.213 * t, 0.715 - 0.715 * t, 0.072 + 0.928 * t],
        ],
        colour,
    )
    r, g, b = (min(255.0, max(0.0, ((v - 127.5) * look.contrast + 127.5))) * look.brightness for v in colour)
    return (min(255.0, r), min(255.0, g), min(255.0, b))


def as_rendered(look: Look) -> list[Colour]:
    pixels = b"".join(bytes(int(v) for v in colour) * 16 * 16 for colour in COLOURS)
    steps = [f"{name}=" + ":".join(f"{k}={v}" for k, v in options.items()) for name, options in look.steps]
    to_yuv = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setparams=colorspace=bt709"
    chain = ",".join([to_yuv, *steps, "scale=in_color_matrix=bt709,format=rgb24"])
    size = f"16x{16 * len(COLOURS)}"
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24"]
    done = subprocess.run(
        [run.executables().ffmpeg, "-v", "error", *raw, "-s", size, "-i", "-", "-vf", chain, *raw, "-"],
        input=pixels, capture_output=True, check=True,
    ).stdout  # fmt: skip
    middles = [(n * 16 * 16 + 8 * 16 + 8) * 3 for n in range(len(COLOURS))]
    return [(done[m], done[m + 1], done[m + 2]) for m in middles]


@pytest.mark.parametrize("name", LOOKS)
def test_a_look_renders_as_the_preview_shows_it(name: str) -> None:
    look = LOOKS[name]
    for colour, rendered in zip(COLOURS, as_rendered(look), strict=True):
        wanted = as_css_says(look, colour)
        off = max(abs(a - b) for a, b in zip(rendered, wanted, strict=True))
        assert off < 7, f"{colour} became {rendered}, the browser shows {tuple(round(v) for v in wanted)}"


@pytest.mark.parametrize("tone", [(0.6, 0, 0), (-0.6, 0.5, 0), (0, 0, 1), (0.3, -0.4, -0.7)])
def test_a_tone_renders_as_warmth_contrast_and_brightness_one_after_another(tone: tuple[float, float, float]) -> None:
    look = corrected(*tone)
    red, blue = 1 + 0.2 * tone[2], 1 - 0.2 * tone[2]
    for colour, rendered in zip(COLOURS, as_rendered(look), strict=True):
        wanted = as_css_says(look, _apply([[red, 0, 0], [0, 1, 0], [0, 0, blue]], colour))
        off = max(abs(a - b) for a, b in zip(rendered, wanted, strict=True))
        assert off < 7, f"{colour} became {rendered}, the browser shows {tuple(round(v) for v in wanted)}"


def test_the_plain_look_does_nothing() -> None:
    assert LOOKS["none"].steps == ()
    assert LOOKS["none"].css == "none"


def test_css_lists_only_what_changes() -> None:
    assert LOOKS["mono"].css == "saturate(0) contrast(1.12)"

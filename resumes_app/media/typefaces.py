"""The typefaces of titles and captions, and which font knows which sign.

Files lie in `media/fonts` (for every script) and in `assets/fonts/titles`, from where browsers load the same ones for
the preview.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

EVERY_SCRIPT: Final = Path(__file__).parent / "fonts"
CHOSEN: Final = Path(__file__).parents[2] / "assets" / "fonts" / "titles"
"""Served as `/fonts/titles/…`."""
FIRST: Final = "NotoSans-Bold.ttf"
"""Asked before the others of `EVERY_SCRIPT`."""
CLEAR_IN_BROWSERS: Final = ("noto-sans-latin.woff2", "noto-sans-latin-ext.woff2")
"""What browsers get of `FIRST`, which is half a megabyte: European scripts, the common signs apart."""
SIGNS_IN_BROWSERS: Final = {
    "thai": "U+E01-E5B",
    "telugu": "U+C00-C7F",
    "tamil": "U+B82-BFA,U+11301-1133C",
    "sinhala": "U+D81-DF4,U+111E1-111F4",
    "myanmar": "U+1000-109F,U+A9E0-A9FE,U+AA60-AA7F",
    "malayalam": "U+D00-D7F",
    "lao": "U+E81-EDF",
    "khmer": "U+1780-17F9,U+19E0-19FF",
    "kannada": "U+C80-CF2",
    "hebrew": "U+591-5F4,U+FB1D-FB4F",
    "gurmukhi": "U+A01-A76,U+262C",
    "gujarati": "U+A81-AFF",
    "georgian": "U+10A0-10FF,U+1C90-1CBF,U+2D00-2D2D",
    "ethiopic": "U+1200-1399,U+2D80-2DDE,U+AB01-AB2E",
    "devanagari": "U+900-97F,U+1CD0-1CF9,U+A830-A839,U+A8E0-A8FF",
    "bengali": "U+980-9FE",
    "armenian": "U+531-58F,U+FB13-FB17",
    "arabic": "U+600-6FF,U+750-77F,U+8A0-8FF,U+FB50-FDFD,U+FE70-FEFC",
}
"""By the script of a font of `EVERY_SCRIPT`, as they are asked: the signs for which browsers load the same font.

Chinese, Japanese and Korean are not among them: a font of 3.5 MB is more than a preview is worth."""
NOWHERE: Final = "\U0010fffe"
"""A character no font has: what is drawn for it is the font's sign for "missing"."""

Font = ImageFont.FreeTypeFont
Run = tuple[str, Font]


@dataclass(frozen=True, slots=True)
class Typeface:
    """A choice for titles; signs that its own files lack come from `EVERY_SCRIPT`.

    Attributes:
        stem: What the names of its files begin with; empty for the one that has no files of its own.
    """

    label: str
    stem: str


FACES: Final[dict[str, Typeface]] = {
    "clear": Typeface("Clear", ""),
    "round": Typeface("Round", "gabarito"),
    "serif": Typeface("Book", "fraunces"),
    "hand": Typeface("By hand", "caveat"),
    "type": Typeface("Typewriter", "space-mono"),
}
"""By their name in edit lists, in the order they are offered."""


def files_of(face: str) -> tuple[str, ...]:
    """Return the names of the typeface's own files, the one with the common signs first."""
    stem = FACES[face].stem
    return tuple(sorted((path.name for path in CHOSEN.glob(f"{stem}-*.woff2")), key=len)) if stem else ()


def browser_files(face: str) -> tuple[str, ...]:
    """Return the files of `CHOSEN` that a browser draws the typeface with: a sign comes from the first that has it."""
    return (*files_of(face), *CLEAR_IN_BROWSERS)


def script_file(script: str) -> str:
    """Return the file of `CHOSEN` that a browser draws the script with, whatever the typeface."""
    return f"script-{script}.woff2"


def unknown_signs(text: str) -> list[str]:
    """Return the characters of `text` that no font here has, such as emoji; they are left out of the picture."""
    return [sign for sign in dict.fromkeys(text) if _font_for(sign, "clear") is None]


_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))


def drawn_part(text: str) -> tuple[str, list[str]]:
    """Return `text` without what no font here has, and what was left out: signs that stand together are one.

    Joiners and selectors of such a sign go along with it, and so does a space that would stand twice.
    """
    left: list[str] = []
    kept, gone = "", False
    for sign in text:
        joins = unicodedata.category(sign) in ("Cf", "Mn") or sign in _SKIN_TONES
        unknown = _font_for(sign, "clear") is None
        if unknown or (gone and joins):
            if gone and left:
                left[-1] += sign
            elif not joins:
                left.append(sign)
            gone = True
        else:
            gone = False
            if not (left and sign == " " and (not kept or kept[-1].isspace())):
                kept += sign
    return kept.rstrip(" ") if left else kept, list(dict.fromkeys(left))


def width_of(text: str, pixels: int, face: str) -> int:
    """Return how wide `text` is on one line, in pixels."""
    return round(sum(font.getlength(part) for part, font in runs_of(text, pixels, face)))


def runs_of(text: str, pixels: int, face: str) -> list[Run]:
    """Split text where the font must change; marks and spaces stay with what they follow where they can."""
    runs: list[tuple[str, str]] = []
    for sign in text:
        current = runs[-1][1] if runs else _names(face)[0]
        joins = unicodedata.category(sign)[0] in "MZPC" or sign.isdigit()
        name = current if joins and _has(current, sign) else _font_for(sign, face)
        if name is None:
            continue  # An empty box says less than nothing.
        if runs and name == current:
            runs[-1] = (runs[-1][0] + sign, name)
        else:
            runs.append((sign, name))
    return [(part, _font(name, pixels)) for part, name in runs]


@lru_cache(maxsize=4096)
def _font_for(sign: str, face: str) -> str | None:
    return next((name for name in _names(face) if _has(name, sign)), None)


@lru_cache
def _names(face: str) -> tuple[str, ...]:
    others = sorted((path.name for path in EVERY_SCRIPT.glob("*.ttf") if path.name != FIRST), reverse=True)
    return (*files_of(face), FIRST, *others)


@lru_cache(maxsize=16384)
def _has(name: str, sign: str) -> bool:
    if sign.isspace() or unicodedata.category(sign) == "Cf":
        return True
    font = _font(name, 24)
    return _glyph(font, sign) != _glyph(font, NOWHERE)


def _glyph(font: Font, sign: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(sign)
    return mask.size, bytes(mask)


@lru_cache(maxsize=256)
def _font(name: str, pixels: int) -> Font:
    folder = CHOSEN if name.endswith(".woff2") else EVERY_SCRIPT
    return ImageFont.truetype(folder / name, pixels, layout_engine=ImageFont.Layout.RAQM)

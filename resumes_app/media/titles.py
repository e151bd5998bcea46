"""Overlay text drawn to raw pixels: wrapped, inside the safe area, in any script a packaged font knows.

Drawn with Pillow and not with ffmpeg's drawtext, which not every build has, and which neither wraps nor measures.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from resumes_app.media.editlist import Overlay
from resumes_app.media.profiles import Profile
from resumes_app.media.source import Picture

FONTS: Final = Path(__file__).parent / "fonts"
FIRST: Final = "NotoSans-Bold.ttf"
"""Asked first; the others are asked for what it lacks."""
SAFE: Final = 0.06
"""Of the frame's width and height, on each side: players and rounded corners cover the rim."""
LINE_HEIGHT: Final = 1.2
WHITE: Final = (255, 255, 255, 255)
INK: Final = (20, 20, 28, 255)
NOWHERE: Final = "\U0010fffe"
"""A character no font has: what is drawn for it is the font's sign for "missing"."""

Font = ImageFont.FreeTypeFont
Run = tuple[str, Font]
Line = tuple[str, bool]
"""A line and whether its paragraph reads to the left."""


@dataclass(frozen=True, slots=True)
class _Style:
    colour: tuple[int, int, int, int]
    card: tuple[int, int, int, int] | None
    shadow: bool


STYLES: Final = {
    "plain": _Style(WHITE, None, shadow=True),
    "card": _Style(WHITE, (16, 16, 24, 168), shadow=False),
    "bright": _Style(INK, (255, 255, 255, 236), shadow=False),
}


def unknown_signs(text: str) -> list[str]:
    """Return the characters of `text` that no font here has, such as emoji; they are left out of the picture."""
    return [sign for sign in dict.fromkeys(text) if _font_for(sign) is None]


def draw(overlay: Overlay, profile: Profile, target: Path) -> Picture:
    """Return the overlay placed in the profile's frame, its pixels written to `target`."""
    pixels = max(8, round(overlay.size * profile.height))
    margin_x, margin_y = round(SAFE * profile.width), round(SAFE * profile.height)
    padding = pixels // 2
    lines = _lines(overlay.text, pixels, profile.width - 2 * margin_x - 2 * padding)
    image = _drawn(lines, pixels, padding, STYLES[overlay.style])
    most = profile.height - 2 * margin_y
    if image.height > most:
        image = image.resize((max(1, image.width * most // image.height), most), Image.Resampling.LANCZOS)
    left = _within(round(overlay.x * profile.width - image.width / 2), margin_x, profile.width, image.width)
    top = _within(round(overlay.y * profile.height - image.height / 2), margin_y, profile.height, image.height)
    target.write_bytes(image.tobytes())
    return Picture(str(target), image.width, image.height, left, top, overlay.start_ms, overlay.end_ms)


def _within(start: int, margin: int, whole: int, length: int) -> int:
    return max(margin, min(start, whole - margin - length))


def _lines(text: str, pixels: int, width: int) -> list[Line]:
    """Break at spaces; a word wider than the line (or a script without spaces) between its characters."""
    return [
        (line, _leftwards(paragraph)) for paragraph in text.split("\n") for line in _wrapped(paragraph, pixels, width)
    ]


def _leftwards(paragraph: str) -> bool:
    """True where the first letter belongs to a script that is written to the left."""
    return next((d for d in map(unicodedata.bidirectional, paragraph) if d in ("L", "R", "AL")), "L") != "L"


def _wrapped(paragraph: str, pixels: int, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in paragraph.split():
        joined = f"{line} {word}".strip()
        if _width(joined, pixels) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, pixels, width)
        lines += full
    return [*lines, line]


def _pieces(word: str, pixels: int, width: int) -> list[str]:
    pieces = [""]
    for cluster in _clusters(word):
        if pieces[-1] and _width(pieces[-1] + cluster, pixels) > width:
            pieces.append("")
        pieces[-1] += cluster
    return pieces


def _clusters(word: str) -> list[str]:
    """Characters with the marks that belong to them."""
    clusters: list[str] = []
    for sign in word:
        if clusters and (unicodedata.category(sign)[0] == "M" or sign == "\u200d" or clusters[-1].endswith("\u200d")):
            clusters[-1] += sign
        else:
            clusters.append(sign)
    return clusters


def _width(text: str, pixels: int) -> int:
    return round(sum(font.getlength(part) for part, font in _runs(text, pixels)))


def _drawn(lines: Sequence[Line], pixels: int, padding: int, style: _Style) -> Image.Image:
    step = round(pixels * LINE_HEIGHT)
    widths = [_width(line, pixels) for line, _ in lines]
    size = (max(widths) + 2 * padding, step * len(lines) + 2 * padding)
    words = Image.new("RGBA", size, (*style.colour[:3], 0))
    pen = ImageDraw.Draw(words)
    for n, ((line, leftwards), width) in enumerate(zip(lines, widths, strict=True)):
        x = (size[0] - width) / 2
        baseline = padding + step * n + round(pixels * 0.95)
        runs = _runs(line, pixels)
        # Pillow orders the text inside a run; the runs of a right-to-left line follow from the right.
        for part, font in reversed(runs) if leftwards else runs:
            pen.text((x, baseline), part, font=font, fill=style.colour, anchor="ls")
            x += font.getlength(part)
    below = Image.new("RGBA", size, (0, 0, 0, 0))
    if style.card:
        ImageDraw.Draw(below).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), padding, fill=style.card)
    if style.shadow:
        dark = Image.new("RGBA", size, (0, 0, 0, 200))
        blur = words.getchannel("A").filter(ImageFilter.GaussianBlur(max(1, pixels / 12)))
        below.paste(dark, (0, max(1, pixels // 24)), blur)
    return Image.alpha_composite(below, words)


def _runs(text: str, pixels: int) -> list[Run]:
    """Split text where the font must change; marks and spaces stay with what they follow where they can."""
    runs: list[tuple[str, str]] = []
    for sign in text:
        current = runs[-1][1] if runs else FIRST
        joins = unicodedata.category(sign)[0] in "MZPC" or sign.isdigit()
        name = current if joins and _has(current, sign) else _font_for(sign)
        if name is None:
            continue  # An empty box says less than nothing.
        if runs and name == current:
            runs[-1] = (runs[-1][0] + sign, name)
        else:
            runs.append((sign, name))
    return [(part, _font(name, pixels)) for part, name in runs]


@lru_cache(maxsize=4096)
def _font_for(sign: str) -> str | None:
    return next((name for name in _names() if _has(name, sign)), None)


@lru_cache
def _names() -> tuple[str, ...]:
    others = sorted((path.name for path in FONTS.glob("*.ttf") if path.name != FIRST), reverse=True)
    return (FIRST, *others)


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
    return ImageFont.truetype(FONTS / name, pixels, layout_engine=ImageFont.Layout.RAQM)

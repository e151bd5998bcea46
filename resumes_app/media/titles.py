"""Overlay text and captions drawn to raw pixels: wrapped, inside the safe area, in any script a packaged font knows.

Drawn with Pillow and not with ffmpeg's drawtext, which not every build has, and which neither wraps nor measures.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFilter

from resumes_app.media import bidi
from resumes_app.media.editlist import Burn, Cue, Overlay
from resumes_app.media.profiles import Profile
from resumes_app.media.source import Picture, Strip
from resumes_app.media.typefaces import runs_of, width_of

SAFE: Final = 0.06
"""Of the frame's width and height, on each side: players and rounded corners cover the rim."""
LINE_HEIGHT: Final = 1.2
WHITE: Final = (255, 255, 255, 255)
INK: Final = (20, 20, 28, 255)
CAPTION_FACE: Final = "clear"
CAPTIONS_TOP: Final = 0.08
CAPTIONS_BOTTOM: Final = 0.8
"""Of the frame's height: below it lie the controls of players and the feed."""

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


def draw(overlay: Overlay, profile: Profile, target: Path) -> Picture:
    """Return the overlay placed in the profile's frame, its pixels written to `target`."""
    pixels = max(8, round(overlay.size * profile.height))
    margin_x, margin_y = round(SAFE * profile.width), round(SAFE * profile.height)
    padding = pixels // 2
    lines = _lines(overlay.text, pixels, profile.width - 2 * margin_x - 2 * padding, overlay.face)
    image = _drawn(lines, pixels, padding, STYLES[overlay.style], overlay.face)
    most = profile.height - 2 * margin_y
    if image.height > most:
        image = image.resize((max(1, image.width * most // image.height), most), Image.Resampling.LANCZOS)
    left, top = _corner(overlay, profile, image.width, image.height)
    target.write_bytes(image.tobytes())
    return Picture(str(target), image.width, image.height, left, top, overlay.start_ms, overlay.end_ms)


def draw_captions(cues: Sequence[Cue], burn: Burn, profile: Profile, target: Path) -> Strip:
    """Return the captions as one tall picture, a row for each and an empty one at the end, its pixels in `target`."""
    pixels = max(8, round(burn.size * profile.height))
    padding = pixels // 2
    room = profile.width - 2 * round(SAFE * profile.width) - 2 * padding
    images = []
    for cue in cues:
        lines = _even_lines(cue.text, pixels, room, CAPTION_FACE)
        images.append(_drawn(lines, pixels, padding, STYLES[burn.style], CAPTION_FACE))
    # Even numbers: colour is coded for two pixels together.
    width, height = (-(-max(image.size[side] for image in images) // 2) * 2 for side in (0, 1))
    top = _rows_top(burn.spot, height, profile)
    sheet = Image.new("RGBA", (width, height * (len(images) + 1)), (0, 0, 0, 0))
    for row, image in enumerate(images):
        spare = {"top": 0, "middle": (height - image.height) // 2, "low": height - image.height}[burn.spot]
        sheet.paste(image, ((width - image.width) // 2, row * height + spare))
    target.write_bytes(sheet.tobytes())
    shown = tuple((cue.start_ms, cue.end_ms) for cue in cues)
    return Strip(str(target), width, height, (profile.width - width) // 2, top, shown)


def meet(overlay: Overlay, cue: Cue, burn: Burn, profile: Profile) -> bool:
    """Return whether the drawn caption and the text are seen at the same time in the same place."""
    if cue.end_ms <= overlay.start_ms or overlay.end_ms <= cue.start_ms:
        return False
    wide, tall = _size(overlay.text, overlay.size, overlay.face, profile)
    left, top = _corner(overlay, profile, wide, tall)
    width, height = _size(" ".join(cue.text.split()), burn.size, CAPTION_FACE, profile)
    # Even lines are narrower: then it may be a near miss, which is as hard to read.
    across = left < (profile.width + width) // 2 and (profile.width - width) // 2 < left + wide
    above = _rows_top(burn.spot, height, profile)
    return across and top < above + height and above < top + tall


def _corner(overlay: Overlay, profile: Profile, width: int, height: int) -> tuple[int, int]:
    margin_x, margin_y = round(SAFE * profile.width), round(SAFE * profile.height)
    left = within(round(overlay.x * profile.width - width / 2), margin_x, profile.width, width)
    return left, within(round(overlay.y * profile.height - height / 2), margin_y, profile.height, height)


@lru_cache(maxsize=4096)
def _size(text: str, size: float, face: str, profile: Profile) -> tuple[int, int]:
    pixels = max(8, round(size * profile.height))
    padding = pixels // 2
    lines = _lines(text, pixels, profile.width - 2 * round(SAFE * profile.width) - 2 * padding, face)
    width = max(width_of(line, pixels, face) for line, _ in lines)
    return round(width) + 2 * padding, round(pixels * LINE_HEIGHT) * len(lines) + 2 * padding


def _rows_top(spot: str, height: int, profile: Profile) -> int:
    if spot == "top":
        return round(CAPTIONS_TOP * profile.height)
    if spot == "middle":
        return (profile.height - height) // 2
    return max(0, round(CAPTIONS_BOTTOM * profile.height) - height)


def within(start: int, margin: int, whole: int, length: int) -> int:
    """Return where something `length` long that would begin at `start` begins, so that it keeps clear of both rims."""
    return max(margin, min(start, whole - margin - length))


def _lines(text: str, pixels: int, width: int, face: str) -> list[Line]:
    """Break at spaces; a word wider than the line (or a script without spaces) between its characters."""
    return [
        (line, bidi.leftwards(paragraph))
        for paragraph in text.split("\n")
        for line in _wrapped(paragraph, pixels, width, face)
    ]


def _even_lines(text: str, pixels: int, width: int, face: str) -> list[Line]:
    """Break one paragraph into as few lines as fit, of widths as even as may be."""
    paragraph = " ".join(text.split())
    lines = _lines(paragraph, pixels, width, face)
    # By steps of a letter's size: browsers, who measure a little differently, come to the same lines.
    for narrower in range(width - pixels, 0, -pixels):
        tried = _lines(paragraph, pixels, narrower, face)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _wrapped(paragraph: str, pixels: int, width: int, face: str) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in paragraph.split():
        joined = f"{line} {word}".strip()
        if width_of(joined, pixels, face) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, pixels, width, face)
        lines += full
    return [*lines, line]


def _pieces(word: str, pixels: int, width: int, face: str) -> list[str]:
    pieces = [""]
    for cluster in _clusters(word):
        if pieces[-1] and width_of(pieces[-1] + cluster, pixels, face) > width:
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


def _drawn(lines: Sequence[Line], pixels: int, padding: int, style: _Style, face: str) -> Image.Image:
    step = round(pixels * LINE_HEIGHT)
    widths = [width_of(line, pixels, face) for line, _ in lines]
    size = (max(widths) + 2 * padding, step * len(lines) + 2 * padding)
    words = Image.new("RGBA", size, (*style.colour[:3], 0))
    pen = ImageDraw.Draw(words)
    for n, ((line, leftwards), width) in enumerate(zip(lines, widths, strict=True)):
        x = (size[0] - width) / 2
        baseline = padding + step * n + round(pixels * 0.95)
        for part, to_left in bidi.ordered(line, leftwards):
            runs = runs_of(part, pixels, face)
            way = "rtl" if to_left else "ltr"
            for signs, font in reversed(runs) if to_left else runs:
                pen.text((x, baseline), signs, font=font, fill=style.colour, anchor="ls", direction=way)
                x += font.getlength(signs, direction=way)
    below = Image.new("RGBA", size, (0, 0, 0, 0))
    if style.card:
        ImageDraw.Draw(below).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), padding, fill=style.card)
    if style.shadow:
        dark = Image.new("RGBA", size, (0, 0, 0, 200))
        blur = words.getchannel("A").filter(ImageFilter.GaussianBlur(max(1, pixels / 12)))
        below.paste(dark, (0, max(1, pixels // 24)), blur)
    return Image.alpha_composite(below, words)

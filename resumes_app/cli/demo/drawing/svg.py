"""SVG in, pixels out; and a few shapes that the scenes share."""

import io
from functools import lru_cache
from importlib.resources import files

import resvg_py
from PIL import Image, ImageFont

WIDTH, HEIGHT = 480, 854
DISPLAY, BODY, HAND = "Poppins ExtraBold", "Poppins SemiBold", "Permanent Marker"


@lru_cache
def _fonts() -> list[str]:
    poppins, marker = files("fontpkg_poppins") / "files", files("fontpkg_permanent_marker") / "files"
    names = ("Poppins-SemiBold.ttf", "Poppins-ExtraBold.ttf")
    return [*(str(poppins / name) for name in names), str(marker / "PermanentMarker-Regular.ttf")]


def document(content: str, view: tuple[float, float, float, float] = (0, 0, WIDTH, HEIGHT)) -> str:
    """Return the content as a whole SVG whose window is `view` (x, y, width, height)."""
    box = " ".join(f"{value:g}" for value in view)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{content}</svg>'


def raster(svg: str, width: int = WIDTH) -> Image.Image:
    """Return the drawing as an RGBA picture of that width; its height follows from the window."""
    fonts = _fonts() if "<text" in svg else None  # They are read anew in each call.
    data = resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True, font_files=fonts)
    return Image.open(io.BytesIO(bytes(data))).convert("RGBA")


def rect(x: float, y: float, w: float, h: float, fill: str, radius: float = 0, extra: str = "") -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="{radius:g}" fill="{fill}" {extra}/>'


def circle(x: float, y: float, r: float, fill: str, extra: str = "") -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{fill}" {extra}/>'


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, extra: str = "") -> str:
    return f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}" fill="{fill}" {extra}/>'


def path(d: str, fill: str = "none", stroke: str = "none", width: float = 0, extra: str = "") -> str:
    line = f'stroke="{stroke}" stroke-width="{width:g}" stroke-linecap="round" stroke-linejoin="round"' if width else ""
    return f'<path d="{d}" fill="{fill}" {line} {extra}/>'


def polygon(points: list[tuple[float, float]], fill: str, extra: str = "") -> str:
    corners = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polygon points="{corners}" fill="{fill}" {extra}/>'


def group(content: str, transform: str = "", extra: str = "") -> str:
    return f'<g transform="{transform}" {extra}>{content}</g>'


def wrapped(words: str, size: float, width: float) -> list[str]:
    """Return the words in lines no wider than `width` in the display type."""
    face = ImageFont.truetype(_fonts()[1], round(size))
    lines: list[str] = []
    for word in words.split():
        if lines and face.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def text_width(words: str, size: float) -> float:
    """Return how wide a line is in the display type, in pixels."""
    return float(ImageFont.truetype(_fonts()[1], round(size)).getlength(words))


def text(words: str, x: float, y: float, size: float, fill: str, font: str = BODY, anchor: str = "start") -> str:
    """Return a line of text whose baseline begins (or centres, or ends) at x, y."""
    family, _, weight = font.partition(" ") if font != HAND else (HAND, "", "")
    bold = {"ExtraBold": 'font-weight="800"', "SemiBold": 'font-weight="600"'}.get(weight, "")
    safe = words.replace("&", "&amp;").replace("<", "&lt;")
    return f'<text x="{x:g}" y="{y:g}" font-family="{family}" {bold} font-size="{size:g}" fill="{fill}" text-anchor="{anchor}">{safe}</text>'  # noqa: E501


def mix(one: str, other: str, share: float) -> str:
    """Return the colour that lies `share` (0 to 1) of the way from one `#rrggbb` to the other."""
    a, b = (tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5)) for colour in (one, other))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(a, b, strict=True))


def lighter(colour: str, share: float) -> str:
    return mix(colour, "#ffffff", share)


def darker(colour: str, share: float) -> str:
    return mix(colour, "#0b0b12", share)

# ruff: noqa: E501  # Drawings are long.
"""Draws the stickers: `python -m resumes_app.cli.stickers` writes `assets/stickers`. The same drawings, the same files."""

from io import BytesIO
from typing import Final

import resvg_py
from PIL import Image, ImageFilter

from resumes_app.media.stickers import FOLDER

SIDE: Final = 320
"""Pixels: as large as a sticker is drawn in a 720 pixels wide frame, mostly."""
FINE: Final = 3
"""Drawn so many times larger and shrunk: smooth edges."""
RIM: Final = 14
NEAR: Final = 14

PINK, GOLD, GREEN, BLUE, INK, CREAM, RED, BROWN = (
    "#ff4d8d", "#ffc83d", "#35c47c", "#4d8dff", "#241a2e", "#fff6e5", "#ff5a3c", "#9a5b34"
)  # fmt: skip

STICKERS: Final[dict[str, str]] = {
    "star": f'<path fill="{GOLD}" d="M100 18l25 53 58 8-42 41 10 58-51-28-51 28 10-58-42-41 58-8z"/>',
    "heart": f'<path fill="{PINK}" d="M100 176C20 118 22 58 62 46c20-6 34 8 38 20 4-12 18-26 38-20 40 12 42 72-38 130z"/>',
    "sparkles": f'<g fill="{GOLD}"><path d="M82 34c6 38 18 50 56 56-38 6-50 18-56 56-6-38-18-50-56-56 38-6 50-18 56-56z"/>'
    '<path d="M148 112c4 22 11 29 33 33-22 4-29 11-33 33-4-22-11-29-33-33 22-4 29-11 33-33z"/></g>',
    "check": f'<circle cx="100" cy="100" r="78" fill="{GREEN}"/><path d="M62 104l27 27 52-58" fill="none" stroke="#fff" '
    'stroke-width="18" stroke-linecap="round" stroke-linejoin="round"/>',
    "arrow": f'<path fill="{PINK}" d="M26 78h82V40l70 60-70 60v-38H26z"/>',
    "pin": f'<path fill="{RED}" d="M100 184C58 132 42 108 42 78a58 58 0 0 1 116 0c0 30-16 54-58 106z"/>'
    '<circle cx="100" cy="77" r="24" fill="#fff"/>',
    "clock": f'<circle cx="100" cy="100" r="78" fill="{BLUE}"/><circle cx="100" cy="100" r="58" fill="#fff"/>'
    f'<path d="M100 62v40l26 16" fill="none" stroke="{INK}" stroke-width="11" stroke-linecap="round" stroke-linejoin="round"/>',
    "bolt": f'<path fill="{GOLD}" d="M116 16L44 114h48l-12 70 76-104h-50z"/>',
    "bulb": f'<path fill="{GOLD}" d="M100 20a58 58 0 0 0-34 105c8 7 10 13 10 23h48c0-10 2-16 10-23A58 58 0 0 0 100 20z"/>'
    f'<path fill="{INK}" d="M76 156h48v10a14 14 0 0 1-14 14H90a14 14 0 0 1-14-14z"/>',
    "trophy": f'<path fill="none" stroke="{GOLD}" stroke-width="14" d="M60 52H30c0 34 14 50 40 52M140 52h30c0 34-14 50-40 52"/>'
    f'<path fill="{GOLD}" d="M56 28h88v42c0 34-20 54-44 54S56 104 56 70z"/>'
    f'<path fill="{BROWN}" d="M90 122h20v26h30v26H60v-26h30z"/>',
    "speech": f'<path fill="{BLUE}" d="M40 34h120a20 20 0 0 1 20 20v62a20 20 0 0 1-20 20H98l-42 36v-36H40a20 20 0 0 1-20-20V54a20 20 0 0 1 20-20z"/>'
    '<g fill="#fff"><circle cx="64" cy="86" r="11"/><circle cx="100" cy="86" r="11"/><circle cx="136" cy="86" r="11"/></g>',
    "crown": f'<path fill="{GOLD}" d="M26 62l40 36 34-60 34 60 40-36-14 94H40z"/><path fill="{RED}" d="M40 140h120v22H40z"/>',
    "flame": f'<path fill="{RED}" d="M104 14c8 38 56 58 56 108a60 60 0 0 1-120 0c0-28 16-46 30-56-2 18 4 28 14 32 4-34 2-58 20-84z"/>'
    f'<path fill="{GOLD}" d="M102 182a32 32 0 0 1-32-32c0-22 20-28 26-54 20 16 38 32 38 54a32 32 0 0 1-32 32z"/>',
    "leaf": f'<path fill="{GREEN}" d="M172 28C84 24 32 62 34 118c0 16 6 28 14 36 56 10 124-10 124-126z"/>'
    f'<path d="M30 178c22-52 58-86 104-112" fill="none" stroke="{INK}" stroke-opacity=".45" stroke-width="9" stroke-linecap="round"/>',
    "coffee": '<path fill="none" stroke="#fff" stroke-width="13" d="M146 92h12a22 22 0 0 1 0 44h-14"/>'
    f'<path fill="{CREAM}" d="M36 78h112v60a40 40 0 0 1-40 40H76a40 40 0 0 1-40-40z"/><path fill="{BROWN}" d="M48 78h88v18H48z"/>'
    f'<path d="M72 60c-10-14 10-20 0-36M108 60c-10-14 10-20 0-36" fill="none" stroke="{BROWN}" stroke-width="9" stroke-linecap="round"/>',
    "briefcase": f'<path d="M72 58V42a12 12 0 0 1 12-12h32a12 12 0 0 1 12 12v16" fill="none" stroke="{INK}" stroke-width="13"/>'
    f'<rect x="24" y="58" width="152" height="108" rx="18" fill="{BROWN}"/><path fill="{INK}" fill-opacity=".35" d="M24 98h152v16H24z"/>'
    f'<rect x="86" y="94" width="28" height="26" rx="6" fill="{GOLD}"/>',
    "smile": f'<circle cx="100" cy="100" r="78" fill="{GOLD}"/><g fill="{INK}"><circle cx="74" cy="84" r="11"/><circle cx="126" cy="84" r="11"/></g>'
    f'<path d="M62 112a40 40 0 0 0 76 0" fill="none" stroke="{INK}" stroke-width="12" stroke-linecap="round"/>',
    "megaphone": f'<path fill="{PINK}" d="M150 30v116L84 116H52a30 30 0 0 1 0-60h32z"/><path fill="{INK}" d="M58 116h30l12 52H76z"/>'
    f'<path d="M168 70c10 10 10 26 0 36" fill="none" stroke="{GOLD}" stroke-width="11" stroke-linecap="round"/>',
}  # fmt: skip
"""By name: what stands in a square of 200 units."""


def main() -> None:
    """Write every sticker, cut out with a white rim."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, drawing in STICKERS.items():
        _drawn(drawing).save(FOLDER / f"{name}.webp", "WEBP", lossless=True, quality=100, method=6, exact=False)


def _drawn(drawing: str) -> Image.Image:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -6 212 212">{drawing}</svg>'
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=SIDE * FINE, height=SIDE * FINE))
    plain = Image.open(BytesIO(png)).convert("RGBA")
    # All that lies within the rim's width of the drawing becomes white; blurring finds it in every direction alike.
    near = plain.getchannel("A").filter(ImageFilter.GaussianBlur(RIM * FINE / 2))
    rim = Image.new("RGBA", plain.size, (255, 255, 255, 0))
    rim.putalpha(near.point(lambda alpha: 255 if alpha > NEAR else 0))
    return Image.alpha_composite(rim, plain).resize((SIDE, SIDE), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()

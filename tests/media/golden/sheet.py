"""Contact sheets: rendered cases, a row each, for a person to look at."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from resumes_app.media.loudness import Loudness
from resumes_app.media.publish import PublishedSet
from tests.media.golden.cases import Case
from tests.media.golden.takes import FONT
from tests.media.made import decoded

STILLS: Final = 8
STILL: Final = (144, 256)
ROWS: Final = 3
"""Of one sheet."""
GAP: Final = 8
HEAD: Final = 58
WAVE: Final = 40
ROW: Final = HEAD + STILL[1] + WAVE + 3 * GAP
WIDTH: Final = (STILLS + 1) * (STILL[0] + GAP) + GAP
FPS: Final = 30


@dataclass(frozen=True)
class Rendered:
    """A case and what became of it."""

    case: Case
    made: PublishedSet
    loud: Loudness


def write_sheets(rendered: Sequence[Rendered], folder: Path) -> list[Path]:
    """Return the sheets' files, `sheet-01.png` and on."""
    sheets = []
    for n in range(0, len(rendered), ROWS):
        sheet = Image.new("RGB", (WIDTH, ROW * ROWS), "white")
        for row, one in enumerate(rendered[n : n + ROWS]):
            sheet.paste(_row(one), (0, row * ROW))
        path = folder / f"sheet-{n // ROWS + 1:02}.png"
        sheet.save(path)
        sheets.append(path)
    return sheets


def _row(one: Rendered) -> Image.Image:
    row = Image.new("RGB", (WIDTH, ROW), "white")
    pen = ImageDraw.Draw(row)
    heard = "silent" if one.loud.silent else f"{one.loud.integrated_lufs:.1f} LUFS, peak {one.loud.true_peak_dbtp:.1f}"
    pen.text((GAP, 4), f"{one.case.name}   {one.made.duration_ms / 1000:.2f} s   {heard}", "black", _font(18))
    pen.text((GAP, 30), one.case.expect, "#444444", _font(16))
    total = round(one.made.duration_ms * FPS / 1000)
    shown = [min(total - 1, (2 * n + 1) * total // (2 * STILLS)) for n in range(STILLS)]
    for n, (at, still) in enumerate(zip(shown, _stills(one.made.files["mp4_480"], shown), strict=True)):
        left = GAP + n * (STILL[0] + GAP)
        row.paste(still, (left, HEAD))
        pen.rectangle((left, HEAD + STILL[1] - 20, left + 52, HEAD + STILL[1]), "white")
        pen.text((left + 3, HEAD + STILL[1] - 19), f"{at / FPS:.2f}", "black", _font(15))
    with Image.open(one.made.files["poster"]) as poster:
        row.paste(poster.convert("RGB").resize(STILL), (GAP + STILLS * (STILL[0] + GAP), HEAD))
    pen.text((GAP + STILLS * (STILL[0] + GAP), HEAD + STILL[1]), "poster", "black", _font(15))
    peaks = json.loads(one.made.files["waveform"].read_text())["peaks"]
    step = STILLS * (STILL[0] + GAP) / len(peaks)
    middle = HEAD + STILL[1] + GAP + WAVE // 2
    for n, peak in enumerate(peaks):
        half = round(peak * WAVE / 2)
        pen.line((GAP + n * step, middle - half, GAP + n * step, middle + half), "#3355bb", 2)
    return row


def _stills(video: Path, numbers: Sequence[int]) -> list[Image.Image]:
    wanted = "+".join(f"eq(n,{number})" for number in numbers)
    chosen = f"select='{wanted}',scale={STILL[0]}:{STILL[1]}"
    pixels = decoded(video, "-vf", chosen, "-fps_mode", "passthrough", "-pix_fmt", "rgb24", "-f", "rawvideo")
    size = STILL[0] * STILL[1] * 3
    return [Image.frombytes("RGB", STILL, pixels[n * size : (n + 1) * size]) for n in range(len(numbers))]


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size)

"""Films the cards: `python -m resumes_app.cli.cards` writes `assets/cards`. The same colours, the same pictures."""

import asyncio
import tempfile
from pathlib import Path

from PIL import Image, ImageColor

from resumes_app.cli.commandline import PREFACE
from resumes_app.media import run
from resumes_app.media.cards import CARD_MS, CARDS, FOLDER, Card
from resumes_app.media.profiles import STANDARD

FPS = 5
"""Nothing moves; a render brings it to its own rate."""


def picture(card: Card) -> Image.Image:
    """Return the card in the size of a video."""
    top, bottom = (ImageColor.getrgb(colour)[:3] for colour in (card.top, card.bottom))
    column = Image.new("RGB", (1, STANDARD.height))
    for y in range(STANDARD.height):
        part = y / (STANDARD.height - 1)
        column.putpixel((0, y), tuple(round(a + (b - a) * part) for a, b in zip(top, bottom, strict=True)))
    return column.resize((STANDARD.width, STANDARD.height))


async def film(card: Card, target: Path) -> None:
    """Write the card as a film of `CARD_MS`."""
    with tempfile.TemporaryDirectory() as scratch:
        still = Path(scratch) / "card.png"
        picture(card).save(still)
        argv = [*PREFACE, "-loop", "1", "-framerate", str(FPS), "-t", str(CARD_MS / 1000), "-i", f"file:{still}"]
        argv += ["-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", "-c:v", "libx264"]
        argv += ["-preset", "veryslow", "-tune", "stillimage", "-crf", "16", "-g", str(FPS * 2), "-bf", "0"]
        argv += ["-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"]
        argv += ["-map_metadata", "-1", "-movflags", "+faststart", f"file:{target}"]
        await run.ffmpeg(argv, total_ms=CARD_MS, deadline_s=120)


async def main() -> None:
    """Film every card."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, card in CARDS.items():
        await film(card, FOLDER / f"{name}.mp4")
        print(f"{name}: {(FOLDER / f'{name}.mp4').stat().st_size} bytes")


if __name__ == "__main__":
    asyncio.run(main())

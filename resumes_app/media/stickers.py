"""Stickers: drawn pictures of the project's own, placed like text."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import Image

from resumes_app.media.editlist import Sticker
from resumes_app.media.errors import EditError
from resumes_app.media.profiles import Profile
from resumes_app.media.source import Picture
from resumes_app.media.titles import within

FOLDER: Final = Path(__file__).parents[2] / "assets" / "stickers"
"""Served as `/stickers/…`, square WebP with transparency."""


@lru_cache
def names() -> tuple[str, ...]:
    """Return the names of all stickers."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.webp")))


def draw(sticker: Sticker, profile: Profile, target: Path) -> Picture:
    """Return the sticker placed in the profile's frame, its pixels written to `target`.

    Raises:
        EditError: There is no sticker of that name.
    """
    if sticker.name not in names():
        raise EditError("A sticker of this video is not there any more. Choose another one, then send your video.")
    side = max(2, round(sticker.size * profile.width))
    with Image.open(FOLDER / f"{sticker.name}.webp") as drawn:
        image = drawn.convert("RGBA").resize((side, side), Image.Resampling.LANCZOS)
    left = within(round(sticker.x * profile.width - side / 2), 0, profile.width, side)
    top = within(round(sticker.y * profile.height - side / 2), 0, profile.height, side)
    target.write_bytes(image.tobytes())
    return Picture(str(target), side, side, left, top, sticker.start_ms, sticker.end_ms)

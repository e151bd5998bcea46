"""Where scripts to the left and to the right meet, a line reads as browsers show it."""

from pathlib import Path

import pytest
from PIL import Image

from resumes_app.media import bidi, titles
from resumes_app.media.profiles import STANDARD
from tests.media.test_titles import make_overlay

SHOWN = {
    "Hello, Anna (50%)": ["Hello, Anna (50%)"],
    "שלום, אני אנה": ["<שלום, אני אנה"],
    "50 אחוז! (Anna) סוף": ["<) סוף", "Anna", "< אחוז! (", "50"],
    "Anna: שלום, עולם!": ["Anna: ", "<שלום, עולם", "!"],
    "Anna שלום 2024": ["Anna ", "2024", "<שלום "],
    "מחיר 10:30, 50%.": ["<.", "50%", "<, ", "10:30", "<מחיר "],
    "مرحبا، أنا Anna": ["Anna", "<مرحبا، أنا "],
    "": [],
}
"""By what is written: its parts from left to right; `<` before those that are read to the left."""


@pytest.mark.parametrize("line", SHOWN)
def test_parts_stand_in_the_order_that_is_seen(line: str) -> None:
    parts = bidi.ordered(line, bidi.leftwards(line))
    assert [("<" if to_left else "") + text for text, to_left in parts] == SHOWN[line]


def test_a_comma_in_hebrew_stands_by_the_word_before_it(tmp_path: Path) -> None:
    with_comma, without = (_gaps(text, tmp_path / str(n)) for n, text in enumerate(("שלום, אני", "שלום אני")))
    # From the left: the second word, the space between them, then comma and first word close together.
    widest, other = max(with_comma), max(without)
    assert with_comma.index(widest) == without.index(other), "the space follows the same letters in both"
    assert len(with_comma) == len(without) + 1


def _gaps(text: str, target: Path) -> list[int]:
    """Widths of the empty columns between the letters, from left to right."""
    picture = titles.draw(make_overlay(text, style="bright"), STANDARD, target)
    drawn = Image.frombytes("RGBA", (picture.width, picture.height), target.read_bytes())
    image = Image.alpha_composite(Image.new("RGBA", drawn.size, "white"), drawn).convert("L")
    inked = [image.crop((x, 0, x + 1, image.height)).getextrema()[0] < 100 for x in range(image.width)]
    edges = [x for x in range(1, len(inked)) if inked[x] != inked[x - 1]]
    return [after - before for before, after in zip(edges[1::2], edges[2::2], strict=False)]

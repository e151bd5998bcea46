"""The palette keeps its contrast in both themes, and says each value once."""

import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).parents[2] / "assets"
TOKENS = (ASSETS / "tokens.css").read_text()
GROUNDS = ("canvas", "surface", "raised", "sunken")
TEXT_PAIRS = [
    *((text, ground) for text in ("ink", "ink-soft", "ink-faint", "link", "star", "verified") for ground in GROUNDS),
    *((text, ground) for text in ("positive", "caution", "danger") for ground in (*GROUNDS, f"{text}-soft")),
    *((f"on-{fill}", fill) for fill in ("primary", "primary-soft", "inverse", "positive", "caution", "danger")),
    ("on-primary", "primary-strong"),
    *(("ink", f"{tone}-soft") for tone in ("positive", "caution", "danger")),
]
SHAPE_PAIRS = [(line, ground) for line in ("line-strong", "focus") for ground in GROUNDS]


def block(selector: str) -> dict[str, str]:
    found = re.search(re.escape(selector) + r"\s*\{([^}]*)\}", TOKENS)
    assert found, selector
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", found[1]))


LIGHT = block('[data-theme="light"]')
DARK = block('[data-theme="dark"]')
SYSTEM_DARK = block(':root:not(.light, [data-theme="light"])')


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_reaches_aa_on_its_ground(theme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_borders_and_focus_ring_reach_three_to_one(theme: dict[str, str], shape: str, ground: str) -> None:
    assert contrast(theme[shape], theme[ground]) >= 3


def test_white_on_the_scrim_reads_over_a_white_frame() -> None:
    scrim = re.search(r"--scrim: rgb\((\d+) (\d+) (\d+) / ([\d.]+)\)", TOKENS)
    assert scrim
    alpha = float(scrim[4])
    mixed = "#" + "".join(f"{round(int(scrim[i]) * alpha + 255 * (1 - alpha)):02x}" for i in (1, 2, 3))
    assert contrast("#ffffff", mixed) >= 4.5


def test_the_system_setting_and_the_chosen_dark_theme_are_the_same() -> None:
    assert SYSTEM_DARK == DARK


def test_both_themes_define_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_every_colour_of_the_themes_is_a_tailwind_colour() -> None:
    mapped = set(re.findall(r"--color-([\w-]+): var\(--\1\)", TOKENS))
    plain = {name for name, value in LIGHT.items() if value.startswith("#")}
    assert plain <= mapped


def test_the_font_is_small_and_its_licence_lies_beside_it() -> None:
    (font,) = (ASSETS / "fonts").glob("*.woff2")
    assert font.stat().st_size < 40_000
    assert "SIL Open Font License" in (ASSETS / "fonts" / "gabarito-OFL.txt").read_text()
    assert font.name in TOKENS

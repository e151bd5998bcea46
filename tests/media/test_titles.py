"""Titles: wrapped, in the safe area, in many scripts."""

import unicodedata
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from resumes_app.media import titles, typefaces
from resumes_app.media.editlist import Overlay
from resumes_app.media.profiles import STANDARD

WORDS = {
    "latin": "Žluťoučký kůň", "greek": "Καλημέρα", "cyrillic": "Доброе утро", "hebrew": "שלום עולם", "arabic": "مرحبا",
    "devanagari": "नमस्ते", "bengali": "নমস্কার", "tamil": "வணக்கம்", "thai": "สวัสดี", "georgian": "გამარჯობა",
    "armenian": "Բարեւ", "ethiopic": "ሰላም", "chinese": "你好", "japanese": "こんにちは", "korean": "안녕하세요",
}  # fmt: skip


def make_overlay(text: str, **changes: object) -> Overlay:
    values: dict[str, object] = {
        "text": text, "start_ms": 0, "end_ms": 900, "x": 0.5, "y": 0.5, "size": 0.05, "style": "plain", **changes
    }  # fmt: skip
    return Overlay(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize("script", WORDS)
def test_a_script_has_its_signs(script: str) -> None:
    assert typefaces.unknown_signs(WORDS[script]) == []


@pytest.mark.parametrize(
    ("file", "text"),
    zip(typefaces.CLEAR_IN_BROWSERS, ("AVATAR, To We fi ffl é 2024", "ŽŁŐĀ Καλημέρα Доброе утро"), strict=True),
)
def test_browsers_draw_the_clear_typeface_as_wide_as_it_is_rendered(file: str, text: str) -> None:
    part = ImageFont.truetype(typefaces.CHOSEN / file, 64)
    whole = ImageFont.truetype(typefaces.EVERY_SCRIPT / typefaces.FIRST, 64)
    for word in text.split():
        assert part.getlength(word) == whole.getlength(word)


@pytest.mark.parametrize("script", typefaces.SIGNS_IN_BROWSERS)
def test_browsers_draw_a_script_with_the_font_that_it_is_rendered_with(script: str) -> None:
    part = ImageFont.truetype(typefaces.CHOSEN / typefaces.script_file(script), 24)
    bounds = [span.removeprefix("U+").split("-") for span in typefaces.SIGNS_IN_BROWSERS[script].split(",")]
    signs = [chr(code) for first, *last in bounds for code in range(int(first, 16), int([first, *last][-1], 16) + 1)]
    letters = [sign for sign in signs if unicodedata.category(sign)[0] == "L" and typefaces.unknown_signs(sign) == []]
    fonts = {sign: typefaces.runs_of(sign, 24, "clear")[0][1] for sign in letters}
    same = [sign for sign, font in fonts.items() if bytes(part.getmask(sign)) == bytes(font.getmask(sign))]
    assert len(same) > 0.95 * len(letters)  # The others are drawn out of two signs, or stand in a font asked before.


def test_every_font_for_scripts_but_the_largest_is_there_for_browsers() -> None:
    rendered = {path.name for path in typefaces.EVERY_SCRIPT.glob("NotoSans*.ttf")} - {typefaces.FIRST}
    known = {f"NotoSans{script.title()}-Bold.ttf" for script in typefaces.SIGNS_IN_BROWSERS}
    assert rendered == known


def test_emoji_are_left_out_and_told_of(tmp_path: Path) -> None:
    assert typefaces.unknown_signs("Hi 👋🏽 there 👋") == ["👋", "🏽"]
    with_emoji = titles.draw(make_overlay("Hi👋"), STANDARD, tmp_path / "a")
    assert with_emoji.width == titles.draw(make_overlay("Hi"), STANDARD, tmp_path / "b").width
    titles.draw(make_overlay("👋", style="card"), STANDARD, tmp_path / "c")


@pytest.mark.parametrize(
    ("typed", "drawn", "left"),
    [
        ("Fia films your street 🎬 every day", "Fia films your street every day", ["🎬"]),
        ("Hi 👋🏽", "Hi", ["👋🏽"]),
        ("👩‍🍳 Cook\n👩‍🍳", "Cook\n", ["👩‍🍳"]),
        ("Two  spaces ", "Two  spaces ", []),
        ("🎬 🎭 hi", "hi", ["🎬", "🎭"]),
        ("🎬`x`", "`x`", ["🎬"]),
    ],
)
def test_signs_that_no_font_has_are_left_out_with_what_joins_them(typed: str, drawn: str, left: list[str]) -> None:
    assert typefaces.drawn_part(typed) == (drawn, left)


@pytest.mark.parametrize("text", ["Hi", "x" * 120, "word " * 24, "你" * 120, "a\nb\nc", "שלום Anna 你好 2024"])
@pytest.mark.parametrize("place", [(0.0, 0.0), (0.5, 0.5), (1.0, 1.0)])
@pytest.mark.parametrize("size", [0.02, 0.05, 0.2])
def test_text_stays_in_the_safe_area(tmp_path: Path, text: str, place: tuple[float, float], size: float) -> None:
    overlay = make_overlay(text, x=place[0], y=place[1], size=size, style="card")
    picture = titles.draw(overlay, STANDARD, tmp_path / "t")
    assert picture.left >= 43 and picture.left + picture.width <= 720 - 43
    assert picture.top >= 77 and picture.top + picture.height <= 1280 - 77
    assert (tmp_path / "t").stat().st_size == picture.width * picture.height * 4


def test_long_text_is_wrapped_at_spaces() -> None:
    lines = titles._lines("I build bridges that last a hundred years", 64, 540, "clear")
    assert len(lines) > 1
    assert " ".join(line for line, _ in lines) == "I build bridges that last a hundred years"


def test_a_caption_breaks_by_its_width_alone_into_even_lines() -> None:
    def lines(text: str) -> list[str]:
        return [line for line, _ in titles._even_lines(text, 46, 588, "clear")]

    assert lines("it is still, it lifts till it tilts") == ["it is still, it lifts till it tilts"]
    assert lines("MAMMA WOMBAT MAMMA WOMBAT") == ["MAMMA WOMBAT", "MAMMA WOMBAT"]
    even = lines("I have run the early shift of a café for three years and more")
    widths = [typefaces.width_of(line, 46, "clear") for line in even]
    assert max(widths) < 588 and min(widths) > 0.7 * max(widths), even


def test_a_paragraph_keeps_its_direction_on_every_line() -> None:
    assert {leftwards for _, leftwards in titles._lines("Anna שלום עולם שלום עולם", 64, 300, "clear")} == {False}
    assert {leftwards for _, leftwards in titles._lines("שלום Anna Anna Anna", 64, 300, "clear")} == {True}


@pytest.mark.parametrize("style", titles.STYLES)
def test_a_style_draws_something_to_see(tmp_path: Path, style: str) -> None:
    picture = titles.draw(make_overlay("Hi", style=style), STANDARD, tmp_path / "t")
    image = Image.frombytes("RGBA", (picture.width, picture.height), (tmp_path / "t").read_bytes())
    assert image.getchannel("A").getextrema()[1] == 255

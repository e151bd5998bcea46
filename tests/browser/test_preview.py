"""The preview plays the edit list as the worker renders it: the same pictures, overlays in the same places."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import expect

from resumes_app.media import stickers, titles
from resumes_app.media.editlist import Burn, Cue, Overlay, Sticker
from resumes_app.media.profiles import STANDARD
from tests.browser.likeness import likeness, rendered
from tests.browser.previewing import FPS, go_to, lies, open_preview, shoot
from tests.browser.projects import moving, project
from tests.browser.replying import SLOW_MS, Candidate
from tests.browser.sizes import on_phone

LIKE = 0.9
"""SSIM, 0 to 1, of the colours."""
pytestmark = on_phone

CUTS = {
    "clips": [
        {"take": 0, "in_ms": 500, "out_ms": 1500},
        {"take": 0, "in_ms": 2000, "out_ms": 3600, "speed": 2.0},
        {"take": 1, "in_ms": 250, "out_ms": 1050, "speed": 0.5, "gain_db": 6},
        {"take": 0, "in_ms": 1510, "out_ms": 2310, "speed": 1.25, "mute": True},
        {"take": 1, "in_ms": 1100, "out_ms": 2000},
    ]
}
CROSSINGS = {
    "clips": [
        {"take": 0, "in_ms": 0, "out_ms": 2000},
        {"take": 1, "in_ms": 500, "out_ms": 2500, "transition": "fade", "transition_ms": 800},
        {"take": 0, "in_ms": 2000, "out_ms": 4000, "transition": "slide", "transition_ms": 1000},
        {"take": 1, "in_ms": 1000, "out_ms": 3000, "transition": "zoom", "transition_ms": 1000},
    ]
}
FRAMES = {
    "clips": [
        {"take": 0, "out_ms": 600},
        {"take": 0, "out_ms": 600, "fit": "pad", "zoom": 1.5, "focus_x": 0.2},
        {"take": 1, "out_ms": 600},
        {"take": 1, "out_ms": 600, "fit": "fill", "focus_x": 0.8},
        {"take": 1, "out_ms": 600, "fit": "fill", "zoom": 2.5, "focus_x": 0.1, "focus_y": 0.9},
        {"take": 1, "out_ms": 600, "fit": "pad", "zoom": 2, "focus_x": 1},
        {"take": 2, "out_ms": 600, "zoom": 1.4, "focus_y": 0},
        {"take": 0, "out_ms": 600, "zoom": 3, "focus_x": 0.7, "focus_y": 0.3},
    ]
}
WORDS = [
    Overlay("Ana Luz, barista\nwith a plan", 0, 1000, 0.5, 0.16, 0.05, "card", "clear"),
    Overlay("A long sentence that is broken into as many lines as it needs", 0, 2000, 0.1, 0.5, 0.04, "plain", "round"),
    Overlay("Open books", 500, 2500, 0.9, 0.95, 0.066, "bright", "serif"),
    Overlay("by hand, from seven to three", 1000, 3000, 0.3, 0.3, 0.08, "card", "hand"),
    Overlay("Typed at night", 1500, 9000, 0.5, 0.7, 0.038, "plain", "type"),
]
STUCK = [
    Sticker("star", 0, 2000, 0.02, 0.02, 0.2),
    Sticker("coffee", 1000, 3000, 0.8, 0.6, 0.35),
    Sticker("heart", 2000, 9000, 0.4, 0.9, 0.25),
]
SPOKEN = [
    Cue(0, 1200, "Hello, I am Ana."),
    Cue(1200, 2600, "I have run the early shift of a café for three years, and I know the queue by name."),
    Cue(3000, 3900, "See you soon"),
]


def same_pictures(
    person: Candidate, tmp_path: Path, takes: Sequence[Path], edit: Mapping[str, Any], pictures: Sequence[int]
) -> dict[int, float]:
    """Preview the edit, render it, and return how alike the two are at the pictures of these numbers."""
    project(person, takes, edit)
    open_preview(person)
    return compared(person, tmp_path, pictures)


def compared(person: Candidate, tmp_path: Path, pictures: Sequence[int]) -> dict[int, float]:
    """Render what is previewed, and return how alike the two are at the pictures of these numbers."""
    shots = {}
    for picture in pictures:
        go_to(person, picture)
        shots[picture] = tmp_path / f"{picture}.png"
        shoot(person, shots[picture])
    person.open("send")
    person.by("consent").check()
    person.by("submit").click()
    expect(person.by("sent")).to_have_attribute("data-standing", "sent", timeout=2 * SLOW_MS)
    video = tmp_path / "video.mp4"
    video.write_bytes(person.site.run(rendered(person)))
    return {n: likeness(shot, video, pixels="gbrp", at_s=(n - 0.4) / FPS) for n, shot in shots.items()}


def test_cuts_and_speeds_are_previewed_picture_by_picture(ana: Candidate, tmp_path: Path) -> None:
    takes = [moving("portrait", 0), moving("portrait", 3)]
    found = same_pictures(ana, tmp_path, takes, CUTS, [3, 29, 30, 42, 53, 54, 75, 101, 102, 115, 121, 135, 147])
    assert min(found.values()) > LIKE, found


def test_transitions_are_previewed_as_they_are_rendered(ana: Candidate, tmp_path: Path) -> None:
    takes = [moving("portrait", 0), moving("landscape", 3)]
    pictures = [20, 36, 42, 48, 58, 60, 72, 78, 84, 88, 94, 106, 110, 116, 122, 130, 134, 150]
    found = same_pictures(ana, tmp_path, takes, CROSSINGS, pictures)
    assert min(found.values()) > LIKE, found


def test_crops_and_margins_are_previewed_as_they_are_rendered(ana: Candidate, tmp_path: Path) -> None:
    takes = [moving("portrait", 0), moving("landscape", 3), moving("square", 1)]
    found = same_pictures(ana, tmp_path, takes, FRAMES, [n * 18 + 9 for n in range(8)])
    assert min(found.values()) > LIKE, found


def test_texts_and_stickers_lie_where_they_are_rendered(ana: Candidate, tmp_path: Path) -> None:
    laid = {"overlays": [asdict(it) for it in WORDS], "stickers": [asdict(it) for it in STUCK]}
    project(ana, [moving("portrait")], {"clips": [{"take": 0}], **laid})
    open_preview(ana)
    for at_ms in (200, 700, 1200, 1700, 2200, 2700, 3900):
        go_to(ana, at_ms * FPS // 1000)
        for drawn, part, draw in ((WORDS, "preview-text", titles.draw), (STUCK, "preview-sticker", stickers.draw)):
            seen = [it for it in drawn if it.start_ms <= at_ms < it.end_ms]
            expect(ana.by(part)).to_have_count(len(seen))
            for it, box in zip(seen, ana.by(part).all(), strict=True):
                place = draw(it, STANDARD, tmp_path / "drawn")  # type: ignore[operator]  # each draws its own kind
                assert lies(ana, box, place.left, place.top, place.width, place.height), it
    found = compared(ana, tmp_path, [6, 20, 36, 51, 66, 81, 117])
    assert min(found.values()) > LIKE, found


def test_tone_look_and_burned_captions_are_previewed_as_they_are_rendered(ana: Candidate, tmp_path: Path) -> None:
    edit = {
        "clips": [{"take": 0}],
        "tone": {"brightness": 0.2, "contrast": -0.3, "warmth": 0.4},
        "look": "warm",
        "captions": [asdict(cue) for cue in SPOKEN],
        "burn": {"style": "bright", "spot": "low", "size": 0.04},
    }
    found = same_pictures(ana, tmp_path, [moving("landscape", 2)], edit, [15, 35, 36, 60, 84, 100])
    assert min(found.values()) > LIKE, found


@pytest.mark.parametrize("spot", ["top", "middle", "low"])
def test_burned_captions_lie_where_they_are_rendered(ana: Candidate, tmp_path: Path, spot: str) -> None:
    burn = Burn("plain", spot, 0.05)
    edit = {"clips": [{"take": 0}], "captions": [asdict(cue) for cue in SPOKEN], "burn": asdict(burn)}
    project(ana, [moving("portrait")], edit)
    open_preview(ana)
    for cue in SPOKEN:
        go_to(ana, cue.start_ms * FPS // 1000)
        place = titles.draw_captions([cue], burn, STANDARD, tmp_path / "drawn")
        assert lies(ana, ana.by("preview-caption"), place.left, place.top, place.width, place.height), cue
    go_to(ana, 2800 * FPS // 1000)
    expect(ana.by("preview-caption")).to_have_count(0)


def test_a_script_that_the_typeface_lacks_is_as_bold_as_it_is_rendered(ana: Candidate, tmp_path: Path) -> None:
    overlay = Overlay("مرحبا\nनमस्ते\nสวัสดี", 0, 2000, 0.5, 0.5, 0.12, "bright", "clear")
    project(ana, [moving("portrait")], {"clips": [{"take": 0}], "overlays": [asdict(overlay)]})
    open_preview(ana)
    ana.page.wait_for_timeout(500)  # The fonts of scripts are asked for once they are needed.
    ana.page.evaluate("document.fonts.ready.then(() => true)")
    shot = tmp_path / "shot.png"
    shoot(ana, shot)
    drawn = titles.draw(overlay, STANDARD, tmp_path / "drawn")
    made = Image.frombytes("RGBA", (drawn.width, drawn.height), (tmp_path / "drawn").read_bytes())
    card = Image.new("RGBA", made.size, "white")
    card.alpha_composite(made)
    box = (drawn.left, drawn.top, drawn.left + drawn.width, drawn.top + drawn.height)
    seen = Image.open(shot).convert("L").resize((720, 1280)).crop(box)
    assert _ink(seen) == pytest.approx(_ink(card.convert("L")), rel=0.2)


def _ink(picture: Image.Image) -> float:
    """Return how much of a card, without its corners, is letters."""
    width, height = picture.size
    part = picture.crop((width // 10, height // 10, width - width // 10, height - height // 10))
    return 1 - ImageStat.Stat(part).mean[0] / 255

"""Texts and stickers in time and place: seen when they are laid or chosen, moved with a finger, a mouse and keys."""

import pytest
from playwright.sync_api import expect

from tests.browser.previewing import open_preview
from tests.browser.projects import TAKE_S, moving, project, saved_edit, show
from tests.browser.replying import Candidate

TEXT = {"text": "Ana Luz", "start_ms": 0, "end_ms": 1_000, "x": 0.5, "y": 0.3, "size": 0.05, "style": "card"}
STAR = {"name": "star", "start_ms": 2_000, "end_ms": 4_000, "x": 0.5, "y": 0.6, "size": 0.3}


@pytest.fixture
def editing(ana: Candidate) -> Candidate:
    """Somebody with a take of 4 s, a text over its first second and a sticker over its last two."""
    project(ana, [moving("portrait")], {"clips": [{"take": 0}], "overlays": [TEXT], "stickers": [STAR]})
    open_preview(ana)
    return ana


def test_choosing_shows_what_is_chosen_and_what_is_laid_at_the_end_is_seen(editing: Candidate) -> None:
    show(editing, "stickers")
    expect(editing.by("preview-sticker")).to_have_count(0)
    editing.by("used-sticker").click()
    expect(editing.by("preview-sticker")).to_be_visible()
    expect(editing.by("preview-text")).to_have_count(0)
    show(editing, "text")
    editing.by("text").click()
    expect(editing.by("preview-text")).to_have_text("Ana Luz")
    expect(editing.by("scrubber")).to_have_js_property("value", "0")
    editing.by("scrubber").press("End")
    editing.by("add-text").click()
    expect(editing.by("preview-text")).to_have_text("Your text")
    laid = saved_edit(editing)["overlays"][1]
    assert (laid["start_ms"], laid["end_ms"]) == (1000 * TAKE_S - 3_500, 1000 * TAKE_S)

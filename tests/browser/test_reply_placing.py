"""Texts and stickers in time and place: seen when they are laid or chosen, moved with a finger, a mouse and keys."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from resumes_app.studio import service
from tests.browser import axe
from tests.browser.fingers import drag
from tests.browser.previewing import open_preview
from tests.browser.projects import TAKE_S, moving, saved_edit, show
from tests.browser.replying import Candidate
from tests.browser.sizes import PHONE
from tests.factories import identity_for
from tests.studio.factories import keep_take, make_draft

TEXT = {"text": "Ana Luz", "start_ms": 0, "end_ms": 1_000, "x": 0.5, "y": 0.3, "size": 0.05, "style": "card",
        "face": "clear"}  # fmt: skip
STAR = {"name": "star", "start_ms": 2_000, "end_ms": 4_000, "x": 0.5, "y": 0.6, "size": 0.3}
NEAR = 0.02
"""Of the picture's width and height."""

LAYOUT = """
[...document.querySelectorAll('[data-testid=edit] > *, [data-testid=preview], [data-testid=next]')]
  .map((part) => { const {x, y} = part.getBoundingClientRect(); return [x, y]; })
"""


@pytest.fixture
def editing(ana: Candidate) -> Candidate:
    """Somebody with a take of 4 s, a text over its first second and a sticker over its last two."""

    async def give() -> None:
        who = await identity_for(ana.user)
        draft = await make_draft(who, ana.job)
        await keep_take(who, draft, moving("portrait"))
        draft = await service.draft_view(who, draft["id"])
        draft = await service.add_text(who, draft["id"], draft["version"], TEXT)
        await service.add_sticker(who, draft["id"], draft["version"], STAR)

    ana.site.run(give())
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


def laid(person: Candidate, kind: str = "overlays") -> dict[str, Any]:
    """Return the first text that is saved, or the first sticker."""
    return saved_edit(person)[kind][0]


def pull(person: Candidate, part: Locator, right: float, down: float, *, hold_ms: int = 0) -> None:
    """Drag a part of the preview so far, in shares of the picture."""
    frame = person.by("preview").bounding_box()
    assert frame
    drag(person.page, part, right * frame["width"], down * frame["height"], hold_ms=hold_ms)


def middle(person: Candidate, part: Locator) -> tuple[float, float]:
    """Return where the middle of the part is seen, in shares of the picture."""
    frame, box = person.by("preview").bounding_box(), part.bounding_box()
    assert frame and box
    across = (box["x"] + box["width"] / 2 - frame["x"]) / frame["width"]
    return across, (box["y"] + box["height"] / 2 - frame["y"]) / frame["height"]


def test_what_is_dragged_lies_there_after_a_reload_and_is_one_step_back(editing: Candidate) -> None:
    pull(editing, editing.by("place-text"), -0.12, 0.33)
    editing.until(lambda: laid(editing)["y"] != TEXT["y"])
    assert (laid(editing)["x"], laid(editing)["y"]) == pytest.approx((0.38, 0.63), abs=NEAR)
    expect(editing.by("place-text")).to_have_attribute("aria-pressed", "true")
    expect(editing.by("text-words")).to_have_value("Ana Luz")
    expect(editing.by("text-words")).to_be_in_viewport()
    expect(editing.by("preview")).to_have_attribute("data-playing", "false")
    pull(editing, editing.by("place-text"), 0.2, 0)
    editing.until(lambda: laid(editing)["x"] > 0.5)
    editing.page.reload()
    assert middle(editing, editing.by("preview-text")) == pytest.approx((0.58, 0.63), abs=NEAR)
    show(editing, "clips")
    editing.by("undo").click()
    editing.until(lambda: laid(editing)["x"] == pytest.approx(0.38, abs=NEAR))
    editing.by("undo").click()
    editing.until(lambda: laid(editing)["x"] == TEXT["x"])


def test_what_is_dragged_keeps_to_the_middle_and_to_the_edges_and_shows_it(editing: Candidate) -> None:
    text = editing.by("place-text")
    pull(editing, text, 0.1, 0)
    pull(editing, text, -0.092, 0.19)
    editing.until(lambda: (laid(editing)["x"], laid(editing)["y"]) == (0.5, 0.5))
    with_mouse = editing.page.viewport_size != PHONE
    if with_mouse:
        editing.page.mouse.down()
        editing.page.mouse.move(editing.page.viewport_size["width"] / 2, 5, steps=4)
        expect(editing.by("guides")).to_have_attribute("data-y", "0.06")
        editing.page.mouse.up()
        expect(editing.by("guides")).to_have_count(0)
        editing.until(lambda: laid(editing)["y"] < 0.12)


def test_a_gesture_is_told_once_and_nothing_else_on_the_page_moves(editing: Candidate) -> None:
    told: list[str] = []

    def heard(message: str | bytes) -> None:
        told.extend(re.findall(r"laying_state\.(\w+)", str(message)))

    editing.page.on("websocket", lambda socket: socket.on("framesent", heard))
    open_preview(editing)
    show(editing, "text")
    editing.by("text").click()
    expect(editing.by("place-size")).to_be_visible()
    editing.until(lambda: told == ["choose"])
    before = editing.page.evaluate(LAYOUT)
    pull(editing, editing.by("place-text"), 0, 0.3)
    pull(editing, editing.by("place-size"), 0.1, 0.1)
    editing.until(lambda: laid(editing)["size"] != TEXT["size"])
    editing.page.wait_for_timeout(200)
    assert told == ["choose", "place", "place"]
    assert editing.page.evaluate(LAYOUT) == before


def test_the_corner_changes_the_size(editing: Candidate) -> None:
    show(editing, "stickers")
    editing.by("used-sticker").click()
    pull(editing, editing.by("place-size"), -0.12, -0.067)
    editing.until(lambda: laid(editing, "stickers")["size"] > 0.31)
    sticker = laid(editing, "stickers")
    assert (sticker["x"], sticker["y"]) == (STAR["x"], STAR["y"])
    editing.by("place-size").press("ArrowLeft")
    editing.until(lambda: laid(editing, "stickers")["size"] == pytest.approx(sticker["size"] - 0.01))


def test_keys_move_size_and_delete_what_has_the_focus(editing: Candidate) -> None:
    page, item = editing.page, editing.by("place-text")
    item.focus()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowDown", "ArrowUp", "+", "+", "-"):
        page.keyboard.press(key)
    editing.until(lambda: laid(editing)["size"] != TEXT["size"])
    assert (laid(editing)["x"], laid(editing)["y"], laid(editing)["size"]) == (0.52, 0.34, 0.055)
    expect(editing.by("scrubber")).to_have_js_property("value", "0")
    page.keyboard.press("Enter")
    expect(item).to_have_attribute("aria-pressed", "true")
    expect(editing.by("text-words")).to_be_visible()
    page.keyboard.press("Escape")
    expect(item).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Delete")
    expect(item).to_have_count(0)
    expect(editing.by("play")).to_be_focused()
    editing.until(lambda: not saved_edit(editing)["overlays"])
    assert len(saved_edit(editing)["clips"]) == 1
    show(editing, "clips")
    editing.by("undo").click()
    editing.by("undo").click()
    editing.until(lambda: saved_edit(editing)["overlays"] == [TEXT])


def test_frames_have_names_and_room_for_a_finger_and_stay_inside(editing: Candidate) -> None:
    assert axe.found(editing.page) == {}
    editing.page.get_by_role("button", name="Text: Ana Luz").click()
    expect(editing.page.get_by_role("slider", name="Size", exact=True).first).to_be_visible()
    assert axe.found(editing.page) == {}
    frame = editing.by("preview").bounding_box()
    for part in ("place-text", "place-size"):
        box = editing.by(part).bounding_box()
        assert frame and box and min(box["width"], box["height"]) >= 44
        assert frame["x"] <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"] + 0.5


def test_the_play_button_plays_also_where_a_text_lies_under_it(editing: Candidate) -> None:
    frame = editing.by("preview").bounding_box()
    assert frame

    async def lay() -> None:
        who = await identity_for(editing.user)
        draft = await service.draft_view(who, (await make_draft(who, editing.job))["id"])
        low = {"x": 0.2, "y": 1 - 66 / frame["height"]}
        await service.set_text(who, draft["id"], draft["version"], 0, low)

    editing.site.run(lay())
    editing.until(lambda: middle(editing, editing.by("place-text"))[1] > 0.6)
    editing.by("place-text").press("Enter")
    expect(editing.by("play")).to_have_attribute("data-aside", "true")
    expect(editing.by("place-text")).to_have_attribute("aria-pressed", "true")
    sign = editing.by("play").locator("span").bounding_box()
    assert sign
    editing.page.mouse.click(sign["x"] + sign["width"] / 2, sign["y"] + sign["height"] / 2)
    expect(editing.by("preview")).to_have_attribute("data-playing", "true")


def test_the_preview_goes_to_a_text_that_is_given_another_time(editing: Candidate) -> None:
    show(editing, "text")
    editing.by("text").click()
    end, start = editing.by("text-end_ms"), editing.by("text-start_ms")
    end.fill("3.5")
    start.fill("2")
    editing.until(lambda: laid(editing)["start_ms"] == 2000)
    expect(editing.by("preview-text")).to_be_visible()
    editing.by("scrubber").fill("3300")
    end.fill("2.5")
    editing.until(lambda: laid(editing)["end_ms"] == 2500)
    expect(editing.by("preview-text")).to_be_visible()
    end.fill("3")
    editing.until(lambda: laid(editing)["end_ms"] == 3000)
    assert 2000 <= float(editing.by("scrubber").input_value()) < 2500

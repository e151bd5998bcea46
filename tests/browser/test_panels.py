"""The tools of the edit as panels: each fits its place, scrolls downwards, and is near for a finger and for keys."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Locator, expect
from sqlmodel import select

from resumes_app import db
from resumes_app.models import Draft, Take
from resumes_app.studio import service
from tests.browser.previewing import go_to, open_preview
from tests.browser.projects import moving, project, saved_edit, show
from tests.browser.replying import SLOW_MS, Candidate
from tests.browser.sizes import on_desktop, on_phone
from tests.factories import identity_for
from tests.studio.factories import make_draft

ACROSS = """
(group) => {
  const boxes = [...group.children].filter((one) => !one.hidden).map((one) => one.getBoundingClientRect());
  const place = group.getBoundingClientRect();
  return {
    rows: new Set(boxes.map(({y}) => Math.round(y))).size,
    inside: boxes.every(({left, right}) => left >= place.left - 1 && right <= place.right + 1),
  };
}
"""
TABS_TO_NEXT = 30


@pytest.fixture
def editing(ana: Candidate) -> Candidate:
    """Somebody with two takes, the second of other colours."""
    project(ana, [moving("portrait"), moving("portrait", 2)], {"clips": [{"take": 0}, {"take": 1}]})
    open_preview(ana)
    return ana


@pytest.mark.parametrize(
    ("tool", "group", "least_rows"), [("look", "Look", 3), ("stickers", "Stickers to add", 2), ("music", "Music", 17)]
)
def test_what_is_chosen_from_stands_in_rows_and_the_preview_stays_in_sight(
    editing: Candidate, tool: str, group: str, least_rows: int
) -> None:
    show(editing, tool)
    shelf = editing.page.get_by_role("group", name=group, exact=True)
    found = shelf.evaluate(ACROSS)
    assert found["inside"] and found["rows"] >= least_rows
    panel = shelf.locator("xpath=ancestor::section")
    panel.evaluate("(it) => it.scrollTo(0, it.scrollHeight)")
    expect(shelf.locator("button").last).to_be_in_viewport(ratio=1)
    expect(editing.by("preview")).to_be_in_viewport(ratio=1)


def test_a_piece_of_music_tells_all_of_itself_and_is_heard_alone_before_it_is_chosen(editing: Candidate) -> None:
    editing.page.add_init_script(
        "window.made = []; const A = Audio; window.Audio = function (src) "
        "{ const it = new A(src); window.made.push(it); return it; };"
    )
    open_preview(editing)
    show(editing, "music")
    for words in ("First Light", "Warm and hopeful", "92 BPM", "CC0-1.0"):
        expect(editing.by("bed-sunrise")).to_contain_text(words)
    sounding = "window.made.filter((it) => !it.paused).map((it) => it.src.split('/').pop())"
    editing.page.get_by_role("button", name="Hear First Light alone").click()
    editing.until(lambda: editing.page.evaluate(sounding) == ["sunrise.m4a"])
    editing.by("hear-calm").click()
    editing.until(lambda: editing.page.evaluate(sounding) == ["calm.m4a"])
    assert "music" not in saved_edit(editing) or not saved_edit(editing)["music"]
    editing.by("play").click()
    editing.until(lambda: editing.page.evaluate(sounding) == [])
    editing.by("play").click()
    editing.by("hear-calm").click()
    show(editing, "look")
    editing.until(lambda: editing.page.evaluate(sounding) == [])


def test_the_voice_is_cleaned_where_sound_is_edited_and_from_the_advice(ana: Candidate) -> None:
    project(ana, [moving("portrait")], {"clips": [{"take": 0}]})
    ana.site.run(_noticed(ana))
    ana.open("send")
    ana.by("advice-clean-voice").press("Enter")
    expect(ana.by("advice-clean-voice")).to_have_count(0, timeout=SLOW_MS)
    expect(ana.page.get_by_text("Your voice is cleaned up")).to_be_visible()
    assert saved_edit(ana)["clean_voice"]
    open_preview(ana)
    show(ana, "music")
    switch = ana.page.get_by_role("switch", name="Clean up my voice")
    expect(switch).to_be_checked()
    switch.press("Space")
    ana.until(lambda: not saved_edit(ana)["clean_voice"])


async def _noticed(person: Candidate) -> None:
    """The person's takes are noisy, whatever was measured."""
    async with db.transaction() as session:
        for take in await session.exec(select(Take).join(Draft).where(Draft.owner_id == person.user.id)):
            take.noticed = ["noisy"]


def test_a_text_just_added_has_the_focus_and_its_words_are_typed_over(editing: Candidate) -> None:
    show(editing, "text")
    for words in ("Ana", "Barista"):
        editing.by("add-text").click()
        expect(editing.by("text-words")).to_be_focused()
        editing.page.keyboard.type(words)
        expect(editing.by("text-words")).to_have_value(words)
        editing.until(lambda words=words: saved_edit(editing)["overlays"][-1]["text"] == words)  # type: ignore[misc]
    editing.by("text").first.click()
    expect(editing.by("text-words")).to_have_value("Ana")
    expect(editing.by("text-words")).not_to_be_focused()


def test_looks_are_tried_on_the_clip_in_which_the_preview_stands(editing: Candidate) -> None:
    show(editing, "look")
    shown = editing.by("look-warm").locator("img")
    expect(shown).to_have_attribute("data-clip", _client_of(editing, 0))
    go_to(editing, 150)
    expect(shown).to_have_attribute("data-clip", _client_of(editing, 1))


def _client_of(person: Candidate, clip: int) -> str:
    async def read() -> str:
        who = await identity_for(person.user)
        draft = await service.draft_view(who, (await make_draft(who, person.job))["id"])
        return draft["clips"][clip]["client_id"]

    return person.site.run(read())


def test_places_are_whole_percents(ana: Candidate) -> None:
    text = {"text": "Ana", "start_ms": 0, "end_ms": 2000, "x": 0.4447, "y": 0.3333, "size": 0.0517, "style": "card"}
    project(ana, [moving("portrait")], {"clips": [{"take": 0}], "overlays": [text]})
    open_preview(ana)
    show(ana, "text")
    ana.by("text").click()
    expect(ana.by("text-x")).to_have_attribute("aria-valuetext", "44 %")
    expect(ana.by("text-y")).to_have_attribute("aria-valuetext", "33 %")
    assert saved_edit(ana)["overlays"][0]["x"] == 0.4447


@on_phone
def test_what_is_pressed_in_the_panels_has_room_for_a_finger(editing: Candidate) -> None:
    editing.by("tool-text").click()
    editing.by("add-text").click()
    _assert_large([editing.by("delete-text")])
    editing.by("tool-stickers").click()
    editing.by("sticker-star").click()
    _assert_large([editing.by("delete-sticker")])
    editing.by("tool-captions").click()
    editing.by("add-caption").click()
    _assert_large([editing.page.get_by_role("button", name="Delete line 1")])
    editing.by("tool-takes").click()
    expect(editing.by("take").first).to_be_visible()
    _assert_large(editing.by("take").first.locator("button").all())


def _assert_large(buttons: Sequence[Locator]) -> None:
    assert buttons
    for button in buttons:
        expect(button).to_be_visible()
        box = button.bounding_box()
        assert box and min(box["width"], box["height"]) >= 44, button.get_attribute("aria-label")


@on_desktop
def test_a_desktop_has_an_index_of_its_tools_and_keys_come_to_next_soon(editing: Candidate) -> None:
    page = editing.page
    for tool, name in (("captions", "Captions"), ("look", "Look"), ("takes", "Takes")):
        editing.by(f"tool-{tool}").click()
        expect(editing.by(f"tool-{tool}")).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_role("region", name=name, exact=True)).to_be_in_viewport(ratio=1)
        assert page.locator("section[id^=tool-]:visible").count() == 1
    expect(editing.by("timeline")).to_be_visible()
    editing.by("tool-look").click()
    editing.by("play").focus()
    presses = 0
    while not editing.by("next").evaluate("(it) => it === document.activeElement"):
        page.keyboard.press("Tab")
        presses += 1
        assert presses <= TABS_TO_NEXT
    editing.by("scrubber").focus()
    page.keyboard.press("Tab")
    expect(editing.by("past-tools")).to_be_focused()
    page.keyboard.press("Enter")
    expect(editing.by("next")).to_be_focused()


def test_the_cover_is_shown_as_the_poster_will_be(ana: Candidate) -> None:
    text = {"text": "Ana", "start_ms": 0, "end_ms": 2000, "x": 0.5, "y": 0.3, "size": 0.06, "style": "card"}
    star = {"name": "star", "start_ms": 0, "end_ms": 2000, "x": 0.5, "y": 0.6, "size": 0.3}
    clip = {"take": 0, "zoom": 2, "focus_x": 0.25, "focus_y": 0.25}
    project(ana, [moving("portrait")], {"clips": [clip], "overlays": [text], "stickers": [star], "cover_ms": 1000})
    open_preview(ana)
    show(ana, "cover")
    still = ana.by("edit-still")
    expect(still.locator("p")).to_have_text("Ana")
    expect(still.locator("img[src*=star]")).to_be_visible()
    picture = still.get_by_test_id("still-picture")
    expect(picture).to_have_attribute("data-whole", "true")
    frame, box = still.bounding_box(), picture.bounding_box()
    assert frame and box and box["width"] == pytest.approx(2 * frame["width"], rel=0.02)
    assert box["x"] == pytest.approx(frame["x"], abs=1)

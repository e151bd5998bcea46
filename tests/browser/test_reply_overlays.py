"""Stickers, captions, the cover and how music plays, chosen over the preview."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from resumes_app.accounts.service import identity_of_cookie
from tests.browser.projects import saved_edit, show
from tests.browser.replying import Candidate
from tests.browser.sizes import PHONE, on_phone
from tests.factories import sign_in
from tests.studio.factories import keep_take, make_draft, recording

SRT = "1\n00:00:00,200 --> 00:00:01,800\nFrom a file\n\n2\n00:00:02,000 --> 00:00:03,500\nund für Ungeübte mehr\n"


@pytest.fixture
def editing(ana: Candidate) -> Candidate:
    """Somebody with a take of 4 s."""

    async def give() -> None:
        who = await identity_of_cookie(await sign_in(ana.user))
        await keep_take(who, await make_draft(who, ana.job), recording(4))

    ana.site.run(give())
    ana.open("edit")
    expect(ana.by("preview").locator("video").first).to_have_js_property("readyState", 4)
    return ana


def test_a_sticker_is_added_made_larger_moved_and_taken_away(editing: Candidate) -> None:
    show(editing, "stickers")
    editing.by("play").click()
    expect(editing.by("preview")).to_have_attribute("data-playing", "true")
    editing.by("sticker-star").click()
    expect(editing.by("preview-sticker")).to_be_visible()
    expect(editing.by("preview")).to_have_attribute("data-playing", "false")
    if editing.page.viewport_size == PHONE:
        editing.by("sticker-settings").click()
    editing.by("sticker-size").press("End")
    editing.by("sticker-x").press("Home")
    editing.until(lambda: [(s["size"], s["x"]) for s in saved_edit(editing)["stickers"]] == [(0.6, 0.0)])
    editing.by("sticker-end_ms").fill("1.5")
    editing.until(lambda: saved_edit(editing)["stickers"][0]["end_ms"] == 1500)
    editing.by("sticker-start_ms").fill("99")
    editing.by("sticker-start_ms").blur()
    expect(editing.by("sticker-start_ms")).not_to_have_value("99")
    expect(editing.by("notice")).to_have_count(0)
    editing.until(lambda: 3000 < saved_edit(editing)["stickers"][0]["end_ms"] < 5000)
    editing.by("delete-sticker").click()
    expect(editing.by("preview-sticker")).to_have_count(0)


def test_a_second_sticker_is_where_it_was_before_the_first_was_added(editing: Candidate) -> None:
    show(editing, "stickers")
    last = editing.page.get_by_role("group", name="Stickers to add").locator("button").last
    places = [editing.by("sticker-star").bounding_box(), last.bounding_box()]
    for count in (1, 2):
        editing.by("sticker-star").click()
        expect(editing.by("used-sticker")).to_have_count(count)
        expect(editing.by("delete-sticker")).to_be_in_viewport(ratio=1)
        assert [editing.by("sticker-star").bounding_box(), last.bounding_box()] == places
        expect(last).to_be_in_viewport(ratio=1)


@on_phone
def test_on_a_phone_what_is_set_of_a_sticker_takes_the_place_of_the_others_and_gives_it_back(
    editing: Candidate,
) -> None:
    show(editing, "stickers")
    editing.by("sticker-star").click()
    editing.by("sticker-settings").press("Enter")
    expect(editing.by("sticker-settings")).to_have_attribute("aria-expanded", "true")
    for field in ("size", "x", "y", "start_ms"):
        expect(editing.by(f"sticker-{field}")).to_be_in_viewport(ratio=1)
    expect(editing.by("sticker-heart")).to_have_count(0)
    editing.by("sticker-settings").press("Enter")
    editing.by("sticker-heart").click()
    expect(editing.by("used-sticker")).to_have_count(2)
    editing.by("sticker-settings").press("Enter")
    for left in (1, 0):
        editing.by("delete-sticker").press("Enter")
        expect(editing.by("used-sticker")).to_have_count(left)
    expect(editing.by("sticker-star")).to_be_visible()
    expect(editing.page.locator("#tool-stickers")).to_be_focused()
    editing.by("sticker-star").click()
    expect(editing.by("used-sticker")).to_have_count(1)
    expect(editing.by("sticker-heart")).to_be_visible()


def test_a_line_of_captions_is_as_high_as_its_words_and_shows_where_it_is_said(editing: Candidate) -> None:
    show(editing, "captions")
    words = "When the queue is long I greet the next three people and say how long it takes from the next room"
    srt = f"1\n00:00:00,000 --> 00:00:01,500\n{words}\n\n2\n00:00:02,500 --> 00:00:03,900\nAnd I go on\n"
    talk = {"name": "talk.srt", "mimeType": "application/x-subrip", "buffer": srt.encode()}
    editing.page.get_by_test_id("import-captions").set_input_files(talk)
    first, second = editing.by("caption-words").first, editing.by("caption-words").nth(1)
    expect(first).to_have_value(words)
    cut = "(it) => [it.scrollWidth - it.clientWidth, it.scrollHeight - it.clientHeight]"
    assert first.evaluate(cut) == [0, 0]
    boxes = first.bounding_box(), second.bounding_box()
    assert boxes[0] and boxes[1] and boxes[0]["height"] > boxes[1]["height"]

    editing.by("play").click()
    expect(editing.by("preview")).to_have_attribute("data-playing", "true")
    second.click()
    expect(editing.by("preview-track")).to_have_text("And I go on")
    expect(editing.by("preview")).to_have_attribute("data-playing", "false")

    second.press("End")
    second.press("Enter")
    second.press_sequentially(" with a smile, whoever comes and whatever they ask me for")
    expect(second).to_be_focused()
    said = "And I go on with a smile, whoever comes and whatever they ask me for"
    expect(second).to_have_value(said)
    assert second.evaluate(cut) == [0, 0]
    editing.until(lambda: [cue["text"] for cue in saved_edit(editing)["captions"]] == [words, said])


def test_captions_are_written_brought_from_a_file_burned_in_and_saved(editing: Candidate, tmp_path: Path) -> None:
    show(editing, "captions")
    editing.by("add-caption").click()
    expect(editing.by("caption-words")).to_be_focused()
    expect(editing.by("caption-words")).to_have_value("")
    editing.by("caption-words").fill("Hello, I am Ana.")
    editing.until(lambda: [cue["text"] for cue in saved_edit(editing)["captions"]] == ["Hello, I am Ana."])
    expect(editing.by("preview-track")).to_have_text("Hello, I am Ana.")
    expect(editing.by("preview-caption")).to_have_count(0)
    talk = {"name": "talk.srt", "mimeType": "application/x-subrip", "buffer": SRT.encode("cp1252")}
    editing.page.get_by_test_id("import-captions").set_input_files(talk)
    expect(editing.by("caption-words")).to_have_count(2)
    editing.by("notice-action").click()
    expect(editing.by("caption-words")).to_have_count(1)
    expect(editing.by("caption-words")).to_have_value("Hello, I am Ana.")
    editing.page.get_by_test_id("import-captions").set_input_files(talk)
    expect(editing.by("caption-words")).to_have_count(2)
    expect(editing.by("caption-words").nth(1)).to_have_value("und für Ungeübte mehr")
    editing.by("caption-end_ms").first.fill("3")
    editing.by("caption-end_ms").first.blur()
    expect(editing.by("caption-end_ms").first).to_have_value("2.0")
    editing.by("caption-end_ms").first.fill("2.5")
    editing.by("caption-end_ms").first.blur()
    expect(editing.by("caption-end_ms").first).to_have_value("2.0")
    editing.by("caption-end_ms").first.fill("0.6")
    expect(editing.by("caption").first).to_contain_text("Too fast to read")
    editing.page.get_by_role("switch", name=re.compile("Draw them into the picture")).press("Space")
    editing.by("burn-style-bright").click()
    editing.until(lambda: (saved_edit(editing)["burn"] or {}).get("style") == "bright")
    with editing.page.expect_download() as found:
        editing.by("save-vtt").click()
    found.value.save_as(tmp_path / "captions.vtt")
    assert "und für Ungeübte mehr" in (tmp_path / "captions.vtt").read_text()
    editing.page.get_by_test_id("import-captions").set_input_files(
        {"name": "talk.srt", "mimeType": "text/plain", "buffer": b"nothing of the kind"}
    )
    expect(editing.page.get_by_text("There are no captions in this file")).to_be_visible()
    expect(editing.by("caption-words")).to_have_count(2)


def test_the_picture_where_the_preview_stands_becomes_the_cover(editing: Candidate) -> None:
    show(editing, "cover")
    editing.by("use-cover").click()
    expect(editing.by("cover")).to_contain_text("at 0.0 s")
    assert saved_edit(editing)["cover_ms"] == 0
    expect(editing.by("edit-still").locator("img")).to_be_visible()
    editing.by("no-cover").click()
    expect(editing.by("edit-still")).to_have_count(0)
    editing.until(lambda: saved_edit(editing)["cover_ms"] is None)


def test_how_the_music_plays_is_set_by_sliders(editing: Candidate) -> None:
    show(editing, "music")
    expect(editing.by("music-gain_db")).to_have_count(0)
    editing.by("bed-calm").click()
    editing.by("music-levels").click()
    editing.by("music-gain_db").press("Home")
    editing.by("music-from_ms").press("ArrowRight")
    editing.until(
        lambda: (saved_edit(editing)["music"]["gain_db"], saved_edit(editing)["music"]["from_ms"]) == (-30.0, 500)
    )
    editing.page.get_by_role("switch", name="Quiet while I speak").press("Space")
    editing.until(lambda: not saved_edit(editing)["music"]["duck"])


def test_what_is_chosen_is_there_after_a_reload_and_in_the_order_it_was_laid(editing: Candidate) -> None:
    editing.lay_text("Ana")
    expect(editing.by("preview-text")).to_have_text("Ana")
    editing.lay_text("Barista")
    expect(editing.by("text")).to_have_count(2)
    editing.until(lambda: [one["text"] for one in saved_edit(editing)["overlays"]] == ["Ana", "Barista"])
    editing.page.reload()
    show(editing, "text")
    expect(editing.by("text")).to_have_text(["Ana", "Barista"])
    if editing.page.viewport_size == PHONE:
        assert editing.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_cover_is_seen_without_captions_and_they_come_once_it_plays(editing: Candidate) -> None:
    show(editing, "captions")
    editing.by("add-caption").click()
    editing.by("caption-words").fill("Hello, I am Ana.")
    editing.until(lambda: [cue["text"] for cue in saved_edit(editing)["captions"]] == ["Hello, I am Ana."])
    editing.open("send")
    expect(editing.by("poster")).to_be_visible()
    expect(editing.by("preview-track")).to_have_count(0)
    editing.by("play").click()
    expect(editing.by("preview-track")).to_have_text("Hello, I am Ana.")

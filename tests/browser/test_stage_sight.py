"""What lies over what: a slide, words and rows are seen, and so is what is under way."""

from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import Locator, expect

from resumes_app.studio.service import length_text
from tests.browser.axe import found
from tests.browser.replying import LOCAL_TAKES, SLOW_MS, Candidate, block_parts, quiet_about
from tests.browser.sizes import on_desktop, on_phone
from tests.browser.test_reply_beside import slide
from tests.studio.factories import recording

Box = dict[str, Any]
FEW_SHARE = 0.2
"""Of what is shown, this much may be covered."""


def box(place: Locator) -> Box:
    found = place.bounding_box()
    assert found
    return found


def over(one: Box, other: Box) -> float:
    """Return how much of the other the one covers, 0 to 1."""
    sides = (("x", "width"), ("y", "height"))
    spans = [min(one[at] + one[long], other[at] + other[long]) - max(one[at], other[at]) for at, long in sides]
    return max(0.0, spans[0]) * max(0.0, spans[1]) / (other["width"] * other["height"])


def shows_a_slide(ana: Candidate, folder: Path) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.by("devices").click()
    ana.page.get_by_test_id("show-pictures").set_input_files([slide(folder, "one", 250, "png")])
    expect(ana.by("stage")).to_have_attribute("data-scene", "on", timeout=SLOW_MS)


def brightness(ana: Candidate, folder: Path, top: float, bottom: float) -> float:
    """Return the mean of a stretch of the frame, at its left, without what lies at its edges."""
    ana.page.screenshot(path=folder / "stage.png", scale="css")
    frame, seen = box(ana.by("frame")), np.asarray(Image.open(folder / "stage.png").convert("L"))
    rows = [round(frame["y"] + share * frame["height"]) for share in (top, bottom)]
    columns = [round(frame["x"] + share * frame["width"]) for share in (0.02, 0.1)]
    return float(seen[slice(*rows), slice(*columns)].mean())


def test_who_hides_their_picture_still_sees_their_slide(ana: Candidate, tmp_path: Path) -> None:
    shows_a_slide(ana, tmp_path)
    ana.page.get_by_role("button", name="Hide my picture").click()
    expect(ana.page.get_by_text("Your picture is hidden.")).to_be_visible()
    ana.until(lambda: brightness(ana, tmp_path, 0.22, 0.28) > 150)
    assert brightness(ana, tmp_path, 0.45, 0.7) < 40
    ana.by("beside-swap").click()
    ana.until(lambda: brightness(ana, tmp_path, 0.3, 0.6) < 40)
    ana.by("beside-end").click()
    ana.until(lambda: brightness(ana, tmp_path, 0.45, 0.6) < 40)


def test_what_is_shown_beside_oneself_is_hardly_covered(ana: Candidate, tmp_path: Path) -> None:
    shows_a_slide(ana, tmp_path)
    expect(ana.by("scene-status")).to_have_count(0, timeout=SLOW_MS)
    frame = box(ana.by("frame"))
    shown = {**frame, "y": frame["y"] + 60, "height": 405 / 1280 * frame["height"] - 60}  # Under the clock.
    question = ana.by("lens")
    covers = [over(box(part), shown) for part in (question, ana.by("beside"), ana.by("plan")) if part.count()]
    assert covers and sum(covers) < FEW_SHARE, covers
    assert over(box(question.locator(":scope > div")), box(ana.by("countdown"))) == 0
    short = box(question)["height"]
    question.get_by_role("button").click()
    assert box(question)["height"] > short, "it is read whole once it is pressed"


def test_the_level_is_seen_while_a_microphone_is_chosen(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.by("devices").click()
    bar = ana.by("level-chosen")
    bar.scroll_into_view_if_needed()
    assert abs(box(ana.by("microphone"))["y"] - box(bar.locator(".."))["y"]) < 120
    ana.until(lambda: bar.evaluate("it => new DOMMatrix(it.style.transform).a") > 0.1)


def test_the_way_to_close_the_devices_covers_none_of_them(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.by("devices").click()
    close, panel = ana.by("devices-close"), ana.by("devices-panel")
    for scrolled in (0, 30, 90):
        panel.evaluate("(it, top) => { it.scrollTop = top; }", scrolled)
        at = box(close)
        hit = ana.page.evaluate(
            "([x, y]) => document.elementFromPoint(x, y).closest('[data-testid]').dataset.testid",
            [at["x"] - 8, at["y"] + at["height"] / 2],
        )
        assert hit in ("devices-head", "devices-panel"), hit


@on_phone
def test_the_way_back_lies_over_no_words(ana: Candidate) -> None:
    ana.open()
    ana.by("ask-camera").wait_for()
    region = ana.page.get_by_role("region", name="Before you record")
    region.evaluate("it => { it.scrollTop = 200; }")
    cross = box(ana.page.get_by_label("Back to the job"))
    assert region.evaluate("it => it.getBoundingClientRect().top + it.clientTop") >= cross["y"] + cross["height"] - 1


@on_phone
def test_the_ways_to_answer_stand_on_one_line_each(ana: Candidate) -> None:
    ana.open()
    sound = ana.by("ask-sound")
    expect(sound).to_contain_text("Voice only")
    assert box(sound)["height"] <= box(ana.by("ask-camera"))["height"] + 1


@on_phone
def test_a_take_on_its_way_shows_how_far_it_is_on_the_stage(ana: Candidate, console_errors: list[str]) -> None:
    ana.open()
    ana.turn_camera_on()
    block_parts(ana.page)
    ana.take(2.0)
    bar = ana.page.get_by_test_id("upload-bar")
    expect(bar).to_be_visible()
    expect(ana.by("open-takes")).to_have_accessible_name("Your takes: 1, 0:02. Uploading: 0 %")
    ana.by("open-takes").click()
    expect(ana.page.get_by_role("dialog").get_by_text("Uploading")).to_have_count(1)
    ana.page.keyboard.press("Escape")
    ana.page.unroute_all()
    ana.kept(1)
    expect(bar).to_have_count(0)
    quiet_about(console_errors, r"ERR_FAILED")


@on_desktop
def test_without_a_network_the_list_of_takes_knows_what_this_browser_knows(
    ana: Candidate, console_errors: list[str]
) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.take(1.5)
    ana.kept(1)
    ana.start_take()
    ana.page.wait_for_timeout(1200)
    ana.page.context.set_offline(True)
    ana.page.wait_for_timeout(3000)
    ana.by("stop").click()
    expect(ana.by("take").last).to_contain_text("On this device")
    length_ms = ana.page.evaluate(LOCAL_TAKES)[-1]["duration_ms"]
    assert length_ms > 3000
    expect(ana.by("take").last).to_contain_text(length_text(length_ms))
    expect(ana.by("uploading")).to_have_count(0)
    expect(ana.by("next")).to_have_accessible_description("Kept on this device until you are online again.")
    ana.page.context.set_offline(False)
    ana.kept(2)
    quiet_about(console_errors, r"ERR_INTERNET_DISCONNECTED")


@on_phone
def test_what_was_written_is_read_beside_the_sign_to_play_it(ana: Candidate) -> None:
    ana.open()
    ana.by("write-instead").click()
    ana.by("written").fill("I am Ana. When the milk runs out I say so at once.")
    ana.by("make-written").click()
    expect(ana.by("edit")).to_be_visible(timeout=SLOW_MS)
    for _ in ("edit", "last look"):
        assert over(box(ana.by("play").locator("span")), box(ana.by("preview-caption"))) == 0
        if ana.by("edit").count():
            ana.next()
            ana.by("consent").wait_for()


@on_phone
def test_with_a_take_there_the_way_on_comes_before_the_camera(ana: Candidate) -> None:
    ana.open()
    colour = "it => getComputedStyle(it).backgroundColor"
    first = ana.by("ask-camera").evaluate(colour)
    ana.page.get_by_test_id("file").set_input_files(recording(1.5))
    ana.by("next").wait_for()
    assert ana.by("next").evaluate(colour) == first != ana.by("ask-camera").evaluate(colour)


@on_phone
def test_the_employers_clip_beside_the_question_is_played_large(ana: Candidate) -> None:
    ana.open()
    play = ana.page.get_by_role("button", name="Play: Café Luz tells about the job")
    expect(ana.page.locator("main video[controls]:visible")).to_have_count(0)
    play.click()
    clip = ana.page.get_by_role("dialog").locator("video")
    ana.until(lambda: clip.evaluate("it => it.currentTime") > 0)
    assert box(clip)["width"] > 2 * box(play)["width"]
    assert found(ana.page) == {}
    ana.page.keyboard.press("Escape")
    expect(clip).to_have_count(0)
    expect(play).to_be_focused()

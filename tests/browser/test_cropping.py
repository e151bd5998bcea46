"""Cropping by hand: the picture follows a finger, two fingers or the wheel, and each gesture is one saved change."""

import pytest
from playwright.sync_api import expect

from tests.browser.cutting import Cutting
from tests.browser.fingers import drag
from tests.browser.replying import quiet_about
from tests.browser.sizes import on_desktop, on_phone

NEAR = 0.02
WHOLE = {"zoom": 1, "focus_x": 0.5, "focus_y": 0.5}
ONE_STEP_MS = 2500
"""After so long another zoom is a step of its own."""


def crop(cutting: Cutting, place: int = 0) -> dict[str, float]:
    """Return the saved crop of a clip, the first by default."""
    clip = cutting.draft()["clips"][place]
    return {"zoom": clip["zoom"], "focus_x": clip["focus_x"], "focus_y": clip["focus_y"]}


@pytest.fixture
def zoomed(cutting: Cutting) -> Cutting:
    """Somebody whose first clip is twice as large as it must be, before the panel of its crop."""
    cutting.select(0)
    cutting.setting("crop")
    cutting.by("clip-zoom").fill("2")
    cutting.ana.until(lambda: crop(cutting)["zoom"] == 2)
    return cutting


def test_the_picture_follows_the_hand_and_is_saved_once(zoomed: Cutting) -> None:
    picture = zoomed.by("preview").locator("[data-shown=true] video")
    before, frame = picture.bounding_box(), zoomed.by("preview").bounding_box()
    assert before and frame
    version = zoomed.draft()["version"]
    drag(zoomed.page, zoomed.by("play"), 0.2 * frame["width"], -0.1 * frame["height"])
    zoomed.ana.until(lambda: crop(zoomed)["focus_x"] != 0.5)
    after = picture.bounding_box()
    assert after
    assert after["x"] - before["x"] == pytest.approx(0.2 * frame["width"], abs=0.02 * frame["width"])
    assert after["y"] - before["y"] == pytest.approx(-0.1 * frame["height"], abs=0.02 * frame["height"])
    assert (crop(zoomed)["focus_x"], crop(zoomed)["focus_y"]) == pytest.approx((0.4, 0.55), abs=NEAR)
    assert zoomed.draft()["version"] == version + 1
    expect(zoomed.by("preview")).to_have_attribute("data-playing", "false")
    expect(zoomed.by("clip-focus_x")).to_have_value("0.4")
    zoomed.by("play").click(position={"x": 20, "y": 60})
    expect(zoomed.by("preview")).to_have_attribute("data-playing", "true")


@on_desktop
def test_the_wheel_zooms_where_it_is_turned(zoomed: Cutting) -> None:
    frame = zoomed.by("preview").bounding_box()
    assert frame
    version = zoomed.draft()["version"]
    zoomed.page.mouse.move(frame["x"] + 0.25 * frame["width"], frame["y"] + 0.25 * frame["height"])
    for _ in range(3):
        zoomed.page.mouse.wheel(0, -100)
    zoomed.ana.until(lambda: crop(zoomed)["zoom"] > 3)
    assert crop(zoomed)["focus_x"] < 0.5 and crop(zoomed)["focus_y"] < 0.5
    assert zoomed.draft()["version"] == version + 1


@on_phone
def test_two_fingers_zoom_and_without_the_panel_the_picture_is_only_played(zoomed: Cutting) -> None:
    page, frame = zoomed.page, zoomed.by("preview").bounding_box()
    assert frame
    x, y = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
    fingers = page.context.new_cdp_session(page)

    def pinch() -> None:
        for kind, apart in (("touchStart", 40), ("touchMove", 48), ("touchMove", 60), ("touchEnd", 0)):
            points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}] if apart else []
            fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    version = zoomed.draft()["version"]
    pinch()
    zoomed.ana.until(lambda: crop(zoomed)["zoom"] == pytest.approx(3, abs=0.1))
    assert zoomed.draft()["version"] == version + 1
    zoomed.by("clip-panel-back").click()
    expect(zoomed.by("play")).to_have_attribute("data-crops", "false")
    pinch()
    page.wait_for_timeout(700)
    assert zoomed.draft()["version"] == version + 1


@on_desktop
def test_an_undo_takes_back_the_wheel_that_has_not_rested_and_offline_nothing_is_cropped(zoomed: Cutting) -> None:
    frame = zoomed.by("preview").bounding_box()
    assert frame
    zoomed.page.mouse.move(frame["x"] + 0.5 * frame["width"], frame["y"] + 0.5 * frame["height"])
    zoomed.page.wait_for_timeout(ONE_STEP_MS)
    zoomed.page.mouse.wheel(0, -100)
    zoomed.page.keyboard.press("Control+z")
    zoomed.ana.until(lambda: zoomed.draft()["redo"])
    zoomed.page.wait_for_timeout(1000)
    assert crop(zoomed)["zoom"] == 2
    expect(zoomed.by("clip-zoom")).to_have_value("2")
    zoomed.page.context.set_offline(True)
    expect(zoomed.by("play")).to_have_attribute("data-crops", "false")
    zoomed.page.mouse.wheel(0, -100)
    expect(zoomed.by("clip-zoom")).to_have_value("2")


@on_desktop
def test_a_clip_that_goes_before_the_wheel_has_rested_leaves_the_next_one_as_it_is(cutting: Cutting) -> None:
    cutting.select(1)
    cutting.setting("crop")
    frame = cutting.by("preview").bounding_box()
    assert frame
    cutting.page.mouse.move(frame["x"] + 0.5 * frame["width"], frame["y"] + 0.5 * frame["height"])
    cutting.page.mouse.wheel(0, -100)
    cutting.page.keyboard.press("Delete")
    cutting.saved(4, 6)
    cutting.page.wait_for_timeout(1000)
    assert crop(cutting, 1) == WHOLE
    expect(cutting.by("clip-zoom")).to_have_value("1")


@on_desktop
def test_what_is_under_the_hand_when_the_network_goes_is_shown_no_more(
    zoomed: Cutting, console_errors: list[str]
) -> None:
    page, focus = zoomed.page, zoomed.by("clip-focus_x")
    frame = zoomed.by("preview").bounding_box()
    assert frame
    page.mouse.move(frame["x"] + 0.5 * frame["width"], frame["y"] + 0.5 * frame["height"])
    page.mouse.down()
    page.mouse.move(frame["x"] + 0.7 * frame["width"], frame["y"] + 0.5 * frame["height"], steps=4)
    expect(focus).not_to_have_value("0.5")
    page.context.set_offline(True)
    expect(focus).to_have_value("0.5")
    page.mouse.up()
    page.context.set_offline(False)
    expect(zoomed.by("play")).to_have_attribute("data-crops", "true")
    assert crop(zoomed)["focus_x"] == 0.5
    quiet_about(console_errors, "ERR_INTERNET_DISCONNECTED")

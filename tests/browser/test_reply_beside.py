"""A screen or pictures beside the person: in the recorded take itself, and gone again without its ending."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import FloatRect, expect

from tests.browser.axe import found
from tests.browser.replying import Candidate
from tests.browser.sizes import DESKTOP, PHONE
from tests.browser.test_reply_background import HEIGHT, WIDTH, grey, pictures, take_of
from tests.browser.test_reply_speaking import write

WATCH_SCREEN = """
const ask = navigator.mediaDevices.getDisplayMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getDisplayMedia = async (wanted) => (window.__screen = await ask(wanted));
"""
END_SHARE = """
const [track] = window.__screen.getVideoTracks();
track.stop();
track.dispatchEvent(new Event("ended"));
"""
"""As the browser's own button does it."""
ELSEWHERE = """
Object.defineProperty(document, "hidden", {get: () => true, configurable: true});
document.dispatchEvent(new Event("visibilitychange"));
"""
UPPER, LOWER = np.s_[20:380, 40:680], np.s_[900:1260, 40:680]


def slide(folder: Path, name: str, brightness: int, kind: str) -> Path:
    target = folder / f"{name}.{kind}"
    Image.new("RGB", (1600, 900), (brightness,) * 3).save(target)
    return target


def test_lines_that_are_read_cover_nothing_of_the_stage_beside_a_picture(ana: Candidate, tmp_path: Path) -> None:
    ana.open()
    ana.turn_camera_on()
    write(ana)
    ana.by("devices").click()
    ana.page.get_by_test_id("show-pictures").set_input_files([slide(tmp_path, "one", 250, "png")])
    expect(ana.by("stage")).to_have_attribute("data-scene", "on")
    boxes = {}
    for name in ("beside", "prompter", "asked", "pace", "larger", "write-script", "plan", "countdown", "devices"):
        box = ana.by(name).bounding_box()
        assert box, name
        boxes[name] = box
    covered = [(one, other) for one, other in combinations(boxes, 2) if meet(boxes[one], boxes[other])]
    assert covered == []


def meet(one: FloatRect, other: FloatRect) -> bool:
    """Return whether one lies over the other."""
    beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
    return not beside and one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"]


@pytest.mark.parametrize("viewport", [PHONE])
def test_pictures_stand_above_or_under_the_person_one_after_the_other(ana: Candidate, tmp_path: Path) -> None:
    slides = [slide(tmp_path, "one", 250, "png"), slide(tmp_path, "two", 5, "webp")]
    ana.open()
    ana.turn_camera_on()
    ana.by("devices").click()
    ana.page.get_by_test_id("show-pictures").set_input_files(slides)
    expect(ana.by("beside")).to_contain_text("1 of 2")
    expect(ana.by("beside-before")).to_be_disabled()
    expect(ana.by("stage")).to_have_attribute("data-scene", "on")
    assert ana.by("frame").locator("[data-mirrored=false]").count() == 1, "nobody reads mirrored pictures"
    assert found(ana.page) == {}
    ana.start_take()
    ana.page.wait_for_timeout(2000)
    ana.by("beside-next").click()
    ana.page.wait_for_timeout(2000)
    ana.by("beside-swap").click()
    ana.page.wait_for_timeout(2000)
    ana.by("beside-end").click()
    ana.page.wait_for_timeout(2000)
    ana.by("stop").click()
    seen = pictures(take_of(ana, 0, tmp_path))
    (take,), _ = ana.saved()
    assert (take.width, take.height) == (WIDTH, HEIGHT)
    upper, lower = (seen[:, *part].mean(axis=(1, 2)) for part in (UPPER, LOWER))
    flat = [seen[:, *part].std(axis=(1, 2)) < 12 for part in (UPPER, LOWER)]
    stretches = {
        "one above": (upper > 200) & flat[0],
        "two above": (upper < 40) & flat[0],
        "two under": (lower < 40) & flat[1],
        "alone": ~flat[0] & ~flat[1],
    }
    lasted = {name: int(held.sum()) / 8 for name, held in stretches.items()}
    assert min(lasted.values()) > 0.8, lasted
    order = [int(np.flatnonzero(held).mean()) for held in stretches.values()]
    assert order == sorted(order)
    ana.take(1.5)
    assert grey(take_of(ana, 1, tmp_path))[UPPER].std() > 12, "the next take is the camera as it is"


@pytest.mark.parametrize("viewport", [DESKTOP])
def test_a_screen_whose_share_ends_leaves_the_take_running(ana: Candidate, tmp_path: Path) -> None:
    ana.page.add_init_script(WATCH_SCREEN)
    ana.open()
    ana.turn_camera_on()
    ana.by("devices").click()
    ana.by("share-screen").click()
    expect(ana.by("beside")).to_contain_text("Your screen")
    expect(ana.by("stage")).to_have_attribute("data-scene", "on")
    assert found(ana.page) == {}
    ana.start_take()
    ana.page.evaluate(ELSEWHERE)  # In the window that is shown.
    ana.page.wait_for_timeout(2000)
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording")
    ana.page.evaluate("delete document.hidden")
    ana.page.evaluate(END_SHARE)
    expect(ana.by("beside")).to_have_count(0)
    ana.page.wait_for_timeout(2000)
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording")
    ana.by("stop").click()
    seen = pictures(take_of(ana, 0, tmp_path))
    (take,), _ = ana.saved()
    assert take.duration_ms > 3500
    first, last = seen[4], seen[-4]
    assert np.corrcoef(first[UPPER].ravel(), last[UPPER].ravel())[0, 1] < 0.5, (
        "the screen stood where the camera is now"
    )


@pytest.mark.parametrize("viewport", [DESKTOP])
def test_where_a_browser_shows_no_screens_only_pictures_are_offered(ana: Candidate) -> None:
    ana.page.add_init_script("delete MediaDevices.prototype.getDisplayMedia")
    ana.open()
    ana.turn_camera_on()
    ana.by("devices").click()
    expect(ana.page.get_by_test_id("show-pictures")).to_be_attached()
    expect(ana.page.get_by_test_id("share-screen")).to_have_count(0)


@pytest.mark.parametrize("viewport", [PHONE])
def test_a_file_that_is_no_picture_is_named_when_it_is_chosen_and_left_out(ana: Candidate, tmp_path: Path) -> None:
    (tmp_path / "no.png").write_bytes(b"no picture")
    slides = [slide(tmp_path, "one", 250, "png"), tmp_path / "no.png", slide(tmp_path, "two", 5, "webp")]
    ana.open()
    ana.turn_camera_on()
    ana.by("devices").click()
    ana.page.get_by_test_id("show-pictures").set_input_files(tmp_path / "no.png")
    said = ana.page.get_by_text("“no.png” was not added. It cannot be shown as a picture")
    expect(said).to_be_visible()
    expect(ana.by("beside")).to_have_count(0)
    ana.page.get_by_role("button", name="Close this message").click()
    ana.by("devices").click()
    ana.page.get_by_test_id("show-pictures").set_input_files(slides)
    expect(said).to_be_visible()
    expect(ana.by("beside")).to_contain_text("1 of 2")

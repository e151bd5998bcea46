"""The stage of a reply in windows of every shape: all of it is there, nothing lies on anything else."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.replying import Candidate, quiet_about
from tests.browser.sizes import PHONE, TURNED
from tests.studio.factories import recording

SMALL = {"width": 667, "height": 375}
WIDE = {"width": 1280, "height": 560}
SHAPES = pytest.mark.parametrize("viewport", [TURNED, SMALL, WIDE], ids=["turned", "small", "wide"])
TAP_PX = 44

# Of what is pressed or read on the page: what is not wholly in the window, too small, covered, or on something else.
FAULTS = """
(tap) => {
  const seen = {visibilityProperty: true, opacityProperty: true};
  const over = (one, two, from, to) => Math.min(one[to], two[to]) - Math.max(one[from], two[from]) > 1;
  const parts = [...document.querySelectorAll('main :is(button, a, label:has(input), p, [role=img])')]
    .filter((part) => part.checkVisibility(seen) && !part.closest('.sr-only, dialog, aside'))
    .filter((part) => part.innerText || part.matches('button, a, [role=img]'))
    .map((part) => ({
      part,
      box: part.getBoundingClientRect(),
      name: part.getAttribute('aria-label') || part.innerText.slice(0, 40),
    }));
  const faults = [];
  parts.forEach(({part, box, name}, at) => {
    if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight)
      faults.push(`${name}: outside`);
    if (part.matches('button, a, label')) {
      if (box.width < tap || box.height < tap) faults.push(`${name}: ${box.width} × ${box.height}`);
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (!part.contains(hit)) faults.push(`${name}: covered by ${hit?.outerHTML.slice(0, 80)}`);
    }
    for (const other of parts.slice(at + 1)) {
      if (part.contains(other.part) || other.part.contains(part)) continue;
      if (over(box, other.box, 'left', 'right') && over(box, other.box, 'top', 'bottom'))
        faults.push(`${name}: on ${other.name}`);
    }
  });
  return faults;
}
"""


def faults(ana: Candidate) -> list[str]:
    expect(ana.by("preflight")).to_have_count(0)
    found: list[Any] = ana.page.evaluate(FAULTS, TAP_PX)
    return [str(fault) for fault in found]


@SHAPES
def test_everything_on_the_stage_can_be_read_and_pressed(ana: Candidate, viewport: dict[str, int]) -> None:
    ana.open()
    ana.turn_camera_on()
    assert faults(ana) == []
    ana.start_take()
    assert faults(ana) == []
    ana.page.wait_for_timeout(1500)
    ana.by("stop").click()
    expect(ana.by("record")).to_be_enabled()
    ana.kept(1)
    assert faults(ana) == []
    ana.next()
    expect(ana.by("edit")).to_be_visible()
    expect(ana.by("next")).to_be_in_viewport(ratio=1)
    frame = ana.by("preview").bounding_box()
    assert frame and frame["height"] > viewport["height"] * 0.6
    ana.next()
    ana.by("consent").check()
    expect(ana.by("submit")).to_be_enabled()


@pytest.mark.parametrize("viewport", [TURNED, SMALL], ids=["turned", "small"])
def test_a_turned_phone_shows_the_first_and_the_last_page_whole(ana: Candidate) -> None:
    ana.open()
    for part in (ana.page.get_by_text("They ask you").locator("visible=true"), ana.by("ask-camera")):
        expect(part).to_be_in_viewport(ratio=1)
    ana.page.get_by_test_id("file").set_input_files(recording(1.5))
    ana.kept(1)
    ana.open("send")
    ana.by("consent").check()
    ana.by("submit").click()
    for part in (ana.page.get_by_text("We make your video"), ana.page.get_by_text("You can leave this page")):
        expect(part).to_be_in_viewport(ratio=1)
    expect(ana.by("sent")).to_have_attribute("data-standing", "sent", timeout=60_000)
    for part in (ana.by("sent-label"), ana.by("to-applications")):
        expect(part).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("viewport", [WIDE])
def test_while_a_take_is_recorded_no_share_of_it_is_said_to_have_gone_up(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.start_take()
    expect(ana.page.locator("aside [data-testid=take]")).to_contain_text("0:0")
    ana.page.wait_for_timeout(2500)
    expect(ana.by("uploading")).to_have_count(0)


def test_a_take_that_a_reload_cut_off_is_kept_and_the_page_goes_on(ana: Candidate, console_errors: list[str]) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.start_take()
    ana.page.wait_for_timeout(3500)
    ana.page.on("dialog", lambda dialog: dialog.accept())
    ana.page.reload()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    expect(ana.by("unfinished")).to_be_visible()
    expect(ana.by("next")).to_be_visible()
    assert faults(ana) == []
    ana.by("keep").click()
    ana.kept(1)
    expect(ana.by("unfinished")).to_have_count(0)
    expect(ana.page.get_by_label("Back to the job")).to_be_visible()
    assert faults(ana) == []
    ana.next()
    expect(ana.by("edit")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE])
def test_without_a_network_the_stage_says_so_counts_on_and_keeps_next_for_later(
    ana: Candidate, console_errors: list[str]
) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.take(1.5)
    ana.kept(1)
    ana.page.context.set_offline(True)
    ana.page.evaluate("dispatchEvent(new Event('offline'))")
    expect(ana.by("stage")).to_contain_text("You are offline. What you record is safe on this device.")
    assert faults(ana) == []
    ana.take(1.5)
    expect(ana.by("open-takes")).to_have_text("2")
    expect(ana.by("stage")).to_contain_text("What you recorded is kept on this device")
    expect(ana.by("next")).to_be_disabled()
    expect(ana.by("next")).to_have_accessible_description("Kept on this device until you are online again.")
    heights = "Math.max(...[...document.querySelectorAll('[id$=-why]')].map((why) => why.offsetHeight))"
    assert ana.page.evaluate(heights) <= TAP_PX, "the stage says it: there is no room at its foot"
    ana.page.context.set_offline(False)
    expect(ana.by("next")).to_be_enabled()
    expect(ana.by("stage")).not_to_contain_text("offline")
    ana.kept(2)
    quiet_about(console_errors, r"ERR_INTERNET_DISCONNECTED|WebSocket")


@pytest.mark.parametrize("viewport", [PHONE])
def test_hiding_ones_picture_says_whether_one_is_filmed(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.page.get_by_label("Hide my picture").click()
    frame = ana.by("frame")
    expect(frame).to_have_text("Your picture is hidden.")
    ana.start_take()
    expect(frame).to_have_text("Your picture is hidden. You are still being filmed.")
    ana.by("stop").click()
    expect(frame).to_have_text("Your picture is hidden.")


@pytest.mark.parametrize("viewport", [PHONE])
def test_a_message_is_shown_once_and_in_the_sheet_that_is_open(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.take(1.5)
    ana.kept(1)
    ana.by("open-takes").click()
    ana.page.locator("dialog").get_by_test_id("remove").click()
    expect(ana.by("notice-action")).to_have_count(1)
    expect(ana.page.locator("dialog").get_by_test_id("notice-action")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE])
def test_what_was_asked_of_a_take_once_is_not_done_again_when_the_page_loads(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.start_take()
    ana.page.wait_for_timeout(3500)
    ana.page.on("dialog", lambda dialog: dialog.accept())
    ana.page.reload()
    ana.by("keep").click()
    ana.kept(1)
    ana.next()
    expect(ana.by("edit")).to_be_visible()
    ana.next()
    ana.by("consent").check()
    ana.by("submit").click()
    expect(ana.by("sent")).to_be_visible()
    ana.page.reload()
    expect(ana.by("sent")).to_be_visible()
    ana.page.wait_for_timeout(1000)
    assert ana.page.get_by_role("alert").all_inner_texts() == [""]

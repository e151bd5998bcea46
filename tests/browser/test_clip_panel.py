"""The settings of a clip on a phone, by keyboard alone: the focus comes into them and goes back to what opened them."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.cutting import Cutting
from tests.browser.sizes import on_phone

RING = """
(control) => {
  const style = getComputedStyle(control);
  const out = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
  const box = control.getBoundingClientRect();
  const hidden = [];
  for (let around = control.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflowX === 'visible') continue;
    const {left, top, right, bottom} = around.getBoundingClientRect();
    if (box.left - out < left) hidden.push('left');
    if (box.right + out > right) hidden.push('right');
    if (box.top - out < top) hidden.push('top');
    if (box.bottom + out > bottom) hidden.push('bottom');
  }
  return style.outlineStyle === 'solid' ? hidden : ['all'];
}
"""
"""At which sides what scrolls hides the ring of the control that has the focus."""


def ringed(control: Locator) -> None:
    """The control has the focus, and all of its ring is seen."""
    expect(control).to_be_focused()
    assert control.evaluate(RING) == []


@on_phone
@pytest.mark.parametrize("panel", ["speed", "sound", "crop", "transition"])
def test_a_clips_settings_take_the_focus_and_give_it_back(cutting: Cutting, panel: str) -> None:
    keyboard = cutting.page.keyboard
    opener = cutting.by(f"open-{panel}")
    opener.focus()
    keyboard.press("Enter")
    ringed(cutting.by(f"panel-{panel}"))
    keyboard.press("Shift+Tab")
    for _ in range(("speed", "sound", "crop", "transition").index(panel)):
        keyboard.press("Shift+Tab")
    ringed(cutting.by("clip-panel-back"))
    keyboard.press("Enter")
    expect(cutting.by("clip-panel")).to_have_count(0)
    ringed(opener)

    keyboard.press("Enter")
    expect(cutting.by(f"panel-{panel}")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Escape")
    expect(cutting.by("clip-panel")).to_have_count(0)
    ringed(opener)


@on_phone
@pytest.mark.parametrize(("panel", "control"), [("speed", "[type=range]"), ("sound", "[type=checkbox],[role=switch]")])
def test_a_clips_settings_close_by_escape_from_what_is_slid_or_ticked(
    cutting: Cutting, panel: str, control: str
) -> None:
    cutting.by(f"open-{panel}").press("Enter")
    cutting.by("clip-panel").locator(control).first.press("Escape")
    expect(cutting.by("clip-panel")).to_have_count(0)
    ringed(cutting.by(f"open-{panel}"))


@on_phone
def test_the_keys_go_past_what_the_settings_of_a_clip_cover(cutting: Cutting) -> None:
    cutting.by("open-speed").press("Enter")
    cutting.by("clip-panel-back").focus()
    cutting.page.keyboard.press("Shift+Tab")
    assert not cutting.page.evaluate("() => document.activeElement.matches('[role=toolbar],[data-testid=strip]')")


@on_phone
def test_what_the_settings_of_a_clip_cover_has_no_focus(cutting: Cutting) -> None:
    cutting.by("open-speed").press("Enter")
    expect(cutting.by("panel-speed")).to_be_focused()
    expect(cutting.by("zoom-in")).to_have_count(0)
    expect(cutting.by("playhead")).to_have_count(0)
    expect(cutting.by("clip-split")).to_have_count(0)
    cutting.page.keyboard.press("Escape")
    expect(cutting.by("clip-split")).to_be_visible()


@on_phone
def test_the_ring_of_a_clips_tools_is_seen_all_round(cutting: Cutting) -> None:
    cutting.by("clip-split").focus()
    cutting.page.keyboard.press("Tab")
    ringed(cutting.by("clip-duplicate"))
    cutting.page.keyboard.press("Shift+Tab")
    ringed(cutting.by("clip-split"))

"""Shortcuts where a control has the focus: undo and redo reach it, what the control does itself stays its own."""

from playwright.sync_api import expect

from tests.browser.cutting import Cutting
from tests.browser.projects import show
from tests.browser.sizes import on_desktop


def tone_steps(cutting: Cutting, brightness: int, undo: str) -> None:
    """Wait until the saved video is so bright, and undo would take that back."""
    drafts = cutting.draft
    cutting.ana.until(lambda: (drafts()["tone"]["brightness"], drafts()["undo"]) == (brightness, undo))


@on_desktop
def test_undo_and_redo_work_on_a_slider_also_before_it_rests(cutting: Cutting) -> None:
    show(cutting.ana, "adjust")
    slider = cutting.by("tone-brightness")
    slider.press("ArrowRight")
    tone_steps(cutting, 5, "Adjust")
    slider.press("Control+z")
    tone_steps(cutting, 0, "Add take")
    expect(slider).to_have_value("0")
    expect(slider).to_be_focused()
    slider.press("Control+Shift+Z")
    tone_steps(cutting, 5, "Adjust")
    slider.press("Control+z")
    tone_steps(cutting, 0, "Add take")

    slider.press("ArrowRight")
    slider.press("ArrowRight")
    slider.press("Control+z")
    expect(slider).to_have_value("0")
    cutting.page.wait_for_timeout(1500)
    tone_steps(cutting, 0, "Add take")
    expect(slider).to_have_value("0")


@on_desktop
def test_undo_works_on_a_switch_and_what_is_typed_has_its_own(cutting: Cutting) -> None:
    cutting.setting("sound")
    mute = cutting.by("clip-mute")
    mute.press("Space")
    cutting.ana.until(lambda: cutting.draft()["clips"][0]["mute"])
    mute.press("Control+z")
    cutting.ana.until(lambda: not cutting.draft()["clips"][0]["mute"])
    expect(mute).not_to_be_checked()

    cutting.ana.lay_text("Ana")
    cutting.ana.until(lambda: cutting.draft()["undo"] == "Text")
    version = cutting.draft()["version"]
    cutting.by("text-words").press("End")
    cutting.by("text-words").press_sequentially("s d")
    cutting.ana.until(lambda: cutting.draft()["texts"][0]["text"] == "Anas d")
    version = cutting.draft()["version"]
    cutting.by("text-words").press("Control+Shift+Z")
    cutting.page.wait_for_timeout(1000)
    assert cutting.draft()["version"] == version
    cutting.saved(4, 3, 6)


@on_desktop
def test_arrows_letters_and_delete_on_a_slider_do_nothing_to_clips_nor_to_the_playhead(cutting: Cutting) -> None:
    cutting.setting("sound")
    cutting.by("scrubber").fill("2000")
    slider = cutting.by("clip-gain")
    for key in ("ArrowRight", "s", "d", "Delete", "Backspace"):
        slider.press(key)
    cutting.ana.until(lambda: cutting.draft()["clips"][0]["gain_db"] == 1)
    expect(cutting.by("playhead")).to_have_attribute("aria-valuenow", "2000")
    cutting.saved(4, 3, 6)
    slider.press("Space")
    expect(cutting.by("preview")).to_have_attribute("data-playing", "true")

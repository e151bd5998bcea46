"""A recording that the browser cut off: what can be shown of it is kept, and where there is nothing, that is said."""

from playwright.sync_api import expect

from tests.browser.replying import LOCAL_TAKES, Candidate
from tests.browser.sizes import on_phone

pytestmark = on_phone


def cut_off_after(ana: Candidate, length_ms: int) -> None:
    """Record for so long, and load the page again in the middle of it."""
    ana.open()
    ana.turn_camera_on()
    ana.start_take()
    ana.page.wait_for_timeout(length_ms)
    ana.page.on("dialog", lambda dialog: dialog.accept())
    ana.page.reload()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")


def test_each_second_of_a_take_is_safe_as_soon_as_it_is_recorded(ana: Candidate, console_errors: list[str]) -> None:
    cut_off_after(ana, 1700)
    ana.by("keep").click()
    ana.kept(1)
    expect(ana.by("unfinished")).to_have_count(0)
    (take,), _ = ana.saved()
    assert take.duration_ms > 900
    assert console_errors == []


def test_a_take_cut_off_before_its_first_picture_is_told_of_and_can_be_recorded_again(
    ana: Candidate, console_errors: list[str]
) -> None:
    cut_off_after(ana, 300)
    expect(ana.page.get_by_role("alert").filter(has_text="was cut off")).to_be_visible()
    expect(ana.by("keep")).to_have_count(0)
    ana.until(lambda: ana.page.evaluate(LOCAL_TAKES) == [])
    assert console_errors == []
    ana.take(2.0)
    ana.kept(1)
    assert len(ana.saved()[0]) == 1

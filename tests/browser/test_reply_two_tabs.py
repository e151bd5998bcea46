"""A reply that is sent from one tab while another one is about it too."""

from playwright.sync_api import expect

from tests.browser.replying import LOCAL_TAKES, SLOW_MS, Candidate, quiet_about
from tests.browser.sizes import on_phone

pytestmark = on_phone
TAKEN_BACK = r"404 .*/media/cuts/"
"""The first cut goes with the render, and may be asked for at that moment."""


def send(ana: Candidate) -> None:
    ana.open("send")
    ana.by("consent").check()
    ana.by("submit").click()
    expect(ana.by("sent")).to_be_visible()


def test_what_another_tab_records_is_kept_and_can_be_used_when_the_reply_is_made_anew(
    ana: Candidate, console_errors: list[str]
) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.take(1.5)
    ana.kept(1)
    sending = ana.also(ana.page.context.new_page())
    ana.page.bring_to_front()
    ana.start_take()
    ana.page.wait_for_timeout(2500)
    send(sending)
    expect(ana.by("sent")).to_be_visible(timeout=SLOW_MS)
    said = ana.page.get_by_text("Your reply was sent in another tab.")
    expect(said).to_contain_text("What you recorded here is not in it, and stays on this device")
    expect(sending.page.get_by_text("sent in another tab")).to_have_count(0)
    ana.until(lambda: [row["state"] for row in ana.page.evaluate(LOCAL_TAKES)] == ["waiting"])
    sending.page.close()
    ana.page.reload()
    expect(ana.by("sent")).to_be_visible()
    ana.page.wait_for_timeout(1500)
    (left,) = ana.page.evaluate(LOCAL_TAKES)
    assert left["size"] > 0 and left["duration_ms"] > 2000
    assert len(ana.saved()[0]) == 1, "it did not go up"

    ana.by("withdraw").click()
    ana.by("confirm-withdraw").click()
    ana.by("anew").click()
    ana.by("open-takes").click()
    dialog = ana.page.locator("dialog")
    expect(dialog.get_by_text("Recorded before the draft was sent or deleted")).to_be_visible()
    dialog.get_by_role("button", name="Send again").click()
    expect(dialog.locator("[data-testid=take][data-kept=true]")).to_have_count(2)
    assert len(ana.saved()[0]) == 2
    assert ana.page.evaluate(LOCAL_TAKES) == []
    quiet_about(console_errors, TAKEN_BACK)


def test_a_tab_that_only_looks_is_led_to_the_reply_that_another_one_sent(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.take(1.5)
    ana.kept(1)
    ana.next()
    expect(ana.by("edit")).to_be_visible()
    send(ana.also(ana.page.context.new_page()))
    expect(ana.by("sent")).to_be_visible(timeout=SLOW_MS)
    expect(ana.page.get_by_text("Your reply was sent in another tab.")).not_to_contain_text("What you recorded")


def test_a_reply_all_of_which_arrived_is_not_said_to_lack_takes_once_it_is_taken_back(
    ana: Candidate, console_errors: list[str]
) -> None:
    later = ana.leaves_and_sends_later()
    later.by("withdraw").click()
    later.by("confirm-withdraw").click()
    expect(later.by("sent-label")).to_have_text("Taken back")
    later.page.wait_for_timeout(2000)
    expect(later.page.get_by_text("has not arrived")).to_have_count(0)
    quiet_about(console_errors, r"ERR_FAILED", TAKEN_BACK)

"""The whole way of a reply by keyboard: after each act the focus is where one goes on."""

import time

from playwright.sync_api import Page, expect

from tests.browser.replying import SLOW_MS, Candidate
from tests.browser.sizes import on_desktop
from tests.factories import identity_for
from tests.studio.factories import keep_take, make_draft, recording

HERE = """
() => {
  const here = document.activeElement;
  const text = here.ariaLabel || here.innerText || '';
  return here === document.body ? '' : text.trim().split('\\n')[0];
}
"""


def stands(person: Candidate, name: str) -> None:
    """The focus comes to the control or heading of this name, and stays there."""
    deadline = time.monotonic() + SLOW_MS / 1000
    while (found := focus(person.page)) != name and time.monotonic() < deadline:
        person.page.wait_for_timeout(50)
    assert found == name
    person.page.wait_for_timeout(300)
    assert focus(person.page) == name


def focus(page: Page) -> str:
    """Return the name of what has the focus; empty for nothing."""
    return str(page.evaluate(HERE))


def records(person: Candidate) -> None:
    """Go on at the shutter, which has the focus: record a take and stop it."""
    person.page.keyboard.press("Enter")
    expect(person.by("stop")).to_have_attribute("data-phase", "recording", timeout=SLOW_MS)
    stands(person, "Stop recording")
    person.page.wait_for_timeout(1200)
    person.page.keyboard.press("Enter")
    expect(person.by("record")).to_be_enabled(timeout=SLOW_MS)


@on_desktop
def test_recording_by_keyboard_keeps_the_focus(ana: Candidate) -> None:
    ana.open()
    ana.by("ask-camera").press("Enter")
    stands(ana, "Record")
    ana.page.keyboard.press("Enter")
    stands(ana, "Cancel the countdown")
    stands(ana, "Stop recording")
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording")
    ana.page.wait_for_timeout(1200)
    ana.page.keyboard.press("Enter")
    stands(ana, "Record")
    ana.kept(1)

    ana.turn_countdown_off()
    ana.by("record").focus()
    records(ana)
    stands(ana, "Record")
    ana.kept(2)

    ana.by("retake").press("Enter")
    stands(ana, "Stop recording")
    ana.page.wait_for_timeout(1200)
    ana.page.keyboard.press("Enter")
    stands(ana, "Record")


@on_desktop
def test_the_list_of_takes_keeps_the_focus(ana: Candidate) -> None:
    ana.site.run(takes_of(ana, 1.0, 1.5, 2.0))
    ana.open()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live", timeout=SLOW_MS)
    ana.page.get_by_role("button", name="Move take 1 down").press("Enter")
    stands(ana, "Move take 2 down")
    ana.page.keyboard.press("Enter")
    stands(ana, "Move take 3 up")
    ana.by("remove").first.press("Enter")
    stands(ana, "Remove take 1")
    expect(ana.by("take")).to_have_count(2)
    ana.by("notice-action").press("Enter")
    stands(ana, "Remove take 1")
    expect(ana.by("take")).to_have_count(3)
    for left, name in ((2, "Remove take 1"), (1, "Remove take 1"), (0, "Record")):
        ana.by("remove").first.press("Enter")
        expect(ana.by("take")).to_have_count(left)
        stands(ana, name)


@on_desktop
def test_the_steps_and_sending_keep_the_focus(ana: Candidate) -> None:
    ana.site.run(takes_of(ana, 1.5))
    ana.open()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live", timeout=SLOW_MS)
    ana.by("next").press("Enter")
    stands(ana, "Edit your reply")
    ana.by("next").press("Enter")
    stands(ana, "Send your reply")
    ana.by("back").press("Enter")
    stands(ana, "Edit your reply")
    ana.by("back").press("Enter")
    stands(ana, "Record")
    ana.open("send")
    ana.by("consent").check()
    expect(ana.by("submit")).to_be_enabled()
    ana.by("submit").press("Enter")
    expect(ana.by("sent")).to_have_attribute("data-standing", "sent", timeout=2 * SLOW_MS)
    stands(ana, "Sent")
    ana.page.goto(f"{ana.address}/applications")
    ana.by("withdraw").press("Enter")
    ana.by("confirm-withdraw").press("Enter")
    stands(ana, "Taken back")
    ana.by("restore").press("Enter")
    stands(ana, "Sent")


@on_desktop
def test_a_refusal_and_the_other_ways_keep_the_focus(ana: Candidate) -> None:
    refuse = "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError'); }"
    refused = ana.also(ana.page.context.new_page())
    refused.page.add_init_script(refuse)
    refused.open()
    refused.by("ask-camera").press("Enter")
    stands(refused, "Try again")
    refused.page.close()

    ana.open()
    ana.by("ask-camera").press("Enter")
    stands(ana, "Record")
    ana.by("open-ways").press("Enter")
    ana.by("write-instead").press("Enter")
    expect(ana.by("written")).to_be_visible()
    ana.page.keyboard.press("Escape")
    stands(ana, "Other ways to answer")
    ana.page.keyboard.press("Enter")
    ana.by("write-instead").press("Enter")
    ana.by("written").press_sequentially("I say so at once.")
    expect(ana.by("make-written")).to_be_enabled()
    ana.by("make-written").press("Enter")
    stands(ana, "Edit your reply")


@on_desktop
def test_when_the_time_is_used_up_the_focus_goes_on_to_next(ana: Candidate) -> None:
    ana.site.run(takes_of(ana, 88.0))
    ana.open()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live", timeout=SLOW_MS)
    ana.turn_countdown_off()
    ana.by("record").focus()
    ana.page.keyboard.press("Enter")
    expect(ana.page.get_by_text("The time is used up.")).to_be_visible(timeout=SLOW_MS)
    stands(ana, "Next")


@on_desktop
def test_the_mouse_leaves_the_focus_alone(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    assert focus(ana.page) == ""
    ana.hold(1500)
    expect(ana.by("record")).to_be_enabled()
    ana.page.wait_for_timeout(500)
    assert ana.page.evaluate("document.querySelector(':focus-visible')") is None


async def takes_of(person: Candidate, *lengths_s: float) -> None:
    """The person has these takes."""
    who = await identity_for(person.user)
    draft = await make_draft(who, person.job)
    for seconds in lengths_s:
        await keep_take(who, draft, recording(seconds))

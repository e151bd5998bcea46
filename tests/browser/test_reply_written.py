"""A reply without camera and voice."""

from playwright.sync_api import expect

from resumes_app.models.applications import ApplicationStatus
from tests.browser.axe import found
from tests.browser.replying import SLOW_MS, Candidate, quiet_about


def test_a_reply_is_written_made_a_video_and_sent(ana: Candidate, console_errors: list[str]) -> None:
    ana.open()
    ana.by("write-instead").wait_for()
    ana.page.context.set_offline(True)  # It needs no server to open.
    ana.by("write-instead").click()
    expect(ana.by("written")).to_be_focused()
    expect(ana.by("make-written")).to_be_disabled()
    ana.page.keyboard.press("Escape")
    expect(ana.by("written")).to_have_count(0)
    ana.page.context.set_offline(False)
    ana.by("write-instead").click()
    ana.by("written").fill("👋")
    ana.by("make-written").click()
    expect(ana.by("written-unfit")).to_contain_text("“👋” cannot be drawn on the picture. Leave it out")
    expect(ana.by("written")).to_have_value("👋")
    ana.by("written").fill("I am Ana. 👋\n\nWhen the milk runs out I say so at once.")
    expect(ana.page.get_by_text("s to read.")).to_be_visible()
    ana.by("card-harbour").click()
    expect(ana.by("card-harbour")).to_have_attribute("aria-pressed", "true")
    assert found(ana.page) == {}
    ana.by("make-written").click()
    expect(ana.by("edit")).to_be_visible()
    expect(ana.by("preview-caption")).to_have_text("I am Ana.")
    expect(
        ana.page.get_by_text("“👋” cannot be drawn, so it is left out of your video and of its transcript.")
    ).to_be_visible()
    ana.by("back").click()
    expect(ana.by("record").or_(ana.by("ask-camera")).first).to_be_visible()
    expect(ana.by("written")).to_have_count(0)
    ana.page.go_back()
    expect(ana.by("edit")).to_be_visible()
    ana.next()
    ana.by("consent").check()
    ana.by("submit").click()
    expect(ana.by("sent")).to_have_attribute("data-standing", "sent", timeout=2 * SLOW_MS)
    _, reply = ana.saved()
    quiet_about(console_errors, r"ERR_INTERNET_DISCONNECTED")
    assert reply is not None and reply.status == ApplicationStatus.SUBMITTED and reply.clip_id is not None

"""Without the network: what is recorded is known to have ended, and what cannot be saved is not offered."""

from playwright.sync_api import expect

from tests.browser.cutting import Cutting
from tests.browser.replying import SLOW_MS, Candidate, block_parts, quiet_about
from tests.browser.sizes import on_phone
from tests.browser.test_reply_lost import OFFLINE

DEAF = """{
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) { if (!window.__deaf) send.call(this, data); };
}"""
"""A socket that takes everything, and brings nothing to the server while `__deaf` is set."""

PROMPTED = """{
const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
const answered = new Promise((allow) => { window.__allow = allow; });
navigator.mediaDevices.getUserMedia = async (wanted) => {
  window.__asked = true;
  await answered;
  return ask(wanted);
};
}"""
"""A person who is asked for camera and microphone, and takes time until `__allow()`."""


def test_a_take_that_ends_while_the_socket_dies_has_ended(ana: Candidate, console_errors: list[str]) -> None:
    ana.page.add_init_script(DEAF)
    ana.open()
    ana.turn_camera_on()
    ana.start_take()
    ana.page.wait_for_timeout(1500)
    expect(ana.page.get_by_label("Back to the job")).to_have_count(0)
    block_parts(ana.page)
    ana.page.evaluate("window.__deaf = true")
    ana.by("stop").click()
    expect(ana.by("record")).to_be_enabled(timeout=SLOW_MS)
    expect(ana.page.get_by_label("Back to the job")).to_be_visible()
    expect(ana.by("next")).not_to_have_accessible_description("Stop recording first.")
    if ana.by("open-takes").count():
        ana.by("open-takes").click()
    expect(ana.by("take")).to_contain_text("On this device")
    expect(ana.by("take")).not_to_contain_text("Recording")
    ana.page.keyboard.press("Escape")
    ana.page.evaluate("window.__deaf = false")
    ana.page.unroute_all()
    ana.kept(1)
    expect(ana.by("next")).to_be_enabled()
    ana.next()
    expect(ana.by("edit")).to_be_visible()
    quiet_about(console_errors, r"ERR_FAILED")


def test_the_shutter_can_be_pressed_as_soon_as_the_camera_films_whatever_the_server_has_heard(ana: Candidate) -> None:
    ana.page.add_init_script(DEAF + PROMPTED)
    ana.open()
    ana.by("ask-camera").click()
    ana.until(lambda: bool(ana.page.evaluate("window.__asked === true")))
    expect(ana.by("preflight")).to_be_visible()
    ana.page.evaluate("window.__deaf = true; window.__allow()")
    expect(ana.by("stage")).to_have_attribute("data-camera", "live", timeout=SLOW_MS)
    expect(ana.by("preflight")).to_have_count(0)
    expect(ana.by("open-ways")).to_be_visible()
    ana.hold(2500)
    expect(ana.by("record")).to_be_enabled()
    ana.page.evaluate("window.__deaf = false")
    ana.kept(1)


def test_without_a_network_the_edit_says_so_and_offers_nothing_that_it_could_not_save(
    cutting: Cutting, console_errors: list[str]
) -> None:
    page = cutting.page
    line = cutting.by("edit").get_by_text("You are offline. Go on editing once you are back.")
    page.context.set_offline(True)
    expect(line).to_be_visible()
    for test_id in ("clip-split", "clip-delete", "next"):
        expect(cutting.by(test_id).first).to_be_disabled()
    page.locator("body").press("Delete")
    page.wait_for_timeout(300)
    expect(cutting.by("clip")).to_have_count(3)
    page.context.set_offline(False)
    expect(line).to_have_count(0)
    cutting.by("clip-delete").click()
    expect(cutting.by("clip")).to_have_count(2)
    expect(cutting.by("timeline")).to_have_attribute("data-saved", "true", timeout=SLOW_MS)
    cutting.ana.next()
    cutting.by("consent").check()
    page.context.set_offline(True)
    expect(cutting.by("submit")).to_be_disabled()
    expect(cutting.by("send-step")).to_contain_text("You are offline.")
    page.context.set_offline(False)
    expect(cutting.by("submit")).to_be_enabled()
    expect(cutting.by("send-step")).not_to_contain_text("You are offline.")
    quiet_about(console_errors, OFFLINE)


@on_phone
def test_who_left_before_the_reply_went_off_is_led_back_to_send_it(ana: Candidate, console_errors: list[str]) -> None:
    ana.leaves_and_sends_later()
    quiet_about(console_errors, r"ERR_FAILED")


def test_words_are_typed_on_without_the_network_and_saved_once_it_is_back(
    cutting: Cutting, console_errors: list[str]
) -> None:
    page, words = cutting.page, cutting.by("text-words")
    cutting.ana.lay_text("Barista")
    cutting.ana.until(lambda: [text["text"] for text in cutting.draft()["texts"]] == ["Barista"])
    words.press("End")
    words.press_sequentially(" a")
    page.context.set_offline(True)
    words.press_sequentially("nd baker")
    page.wait_for_timeout(800)
    expect(words).to_have_value("Barista and baker")
    expect(words).to_be_focused()
    words.blur()
    expect(words).to_be_disabled()
    expect(cutting.by("text-face-hand")).to_be_disabled()
    expect(words).to_have_value("Barista and baker")
    page.context.set_offline(False)
    cutting.ana.until(lambda: [text["text"] for text in cutting.draft()["texts"]] == ["Barista and baker"])
    page.get_by_role("button", name="Undo").first.click()
    expect(words).not_to_have_value("Barista and baker")
    quiet_about(console_errors, OFFLINE)


@on_phone
def test_tools_are_opened_without_the_network(cutting: Cutting, console_errors: list[str]) -> None:
    cutting.page.context.set_offline(True)
    for tool in ("look", "cover", "text"):
        cutting.by(f"tool-{tool}").click()
        expect(cutting.by(f"tool-{tool}")).to_have_attribute("aria-pressed", "true")
        expect(cutting.page.locator(f"#tool-{tool}")).to_be_visible()
    expect(cutting.by("add-text")).to_be_disabled()
    cutting.by("tool-clips").click()
    expect(cutting.by("strip")).to_be_visible()
    cutting.page.context.set_offline(False)
    quiet_about(console_errors, OFFLINE)

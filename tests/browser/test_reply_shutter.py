"""The shutter held or tapped, and the devices behind it: changed, lost, plugged in, told how to hear."""

from playwright.sync_api import Page, expect

from tests.browser.axe import found
from tests.browser.replying import WATCH_TRACKS, Candidate, live_tracks

PLUGGED = """
const list = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
window.__plugged = [];
navigator.mediaDevices.enumerateDevices = async () => [...await list(), ...window.__plugged];
"""
LOSE = """
(kind) => {
  const track = window.__streams.at(-1).getTracks().find((track) => track.kind === kind);
  track.stop();
  track.dispatchEvent(new Event('ended'));
}
"""


def hearing(page: Page) -> dict[str, bool]:
    """Return how the microphone that runs hears."""
    found: dict[str, bool] = page.evaluate(
        "(({noiseSuppression, echoCancellation}) => ({noiseSuppression, echoCancellation}))"
        "(window.__streams.at(-1).getAudioTracks()[0].getSettings())"
    )
    return found


def test_holding_records_as_long_as_it_is_held(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    expect(ana.by("countdown")).to_contain_text("3 s")
    for number in (1, 2):
        ana.hold(2500)
        expect(ana.by("record")).to_be_enabled()
        ana.kept(number)
    takes, _ = ana.saved()
    assert [1200 < take.duration_ms < 3000 for take in takes] == [True, True], "no countdown, and no longer than held"


def test_space_held_records_and_space_tapped_goes_on(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    keys = ana.page.keyboard
    keys.down("Space")
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording")
    ana.page.wait_for_timeout(1500)
    keys.up("Space")
    expect(ana.by("record")).to_be_enabled()
    ana.kept(1)
    ana.turn_countdown_off()
    ana.by("record").focus()
    keys.press("Space")
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording")
    ana.page.wait_for_timeout(1500)
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording")
    keys.press("Space")
    expect(ana.by("record")).to_be_enabled()
    ana.kept(2)


def test_how_the_microphone_hears_is_chosen_and_remembered(ana: Candidate) -> None:
    ana.page.add_init_script(WATCH_TRACKS)
    ana.open()
    ana.turn_camera_on()
    assert hearing(ana.page) == {"noiseSuppression": True, "echoCancellation": True}
    ana.by("devices").click()
    ana.by("noiseSuppression").uncheck()
    ana.until(lambda: hearing(ana.page) == {"noiseSuppression": False, "echoCancellation": True})
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    ana.by("echoCancellation").uncheck()
    ana.until(lambda: not any(hearing(ana.page).values()))
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    assert live_tracks(ana.page) == 2
    assert found(ana.page) == {}
    ana.by("devices").click()
    ana.take(1.5)
    ana.kept(1)
    ana.page.reload()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    assert not any(hearing(ana.page).values())
    ana.by("devices").click()
    expect(ana.by("noiseSuppression")).not_to_be_checked()
    ana.page.keyboard.press("Escape")
    expect(ana.by("noiseSuppression")).to_have_count(0)
    expect(ana.by("devices")).to_be_focused()


def test_the_settings_close_by_the_shutter_by_a_touch_beside_them_and_by_their_own_button(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    panel = ana.by("devices-panel")
    ana.by("devices").click()
    ana.by("devices-close").click()
    expect(panel).to_have_count(0)
    expect(ana.by("devices")).to_be_focused()
    ana.by("devices").click()
    below, frame = panel.bounding_box(), ana.by("stage").bounding_box()
    assert below and frame and below["y"] > frame["y"] + frame["height"] / 4, "one sees oneself meanwhile"
    ana.page.mouse.click(frame["x"] + 60, frame["y"] + 110)
    expect(panel).to_have_count(0)
    ana.by("devices").click()
    expect(panel).to_be_visible()
    ana.start_take(countdown=True)
    expect(panel).to_have_count(0)
    ana.by("stop").click()
    expect(ana.by("record")).to_be_enabled()


def test_another_microphone_between_takes_keeps_everything(ana: Candidate) -> None:
    ana.page.add_init_script(WATCH_TRACKS + PLUGGED)
    ana.open()
    ana.turn_camera_on()
    ana.take(1.5)
    ana.by("devices").click()
    choice = ana.by("microphone")
    names = choice.locator("option").all_inner_texts()
    ana.page.evaluate(
        "window.__plugged = [{kind: 'audioinput', deviceId: 'new', label: 'Plugged in'}];"
        "navigator.mediaDevices.dispatchEvent(new Event('devicechange'))"
    )
    expect(choice.locator("option")).to_have_text([*names, "Plugged in"])
    device = choice.locator("option").nth(len(names) - 1).get_attribute("value")
    choice.select_option(device)
    ana.until(lambda: _device(ana.page) == device)
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    expect(ana.by("preflight")).to_have_count(0)
    expect(choice).to_be_visible()
    assert live_tracks(ana.page) == 2
    ana.by("devices").click()
    ana.take(1.5)
    ana.kept(2)


def test_a_microphone_that_goes_while_recording_keeps_the_take_and_others_are_offered(ana: Candidate) -> None:
    ana.page.add_init_script(WATCH_TRACKS)
    ana.open()
    ana.turn_camera_on()
    ana.start_take()
    ana.page.wait_for_timeout(1800)
    gone = _device(ana.page)
    ana.page.evaluate(LOSE, "audio")
    expect(ana.by("lost")).to_contain_text("Your microphone went away")
    expect(ana.by("trouble")).to_have_count(0)
    expect(ana.by("next").first).to_be_enabled()
    assert found(ana.page) == {}
    for button in ana.by("use-device").all():
        box = button.bounding_box()
        assert box and box["height"] >= 44
    ana.by("use-device").last.click()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    assert _device(ana.page) != gone
    ana.kept(1)
    ana.take(1.5)
    ana.kept(2)
    takes, _ = ana.saved()
    assert takes[0].duration_ms > 1000


def _device(page: Page) -> str:
    found: str = page.evaluate("window.__streams.at(-1).getAudioTracks()[0].getSettings().deviceId")
    return found

"""A reply in sound only: the camera is never asked for, and what is recorded is a card with the line of the voice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import ImageColor
from playwright.sync_api import Playwright, expect

from resumes_app.media.cards import CARDS
from resumes_app.media.probe import inspect
from resumes_app.models import Job
from resumes_app.models.applications import ApplicationStatus
from tests.browser.axe import found
from tests.browser.likeness import ffmpeg
from tests.browser.replying import SLOW_MS, WATCH_TRACKS, Candidate, live_tracks, make_question
from tests.browser.server import Site
from tests.browser.sizes import on_desktop, on_phone
from tests.browser.test_reply_background import HEIGHT, WIDTH, grey, pictures, take_of
from tests.browser.test_reply_beside import ELSEWHERE, slide

WATCH_ASKED = """
window.__asked = [];
const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = (wanted) => {
  window.__asked.push(Boolean(wanted.video));
  return ask(wanted);
};
"""
REFUSE = "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', '{name}'));"
LINE = np.s_[480:800, 60:660]
"""Rows and columns in which the line of the voice moves."""
MARGIN = np.s_[40:240, 40:680]


def speak(person: Candidate) -> None:
    """Go through the preflight with the microphone alone."""
    person.by("ask-sound").click()
    expect(person.by("stage")).to_have_attribute("data-camera", "live", timeout=SLOW_MS)


def loudness_db(video: Path) -> float:
    """Return the mean volume of the video's sound."""
    told = ffmpeg("-i", str(video), "-af", "volumedetect", "-f", "null", "-")
    return float(told.partition("mean_volume:")[2].split()[0])


def grounds(card: str) -> tuple[float, float]:
    """Return how bright (0 to 255) the upper and the lower edge of a card are."""
    red, green, blue = 0.2126, 0.7152, 0.0722
    edges = [ImageColor.getrgb(colour)[:3] for colour in (CARDS[card].top, CARDS[card].bottom)]
    upper, lower = (red * r + green * g + blue * b for r, g, b in edges)
    return upper, lower


@pytest.fixture
def unseen(
    playwright: Playwright,
    site: Site,
    job: Job,
    browser_type_launch_args: dict[str, Any],
    browser_context_args: dict[str, Any],
    console_errors: list[str],
    watch_console: Any,
) -> Iterator[Candidate]:
    """Somebody whose browser refuses the camera to the site, and gives it the microphone."""
    arguments = [it for it in browser_type_launch_args["args"] if it != "--use-fake-ui-for-media-stream"]
    browser = playwright.chromium.launch(**{**browser_type_launch_args, "args": arguments})
    context = browser.new_context(**{**browser_context_args, "permissions": ["microphone"]})
    watch_console(context)
    yield Candidate(site, context.new_page(), job)
    browser.close()
    assert console_errors == []


def test_who_refuses_the_camera_answers_with_their_voice(unseen: Candidate, tmp_path: Path) -> None:
    unseen.page.add_init_script(WATCH_ASKED)
    unseen.open()
    speak(unseen)
    level = unseen.by("level")
    unseen.until(lambda: "scaleX(0)" not in (level.get_attribute("style") or ""))
    assert found(unseen.page) == {}
    unseen.by("devices").click()
    unseen.page.get_by_test_id("ground-moss").check(force=True)
    assert found(unseen.page) == {}
    expect(unseen.page.get_by_test_id("camera")).to_have_count(0)
    unseen.by("devices").click()
    unseen.take(3.0)
    film = take_of(unseen, 0, tmp_path)
    assert unseen.page.evaluate("window.__asked") == [False], "the camera was not asked for"
    known = unseen.site.run(inspect(film))
    assert (known.width, known.height, known.has_audio) == (WIDTH, HEIGHT, True)
    assert 2500 < known.picture_ms < 8000 and known.fps > 10
    assert loudness_db(film) > -40
    seen = pictures(film)
    assert seen[:, *LINE].std(axis=0).max() > 20, "the line moves with the voice"
    assert seen[:, *MARGIN].std(axis=0).max() < 6, "and nothing else does"
    upper, lower = grounds("moss")
    assert abs(seen[4, :8].mean() - upper) < 12 and abs(seen[4, -8:].mean() - lower) < 12
    (take,), _ = unseen.saved()
    assert take.sound_only

    unseen.next()
    unseen.by("preview").get_by_role("button", name="Play the preview").click()
    playing = "[...document.querySelectorAll('[data-testid=preview] video')].some((it) => it.currentTime > 0.5)"
    unseen.until(lambda: bool(unseen.page.evaluate(playing)))
    unseen.next()
    unseen.by("consent").check()
    unseen.by("submit").click()
    expect(unseen.by("sent")).to_have_attribute("data-standing", "sent", timeout=2 * SLOW_MS)
    _, reply = unseen.saved()
    assert reply is not None and reply.status == ApplicationStatus.SUBMITTED and reply.clip_id is not None


def test_a_refused_camera_leads_to_the_voice(unseen: Candidate) -> None:
    unseen.open()
    unseen.by("ask-camera").click()
    expect(unseen.by("trouble")).to_contain_text("No camera?")
    assert found(unseen.page) == {}
    unseen.by("ask-sound").click()
    expect(unseen.by("stage")).to_have_attribute("data-camera", "live", timeout=SLOW_MS)
    expect(unseen.by("trouble")).to_have_count(0)
    unseen.by("devices").click()
    unseen.by("way-filmed").click()
    expect(unseen.by("trouble")).to_contain_text("blocked")


@on_phone
def test_one_reply_holds_takes_of_both_kinds_and_the_camera_goes_off_and_on(ana: Candidate, tmp_path: Path) -> None:
    ana.page.add_init_script(WATCH_ASKED)
    ana.page.add_init_script(WATCH_TRACKS)
    ana.open()
    ana.turn_camera_on()
    assert live_tracks(ana.page) == 2
    ana.by("devices").click()
    ana.by("way-sound").click()
    ana.until(lambda: ana.page.evaluate("window.__asked") == [True, False])
    ana.until(lambda: live_tracks(ana.page) == 1)
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    ana.take(2.0)
    assert ana.by("frame").locator("[data-mirrored=true]").count() == 0
    take_of(ana, 0, tmp_path)

    ana.page.reload()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    later = ana.also(ana.page.context.new_page())
    later.page.add_init_script(WATCH_ASKED)
    later.open()
    expect(later.by("stage")).to_have_attribute("data-camera", "live")
    assert ana.page.evaluate("window.__asked") == later.page.evaluate("window.__asked") == [False], "as it was left"
    later.page.close()

    ana.by("devices").click()
    ana.by("way-filmed").click()
    ana.until(lambda: live_tracks(ana.page) == 2)
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    ana.take(2.0)
    filmed = grey(take_of(ana, 1, tmp_path))
    takes, _ = ana.saved()
    assert [take.sound_only for take in takes] == [True, False]
    assert filmed[MARGIN].std() > 12, "the second take is the camera as it is"


@on_phone
def test_a_voice_holds_for_its_own_reply_and_the_camera_is_one_press_away(ana: Candidate, tmp_path: Path) -> None:
    ana.open()
    speak(ana)
    ana.by("open-ways").click()
    ana.by("ask-filmed").click()
    expect(ana.by("film-me")).to_have_count(0)
    ana.by("open-ways").click()
    ana.by("ask-sound").click()
    expect(ana.by("film-me")).to_be_visible()
    ana.take(1.5)
    ana.kept(1)
    ana.by("film-me").click()
    expect(ana.by("film-me")).to_have_count(0)
    ana.by("devices").click()
    ana.by("way-sound").click()
    expect(ana.by("film-me")).to_be_visible()
    other = ana.also(ana.page)
    other.job = ana.site.run(make_question(tmp_path))
    other.open()
    expect(other.by("preflight")).to_be_visible()
    other.turn_camera_on()
    other.take(1.5)
    other.kept(1)
    other.page.reload()
    expect(other.by("stage")).to_have_attribute("data-camera", "live")
    expect(other.by("film-me")).to_have_count(0)
    other.by("devices").click()
    other.by("way-sound").click()
    expect(other.by("film-me")).to_be_visible()
    ana.open()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    expect(ana.by("film-me")).to_be_visible()


@on_phone
def test_a_second_take_replaces_the_first_and_the_limit_holds_for_a_voice_too(ana: Candidate) -> None:
    ana.open()
    speak(ana)
    ana.take(2.0)
    ana.kept(1)
    ana.by("retake").click()
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording")
    ana.page.wait_for_timeout(1500)
    ana.by("pause").click()
    expect(ana.by("stop")).to_have_attribute("data-phase", "paused")
    ana.by("pause").click()
    ana.page.wait_for_timeout(1500)
    ana.by("stop").click()
    ana.until(lambda: len(ana.saved()[0]) == 2)
    takes, _ = ana.saved()
    assert [take.aside_at is None for take in takes] == [False, True]
    assert all(take.sound_only for take in takes)


@on_desktop
def test_slides_stand_with_a_voice_and_its_card_moves_on_behind_another_window(ana: Candidate, tmp_path: Path) -> None:
    ana.open()
    speak(ana)
    ana.by("devices").click()
    ana.page.get_by_test_id("show-pictures").set_input_files([slide(tmp_path, "one", 250, "png")])
    expect(ana.by("stage")).to_have_attribute("data-scene", "on")
    ana.take(2.0)
    seen = pictures(take_of(ana, 0, tmp_path))
    assert seen[len(seen) // 2, 20:380, 40:680].mean() > 200, "the slide above"
    assert seen[:, 405:, 60:660].std(axis=0).max() > 20, "the line of the voice under it"
    ana.by("beside-end").click()
    ana.by("devices").click()
    ana.by("share-screen").click()
    expect(ana.by("beside")).to_contain_text("Your screen")
    ana.start_take()
    ana.page.evaluate(ELSEWHERE)
    ana.page.wait_for_timeout(2000)
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording")
    ana.page.evaluate("delete document.hidden")
    ana.by("stop").click()
    seen = pictures(take_of(ana, 1, tmp_path))
    assert seen[:, 405:, 60:660].std(axis=0).max() > 20


@on_phone
@pytest.mark.parametrize(
    ("name", "told"),
    [("NotAllowedError", "The microphone is blocked"), ("NotFoundError", "We found no microphone")],
)
def test_a_microphone_that_does_not_come_is_answered(ana: Candidate, name: str, told: str) -> None:
    ana.page.add_init_script(REFUSE.format(name=name))
    ana.open()
    ana.by("ask-sound").click()
    trouble = ana.by("trouble")
    expect(trouble).to_contain_text(told)
    assert trouble.locator("ol li").count() >= 2
    expect(trouble).not_to_contain_text("Camera and Microphone")
    expect(ana.by("ask-sound")).to_have_count(0)
    expect(ana.by("write-instead")).to_be_visible()
    assert found(ana.page) == {}


@on_phone
def test_a_browser_without_frames_films_the_canvas(ana: Candidate, tmp_path: Path) -> None:
    ana.page.add_init_script("delete window.MediaStreamTrackProcessor; delete window.MediaStreamTrackGenerator;")
    ana.open()
    speak(ana)
    ana.take(2.5)
    film = take_of(ana, 0, tmp_path)
    known = ana.site.run(inspect(film))
    assert (known.width, known.height) == (WIDTH, HEIGHT) and known.fps > 10
    assert pictures(film)[:, *LINE].std(axis=0).max() > 20


@on_phone
def test_with_reduced_motion_the_line_moves_less_and_still_shows_the_voice(ana: Candidate, tmp_path: Path) -> None:
    def moves(number: int) -> tuple[float, float]:
        ana.take(3.0)
        seen = pictures(take_of(ana, number, tmp_path))[:, *LINE]
        return float(np.abs(np.diff(seen, axis=0)).mean()), float(seen.max())

    ana.open()
    speak(ana)
    usual, _ = moves(0)
    ana.page.emulate_media(reduced_motion="reduce")
    ana.page.reload()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    less, brightest = moves(1)
    assert 0.1 < less < usual / 2 and brightest > 200, (less, usual)


@on_phone
def test_a_voice_memo_becomes_a_take_on_a_card(ana: Candidate, camera: tuple[Path, Path], tmp_path: Path) -> None:
    memo = tmp_path / "memo.m4a"
    ffmpeg("-i", str(camera[1]), "-t", "3", "-c:a", "aac", "-f", "mp4", str(memo))
    ana.open()
    ana.page.get_by_test_id("file").set_input_files(memo)
    film = take_of(ana, 0, tmp_path)
    known = ana.site.run(inspect(film))
    assert (known.width, known.height, known.has_audio) == (WIDTH, HEIGHT, True)
    assert 2900 < known.duration_ms < 3400 and loudness_db(film) > -40
    (take,), _ = ana.saved()
    assert take.sound_only
    ana.next()
    expect(ana.by("preview").locator("video").first).to_be_visible()
    ana.by("preview").get_by_role("button", name="Play the preview").click()
    playing = "[...document.querySelectorAll('[data-testid=preview] video')].some((it) => it.currentTime > 0.5)"
    ana.until(lambda: bool(ana.page.evaluate(playing)))

"""A reply in a real Chromium with a camera fed from a file: recorded, edited, sent; and what may go wrong."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import Page, Playwright, expect

from resumes_app.models import Job
from resumes_app.models.applications import ApplicationStatus
from tests.browser.axe import found
from tests.browser.conftest import PHONE
from tests.browser.replying import (
    LOCAL_TAKES,
    SLOW_MS,
    WATCH_TRACKS,
    Candidate,
    live_tracks,
    quiet_about,
    sign_in_browser,
)
from tests.browser.server import Site
from tests.studio.factories import keep_take, make_draft, recording

OFFLINE = r"ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket"
one_size = pytest.mark.parametrize("viewport", [PHONE])


def test_two_takes_are_recorded_edited_sent_and_rendered(ana: Candidate) -> None:
    page = ana.page
    ana.open()
    expect(ana.by("preflight")).to_contain_text("hello@cafeluz.example" if page.viewport_size == PHONE else "camera")
    assert found(page) == {}
    ana.turn_camera_on()
    ana.take(2.5, countdown=True)
    ana.take(2.0)
    ana.kept(2)
    ana.until(lambda: page.evaluate(LOCAL_TAKES) == [])  # What the server has confirmed is not kept twice.
    assert found(page) == {}

    ana.next()
    expect(ana.by("edit")).to_be_visible()
    if page.viewport_size == PHONE:
        assert found(page) == {}
    if page.viewport_size == PHONE:
        ana.by("tool-look").click()
    ana.by("look-mono").click()
    if page.viewport_size == PHONE:
        ana.by("tool-music").click()
    ana.by("bed-calm").click()
    ana.stand_at_the_beginning()
    ana.lay_text("Ana, barista")
    expect(ana.by("preview-text")).to_have_text("Ana, barista")
    page.reload()
    expect(ana.by("preview-text")).to_have_text("Ana, barista")
    expect(page.get_by_test_id("look-mono")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_test_id("bed-calm")).to_have_attribute("aria-pressed", "true")
    ana.by("play").click()
    expect(ana.by("preview")).to_have_attribute("data-clip", "1")

    ana.next()
    expect(ana.by("submit")).to_be_disabled()
    assert found(page) == {}
    ana.by("consent").check()
    ana.by("submit").dblclick()
    expect(ana.by("sent")).to_have_attribute("data-standing", "sent", timeout=2 * SLOW_MS)
    expect(ana.by("sent-label")).to_have_text("Sent")
    assert found(page) == {}

    takes, reply = ana.saved()
    assert len(takes) == 2 and all(1500 < take.duration_ms < 6000 for take in takes)
    assert reply is not None and reply.clip_id is not None
    assert reply.status == ApplicationStatus.SUBMITTED
    ana.open()
    expect(ana.by("sent")).to_be_visible()


@one_size
def test_takes_can_be_retaken_removed_put_back_and_put_in_order(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.take(1.5)
    ana.kept(1)
    ana.by("retake").click()
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording")
    ana.page.wait_for_timeout(1500)
    ana.by("stop").click()
    ana.kept(1)
    ana.take(1.5)
    ana.kept(2)
    order = "[...document.querySelectorAll('dialog [data-testid=take]')].map(row => row.dataset.take)"
    ana.by("open-takes").click()
    first, second = ana.page.evaluate(order)
    ana.page.get_by_role("button", name="Move take 1 down").click()
    ana.until(lambda: ana.page.evaluate(order) == [second, first])
    assert found(ana.page) == {}

    handle = ana.page.locator("dialog [data-drag]").first.bounding_box()
    row = ana.page.locator("dialog [data-testid=take]").nth(1).bounding_box()
    assert handle and row
    ana.page.mouse.move(handle["x"] + 5, handle["y"] + handle["height"] / 2)
    ana.page.mouse.down()
    ana.page.mouse.move(handle["x"] + 5, row["y"] + row["height"], steps=5)
    ana.page.mouse.up()
    ana.until(lambda: ana.page.evaluate(order) == [first, second])

    ana.by("remove").first.click()
    ana.until(lambda: ana.page.evaluate(order) == [second])
    ana.page.locator("dialog [data-testid=notice-action]").last.click()
    ana.until(lambda: ana.page.evaluate(order) == [first, second])


@one_size
def test_pausing_hiding_the_page_and_losing_the_camera_keep_the_take(ana: Candidate) -> None:
    ana.page.add_init_script(WATCH_TRACKS)
    ana.open()
    ana.turn_camera_on()
    ana.start_take()
    ana.page.wait_for_timeout(1200)
    ana.by("pause").click()
    expect(ana.by("stop")).to_have_attribute("data-phase", "paused")
    ana.page.wait_for_timeout(1500)
    ana.by("pause").click()
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording")
    ana.page.evaluate(
        "Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    expect(ana.by("stop")).to_have_attribute("data-phase", "paused")
    ana.page.evaluate("Object.defineProperty(document, 'hidden', {value: false, configurable: true})")
    ana.by("pause").click()
    ana.page.wait_for_timeout(800)
    ana.page.evaluate(
        "const [track] = window.__streams.at(-1).getVideoTracks();track.stop(); track.dispatchEvent(new Event('ended'))"
    )
    expect(ana.by("trouble")).to_contain_text("kept as a take")
    expect(ana.page.locator("[data-testid=take][data-kept=true]").first).to_be_attached()
    takes, _ = ana.saved()
    assert len(takes) == 1 and takes[0].duration_ms < 4500, "the pauses are left out"
    ana.by("try-again").click()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    assert live_tracks(ana.page) == 2
    ana.page.get_by_label("Back to the job").click()
    ana.page.wait_for_url("**/jobs/**")
    ana.until(lambda: live_tracks(ana.page) == 0)


@one_size
def test_recording_stops_by_itself_at_the_limit(ana: Candidate) -> None:
    async def almost_full() -> None:
        from resumes_app.accounts.service import identity_of_cookie
        from tests.factories import sign_in

        who = await identity_of_cookie(await sign_in(ana.user))
        draft = await make_draft(who, ana.job)
        for seconds in (60, 28):
            await keep_take(who, draft, recording(seconds))

    ana.site.run(almost_full())
    ana.open()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    ana.start_take()
    expect(ana.page.get_by_role("timer")).to_contain_text("s")
    expect(ana.by("stop")).to_have_count(0, timeout=10_000)
    ana.kept(3)
    expect(ana.by("record")).to_be_disabled()
    expect(ana.by("stage")).to_contain_text("The time is used up")


REFUSALS = {
    "NotAllowedError": "blocked",
    "NotFoundError": "found no camera",
    "NotReadableError": "busy",
    "OverconstrainedError": "cannot do it",
}


@one_size
@pytest.mark.parametrize("name", REFUSALS)
def test_a_refused_camera_is_answered_with_help_and_another_way(ana: Candidate, name: str) -> None:
    ana.page.add_init_script(
        f"navigator.mediaDevices.getUserMedia = async () => {{ throw new DOMException('', '{name}') }}"
    )
    ana.open()
    ana.by("ask-camera").click()
    expect(ana.by("trouble")).to_contain_text(REFUSALS[name])
    assert ana.by("trouble").locator("ol li").count() >= 2
    assert found(ana.page) == {}
    ana.page.get_by_test_id("file").set_input_files(recording(2.0))
    ana.kept(1)
    ana.by("next").first.click()
    expect(ana.by("edit")).to_be_visible()


@one_size
def test_a_lost_network_only_delays_the_upload(ana: Candidate, console_errors: list[str]) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.start_take()
    ana.page.wait_for_timeout(1500)
    ana.page.context.set_offline(True)
    ana.page.wait_for_timeout(2500)
    ana.by("stop").click()
    ana.page.wait_for_timeout(1500)
    (take,) = ana.page.evaluate(LOCAL_TAKES)
    assert take["state"] == "waiting" and take["size"] > 0
    ana.page.context.set_offline(False)
    ana.kept(1)
    takes, _ = ana.saved()
    assert takes[0].size_bytes == take["size"]
    assert 3000 < takes[0].duration_ms < 9000
    quiet_about(console_errors, OFFLINE)


@one_size
def test_a_server_killed_in_the_middle_of_an_upload_gets_the_whole_take(
    ana: Candidate, console_errors: list[str]
) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.start_take()
    ana.page.wait_for_timeout(2500)
    ana.site.kill("web")
    ana.page.wait_for_timeout(2000)
    ana.by("stop").click()
    ana.page.wait_for_timeout(500)
    ana.site.start_web()
    ana.kept(1)
    (take,), _ = ana.saved()
    assert 3500 < take.duration_ms < 12_000
    ana.next()
    expect(ana.by("edit")).to_be_visible()
    quiet_about(console_errors, OFFLINE)


@one_size
def test_sending_waits_for_takes_that_are_on_their_way(ana: Candidate, console_errors: list[str]) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.take(1.5)
    ana.kept(1)
    ana.page.route(
        "**/uploads/**", lambda route: route.abort() if route.request.method == "PATCH" else route.continue_()
    )
    ana.take(1.5)
    ana.next()
    expect(ana.by("edit")).to_be_visible()
    ana.next()
    ana.by("consent").check()
    ana.by("submit").click()
    expect(ana.by("send-step")).to_contain_text("as soon as your takes have gone up")
    assert ana.saved()[1] is None
    ana.page.unroute_all()
    expect(ana.by("sent")).to_be_visible()
    assert len(ana.saved()[0]) == 2
    quiet_about(console_errors, r"ERR_FAILED")


@one_size
def test_a_guest_signs_in_first_and_comes_back(site: Site, page: Page, job: Job) -> None:
    page.goto(f"{site.url}/reply/{job.slug}")
    page.wait_for_url(f"**/signin?next=/reply/{job.slug}")


@one_size
def test_a_closed_job_says_so(ana: Candidate) -> None:
    from datetime import timedelta

    from resumes_app import clock
    from tests.factories import make_job

    ana.job = ana.site.run(make_job(closes_at=clock.now() - timedelta(hours=1)))
    ana.open()
    expect(ana.by("closed")).to_contain_text("takes no more replies")


class Restartable:
    """A Chromium with a profile of its own, to be killed and opened again."""

    def __init__(self, playwright: Playwright, profile: Path, options: dict[str, Any]) -> None:
        self._playwright, self.profile, self._options = playwright, profile, options
        self.context = self._open()

    def _open(self) -> Any:
        self.context = self._playwright.chromium.launch_persistent_context(str(self.profile), **self._options)
        return self.context

    def kill_and_reopen(self) -> Page:
        """Kill every process of the browser at once, as a crash would; return a page of a new one."""
        for process in psutil.process_iter(["cmdline"]):
            if any(str(self.profile) in part for part in process.info["cmdline"] or []):
                os.kill(process.pid, signal.SIGKILL)
        for lock in self.profile.glob("Singleton*"):
            lock.unlink(missing_ok=True)
        return self._open().new_page()


@pytest.fixture
def own_browser(
    playwright: Playwright,
    tmp_path: Path,
    browser_type_launch_args: dict[str, Any],
    browser_context_args: dict[str, Any],
) -> Iterator[Callable[[], Restartable]]:
    opened: list[Restartable] = []

    def make() -> Restartable:
        options = {**browser_type_launch_args, **browser_context_args}
        opened.append(Restartable(playwright, tmp_path / "profile", options))
        return opened[-1]

    yield make
    for browser in opened:
        browser.context.close()


@one_size
def test_a_browser_killed_while_it_records_loses_nothing(
    site: Site, job: Job, own_browser: Callable[[], Restartable]
) -> None:
    browser = own_browser()
    ana = Candidate(site, browser.context.new_page(), job)
    ana.open()
    ana.turn_camera_on()
    ana.take(1.5)
    ana.kept(1)
    ana.page.route(
        "**/uploads/**", lambda route: route.abort() if route.request.method == "PATCH" else route.continue_()
    )
    ana.start_take()
    ana.page.wait_for_timeout(6500)
    recorded_ms = max(take["duration_ms"] for take in ana.page.evaluate(LOCAL_TAKES))
    ana.page = browser.kill_and_reopen()
    ana.page.set_default_timeout(SLOW_MS)
    sign_in_browser(site, ana.page.context, ana.user)
    ana.open()
    expect(ana.by("unfinished")).to_be_visible()
    ana.by("keep").click()
    ana.kept(2)
    expect(ana.by("unfinished")).to_have_count(0)
    takes, _ = ana.saved()
    assert takes[1].duration_ms > recorded_ms - 1500

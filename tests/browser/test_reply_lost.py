"""A lost network, a killed server, a killed browser: what was recorded is kept and goes up."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import Page, Playwright, expect

from resumes_app.models import Job
from tests.browser.replying import (
    LOCAL_TAKES,
    SLOW_MS,
    Candidate,
    block_parts,
    quiet_about,
    sign_in_browser,
)
from tests.browser.server import Site
from tests.browser.sizes import on_phone

OFFLINE = r"ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket"


@on_phone
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


@on_phone
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


@on_phone
def test_sending_waits_for_takes_that_are_on_their_way(ana: Candidate, console_errors: list[str]) -> None:
    ana.send_before_all_is_up()
    expect(ana.by("send-step")).to_contain_text("as soon as your takes have gone up")
    assert ana.saved()[1] is None
    ana.page.unroute_all()
    expect(ana.by("sent")).to_be_visible()
    assert len(ana.saved()[0]) == 2
    quiet_about(console_errors, r"ERR_FAILED")


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


@on_phone
def test_a_browser_killed_while_it_records_loses_nothing(
    site: Site, job: Job, own_browser: Callable[[], Restartable]
) -> None:
    browser = own_browser()
    ana = Candidate(site, browser.context.new_page(), job)
    ana.open()
    ana.turn_camera_on()
    ana.take(1.5)
    ana.kept(1)
    block_parts(ana.page)
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

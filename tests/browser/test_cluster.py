"""`make cluster`: the app on two web processes and two workers goes on when one of them dies."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from resumes_app.accounts.service import COOKIE
from tests.browser.server import free_port
from tests.browser.sizes import DESKTOP
from tests.conftest import DATA_DIR, ROOT

START_S = 480
AGAIN_S = 180
AGAIN_MS = AGAIN_S * 1000
"""A process that starts again beside all others on a busy machine."""
END_S = 120
DECK = "/hire/jobs/barista-early-shift-lisbon/deck"
PASSWORD = "demo-demo-demo"


def until(holds: Callable[[], bool], within_s: float) -> None:
    deadline = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def lives(process: psutil.Process) -> bool:
    """Return whether it runs; one that has ended may still wait for somebody to hear of it."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


class Cluster:
    """A cluster of its own, with the demo in it."""

    def __init__(self, data: Path, log: Path) -> None:
        self.data, self.log, self.port = data, log, free_port()
        self.url = f"http://localhost:{self.port}"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("RESUMES_", "AWS_"))}
        with log.open("wb") as out:
            self.process = psutil.Popen(
                [sys.executable, "-m", "resumes_app.cli", "cluster"],
                cwd=ROOT,
                env={**kept, "RESUMES_DATA_DIR": str(data), "PORT": str(self.port), "PYTHONUNBUFFERED": "1"},
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def is_ready(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()
        return "is ready" in self.log.read_text()

    def end(self) -> None:
        """End it, and whatever does not end with it."""
        if self.process.poll() is None:
            family = self.process.children(recursive=True)
            self.process.send_signal(signal.SIGINT)
            with suppress(psutil.TimeoutExpired):
                self.process.wait(END_S)
            for left in (self.process, *family):
                with suppress(psutil.NoSuchProcess):
                    left.kill()

    def running(self, *words: str) -> set[psutil.Process]:
        """Return its processes whose command line has all the words, each as one."""
        found = set()
        for process in self.process.children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                if set(words) <= set(process.cmdline()):
                    found.add(process)
        return found

    @property
    def web_ports(self) -> list[int]:
        first = int((self.data / "cluster" / "first-port").read_text())
        return [first, first + 1]

    def kill_web(self, port: int) -> None:
        killed = self.running("--port", str(port))
        assert killed
        for process in killed:
            with suppress(psutil.NoSuchProcess):
                process.kill()

    def answers(self, port: int) -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=30).is_success
        except httpx.HTTPError:
            return False

    def signed_in(self, email: str) -> str:
        """Return the session cookie of one of the demo's people."""
        form = {"email": email, "password": PASSWORD}
        answer = httpx.post(f"{self.url}/auth/signin", data=form, headers={"Origin": self.url}, timeout=60)
        assert answer.status_code == 303, answer.text
        return answer.cookies[COOKIE]

    def get(self, path: str, cookie: str = "", **headers: str) -> httpx.Response:
        cookies = {COOKIE: cookie} if cookie else None
        return httpx.get(self.url + path, cookies=cookies, headers=headers, timeout=60)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    data = DATA_DIR / "cluster"
    data.mkdir()
    (DATA_DIR / "logs").mkdir(exist_ok=True)
    running = Cluster(data, DATA_DIR / "logs" / "cluster.log")
    try:
        until(running.is_ready, START_S)
        yield running
    finally:
        running.end()


@pytest.fixture
def deck_of(cluster: Cluster, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens the deck as one of the demo's people: through Caddy, or at one web process."""
    contexts = []

    def opened(email: str, port: int | None = None) -> Page:
        address = f"http://localhost:{port or cluster.port}"
        context = browser.new_context(base_url=address, viewport=DESKTOP)
        contexts.append(context)
        context.add_cookies([{"name": COOKIE, "value": cluster.signed_in(email), "url": address}])
        page = context.new_page()
        page.goto(DECK)
        expect(page.get_by_test_id("deck-card")).to_be_visible(timeout=AGAIN_MS)
        return page

    yield opened
    for context in contexts:
        context.close()


def progress(page: Page) -> tuple[int, int]:
    """Return how many replies are decided, and of how many."""
    decided, _, of = page.get_by_test_id("deck-progress").inner_text().partition(" of ")
    return int(decided), int(of)


def one_more_is_decided(page: Page, by: Page) -> None:
    """Decide a reply in the deck `by`; it is kept, and `page` hears of it."""
    decided, of = progress(by)
    by.keyboard.press("ArrowRight")
    expect(by.get_by_test_id("deck")).to_have_attribute("data-saved", "true", timeout=AGAIN_MS)
    for either in (by, page):
        expect(either.get_by_test_id("deck-progress")).to_have_text(f"{decided + 1} of {of}", timeout=AGAIN_MS)


def test_what_is_asked_for_comes_through_caddy_and_figures_are_for_admins(cluster: Cluster) -> None:
    assert cluster.get("/").status_code == 200
    assert cluster.get("/readyz").json() == {"database": "ok", "storage": "ok", "media": "ok"}
    until(lambda: all(cluster.answers(port) for port in cluster.web_ports), AGAIN_S)  # Caddy asks for one that is up.
    assert cluster.get("/metrics").status_code == 401


def test_media_come_from_s3_in_ranges_and_to_those_who_may(cluster: Cluster, deck_of: Callable[..., Page]) -> None:
    page = deck_of("rec@demo.test")
    address = page.locator("[data-testid=deck-card] video").first.evaluate(
        "video => new URL(video.currentSrc).pathname"
    )
    recruiter = cluster.signed_in("rec@demo.test")
    whole = cluster.get(address, recruiter)
    assert whole.status_code == 200 and len(whole.content) == int(whole.headers["content-length"]) > 10_000
    part = cluster.get(address, recruiter, Range="bytes=1000-2023")
    assert (part.status_code, part.content) == (206, whole.content[1000:2024])
    assert part.headers["content-range"] == f"bytes 1000-2023/{len(whole.content)}"
    assert cluster.get(address, recruiter, Range="bytes=-5").content == whole.content[-5:]
    assert cluster.get(address, recruiter, Range=f"bytes={len(whole.content)}-").status_code == 416
    assert cluster.get(address, cluster.signed_in("other@demo.test")).status_code == 404
    assert not (cluster.data / "media").exists()


def test_secrets_are_for_their_owner_only(cluster: Cluster) -> None:
    for name in ("secret", "cluster/s3-secret"):
        assert (cluster.data / name).stat().st_mode & 0o077 == 0


def test_a_page_at_one_web_process_hears_of_what_is_done_at_the_other(
    cluster: Cluster, deck_of: Callable[..., Page]
) -> None:
    here, there = cluster.web_ports
    one_more_is_decided(deck_of("hm@demo.test", there), by=deck_of("rec@demo.test", here))


def test_a_web_process_that_is_killed_is_started_again_and_not_missed_by_open_pages(
    cluster: Cluster, deck_of: Callable[..., Page]
) -> None:
    recruiter, colleague = deck_of("rec@demo.test"), deck_of("hm@demo.test")
    first, second = cluster.web_ports
    cluster.kill_web(first)
    assert cluster.get("/").status_code == 200
    one_more_is_decided(colleague, by=recruiter)
    until(lambda: cluster.answers(first), AGAIN_S)
    cluster.kill_web(second)
    assert cluster.get("/").status_code == 200
    one_more_is_decided(colleague, by=recruiter)


def test_workers_take_nothing_up_before_the_files_are_there(cluster: Cluster) -> None:
    until(lambda: cluster.log.read_text().count("Ready for tasks.") >= 2, AGAIN_S)
    log = cluster.log.read_text()
    assert log.index("The demo is in") < log.index("Ready for tasks.")


def test_a_worker_that_is_killed_is_started_again(cluster: Cluster) -> None:
    def workers() -> set[psutil.Process]:
        return cluster.running("-m", "resumes_app.worker")

    until(lambda: len(workers()) == 2, AGAIN_S)
    before = workers()
    killed = before.pop()
    killed.kill()
    until(lambda: len(workers()) == 2 and killed not in workers(), AGAIN_S)
    assert before < workers()


def test_ctrl_c_ends_every_process(cluster: Cluster) -> None:
    family = cluster.process.children(recursive=True)
    assert len(family) > 10
    cluster.process.send_signal(signal.SIGINT)
    assert cluster.process.wait(END_S) == 130
    until(lambda: not any(lives(process) for process in family), END_S)
    assert not cluster.answers(cluster.port)

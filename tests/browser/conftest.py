"""A seeded installation, a real Chromium with a camera fed from a file, and a console that must stay quiet."""

import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from resumes_app.accounts.service import COOKIE
from resumes_app.cli.demo.seed import seed_demo
from resumes_app.models import Job, User
from tests.browser.camera import camera_files
from tests.browser.cutting import Cutting
from tests.browser.deck_world import DeckWorld, make_deck, signed_in
from tests.browser.feed import Feed
from tests.browser.replying import Candidate, make_question
from tests.browser.reviewing import NAMES, opened
from tests.browser.server import Site
from tests.browser.sizes import DESKTOP, PHONE
from tests.conftest import DATA_DIR, ROOT
from tests.factories import make_user, sign_in

CHROMIUM_ARGS = [
    "--no-sandbox",  # Chromium refuses its sandbox to root.
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]
LOG_LINES = 60


def chromium_path() -> str | None:
    """Return the system's Chromium; None lets playwright use the one it installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def site(migrated: None) -> Iterator[Site]:
    """The app with the demo in it, its worker beside it."""
    if not (ROOT / ".web" / "build" / "client" / "index.html").is_file():
        pytest.exit("There is no built bundle: run `make bundle` first.", 3)
    running = Site()
    running.run(seed_demo())
    running.start_web()
    running.start_worker()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def camera() -> tuple[Path, Path]:
    """A moving picture and a voice for the fake camera and microphone."""
    return camera_files(DATA_DIR)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], camera: tuple[Path, Path]) -> dict[str, Any]:
    picture, voice = camera
    fake = [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={picture}",
        f"--use-file-for-fake-audio-capture={voice}",
    ]
    return {**browser_type_launch_args, "executable_path": chromium_path(), "args": [*CHROMIUM_ARGS, *fake]}


@pytest.fixture(params=["phone", "desktop"])
def viewport(request: pytest.FixtureRequest) -> dict[str, int]:
    """Both sizes; a test about one of them is marked with `on_phone` or `on_desktop`."""
    return PHONE if request.param == "phone" else DESKTOP


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any], site: Site, viewport: dict[str, int]) -> dict[str, Any]:
    phone = viewport["width"] < 600
    return {
        **browser_context_args,
        "base_url": site.url,
        "viewport": viewport,
        "has_touch": phone,
        "is_mobile": phone,
        "device_scale_factor": 2 if phone else 1,
        "permissions": ["camera", "microphone", "clipboard-read", "clipboard-write"],
    }


@pytest.fixture
def job(site: Site, tmp_path: Path) -> Job:
    """A job with a question, apart from the demo."""
    return site.run(make_question(tmp_path))


@pytest.fixture
def ana(site: Site, page: Page, job: Job) -> Candidate:
    """Somebody signed in, who may reply to the job."""
    return Candidate(site, page, job)


@pytest.fixture
def cutting(ana: Candidate) -> Cutting:
    """Somebody who edits a reply of three takes."""
    return Cutting(ana)


@pytest.fixture
def feed(page: Page) -> Feed:
    """The open feed, its first clip playing."""
    return Feed(page).open()


@pytest.fixture
def ada(site: Site, context: BrowserContext) -> User:
    """Somebody who is signed in, in this browser."""
    user = site.run(make_user())
    context.add_cookies([{"name": COOKIE, "value": site.run(sign_in(user)), "url": site.url}])
    return user


@pytest.fixture
def world(site: Site) -> DeckWorld:
    """A company whose job has a reply by each of `NAMES`."""
    return site.run(make_deck(*NAMES))


@pytest.fixture
def deck(world: DeckWorld, page: Page, context: BrowserContext, site: Site) -> Page:
    """The recruiter's open deck, its first clip on top."""
    signed_in(context, world.recruiter, site.url)
    return opened(page, world)


@pytest.fixture
def console_errors() -> list[str]:
    """What every page of the test has complained about; it must be empty at the end."""
    return []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a test fails, what the app's processes have logged last stands beside it."""
    report = yield
    if report.failed:
        for log in sorted((DATA_DIR / "logs").glob("*.log")):
            last = log.read_text(errors="replace").splitlines()[-LOG_LINES:]
            report.sections.append((f"The end of {log.name}", "\n".join(last)))
    return report


@pytest.fixture
def watch_console(console_errors: list[str]) -> Callable[[BrowserContext], None]:
    """Listen to a context; `context` is listened to by itself, further ones are handed in."""

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            console_errors.append(f"{message.text} ({message.location.get('url', '')})")

    def watch(page: Page) -> None:
        page.on("console", heard)
        page.on("pageerror", lambda error: console_errors.append(str(error)))

    return lambda context: context.on("page", watch)


@pytest.fixture
def context(
    context: BrowserContext, console_errors: list[str], watch_console: Callable[[BrowserContext], None]
) -> Iterator[BrowserContext]:
    watch_console(context)
    yield context
    assert console_errors == []

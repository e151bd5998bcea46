"""What stands behind the person: hidden on the device before anything of it is recorded, or nothing is recorded."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, Playwright, Route, expect

from resumes_app import storage
from resumes_app.models import Job, Take
from tests.browser.axe import found
from tests.browser.likeness import ffmpeg
from tests.browser.replying import SLOW_MS, WATCH_TRACKS, Candidate, live_tracks, quiet_about
from tests.browser.server import Site
from tests.browser.sizes import on_phone
from tests.conftest import ROOT

pytestmark = on_phone
WIDTH, HEIGHT = 720, 1280
SHELF = np.s_[60:380, 10:90]
"""Rows and columns behind the person, who is far from there: a shelf with a lattice before it."""
SEEN, HIDDEN = 500, 10
"""Of the lattice's detail so much is left in a take as it is, and in one that hides it."""
FACE = np.s_[470:620, 240:560]
PERSON = ROOT / "assets" / "demo" / "reply-05.mp4"
NO_FRAMES = "delete window.MediaStreamTrackProcessor; delete window.MediaStreamTrackGenerator;"
"""A browser whose scripts are not given a camera's frames."""
THROWS = "() => { OffscreenCanvasRenderingContext2D.prototype.putImageData = () => { throw new Error('no memory'); }; }"
DIES = "() => { setTimeout(close); }"


def pictures(video: Path) -> Any:
    """Return the brightness (0 to 255) of the video's pictures, eight of each second: picture, row, column."""
    raw = video.with_suffix(".raw")
    ffmpeg("-i", str(video), "-vf", f"fps=8,scale={WIDTH}:{HEIGHT}", "-pix_fmt", "gray", "-f", "rawvideo", str(raw))
    return np.fromfile(raw, np.uint8).reshape(-1, HEIGHT, WIDTH).astype(float)


def grey(video: Path) -> Any:
    """Return one of them."""
    found = pictures(video)
    return found[len(found) // 2]


def detail(picture: Any) -> float:
    """Return how much of the picture changes from pixel to pixel: the mean power of its Laplacian."""
    middle = picture[1:-1, 1:-1]
    around = picture[:-2, 1:-1] + picture[2:, 1:-1] + picture[1:-1, :-2] + picture[1:-1, 2:]
    return float(np.mean((around - 4 * middle) ** 2))


def likeness_of(one: Any, two: Any) -> float:
    """Return the correlation of two pictures."""
    return float(np.corrcoef(one.ravel(), two.ravel())[0, 1])


@pytest.fixture
def camera_file(tmp_path: Path) -> Path:
    """Somebody before a shelf, who stands still: a picture at any moment is the picture at every moment."""
    target = tmp_path / "camera.mjpeg"
    lattice = "split[a][b];[b]crop=100:400:0:40,drawgrid=w=8:h=8:t=2:c=white[c];[a][c]overlay=0:40"
    still = f"scale={WIDTH}:{HEIGHT},{lattice},loop=90:1,fps=30,format=yuvj420p"
    ffmpeg("-ss", "2", "-i", str(PERSON), "-an", "-vf", still, "-t", "3", "-q:v", "3", "-f", "mjpeg", str(target))
    return target


@pytest.fixture
def bea(
    playwright: Playwright,
    site: Site,
    job: Job,
    camera_file: Path,
    browser_type_launch_args: dict[str, Any],
    browser_context_args: dict[str, Any],
    console_errors: list[str],
    watch_console: Any,
) -> Iterator[Candidate]:
    """Somebody whose room can be seen."""
    arguments = [*browser_type_launch_args["args"], f"--use-file-for-fake-video-capture={camera_file}"]
    browser = playwright.chromium.launch(**{**browser_type_launch_args, "args": arguments})
    context = browser.new_context(**browser_context_args)
    watch_console(context)
    yield Candidate(site, context.new_page(), job)
    browser.close()
    assert console_errors == []


async def recorded(take: Take) -> bytes:
    async with storage.lend(take.storage_key) as path:
        return path.read_bytes()


def take_of(person: Candidate, number: int, folder: Path) -> Path:
    """Return the file that the server has of the take."""
    person.kept(number + 1)
    target = folder / f"take-{number}"
    target.write_bytes(person.site.run(recorded(person.saved()[0][number])))
    return target


def choose(person: Candidate, backdrop: str) -> None:
    """Choose what stands behind, and wait until it does."""
    person.by("devices").click()
    person.page.get_by_test_id(f"backdrop-{backdrop}").check(force=True)
    person.by("devices").click()
    expect(person.by("stage")).to_have_attribute("data-scene", "off" if backdrop == "off" else "on")


def painter(page: Page) -> Any:
    (worker,) = [worker for worker in page.workers if "scene_worker" in worker.url]
    return worker


@pytest.mark.parametrize("way", ["frames", "canvas"])
def test_what_is_recorded_has_no_room_in_it(bea: Candidate, way: str, camera_file: Path, tmp_path: Path) -> None:
    if way == "canvas":
        bea.page.add_init_script(NO_FRAMES)
    asked: list[str] = []
    bea.page.context.on("request", lambda request: asked.append(request.url))
    bea.open()
    bea.turn_camera_on()
    bea.take(2.0)
    assert not any("scene" in url or "vision" in url for url in asked), "the model is fetched before it is wanted"
    choose(bea, "blur")
    bea.take(3.0)
    choose(bea, "evening")
    bea.take(2.0)
    raw, blurred, drawn = (grey(take_of(bea, number, tmp_path)) for number in range(3))
    camera = grey(camera_file)

    assert detail(raw[SHELF]) > SEEN
    assert detail(blurred[SHELF]) < HIDDEN
    assert detail(drawn[SHELF]) < HIDDEN
    assert abs(likeness_of(drawn[SHELF], raw[SHELF])) < 0.3, "a picture stands there instead"
    assert detail(blurred[FACE]) > detail(raw[FACE]) / 3, "the person stays sharp"
    for picture in (blurred, drawn):
        assert likeness_of(picture[FACE], camera[FACE]) > 0.7 > likeness_of(picture[FACE], camera[:, ::-1][FACE]), (
            "others do not see it mirrored"
        )
    assert bea.by("frame").locator("[data-mirrored=true]").count() == 1
    assert any(url.endswith(".wasm") for url in asked)
    away = [url for url in asked if not url.startswith((bea.address, "data:", "blob:"))]
    assert away == []


def test_a_choice_is_remembered_and_nothing_is_filmed_until_it_holds(bea: Candidate, tmp_path: Path) -> None:
    bea.open()
    bea.turn_camera_on()
    choose(bea, "blur")
    bea.take(1.5)
    bea.kept(1)
    held: list[Any] = []
    bea.page.route("**/*.wasm", lambda route: held.append(route))
    bea.page.reload()
    expect(bea.by("scene-status")).to_contain_text("Getting your background ready")
    bea.until(lambda: bool(held))
    expect(bea.by("record")).to_be_disabled()
    bea.page.keyboard.press("Space")
    bea.page.wait_for_timeout(500)
    expect(bea.by("stage")).to_have_attribute("data-phase", "idle")
    expect(bea.by("frame").locator("[data-hidden=true]")).to_have_count(1)
    assert found(bea.page) == {}
    held[0].continue_()
    expect(bea.by("stage")).to_have_attribute("data-scene", "on")
    expect(bea.by("scene-status")).to_have_count(0)
    bea.take(2.0)
    assert detail(grey(take_of(bea, 1, tmp_path))[SHELF]) < HIDDEN


def test_the_choice_is_made_with_the_keyboard(bea: Candidate) -> None:
    bea.open()
    bea.turn_camera_on()
    bea.by("devices").focus()
    keys = bea.page.keyboard
    keys.press("Enter")
    off = bea.page.get_by_test_id("backdrop-off")
    for _ in range(6):
        keys.press("Tab")
        if off.evaluate("box => box === document.activeElement"):
            break
    expect(off).to_be_focused()
    keys.press("ArrowRight")
    expect(bea.page.get_by_test_id("backdrop-blur")).to_be_checked()
    expect(bea.by("stage")).to_have_attribute("data-scene", "on")
    assert found(bea.page) == {}


CORNER = """
video => {
  const canvas = new OffscreenCanvas(1, 1);
  const pen = canvas.getContext("2d");
  pen.drawImage(video, 0, 0, video.videoWidth / 10, video.videoHeight / 10, 0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data];
}
"""


def corner(person: Candidate) -> list[int]:
    """Return the colour of a corner of what is filmed, where nobody stands."""
    colour: list[int] = person.by("stage").locator("video:visible").first.evaluate(CORNER)
    return colour


def alike(one: list[int], other: list[int]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def test_a_background_chosen_while_another_one_loads_is_the_one_that_is_filmed(bea: Candidate) -> None:
    bea.open()
    bea.turn_camera_on()
    choose(bea, "evening")
    evening = corner(bea)
    choose(bea, "blur")
    bea.until(lambda: not alike(corner(bea), evening))
    held: list[Route] = []
    bea.page.route("**/*.wasm", lambda route: held.append(route))
    bea.page.reload()
    bea.until(lambda: bool(held))
    expect(bea.by("stage")).to_have_attribute("data-scene", "loading")
    bea.by("devices").click()
    bea.page.get_by_test_id("backdrop-evening").check(force=True)
    bea.page.wait_for_timeout(300)
    for route in held:
        route.continue_()
    expect(bea.by("stage")).to_have_attribute("data-scene", "on")
    bea.until(lambda: alike(corner(bea), evening))


def test_where_the_background_cannot_be_hidden_filming_without_must_be_asked_for(
    bea: Candidate, console_errors: list[str], tmp_path: Path
) -> None:
    bea.page.route("**/*.wasm", lambda route: route.abort())
    bea.open()
    bea.turn_camera_on()
    bea.by("devices").click()
    bea.page.get_by_test_id("backdrop-blur").check(force=True)
    expect(bea.by("unhidden")).to_contain_text("This device cannot hide your background")
    assert found(bea.page) == {}
    expect(bea.by("record")).to_have_count(0)
    bea.page.keyboard.press("Space")
    bea.page.wait_for_timeout(500)
    expect(bea.by("stage")).to_have_attribute("data-phase", "idle")
    bea.by("scene-again").click()
    expect(bea.by("unhidden")).to_be_visible()
    bea.by("scene-without").click()
    bea.take(2.0)
    assert detail(grey(take_of(bea, 0, tmp_path))[SHELF]) > SEEN
    quiet_about(console_errors, r"ERR_FAILED|wasm|scene_worker")


@pytest.mark.parametrize("end", [THROWS, DIES], ids=["throws", "dies"])
@pytest.mark.parametrize("way", ["frames", "canvas"])
def test_a_take_ends_before_the_room_is_seen(bea: Candidate, way: str, end: str, tmp_path: Path) -> None:
    if way == "canvas":
        bea.page.add_init_script(NO_FRAMES)
    bea.page.add_init_script(WATCH_TRACKS)
    bea.open()
    bea.turn_camera_on()
    choose(bea, "blur")
    bea.start_take()
    bea.page.wait_for_timeout(2000)
    painter(bea.page).evaluate(end)
    expect(bea.by("unhidden")).to_contain_text("The recording was stopped", timeout=SLOW_MS)
    expect(bea.by("stage")).to_have_attribute("data-phase", "idle")
    seen = pictures(take_of(bea, 0, tmp_path))
    assert len(seen) > 8
    assert max(detail(picture[SHELF]) for picture in seen) < HIDDEN
    bea.by("scene-again").click()
    expect(bea.by("stage")).to_have_attribute("data-scene", "on")
    bea.take(1.5)
    assert detail(grey(take_of(bea, 1, tmp_path))[SHELF]) < HIDDEN
    assert live_tracks(bea.page) == 2

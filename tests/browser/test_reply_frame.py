"""A camera whose picture is not of the frame's shape looks alike while filming, in the preview and in the video."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright, expect

from resumes_app.models import Job
from tests.browser.likeness import ffmpeg, likeness, rendered
from tests.browser.replying import SLOW_MS, Candidate
from tests.browser.server import Site
from tests.browser.sizes import DESKTOP, PHONE

LIKE = 0.8
"""SSIM, 0 to 1. Black bars in place of the blur, or a crop in place of the whole, stay far below."""
SHAPES = {
    "landscape, phone": (PHONE, "1280x720", "false"),
    "landscape, desktop": (DESKTOP, "1280x720", "false"),
    "portrait": (PHONE, "720x1280", "true"),
}


@pytest.fixture(params=SHAPES)
def shape(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def viewport(shape: str) -> dict[str, int]:
    return SHAPES[shape][0]


@pytest.fixture
def filmed(
    playwright: Playwright,
    site: Site,
    job: Job,
    shape: str,
    tmp_path: Path,
    browser_type_launch_args: dict[str, Any],
    browser_context_args: dict[str, Any],
) -> Iterator[Candidate]:
    """Somebody whose camera stands still: a picture at any moment is the picture at every moment."""
    picture = tmp_path / "camera.mjpeg"
    bars = f"smptehdbars=s={SHAPES[shape][1]}:r=30:d=4,format=yuvj420p"
    ffmpeg("-f", "lavfi", "-i", bars, "-c:v", "mjpeg", "-q:v", "3", "-f", "mjpeg", str(picture))
    arguments = [*browser_type_launch_args["args"], f"--use-file-for-fake-video-capture={picture}"]
    browser = playwright.chromium.launch(**{**browser_type_launch_args, "args": arguments})
    yield Candidate(site, browser.new_context(**browser_context_args).new_page(), job)
    browser.close()


def test_the_frame_is_filled_alike_wherever_it_is_seen(filmed: Candidate, shape: str, tmp_path: Path) -> None:
    filmed.open()
    filmed.turn_camera_on()
    filmed.page.wait_for_timeout(800)
    assert filmed.by("frame").locator("video").get_attribute("data-covers") == SHAPES[shape][2]
    _shoot(filmed, "frame", tmp_path / "filming.png")
    filmed.take(2.0)
    filmed.kept(1)
    filmed.next()
    expect(filmed.by("preview").locator("video").first).to_have_attribute("data-covers", SHAPES[shape][2])
    filmed.until(lambda: filmed.page.evaluate(PICTURED))
    filmed.page.wait_for_timeout(1000)
    _shoot(filmed, "preview", tmp_path / "preview.png")
    filmed.next()
    filmed.by("consent").check()
    filmed.by("submit").click()
    expect(filmed.by("sent")).to_have_attribute("data-standing", "sent", timeout=2 * SLOW_MS)
    video = tmp_path / "video.mp4"
    video.write_bytes(filmed.site.run(rendered(filmed)))
    # One sees oneself as in a mirror; others do not.
    alike = {"filming": likeness(tmp_path / "filming.png", video, turned="hflip,")}
    alike["preview"] = likeness(tmp_path / "preview.png", video)
    assert min(alike.values()) > LIKE, alike


PICTURED = "document.querySelector('[data-testid=preview] [data-shown=true] video')?.readyState >= 2"
CONTROLS = """
(opacity) => {
  const over = 'main :is(button, ol, p, [role=img], [type=range] + span, .bg-gradient-to-b, .bg-gradient-to-t)';
  for (const part of document.querySelectorAll(over)) part.style.opacity = opacity;
}
"""


def _shoot(filmed: Candidate, part: str, target: Path) -> None:
    """Take a picture of what is in the frame, without what lies over it."""
    filmed.page.evaluate(CONTROLS, "0")
    filmed.by(part).screenshot(path=target)
    filmed.page.evaluate(CONTROLS, "")

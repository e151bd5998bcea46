"""The deck in windows of every shape: its tools lie over no words of a clip, a stamp passes under none of them."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from resumes_app.media.titles import CAPTIONS_BOTTOM, SAFE
from tests.browser.deck_world import make_deck, signed_in
from tests.browser.reviewing import opened, pulled
from tests.browser.server import Site
from tests.browser.sizes import DESKTOP, PHONE

SIDEWAYS = {"width": 844, "height": 390}
SHORT_PHONE = {"width": 390, "height": 664}

# Where the clip's own words may stand: inside the rim that the renderer keeps free, above where it expects controls.
WORDS = """([safe, foot]) => {
  const video = document.querySelector('[data-testid=deck-card] video');
  const box = video.getBoundingClientRect();
  const fit = getComputedStyle(video).objectFit === 'contain' ? Math.min : Math.max;
  const scale = fit(box.width / video.videoWidth, box.height / video.videoHeight);
  const [width, height] = [video.videoWidth * scale, video.videoHeight * scale];
  const left = box.left + (box.width - width) / 2, top = box.top + (box.height - height) / 2;
  const words = {left: left + safe * width, right: left + (1 - safe) * width,
                 top: top + safe * height, bottom: top + foot * height};
  const over = [...document.querySelectorAll('[data-testid=deck-tools] > *')].filter((tool) => {
    const at = tool.getBoundingClientRect();
    return at.left < words.right && at.right > words.left && at.top < words.bottom && at.bottom > words.top;
  });
  return {over: over.map((tool) => tool.outerHTML), cut: Math.max(0, box.left - words.left, box.top - words.top)};
}"""
UNDER = """() => {
  const all = document.querySelectorAll('[data-testid=deck-card] b');
  const stamps = [...all].filter((stamp) => stamp.style.opacity > 0.5);
  const tools = [...document.querySelectorAll('[data-testid=deck-tools] > *')];
  const meet = (one, other) =>
    one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
  const under = stamps.filter((stamp) =>
    tools.some((tool) => meet(stamp.getBoundingClientRect(), tool.getBoundingClientRect())));
  return [stamps.length, under.map((stamp) => stamp.textContent)];
}"""

every_shape = pytest.mark.parametrize(
    "viewport", [PHONE, SHORT_PHONE, SIDEWAYS, DESKTOP], ids=lambda size: f"{size['width']}x{size['height']}"
)


@every_shape
def test_no_tool_lies_over_a_clips_words_and_no_stamp_passes_under_one(
    page: Page, context: BrowserContext, site: Site, viewport: dict[str, int]
) -> None:
    world = site.run(make_deck("Jonas", "Ada"))
    signed_in(context, world.recruiter, site.url)
    opened(page, world)
    expect(page.get_by_test_id("caption")).to_be_visible()
    found = page.evaluate(WORDS, [SAFE, CAPTIONS_BOTTOM])
    assert found["over"] == []
    assert found["cut"] == 0
    for across, down in ((140, 0), (-140, 0), (0, -150)):
        with pulled(page, across, down, phone=viewport["width"] < 600):
            assert page.evaluate(UNDER) == [1, []]
        page.wait_for_timeout(600)

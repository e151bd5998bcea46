"""The feed in windows of every shape: nothing is cut, nothing lies over a clip's opening words."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.feed import Feed
from tests.browser.sizes import DESKTOP, PHONE

SIDEWAYS = {"width": 844, "height": 390}
SMALL_SIDEWAYS = {"width": 667, "height": 375}
LOW = {"width": 1280, "height": 560}
LAPTOP = {"width": 1366, "height": 657}
SMALL_PHONE = {"width": 360, "height": 640}

CUT = """() => [...document.querySelectorAll('.vf-card:not(.vf-end)')].flatMap((card) => {
  const box = card.getBoundingClientRect();
  const words = card.querySelector('.vf-words');
  const outside = [...card.querySelectorAll('.vf-words > *, .vf-actions button')].filter((part) => {
    const at = part.getBoundingClientRect();
    return at.height && (at.top < box.top || at.bottom > box.bottom || at.left < 0 || at.right > innerWidth);
  }).map((part) => part.className);
  return words.scrollHeight > words.clientHeight + 1 ? [...outside, card.dataset.slug] : outside;
})"""
# What the demo's employers write over a beginning ends there; a share of the clip's height.
WORDS_END = 0.24
OVER_WORDS = """(end) => {
  const clip = document.querySelector('article[tabindex="0"] .vf-slot').getBoundingClientRect();
  const acts = 'article[tabindex="0"] .vf-acts button';
  const controls = document.querySelectorAll(`.vf-tools button, .vf-steps button, ${acts}`);
  return [...controls].filter((control) => {
    const at = control.getBoundingClientRect();
    return at.right > clip.left && at.left < clip.right && at.top < clip.top + clip.height * end;
  }).map((control) => control.outerHTML);
}"""
# The foot of their name plates.
PLATES_END = 0.677
OVER_PLATE = """(end) => {
  const card = document.querySelector('article[tabindex="0"]');
  const clip = card.querySelector('.vf-slot').getBoundingClientRect();
  const words = card.querySelector('.vf-words').getBoundingClientRect();
  return [Math.max(0, clip.top + clip.height * end - words.top), clip.left < 0 || clip.right > innerWidth];
}"""
TOUCHING = """() => {
  const controls = [...document.querySelectorAll('.vf-tools button, .vf-steps button, article[tabindex="0"] button')];
  const boxes = controls.map((control) => [control.getBoundingClientRect(), control.getAttribute('aria-label')]);
  return boxes.flatMap(([one, name], index) => boxes.slice(index + 1).filter(([other]) =>
    one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top
  ).map(([, label]) => `${name} and ${label}`));
}"""


@pytest.mark.parametrize(
    "viewport",
    [PHONE, SMALL_PHONE, SIDEWAYS, SMALL_SIDEWAYS, LOW, LAPTOP, DESKTOP],
    ids=lambda size: f"{size['width']}x{size['height']}",
)
def test_nothing_that_a_card_says_is_cut_and_its_controls_stand_apart(page: Page, viewport: dict[str, Any]) -> None:
    feed = Feed(page).open()
    for _ in range(6):
        assert page.evaluate(CUT) == []
        assert page.evaluate(TOUCHING) == []
        assert page.evaluate(OVER_WORDS, WORDS_END) == []
        feed.go(1)


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
def test_on_a_tall_phone_the_texts_lie_below_a_name_plate(page: Page) -> None:
    feed = Feed(page)
    for longest in ("", "?at=customer-desk-agent-english-and-spanish-valencia"):
        feed.open(f"/{longest}")
        page.wait_for_timeout(500)
        if longest:
            feed.settled(longest.partition("=")[2])
        assert page.evaluate(OVER_PLATE, PLATES_END) == [0, False]

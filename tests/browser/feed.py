"""The feed as a person sees it in the browser."""

import time
from typing import Any

from playwright.sync_api import Locator, Page, expect

STILL = """() => {
  const feed = document.querySelector('[role=feed]');
  return feed && feed.clientHeight && Math.abs(feed.scrollTop % feed.clientHeight) < 1;
}"""


class Feed:
    """Drives the feed of a page; waits for what it has asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str = "/") -> "Feed":
        """Go to the feed; its first card plays."""
        self.page.goto(address)
        return self.ready()

    def ready(self) -> "Feed":
        expect(self.card).to_be_visible(timeout=15_000)
        self.page.wait_for_function("() => document.querySelector('article[tabindex=\"0\"] video[data-painted]')")
        return self

    @property
    def card(self) -> Locator:
        """The current card."""
        return self.page.locator("article[tabindex='0']")

    @property
    def slug(self) -> str:
        return str(self.card.get_attribute("data-slug"))

    @property
    def slugs(self) -> list[str]:
        """All cards that have been loaded, in order."""
        found: list[str] = self.page.eval_on_selector_all(
            "[data-testid=feed-card]", "cards => cards.map(card => card.dataset.slug)"
        )
        return found

    def settled(self, slug: str) -> None:
        """Wait until the card is current and nothing moves any more."""
        expect(self.card).to_have_attribute("data-slug", slug)
        self.page.wait_for_function(STILL)
        time.sleep(0.25)  # a second card would come within this time
        assert self.slug == slug

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def go(self, steps: int) -> str:
        """Scroll by keys, one card after the other; return the slug one has come to."""
        for _ in range(steps):
            order, here = self.slugs, self.slug
            self.press("ArrowDown")
            self.settled(order[order.index(here) + 1])
        return self.slug

    def drag(self, dx: int, dy: int = 0) -> None:
        """Drag the current card, by touch where there is touch."""
        box = self.card.locator(".vf-stage").bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.35
        points = [(x + dx * part / 10, y + dy * part / 10) for part in range(1, 11)]
        if self.page.evaluate("navigator.maxTouchPoints > 0"):
            self._touch((x, y), points)
            return
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        for point in points:
            self.page.mouse.move(*point)
            time.sleep(0.016)
        self.page.mouse.up()

    def _touch(self, start: tuple[float, float], points: list[tuple[float, float]]) -> None:
        session = self.page.context.new_cdp_session(self.page)

        def send(kind: str, *at: tuple[float, float]) -> None:
            touches: list[Any] = [{"x": x, "y": y} for x, y in at]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

        send("touchStart", start)
        for point in points:
            send("touchMove", point)
            time.sleep(0.016)
        send("touchEnd")

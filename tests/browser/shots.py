"""The pictures of README, taken from the running app: `make shots`. Not a test, hence not named one."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Site
from tests.browser.sizes import DESKTOP, PHONE
from tests.conftest import ROOT

SHOTS = ROOT / "docs" / "shots"
FIRST_WORDS_MS = 3500


@pytest.mark.parametrize("viewport", [PHONE])
def test_feed(site: Site, page: Page) -> None:
    page.goto("/")
    expect(page.get_by_test_id("feed-card").first).to_be_visible()
    page.wait_for_timeout(FIRST_WORDS_MS)
    page.screenshot(path=SHOTS / "feed.png")


@pytest.mark.parametrize("viewport", [DESKTOP])
def test_deck(site: Site, page: Page) -> None:
    deck = "/hire/jobs/barista-early-shift-lisbon/deck"
    page.goto(f"/signin?next={deck}")
    page.get_by_label("E-mail").fill("rec@demo.test")
    page.locator("input[name=password]").fill("demo-demo-demo")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_test_id("deck-card")).to_be_visible(timeout=30_000)
    page.wait_for_timeout(FIRST_WORDS_MS)
    page.screenshot(path=SHOTS / "deck.png")

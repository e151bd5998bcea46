"""axe on the pages of this area. What it cannot decide is looked at rule by rule, not waved through."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from resumes_app.accounts.service import COOKIE
from tests.browser.axe import found
from tests.browser.feed import Feed
from tests.browser.server import Site
from tests.factories import make_user, sign_in

UNDECIDED = {
    # Text over the clip stands on a scrim: `tests/ui` checks white on it over any frame.
    "color-contrast",
    # The track is there: test_every_clip_carries_captions.
    "video-caption",
}


def assert_clean(page: Page) -> None:
    assert found(page) == {}
    assert found(page, "incomplete").keys() <= UNDECIDED


def test_the_feed_is_clean(page: Page) -> None:
    feed = Feed(page).open()
    assert_clean(page)
    feed.go(1)
    assert_clean(page)


def test_the_feed_asking_a_guest_is_clean(page: Page) -> None:
    feed = Feed(page).open()
    feed.card.get_by_test_id("save").click()
    expect(page.get_by_test_id("ask")).to_be_visible()
    page.wait_for_timeout(500)
    assert_clean(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_list_is_clean(page: Page, context: BrowserContext, site: Site, theme: str) -> None:
    context.add_cookies([{"name": COOKIE, "value": site.run(sign_in(site.run(make_user()))), "url": site.url}])
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    for address in ("/jobs", "/jobs?tab=saved", "/jobs?q=zzzz"):
        page.goto(address)
        expect(page.locator("[data-testid=result], main h2:visible").first).to_be_visible()
        assert_clean(page)
    page.goto("/jobs?kind=PART_TIME")
    expect(page.get_by_test_id("chip")).to_be_visible()
    if page.get_by_test_id("filters").is_visible():
        page.get_by_test_id("filters").click()
        expect(page.get_by_test_id("show-found")).to_be_visible()
        page.wait_for_timeout(500)
    assert_clean(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_job_is_clean(page: Page, theme: str) -> None:
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.goto("/jobs")
    page.get_by_test_id("result").first.get_by_role("link").click()
    expect(page.get_by_test_id("share")).to_be_visible()
    assert_clean(page)

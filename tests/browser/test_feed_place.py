"""The place in the feed is kept over reloads, other pages and a restarted server."""

from playwright.sync_api import expect

from tests.browser.feed import Feed
from tests.browser.server import Site
from tests.browser.sizes import on_phone


def test_a_reload_keeps_the_card(feed: Feed) -> None:
    slug = feed.go(3)
    feed.page.wait_for_url(f"**/?at={slug}")
    feed.page.reload()
    feed.ready()
    feed.settled(slug)


@on_phone
def test_a_reload_far_down_keeps_the_card(feed: Feed) -> None:
    while len(feed.slugs) < 12:
        feed.go(1)
    feed.press(*["ArrowDown"] * (11 - feed.slugs.index(feed.slug)))
    slug = feed.slugs[11]
    feed.settled(slug)
    feed.page.wait_for_url(f"**/?at={slug}")
    feed.page.reload()
    feed.ready()
    feed.settled(slug)


def test_going_to_a_job_and_back_keeps_the_card(feed: Feed) -> None:
    slug = feed.go(2)
    feed.page.get_by_test_id("nav-jobs").locator("visible=true").click()
    expect(feed.page.get_by_test_id("result").first).to_be_visible()
    feed.page.get_by_test_id("nav-feed").locator("visible=true").click()
    feed.ready()
    feed.settled(slug)


def test_home_begins_the_feed_anew_also_while_it_scrolls(feed: Feed) -> None:
    first = feed.slug
    feed.go(2)
    feed.press("ArrowDown")
    feed.page.wait_for_timeout(60)
    feed.page.get_by_test_id("nav-feed").locator("visible=true").click()
    feed.settled(first)
    feed.go(2)
    feed.press("ArrowDown")
    feed.page.wait_for_timeout(60)
    feed.press("Home")
    feed.settled(first)
    assert feed.go(1) != first


@on_phone
def test_a_restarted_server_takes_nothing_from_the_feed(feed: Feed, site: Site, console_errors: list[str]) -> None:
    slug, before = feed.go(2), feed.slugs
    feed.page.evaluate("document.querySelector('video').dataset.mine = 'yes'")
    site.kill("web")
    site.start_web()
    expect(feed.page.get_by_test_id("reconnecting")).to_have_count(0, timeout=20_000)
    assert feed.slugs[: len(before)] == before
    feed.settled(slug)
    assert feed.page.locator("video[data-mine]").count() == 1
    feed.press(*["ArrowDown"] * 9)
    feed.page.wait_for_function("have => document.querySelectorAll('[data-testid=feed-card]').length > have", arg=10)
    console_errors[:] = [
        error for error in console_errors if "ERR_CONNECTION" not in error and "WebSocket" not in error
    ]

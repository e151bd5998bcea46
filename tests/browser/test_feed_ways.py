"""The ends of the feed by keyboard, and a card in the address that is not there."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from resumes_app import clock
from tests.browser import steady
from tests.browser.feed import Feed
from tests.browser.server import Site
from tests.browser.sizes import on_desktop, on_phone
from tests.factories import make_job


@on_desktop
def test_end_goes_to_the_end_of_all_there_is_and_ctrl_end_out_of_the_feed(feed: Feed) -> None:
    assert len(feed.slugs) == 10
    feed.press("End")
    expect(feed.page.get_by_text("That’s all for now")).to_be_in_viewport(timeout=20_000)
    last = feed.slugs
    assert len(last) > 30
    assert feed.page.evaluate("document.activeElement.matches('.vf-end')")
    feed.press("ArrowUp")
    feed.settled(last[-1])
    feed.press("Home")
    feed.settled(last[0])
    feed.press("Control+End")
    assert not feed.page.evaluate("document.activeElement.closest('[role=feed]')")
    feed.settled(last[0])


@on_phone
def test_a_card_that_has_closed_is_told_of_over_the_first_one_and_moves_nothing(page: Page, site: Site) -> None:
    closed = site.run(make_job(title="Ice cream seller", clip=True, closes_at=clock.now() - timedelta(days=1)))
    steady.watch(page)
    Feed(page).open(f"/?at={closed.slug}")
    told = page.get_by_test_id("notices")
    expect(told).to_contain_text("“Ice cream seller”")
    expect(told).to_contain_text("has closed")
    steady.assert_steady(page)
    told.get_by_role("button", name="Read it").click()
    expect(page).to_have_url(f"{site.url}/jobs/{closed.slug}")

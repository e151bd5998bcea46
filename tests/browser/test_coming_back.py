"""Signing in from the navigation leads back to what was on the screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from resumes_app.models import User
from tests.browser.feed import Feed
from tests.browser.server import Site
from tests.factories import PASSWORD, make_user


def sign_in_from_the_navigation(page: Page, user: User) -> None:
    page.get_by_test_id("nav-account").locator("visible=true").click()
    page.get_by_label("E-mail").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/signin" not in url)


@pytest.mark.parametrize("cards", [0, 3])
def test_one_is_back_at_the_same_card_of_the_feed(page: Page, site: Site, cards: int) -> None:
    user = site.run(make_user())
    feed = Feed(page).open()
    slug = feed.go(cards)
    sign_in_from_the_navigation(page, user)
    feed.ready()
    feed.settled(slug)
    expect(page.get_by_test_id("nav-account").locator("visible=true")).to_contain_text("Me")


def test_one_is_back_at_the_same_search(page: Page, site: Site) -> None:
    user = site.run(make_user())
    page.goto("/jobs")
    page.get_by_test_id("search").fill("lisbon")
    expect(page).to_have_url(re.compile("q=lisbon$"))
    sign_in_from_the_navigation(page, user)
    expect(page).to_have_url(re.compile(r"/jobs\?q=lisbon$"))


def test_the_feed_is_not_come_back_to_from_the_page_after_it(page: Page, site: Site) -> None:
    user = site.run(make_user())
    Feed(page).open().go(1)
    page.get_by_test_id("nav-jobs").locator("visible=true").click()
    expect(page.get_by_test_id("result").first).to_be_visible()
    sign_in_from_the_navigation(page, user)
    expect(page).to_have_url(re.compile("/jobs$"))

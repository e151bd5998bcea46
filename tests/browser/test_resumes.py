"""Public résumés in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from resumes_app.config import settings
from tests.browser.sizes import DESKTOP
from tests.browser.test_jobs_accessibility import assert_clean


def test_a_card_opens_its_video_with_captions(page: Page) -> None:
    page.goto("/examples")
    card = page.get_by_test_id("resume").first
    title = card.locator("span.font-semibold").inner_text()
    card.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    expect(page.locator("video > track[kind=captions]")).to_have_count(1)
    assert_clean(page)


@pytest.mark.parametrize("viewport", [DESKTOP], ids=["desktop"])
def test_a_preview_plays_under_the_pointer_and_the_focus(page: Page) -> None:
    page.goto(f"/tag/{settings().hashtag}")
    card = page.get_by_test_id("resume").first
    expect(card).to_be_visible()
    playing = "card => !card.querySelector('video').paused"
    assert not card.evaluate(playing)
    card.hover()
    page.wait_for_function("() => !document.querySelector('[data-testid=resume] video').paused")
    page.mouse.move(5, 5)
    page.wait_for_function("() => document.querySelector('[data-testid=resume] video').paused")
    card.get_by_role("link").focus()
    page.wait_for_function("() => !document.querySelector('[data-testid=resume] video').paused")


def test_the_grids_are_clean(page: Page) -> None:
    for address in (f"/tag/{settings().hashtag}", "/examples", "/tag/nobody-at-all"):
        page.goto(address)
        expect(page.locator("[data-testid=resume], h2").first).to_be_visible()
        assert_clean(page)


def test_a_video_that_is_gone_is_a_404_that_leads_on(page: Page, console_errors: list[str]) -> None:
    response = page.goto("/r/never-was")
    assert response and response.status == 404
    expect(page.get_by_test_id("missing").get_by_role("link")).to_be_visible()
    # The browser itself notes a page's 404.
    console_errors[:] = [error for error in console_errors if "/r/never-was" not in error]

"""The own videos in a real browser: published, seen by everybody, and taken down again."""

import re
from secrets import token_hex

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from resumes_app.config import settings
from tests.browser import steady
from tests.browser.deck_world import signed_in
from tests.browser.server import Site
from tests.factories import identity_for, make_company, make_job, make_user, sign_in
from tests.studio.factories import keep_take, lay_text, make_draft


async def recorded() -> str:
    """A candidate's session, with one video that names a telephone number."""
    user = await make_user(display_name="Ada Byron")
    cookie = await sign_in(user)
    who = await identity_for(user)
    draft = await make_draft(who, await make_job(await make_company(name="Halden Coffee"), title="Barista"))
    await keep_take(who, draft)
    await lay_text(who, draft, "Call 07700 900 123")
    return cookie


@pytest.fixture
def studio(page: Page, context: BrowserContext, site: Site) -> Page:
    """Ada's open list."""
    signed_in(context, site.run(recorded()), site.url)
    steady.watch(page)
    page.goto("/applications")
    page.get_by_test_id("my-videos").click()
    expect(page.get_by_test_id("own-video")).to_have_count(1)
    return page


def test_a_video_is_looked_over_published_watched_by_a_guest_and_taken_down(
    studio: Page, browser: Browser, site: Site
) -> None:
    studio.get_by_test_id("make-public").click()
    box = studio.get_by_role("dialog")
    title = f"I fix bicycles {token_hex(3)}"  # The site is the whole run's: its name is its own.
    box.get_by_label("Title").fill(title)
    expect(studio.get_by_test_id("publish")).to_be_disabled()
    expect(box).to_contain_text("everybody, also people without an account")
    box.get_by_text("7 days").click()
    studio.get_by_test_id("consent").check()
    studio.get_by_test_id("publish").click()
    expect(studio.get_by_test_id("finding")).to_have_count(1)
    expect(studio.get_by_test_id("finding")).to_contain_text("07700 900 123")
    assert Axe().run(studio).violations_count == 0
    studio.get_by_role("button", name="Publish anyway").click()
    expect(studio.get_by_test_id("group-public").get_by_test_id("own-video")).to_be_focused()
    standing = studio.get_by_test_id("standing")
    expect(studio.get_by_test_id("group-public").get_by_test_id("standing")).to_have_text("Public", timeout=60_000)
    expect(standing).to_have_text(["Draft", "Public"])

    guest = browser.new_context(base_url=site.url).new_page()
    guest.goto(f"/tag/{settings().hashtag}")
    guest.get_by_test_id("resume").filter(has_text=title).click()
    guest.wait_for_url("**/r/*")
    video = guest.get_by_label("Video by Ada")
    expect(video).to_have_attribute("src", re.compile("/media/clips/"))
    media, address = video.get_attribute("src") or "", guest.url
    assert guest.request.get(media).ok
    assert Axe().run(studio).violations_count == 0

    studio.get_by_test_id("take-down").click()
    expect(standing).to_have_text(["Draft", "Not public"])
    assert guest.request.get(media).status in (403, 404)
    assert guest.request.get(address).status == 404
    guest.goto(f"/tag/{settings().hashtag}")
    expect(guest.get_by_test_id("resume").first).to_be_visible()
    expect(guest.get_by_test_id("resume").filter(has_text=title)).to_have_count(0)
    guest.context.close()
    expect(studio.get_by_test_id("publish-again")).to_be_visible()


def test_a_copy_of_a_video_is_gone_to(studio: Page) -> None:
    for title in ("Barista", "Barista, copy"):
        studio.get_by_test_id("copy-video").last.click()
        copy = studio.get_by_test_id("own-video").filter(has=studio.get_by_role("heading", name=title, exact=True))
        expect(copy.and_(studio.locator("[data-for-job=false]"))).to_be_focused()
        expect(copy.and_(studio.locator("[data-for-job=false]"))).to_be_in_viewport()

"""Who sent a reply watches it: as recorded while it is made, then as it was sent."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from resumes_app.models import Job, Render, User
from tests.browser.deck_world import signed_in
from tests.browser.rendering import ends, job_of, recorded, rendering
from tests.browser.server import Site
from tests.browser.sizes import on_phone
from tests.factories import make_user, sign_in
from tests.studio.factories import recording

pytestmark = on_phone
FILM_S = 12.0


@pytest.fixture
def bo(site: Site, context: BrowserContext) -> User:
    """Somebody who is signed in, in this browser."""
    candidate = site.run(make_user(display_name="Bo"))
    signed_in(context, site.run(sign_in(candidate)), site.url)
    return candidate


@pytest.fixture
def render(site: Site, bo: User) -> Render:
    """Of their reply; the worker has just begun."""
    return site.run(rendering(bo))


@pytest.fixture
def answered(site: Site, render: Render) -> Job:
    """The job of the reply."""
    return site.run(job_of(render))


def play(video: Locator) -> None:
    video.evaluate("(video) => { video.muted = true; return video.play(); }")


def time_of(video: Locator) -> float:
    return float(video.evaluate("(video) => video.currentTime"))


def plays_on(page: Page, video: Locator) -> None:
    """Wait until the video has moved on."""
    before = time_of(video)
    for _ in range(100):
        page.wait_for_timeout(100)
        if time_of(video) > before + 0.3:
            return
    raise AssertionError("it does not play")


def test_the_reply_as_it_was_sent_takes_the_place_of_what_was_recorded_once_that_is_paused(
    page: Page, site: Site, bo: User, render: Render, answered: Job
) -> None:
    page.goto(f"/reply/{answered.slug}")
    expect(page.get_by_test_id("sent")).to_be_visible()
    page.wait_for_timeout(500)
    site.run(recorded(render, FILM_S))
    first, own = page.get_by_test_id("first-cut"), page.get_by_test_id("own-video")
    play(first)
    plays_on(page, first)
    site.run(ends(render, bo, recording(FILM_S)))
    expect(page.get_by_test_id("sent-label")).to_have_text("Sent")
    expect(page.get_by_test_id("show-finished")).to_be_visible()
    plays_on(page, first)
    first.evaluate("(video) => video.pause()")
    expect(own).to_be_visible()
    expect(page.get_by_test_id("show-finished")).to_have_count(0)
    assert "/media/clips/" in (own.get_attribute("src") or "")
    play(own)
    plays_on(page, own)
    assert time_of(own) > 0.5, "it goes on where the other one was"
    assert own.evaluate("(video) => video.textTracks[0].mode") == "showing"


def test_who_does_not_want_to_wait_goes_over_to_the_reply_as_it_was_sent(
    page: Page, site: Site, bo: User, render: Render, answered: Job
) -> None:
    page.goto(f"/reply/{answered.slug}")
    expect(page.get_by_test_id("sent")).to_be_visible()
    page.wait_for_timeout(500)
    site.run(recorded(render, FILM_S))
    play(page.get_by_test_id("first-cut"))
    site.run(ends(render, bo, recording(FILM_S)))
    page.get_by_test_id("show-finished").click()
    own = page.get_by_test_id("own-video")
    plays_on(page, own)
    expect(own).to_be_focused()


def test_a_reply_is_watched_whenever_its_page_is_opened_also_once_it_was_taken_back(
    page: Page, site: Site, bo: User, render: Render, answered: Job
) -> None:
    site.run(ends(render, bo, recording(FILM_S)))
    own = page.get_by_test_id("own-video")
    page.goto(f"/reply/{answered.slug}")
    play(own)
    plays_on(page, own)
    page.get_by_test_id("withdraw").click()
    page.get_by_test_id("confirm-withdraw").click()
    expect(page.get_by_test_id("sent-label")).to_have_text("Taken back")
    for address in (f"/reply/{answered.slug}", "/applications"):
        page.goto(address)
        expect(own).to_be_visible()
        page.wait_for_timeout(1000)  # What is loaded may come in its place.
        play(own)
        plays_on(page, own)

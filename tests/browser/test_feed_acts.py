"""What is done with a card of the feed: save, pass, undo, share, reply."""

from typing import Any

from playwright.sync_api import expect

from resumes_app.jobs import service
from resumes_app.jobs.schemas import Shelf
from resumes_app.models import User
from tests.browser.feed import Feed
from tests.browser.server import Site
from tests.browser.sizes import on_desktop, on_phone
from tests.factories import PASSWORD, identity_for, make_user


def titles(site: Site, user: User, shelf: Shelf) -> set[str]:
    async def listed() -> set[str]:
        found = await service.list_jobs(await identity_for(user), shelf)
        return {row["slug"] for row in found["rows"]}

    return site.run(listed())


def test_a_guest_signs_in_and_is_back_at_the_same_card_with_what_they_asked_for_done(feed: Feed, site: Site) -> None:
    user = site.run(make_user())
    slug = feed.go(2)
    feed.card.get_by_test_id("save").click()
    asked = feed.page.get_by_test_id("ask")
    expect(asked).to_be_visible()
    expect(feed.card.get_by_test_id("save")).to_have_attribute("aria-pressed", "false")
    asked.get_by_test_id("ask-signin").click()
    feed.page.get_by_label("E-mail", exact=False).fill(user.email)
    feed.page.get_by_label("Password", exact=True).fill(PASSWORD)
    feed.page.get_by_role("button", name="Sign in", exact=True).click()
    feed.page.wait_for_url(f"**/?at={slug}")
    feed.ready()
    feed.settled(slug)
    expect(feed.card.get_by_test_id("save")).to_have_attribute("aria-pressed", "true")


@on_desktop
def test_closing_the_question_to_sign_in_leaves_the_guest_where_they_were(feed: Feed) -> None:
    slug = feed.go(1)
    for act in ("save", "pass", "reply"):
        feed.card.get_by_test_id(act).click()
        expect(feed.page.get_by_test_id("ask")).to_be_visible()
        expect(feed.page.get_by_test_id("ask-signin")).to_be_focused()
        feed.press("Escape")
        expect(feed.page.get_by_test_id("ask")).not_to_be_visible()
        feed.settled(slug)


def test_a_right_swipe_saves_never_applies_and_can_be_undone(ada: User, feed: Feed, site: Site) -> None:
    slug = feed.slug
    feed.drag(190)
    expect(feed.card.get_by_test_id("save")).to_have_attribute("aria-pressed", "true")
    feed.settled(slug)
    assert "/reply" not in feed.page.url
    expect(feed.card.get_by_test_id("reply")).to_be_enabled()
    feed.page.wait_for_timeout(300)
    assert titles(site, ada, Shelf.SAVED) == {slug}
    feed.page.get_by_test_id("undo").click()
    expect(feed.card.get_by_test_id("save")).to_have_attribute("aria-pressed", "false")
    feed.page.wait_for_timeout(300)
    assert titles(site, ada, Shelf.SAVED) == set()


def test_a_left_swipe_passes_and_can_be_undone(ada: User, feed: Feed, site: Site) -> None:
    first, second = feed.slugs[:2]
    feed.drag(-190)
    feed.settled(second)
    assert first not in feed.slugs
    feed.page.wait_for_timeout(300)
    assert titles(site, ada, Shelf.PASSED) == {first}
    feed.page.get_by_test_id("undo").click()
    feed.settled(first)
    feed.page.wait_for_timeout(300)
    assert titles(site, ada, Shelf.PASSED) == set()


@on_phone
def test_a_short_drag_does_nothing(ada: User, feed: Feed) -> None:
    slug = feed.slug
    feed.drag(40)
    feed.settled(slug)
    expect(feed.card.get_by_test_id("save")).to_have_attribute("aria-pressed", "false")
    expect(feed.page.get_by_test_id("undo")).to_have_count(0)


@on_desktop
def test_three_quick_passes_are_three(ada: User, feed: Feed, site: Site) -> None:
    order = feed.slugs
    for _ in range(3):
        feed.press("x")
        feed.page.wait_for_timeout(60)
    feed.settled(order[3])
    feed.page.wait_for_timeout(400)
    assert titles(site, ada, Shelf.PASSED) == set(order[:3])


@on_phone
def test_a_passed_job_stays_away_and_comes_back_from_its_list(ada: User, feed: Feed) -> None:
    first, second = feed.slugs[:2]
    feed.card.get_by_test_id("pass").click()
    feed.settled(second)
    feed.page.goto("/jobs?tab=passed")
    expect(feed.page.get_by_test_id("result")).to_have_count(1)
    feed.page.get_by_test_id("take-off").click()
    expect(feed.page.get_by_text("Nothing passed")).to_be_visible()
    feed.open("/")
    assert first in feed.slugs


@on_phone
def test_watching_is_noted_once_it_lasts(ada: User, feed: Feed, site: Site) -> None:
    async def seen() -> list[Any]:
        from sqlmodel import select

        from resumes_app import db
        from resumes_app.models import SeenJob

        async with db.reading() as session:
            return list(await session.exec(select(SeenJob.watched_ms).where(SeenJob.user_id == ada.id)))

    feed.page.wait_for_timeout(3500)
    feed.go(1)
    feed.page.wait_for_timeout(300)
    (watched_ms,) = site.run(seen())
    assert 1500 <= watched_ms <= 8000


def test_replying_leads_to_the_studio_of_this_job(ada: User, feed: Feed) -> None:
    slug = feed.slug
    feed.card.get_by_test_id("reply").click()
    feed.page.wait_for_url(f"**/reply/{slug}")


def test_the_link_of_the_job_is_shared(feed: Feed, site: Site) -> None:
    slug = feed.slug
    feed.page.evaluate("() => { navigator.share = undefined; }")
    feed.card.get_by_test_id("share").click()
    expect(feed.page.get_by_text("Link copied")).to_be_visible()
    assert feed.page.evaluate("navigator.clipboard.readText()") == f"{site.url}/jobs/{slug}"

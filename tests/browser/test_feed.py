"""The feed in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from resumes_app.accounts.service import COOKIE
from resumes_app.jobs import service
from resumes_app.jobs.schemas import Shelf
from resumes_app.models import User
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.feed import Feed
from tests.browser.server import Site
from tests.factories import PASSWORD, identity_for, make_user, sign_in

phone_only = pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
desktop_only = pytest.mark.parametrize("viewport", [DESKTOP], ids=["desktop"])


@pytest.fixture
def feed(page: Page) -> Feed:
    return Feed(page).open()


@pytest.fixture
def ada(site: Site, context: BrowserContext) -> User:
    """Somebody who is signed in, in this browser."""
    user = site.run(make_user())
    context.add_cookies([{"name": COOKIE, "value": site.run(sign_in(user)), "url": site.url}])
    return user


def titles(site: Site, user: User, shelf: Shelf) -> set[str]:
    async def listed() -> set[str]:
        found = await service.list_jobs(await identity_for(user), shelf)
        return {row["slug"] for row in found["rows"]}

    return site.run(listed())


@desktop_only
@pytest.mark.parametrize(("forth", "back"), [("ArrowDown", "ArrowUp"), ("PageDown", "PageUp"), ("j", "k")])
def test_a_key_moves_exactly_one_card_and_the_focus_with_it(feed: Feed, forth: str, back: str) -> None:
    first, second, third = feed.slugs[:3]
    for key, slug in [(forth, second), (forth, third), (back, second), (back, first), (back, first)]:
        feed.press(key)
        feed.settled(slug)
    feed.press(forth)
    feed.settled(second)
    assert feed.page.evaluate("document.activeElement.dataset.slug") == second


@desktop_only
def test_rapid_keys_add_up(feed: Feed) -> None:
    fourth = feed.slugs[3]
    feed.press("ArrowDown", "ArrowDown", "ArrowDown")
    feed.settled(fourth)


@desktop_only
def test_a_push_of_the_wheel_moves_exactly_one_card_however_long_it_runs_on(feed: Feed) -> None:
    order = feed.slugs
    feed.page.mouse.move(700, 300)
    feed.page.mouse.wheel(0, 120)
    feed.settled(order[1])
    # A touchpad's flick with its momentum; sent by the page, since a busy machine would tear it into pieces.
    feed.card.locator(".vf-stage").evaluate(
        "stage => [30, 80, 90, 70, 60, 50, 40, 30, 20, 10, 6, 3].forEach(deltaY =>"
        " stage.dispatchEvent(new WheelEvent('wheel', {deltaY, bubbles: true, cancelable: true})))"
    )
    feed.settled(order[2])
    feed.page.mouse.wheel(0, -120)
    feed.settled(order[1])


@phone_only
def test_a_thumb_moves_exactly_one_card(feed: Feed) -> None:
    order = feed.slugs
    feed.drag(0, -420)
    feed.settled(order[1])
    feed.drag(0, 420)
    feed.settled(order[0])


def test_the_buttons_move_exactly_one_card(feed: Feed) -> None:
    order = feed.slugs
    expect(feed.page.get_by_test_id("previous")).to_be_disabled()
    feed.page.get_by_test_id("next").click()
    feed.settled(order[1])
    feed.page.get_by_test_id("previous").click()
    feed.settled(order[0])


@phone_only
def test_three_videos_are_alive_at_most_and_only_the_current_one_plays(feed: Feed) -> None:
    for _ in range(6):
        feed.go(1)
        feed.page.wait_for_function("() => !document.querySelector('article[tabindex=\"0\"] video').paused")
        playing: list[str] = feed.page.eval_on_selector_all(
            "video", "all => all.map(one => [one.closest('article').dataset.slug, one.paused])"
        )
        assert len(playing) <= 3
        assert [slug for slug, paused in playing if not paused] == [feed.slug]


@phone_only
def test_the_next_clip_is_ready_before_it_is_asked_for(feed: Feed) -> None:
    feed.go(1)
    after = feed.slugs[2]
    feed.page.wait_for_function(
        "slug => document.querySelector(`[data-slug='${slug}'] video`)?.readyState >= 2", arg=after
    )


@phone_only
def test_poster_and_placeholder_are_there_before_the_clip(page: Page) -> None:
    page.route("**/media/**/*.mp4", lambda route: None)
    page.goto("/")
    card = page.locator("article[tabindex='0']")
    expect(card.locator("img")).to_be_visible()
    placed = card.locator(".vf-slot").evaluate("slot => getComputedStyle(slot).backgroundImage")
    assert placed.startswith('url("data:image/webp')
    page.unroute_all(behavior="ignoreErrors")


def test_every_clip_carries_captions_and_the_choice_is_remembered(feed: Feed) -> None:
    assert feed.page.locator("video").count() == feed.page.locator("video > track[kind=captions]").count() > 0
    toggle = feed.page.get_by_test_id("captions")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    expect(feed.card.locator(".vf-caption:visible")).not_to_be_empty()
    toggle.click()
    expect(feed.card.locator(".vf-caption:visible")).to_have_count(0)
    feed.page.reload()
    feed.ready()
    expect(feed.page.get_by_test_id("captions")).to_have_attribute("aria-pressed", "false")


@phone_only
def test_sound_begins_off_and_comes_back_with_the_first_touch(feed: Feed) -> None:
    muted = "() => document.querySelector('article[tabindex=\"0\"] video').muted"
    assert feed.page.evaluate(muted)
    feed.page.get_by_test_id("sound").click()
    assert not feed.page.evaluate(muted)
    feed.page.reload()
    feed.ready()
    assert feed.page.evaluate(muted)
    feed.press("Shift")
    assert not feed.page.evaluate(muted)


def test_a_tap_pauses_and_a_tap_plays_on(feed: Feed) -> None:
    paused = "wanted => document.querySelector('article[tabindex=\"0\"] video').paused === wanted"
    stage = feed.card.locator(".vf-stage")
    stage.click(position={"x": 150, "y": 160})
    feed.page.wait_for_function(paused, arg=True)
    stage.click(position={"x": 150, "y": 160})
    feed.page.wait_for_function(paused, arg=False)


@phone_only
def test_where_playing_is_refused_a_tap_is_asked_for(page: Page) -> None:
    page.add_init_script(
        "HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('refused', 'NotAllowedError'))"
    )
    page.goto("/")
    expect(page.get_by_text("Tap to play")).to_be_visible()


@phone_only
def test_a_clip_that_fails_says_so_and_can_be_tried_again(page: Page, console_errors: list[str]) -> None:
    page.route("**/media/**/*.mp4", lambda route: route.abort())
    page.goto("/")
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    page.unroute("**/media/**/*.mp4")
    again.click()
    Feed(page).ready()
    console_errors[:] = [error for error in console_errors if "ERR_FAILED" not in error]


@desktop_only
def test_with_reduced_motion_nothing_plays_by_itself(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    feed = Feed(page).open()
    assert page.evaluate("() => [...document.querySelectorAll('video')].every(one => one.paused)")
    feed.go(1)
    assert page.evaluate("() => [...document.querySelectorAll('video')].every(one => one.paused)")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => !document.querySelector('article[tabindex=\"0\"] video').paused")


def test_a_reload_keeps_the_card(feed: Feed) -> None:
    slug = feed.go(3)
    feed.page.wait_for_url(f"**/?at={slug}")
    feed.page.reload()
    feed.ready()
    feed.settled(slug)


@phone_only
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


@phone_only
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


@desktop_only
def test_closing_the_question_to_sign_in_leaves_the_guest_where_they_were(feed: Feed) -> None:
    slug = feed.go(1)
    for act in ("save", "pass", "reply"):
        feed.card.get_by_test_id(act).click()
        expect(feed.page.get_by_test_id("ask")).to_be_visible()
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


@phone_only
def test_a_short_drag_does_nothing(ada: User, feed: Feed) -> None:
    slug = feed.slug
    feed.drag(40)
    feed.settled(slug)
    expect(feed.card.get_by_test_id("save")).to_have_attribute("aria-pressed", "false")
    expect(feed.page.get_by_test_id("undo")).to_have_count(0)


@desktop_only
def test_three_quick_passes_are_three(ada: User, feed: Feed, site: Site) -> None:
    order = feed.slugs
    for _ in range(3):
        feed.press("x")
        feed.page.wait_for_timeout(60)
    feed.settled(order[3])
    feed.page.wait_for_timeout(400)
    assert titles(site, ada, Shelf.PASSED) == set(order[:3])


@phone_only
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


@phone_only
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


@desktop_only
def test_letters_can_be_switched_off_and_stay_so(ada: User, feed: Feed) -> None:
    feed.page.get_by_role("button", name="Keyboard shortcuts").click()
    slug = feed.slug
    feed.press("j", "s", "x")
    feed.settled(slug)
    expect(feed.card.get_by_test_id("save")).to_have_attribute("aria-pressed", "false")
    feed.press("ArrowDown")
    feed.settled(feed.slugs[1])


@phone_only
def test_the_end_is_a_card_too_and_leads_on(feed: Feed) -> None:
    for _ in range(30):
        feed.press(*["ArrowDown"] * 12)
        feed.page.wait_for_timeout(300)
        if feed.page.get_by_text("That’s all for now").is_visible():
            break
    expect(feed.page.get_by_role("link", name="All jobs as a list")).to_be_visible()
    feed.page.get_by_role("button", name="From the top").click()
    feed.settled(feed.slugs[0])


def test_nothing_on_the_page_shifts(page: Page) -> None:
    page.add_init_script(
        "window.shifts = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {"
        " window.shifts += entry.value; })).observe({type: 'layout-shift', buffered: true});"
    )
    feed = Feed(page).open()
    feed.go(2)
    assert page.evaluate("window.shifts") < 0.001

"""What a card of the feed plays, and what it does where playing fails."""

from playwright.sync_api import Page, expect

from resumes_app.models import Job
from tests.browser.feed import Feed
from tests.browser.server import Site
from tests.browser.sizes import on_desktop, on_phone
from tests.factories import draw_captions


@on_phone
def test_three_videos_are_alive_at_most_and_only_the_current_one_plays(feed: Feed) -> None:
    for _ in range(6):
        feed.go(1)
        feed.page.wait_for_function("() => !document.querySelector('article[tabindex=\"0\"] video').paused")
        playing: list[str] = feed.page.eval_on_selector_all(
            "video", "all => all.map(one => [one.closest('article').dataset.slug, one.paused])"
        )
        assert len(playing) <= 3
        assert [slug for slug, paused in playing if not paused] == [feed.slug]


@on_phone
def test_the_next_clip_is_ready_before_it_is_asked_for(feed: Feed) -> None:
    feed.go(1)
    after = feed.slugs[2]
    feed.page.wait_for_function(
        "slug => document.querySelector(`[data-slug='${slug}'] video`)?.readyState >= 2", arg=after
    )


@on_phone
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


@on_phone
def test_captions_in_the_picture_are_not_shown_twice(page: Page, site: Site, job: Job) -> None:
    site.run(draw_captions(job.clip_id))
    feed = Feed(page).open(f"/?at={job.slug}")
    assert feed.slug == job.slug
    page.wait_for_function(
        "() => document.querySelector('article[tabindex=\"0\"] video').textTracks[0].activeCues?.length"
    )
    expect(feed.card.locator(".vf-caption:visible")).to_have_count(0)
    expect(page.get_by_test_id("captions")).to_have_accessible_name("The captions are in the picture")
    expect(page.get_by_test_id("captions")).to_be_disabled()
    page.keyboard.press("c")
    expect(page.get_by_role("status").filter(has_text="The captions are in the picture")).to_be_visible()
    page.goto(f"/jobs/{job.slug}")
    expect(page.locator("video track")).to_have_count(1)
    assert not page.locator("video track").evaluate("(track) => track.default")


@on_phone
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


@on_phone
def test_where_playing_is_refused_a_tap_is_asked_for(page: Page) -> None:
    page.add_init_script(
        "HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('refused', 'NotAllowedError'))"
    )
    page.goto("/")
    expect(page.get_by_text("Tap to play")).to_be_visible()


@on_phone
def test_a_clip_that_fails_says_so_and_can_be_tried_again(page: Page, console_errors: list[str]) -> None:
    page.route("**/media/**/*.mp4", lambda route: route.abort())
    page.goto("/")
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    page.unroute("**/media/**/*.mp4")
    again.click()
    Feed(page).ready()
    console_errors[:] = [error for error in console_errors if "ERR_FAILED" not in error]


@on_desktop
def test_with_reduced_motion_nothing_plays_by_itself(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    feed = Feed(page).open()
    assert page.evaluate("() => [...document.querySelectorAll('video')].every(one => one.paused)")
    feed.go(1)
    assert page.evaluate("() => [...document.querySelectorAll('video')].every(one => one.paused)")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => !document.querySelector('article[tabindex=\"0\"] video').paused")


def test_nothing_on_the_page_shifts(page: Page) -> None:
    page.add_init_script(
        "window.shifts = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {"
        " window.shifts += entry.value; })).observe({type: 'layout-shift', buffered: true});"
    )
    feed = Feed(page).open()
    feed.go(2)
    assert page.evaluate("window.shifts") < 0.001

"""Moving through the feed: by keys, wheel, thumb and buttons, to its end."""

import pytest
from playwright.sync_api import expect

from resumes_app.models import User
from tests.browser.feed import Feed
from tests.browser.sizes import on_desktop, on_phone


@on_desktop
@pytest.mark.parametrize(("forth", "back"), [("ArrowDown", "ArrowUp"), ("PageDown", "PageUp"), ("j", "k")])
def test_a_key_moves_exactly_one_card_and_the_focus_with_it(feed: Feed, forth: str, back: str) -> None:
    first, second, third = feed.slugs[:3]
    for key, slug in [(forth, second), (forth, third), (back, second), (back, first), (back, first)]:
        feed.press(key)
        feed.settled(slug)
    feed.press(forth)
    feed.settled(second)
    assert feed.page.evaluate("document.activeElement.dataset.slug") == second


@on_desktop
def test_rapid_keys_add_up(feed: Feed) -> None:
    fourth = feed.slugs[3]
    feed.press("ArrowDown", "ArrowDown", "ArrowDown")
    feed.settled(fourth)


@on_desktop
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
    feed.page.get_by_test_id("next").hover()
    feed.page.mouse.wheel(0, 120)
    feed.settled(order[2])


@on_phone
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


@on_desktop
def test_letters_can_be_switched_off_and_stay_so(ada: User, feed: Feed) -> None:
    feed.page.get_by_role("button", name="Keyboard shortcuts").click()
    slug = feed.slug
    feed.press("j", "s", "x")
    feed.settled(slug)
    expect(feed.card.get_by_test_id("save")).to_have_attribute("aria-pressed", "false")
    feed.press("ArrowDown")
    feed.settled(feed.slugs[1])


@on_phone
def test_the_end_is_a_card_too_and_leads_on(feed: Feed) -> None:
    for _ in range(120):  # However many jobs there are, and however busy the machine is.
        feed.press(*["ArrowDown"] * 12)
        feed.page.wait_for_timeout(300)
        if feed.page.get_by_text("That’s all for now").is_visible():
            break
    expect(feed.page.get_by_role("link", name="All jobs as a list")).to_be_visible()
    feed.page.get_by_role("button", name="From the top").click()
    feed.settled(feed.slugs[0])

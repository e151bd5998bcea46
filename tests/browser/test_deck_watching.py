"""What is watched in the deck and what stands around the card: sound, list, transcript, sheets."""

import re
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import steady
from tests.browser.deck_world import DeckWorld, make_deck, signed_in
from tests.browser.reviewing import (
    NAMES,
    decide_as,
    decided,
    on_top,
    opened,
    pulled,
    queued,
    saved,
    top,
)
from tests.browser.server import Site
from tests.browser.sizes import TURNED, on_desktop, on_phone
from tests.factories import draw_captions

TABLET = {"width": 768, "height": 1024}


@on_desktop
def test_the_next_clip_plays_at_once(deck: Page) -> None:
    deck.wait_for_function("() => document.querySelectorAll('[data-testid=deck] video[src]').length === 4")
    deck.wait_for_function(
        "() => [...document.querySelectorAll('[data-testid=deck] video')].every((video) => video.readyState >= 3)"
    )
    waited_ms = deck.evaluate(
        """async () => {
            const before = document.querySelector('[data-testid=deck-card] video');
            const began = performance.now();
            dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight'}));
            for (;;) {
                await new Promise(requestAnimationFrame);
                const video = document.querySelector('[data-testid=deck-card] video');
                const plays = video && video !== before && !video.paused && video.currentTime > 0;
                if (plays) return performance.now() - began;
            }
        }"""
    )
    assert waited_ms < 400


def test_from_the_dashboard_to_the_end_nothing_moves_by_itself(
    page: Page, context: BrowserContext, world: DeckWorld, site: Site
) -> None:
    signed_in(context, world.recruiter, site.url)
    steady.watch(page)
    page.goto("/hire")
    steady.assert_steady(page)
    page.get_by_test_id("open-deck").click()
    on_top(page, "Jonas")
    steady.assert_steady(page)
    for number in range(len(NAMES)):
        page.get_by_test_id("star" if number % 2 else "shortlist").click()
        page.wait_for_timeout(600)  # Later than what browsers put down to the press.
    expect(page.get_by_test_id("deck-finished")).to_be_visible()
    saved(page)
    steady.assert_steady(page)
    page.reload()
    expect(page.get_by_test_id("deck-finished")).to_be_visible()
    steady.assert_steady(page)


def test_the_next_clip_is_seen_while_a_card_is_dragged_aside(deck: Page, viewport: dict[str, int]) -> None:
    box = top(deck).bounding_box()
    assert box is not None
    spot = {"x": box["x"] + 0.06 * box["width"], "y": box["y"] + box["height"] / 2, "width": 4, "height": 4}
    with pulled(deck, 170, 0, phone=viewport["width"] < 600):
        seen = Image.open(BytesIO(deck.screenshot(clip=spot))).convert("RGB").resize((1, 1)).getpixel((0, 0))
    assert max(seen) > 100, seen


@on_desktop
def test_replies_keep_their_place_in_the_list(deck: Page) -> None:
    deck.keyboard.press("ArrowRight")
    queued(deck, "Ben").get_by_role("button").click()
    on_top(deck, "Ben")
    deck.keyboard.press("ArrowLeft")
    on_top(deck, "Marta")
    saved(deck)
    rows = deck.get_by_test_id("queue-row")
    expect(rows).to_have_text([re.compile(name) for name in NAMES])
    deck.reload()
    on_top(deck, "Ada")
    expect(rows).to_have_text([re.compile(name) for name in NAMES])


@on_desktop
def test_the_list_follows_the_card_on_top(page: Page, context: BrowserContext, site: Site) -> None:
    world = site.run(make_deck(*(f"Person {number:02d}" for number in range(24))))
    site.run(decide_as(world.colleague, world, *range(20)))
    signed_in(context, world.recruiter, site.url)
    opened(page, world)
    on_top(page, "Person 20")
    expect(queued(page, "Person 20")).to_be_in_viewport(ratio=1)
    for _ in range(19):
        page.keyboard.press("k")
    on_top(page, "Person 01")
    expect(queued(page, "Person 01")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("viewport", [TURNED, TABLET], ids=["landscape", "tablet"])
def test_every_button_is_reached_on_other_screens(deck: Page, viewport: dict[str, int]) -> None:
    expect(deck.get_by_test_id("caption")).to_be_visible()
    for button in deck.get_by_test_id("deck").get_by_role("button").all():
        if button.is_enabled():
            button.click(trial=True)
    deck.get_by_test_id("speed").click(trial=True)
    deck.get_by_role("slider").click(trial=True)
    video = top(deck).locator("video")
    assert video.evaluate("(video) => getComputedStyle(video).objectFit") == "contain"


@on_desktop
def test_captions_in_the_picture_are_not_shown_twice(page: Page, context: BrowserContext, site: Site) -> None:
    world = site.run(make_deck("Ada"))
    site.run(draw_captions(world.replies[0].clip_id))
    signed_in(context, world.recruiter, site.url)
    deck = opened(page, world)
    expect(deck.get_by_test_id("transcript").get_by_role("button", name=re.compile("nobody waits"))).to_be_visible()
    expect(deck.get_by_test_id("caption")).to_have_count(0)
    expect(deck.get_by_role("button", name="The captions are in the picture")).to_be_disabled()
    deck.keyboard.press("c")
    expect(deck.get_by_test_id("deck-message")).to_have_text("The captions are in the picture")


@on_desktop
def test_the_queue_and_the_transcript_lead_where_they_say(deck: Page) -> None:
    deck.get_by_test_id("queue-row").filter(has_text="Ben").get_by_role("button").click()
    on_top(deck, "Ben")
    deck.get_by_test_id("transcript").get_by_role("button", name=re.compile("nobody waits")).click()
    expect(deck.get_by_test_id("caption")).to_contain_text("nobody waits")
    assert top(deck).locator("video").evaluate("(video) => video.currentTime") >= 3
    deck.keyboard.press("ArrowRight")
    on_top(deck, "Marta")


@on_desktop
def test_letters_can_be_turned_off_and_the_sheet_says_what_keys_do(deck: Page) -> None:
    deck.keyboard.press("ArrowRight")
    on_top(deck, "Ada")
    deck.keyboard.press("?")
    sheet = deck.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet).to_contain_text("Undo your last decision")
    deck.keyboard.press("ArrowRight")  # Not meant for the deck under the sheet.
    sheet.get_by_role("switch").uncheck()
    deck.keyboard.press("Escape")
    deck.keyboard.press("z")
    deck.wait_for_timeout(200)
    on_top(deck, "Ada")
    deck.reload()
    on_top(deck, "Ada")
    expect(deck.get_by_test_id("undo")).not_to_have_attribute("aria-keyshortcuts", "Z")


@on_desktop
def test_keys_are_left_alone_in_fields(deck: Page) -> None:
    deck.get_by_role("slider").focus()
    deck.keyboard.press("ArrowRight")
    deck.get_by_test_id("speed").focus()
    deck.keyboard.press("ArrowUp")
    on_top(deck, "Jonas")
    decided(deck, 0)


@on_desktop
def test_the_sound_stays_as_it_was_chosen(deck: Page) -> None:
    deck.get_by_role("button", name="Sound").click()
    expect(top(deck).locator("video")).to_have_js_property("muted", False)
    deck.keyboard.press("ArrowRight")
    on_top(deck, "Ada")
    expect(top(deck).locator("video")).to_have_js_property("muted", False)
    deck.reload()
    on_top(deck, "Ada")
    expect(top(deck).locator("video")).to_have_js_property("muted", False)


def test_the_deck_has_no_accessibility_faults(deck: Page) -> None:
    deck.wait_for_timeout(500)
    found = Axe().run(deck, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
    assert found.response["violations"] == [], found.generate_report()
    assert deck.locator("[data-testid=deck-card] track[kind=captions]").count() == 1


@on_phone
def test_on_a_phone_the_queue_is_a_sheet(deck: Page) -> None:
    deck.get_by_role("button", name="Replies and details").click()
    sheet = deck.get_by_role("dialog", name="Replies and details")
    sheet.get_by_test_id("queue-row").filter(has_text="Ben").get_by_role("button").click()
    expect(sheet).to_be_hidden()
    on_top(deck, "Ben")

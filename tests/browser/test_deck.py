"""The deck in a real browser: keys, drags, undo, the list beside it, the end."""

import re
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import steady
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.deck_world import DeckWorld, make_deck, signed_in
from tests.browser.reviewing import (
    NAMES,
    cards,
    decide_as,
    decided,
    decisions,
    drag,
    on_top,
    opened,
    pulled,
    queued,
    saved,
    top,
)
from tests.browser.server import Site

LANDSCAPE = {"width": 844, "height": 390}
TABLET = {"width": 768, "height": 1024}
on_a_desk = pytest.mark.parametrize("viewport", [DESKTOP], ids=["desktop"])
on_a_phone = pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])


@pytest.fixture
def world(site: Site) -> DeckWorld:
    return site.run(make_deck(*NAMES))


@pytest.fixture
def deck(world: DeckWorld, page: Page, context: BrowserContext, site: Site) -> Page:
    """The recruiter's open deck, its first clip on top."""
    signed_in(context, world.recruiter, site.url)
    return opened(page, world)


@on_a_desk
def test_keys_decide_undo_and_steer_the_clip(deck: Page, world: DeckWorld, site: Site) -> None:
    for key, name in (("ArrowRight", "Ada"), ("ArrowLeft", "Lin"), ("ArrowUp", "Ben")):
        deck.keyboard.press(key)
        on_top(deck, name)
    decided(deck, 3)
    saved(deck)
    assert site.run(decisions(world)) == {"Jonas": "shortlist", "Ada": "decline", "Lin": "star"}
    deck.keyboard.press("z")
    on_top(deck, "Lin")
    saved(deck)
    assert site.run(decisions(world)) == {"Jonas": "shortlist", "Ada": "decline"}
    video = top(deck).locator("video")
    deck.keyboard.press("Space")
    expect(video).to_have_js_property("paused", True)
    deck.keyboard.press("Space")
    expect(video).to_have_js_property("paused", False)
    deck.keyboard.press("5")
    expect(video).to_have_js_property("playbackRate", 2)
    expect(deck.get_by_test_id("caption")).to_be_visible()
    deck.keyboard.press("c")
    expect(deck.get_by_test_id("caption")).to_be_hidden()


def test_buttons_do_what_keys_do(deck: Page, world: DeckWorld, site: Site) -> None:
    for button, name in (("shortlist", "Ada"), ("decline", "Lin"), ("star", "Ben"), ("undo", "Lin")):
        deck.get_by_test_id(button).click()
        on_top(deck, name)
    decided(deck, 2)
    saved(deck)
    assert site.run(decisions(world)) == {"Jonas": "shortlist", "Ada": "decline"}


@on_a_desk
def test_six_rapid_presses_count_six(deck: Page, world: DeckWorld, site: Site) -> None:
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp") * 2:
        deck.keyboard.press(key)
    on_top(deck, "Elena")
    decided(deck, 6)
    saved(deck)
    kinds = dict(zip(NAMES, ("shortlist", "decline", "star") * 2, strict=False))
    assert site.run(decisions(world)) == kinds


@on_a_desk
def test_a_held_key_decides_once(deck: Page) -> None:
    deck.keyboard.down("ArrowRight")
    for _ in range(4):
        deck.keyboard.down("ArrowRight")
    deck.keyboard.up("ArrowRight")
    decided(deck, 1)


@on_a_desk
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


def test_drags_decide_and_a_short_one_springs_back(
    deck: Page, world: DeckWorld, site: Site, viewport: dict[str, int]
) -> None:
    phone = viewport["width"] < 600
    drag(deck, 60, 0, phone)
    deck.wait_for_timeout(400)
    on_top(deck, "Jonas")
    for (across, down), name in (((180, 0), "Ada"), ((-180, 0), "Lin"), ((0, -240), "Ben")):
        drag(deck, across, down, phone)
        on_top(deck, name)
        deck.wait_for_timeout(400)
    saved(deck)
    assert site.run(decisions(world)) == {"Jonas": "shortlist", "Ada": "decline", "Lin": "star"}
    # A drag is not a tap: the clip still plays.
    expect(top(deck).locator("video")).to_have_js_property("paused", False)


def test_undo_works_after_a_reload(deck: Page, world: DeckWorld, site: Site) -> None:
    deck.get_by_test_id("shortlist").click()
    deck.get_by_test_id("decline").click()
    saved(deck)
    deck.reload()
    on_top(deck, "Lin")
    deck.get_by_test_id("undo").click()
    on_top(deck, "Ada")
    deck.get_by_test_id("undo").click()
    on_top(deck, "Jonas")
    expect(deck.get_by_test_id("undo")).to_be_disabled()
    saved(deck)
    assert site.run(decisions(world)) == {}


def test_when_everything_is_decided_the_chosen_are_listed_the_starred_first(deck: Page) -> None:
    for number in range(len(NAMES)):
        deck.get_by_test_id("star" if number == 5 else "shortlist" if number % 4 == 0 else "decline").click()
    finished = deck.get_by_test_id("deck-finished")
    expect(finished.get_by_role("heading", name="Every reply is decided")).to_be_visible()
    expect(finished.get_by_role("heading", level=3)).to_have_text(["Starred1", "Shortlisted2"])
    expect(finished.get_by_role("listitem")).to_have_text([re.compile(name) for name in ("Yusuf", "Jonas", "Marta")])
    expect(finished.get_by_role("link", name="Back to your jobs")).to_have_attribute("href", "/hire")
    deck.get_by_test_id("undo").click()
    on_top(deck, "Tom")
    expect(finished).to_be_hidden()


def test_from_a_decided_card_there_is_a_way_back_to_the_summary(deck: Page) -> None:
    expect(deck.get_by_test_id("summary")).to_have_count(0)
    for _ in NAMES:
        deck.get_by_test_id("shortlist").click()
    finished = deck.get_by_test_id("deck-finished")
    for back in ("button", "key"):
        finished.get_by_role("button", name="Lin").click()
        on_top(deck, "Lin")
        decided(deck, len(NAMES))
        deck.get_by_test_id("summary").click() if back == "button" else deck.keyboard.press("Escape")
        expect(finished).to_be_visible()
        expect(top(deck)).to_have_count(0)
        decided(deck, len(NAMES))
    deck.get_by_test_id("undo").click()
    on_top(deck, "Tom")
    decided(deck, len(NAMES) - 1)
    deck.keyboard.press("Escape")
    on_top(deck, "Tom")


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


@on_a_desk
def test_a_decided_card_is_gone_though_others_follow_it(deck: Page) -> None:
    left = deck.evaluate(
        """async () => {
            const first = document.querySelector('[data-testid=deck-card]').dataset.id;
            for (let n = 0; n < 7; n += 1) {
                dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight'}));
                await new Promise((done) => setTimeout(done, 150));
            }
            return Boolean(document.querySelector(`article[data-id="${first}"]`));
        }"""
    )
    assert not left
    expect(cards(deck)).to_have_text([re.compile("Tom")])


@on_a_desk
def test_a_card_that_comes_back_while_it_flies_out_stays(deck: Page) -> None:
    for key in ("ArrowRight", "ArrowUp", "z", "z", "ArrowLeft", "z", "j", "k"):
        deck.keyboard.press(key)
        deck.wait_for_timeout(60)
    deck.wait_for_timeout(1000)
    expect(cards(deck)).to_have_text([re.compile(name) for name in NAMES[:4]])
    on_top(deck, "Jonas")
    box = top(deck).bounding_box()
    pile = deck.get_by_test_id("deck-card").locator("xpath=..").bounding_box()
    assert box == pile


def test_the_next_clip_is_seen_while_a_card_is_dragged_aside(deck: Page, viewport: dict[str, int]) -> None:
    box = top(deck).bounding_box()
    assert box is not None
    spot = {"x": box["x"] + 0.06 * box["width"], "y": box["y"] + box["height"] / 2, "width": 4, "height": 4}
    with pulled(deck, 170, 0, phone=viewport["width"] < 600):
        seen = Image.open(BytesIO(deck.screenshot(clip=spot))).convert("RGB").resize((1, 1)).getpixel((0, 0))
    assert max(seen) > 100, seen


@on_a_desk
def test_replies_keep_their_place_in_the_list(deck: Page) -> None:
    deck.keyboard.press("ArrowRight")
    queued(deck, "Ben").get_by_role("button").click()
    deck.keyboard.press("ArrowLeft")
    on_top(deck, "Marta")
    saved(deck)
    rows = deck.get_by_test_id("queue-row")
    expect(rows).to_have_text([re.compile(name) for name in NAMES])
    deck.reload()
    on_top(deck, "Ada")
    expect(rows).to_have_text([re.compile(name) for name in NAMES])


@on_a_desk
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


@pytest.mark.parametrize("viewport", [LANDSCAPE, TABLET], ids=["landscape", "tablet"])
def test_every_button_is_reached_on_other_screens(deck: Page, viewport: dict[str, int]) -> None:
    expect(deck.get_by_test_id("caption")).to_be_visible()
    for button in deck.get_by_test_id("deck").get_by_role("button").all():
        if button.is_enabled():
            button.click(trial=True)
    deck.get_by_test_id("speed").click(trial=True)
    deck.get_by_role("slider").click(trial=True)
    video = top(deck).locator("video")
    assert video.evaluate("(video) => getComputedStyle(video).objectFit") == "contain"


@on_a_desk
def test_a_viewer_watches_all_and_decides_nothing(
    page: Page, context: BrowserContext, world: DeckWorld, site: Site
) -> None:
    signed_in(context, world.viewer, site.url)
    opened(page, world)
    expect(page.get_by_test_id("shortlist")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    on_top(page, "Ada")
    page.get_by_test_id("previous").click()
    on_top(page, "Jonas")
    drag(page, 300, 0, phone=False)
    on_top(page, "Jonas")
    assert site.run(decisions(world)) == {}


@on_a_desk
def test_the_queue_and_the_transcript_lead_where_they_say(deck: Page) -> None:
    deck.get_by_test_id("queue-row").filter(has_text="Ben").get_by_role("button").click()
    on_top(deck, "Ben")
    deck.get_by_test_id("transcript").get_by_role("button", name=re.compile("nobody waits")).click()
    expect(deck.get_by_test_id("caption")).to_contain_text("nobody waits")
    assert top(deck).locator("video").evaluate("(video) => video.currentTime") >= 3
    deck.keyboard.press("ArrowRight")
    on_top(deck, "Marta")


@on_a_desk
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


@on_a_desk
def test_keys_are_left_alone_in_fields(deck: Page) -> None:
    deck.get_by_role("slider").focus()
    deck.keyboard.press("ArrowRight")
    deck.get_by_test_id("speed").focus()
    deck.keyboard.press("ArrowUp")
    on_top(deck, "Jonas")
    decided(deck, 0)


@on_a_desk
def test_with_reduced_motion_the_next_card_is_simply_there(deck: Page) -> None:
    deck.emulate_media(reduced_motion="reduce")
    deck.keyboard.press("ArrowRight")
    on_top(deck, "Ada")
    expect(deck.locator("article[data-id]")).to_have_count(4, timeout=300)


@on_a_desk
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


@on_a_phone
def test_on_a_phone_the_queue_is_a_sheet(deck: Page) -> None:
    deck.get_by_role("button", name="Replies and details").click()
    sheet = deck.get_by_role("dialog", name="Replies and details")
    sheet.get_by_test_id("queue-row").filter(has_text="Ben").get_by_role("button").click()
    expect(sheet).to_be_hidden()
    on_top(deck, "Ben")

"""Deciding in the deck: keys, buttons, drags, undo, and the summary at the end."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.deck_world import DeckWorld, signed_in
from tests.browser.reviewing import (
    NAMES,
    cards,
    decided,
    decisions,
    drag,
    on_top,
    opened,
    saved,
    top,
)
from tests.browser.server import Site
from tests.browser.sizes import on_desktop


@on_desktop
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


@on_desktop
def test_six_rapid_presses_count_six(deck: Page, world: DeckWorld, site: Site) -> None:
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp") * 2:
        deck.keyboard.press(key)
    on_top(deck, "Elena")
    decided(deck, 6)
    saved(deck)
    kinds = dict(zip(NAMES, ("shortlist", "decline", "star") * 2, strict=False))
    assert site.run(decisions(world)) == kinds


@on_desktop
def test_a_held_key_decides_once(deck: Page) -> None:
    deck.keyboard.down("ArrowRight")
    for _ in range(4):
        deck.keyboard.down("ArrowRight")
    deck.keyboard.up("ArrowRight")
    decided(deck, 1)


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


@on_desktop
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


@on_desktop
def test_a_card_that_comes_back_while_it_flies_out_stays(deck: Page, world: DeckWorld, site: Site) -> None:
    for key in ("ArrowRight", "ArrowUp", "z", "z", "ArrowLeft", "z", "j", "k"):
        deck.keyboard.press(key)
        deck.wait_for_timeout(60)
    deck.wait_for_timeout(1000)
    expect(cards(deck)).to_have_text([re.compile(name) for name in NAMES[:4]])
    on_top(deck, "Jonas")
    box = top(deck).bounding_box()
    pile = deck.get_by_test_id("deck-card").locator("xpath=..").bounding_box()
    assert box == pile
    saved(deck)
    assert site.run(decisions(world)) == {}


@on_desktop
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


@on_desktop
def test_with_reduced_motion_the_next_card_is_simply_there(deck: Page) -> None:
    deck.emulate_media(reduced_motion="reduce")
    deck.keyboard.press("ArrowRight")
    on_top(deck, "Ada")
    expect(deck.locator("article[data-id]")).to_have_count(4, timeout=300)

"""The deck with others in it, and without a connection, in a real browser."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from resumes_app import db
from tests.browser.deck_world import DeckWorld, add_reply, make_deck, signed_in
from tests.browser.reviewing import (
    NAMES,
    cards,
    decide_as,
    decided,
    decisions,
    on_top,
    opened,
    queued,
    saved,
)
from tests.browser.server import Site
from tests.browser.sizes import on_desktop
from tests.factories import make_user


@pytest.fixture
def colleague(browser: Browser, browser_context_args: dict[str, Any], world: DeckWorld, site: Site) -> Any:
    context = browser.new_context(**browser_context_args)
    signed_in(context, world.colleague, site.url)
    yield context.new_page()
    context.close()


@on_desktop
def test_a_colleagues_decision_takes_the_card_away_without_a_reload(
    deck: Page, colleague: Page, world: DeckWorld
) -> None:
    opened(colleague, world)
    deck.keyboard.press("ArrowRight")
    on_top(colleague, "Ada")
    expect(colleague.get_by_test_id("deck-message")).to_contain_text("Mia shortlisted Jonas.")
    decided(colleague, 1)
    row = colleague.get_by_test_id("queue-row").filter(has_text="Jonas")
    expect(row).to_have_attribute("data-kind", "shortlist")
    expect(row).to_contain_text("Mia")


@on_desktop
def test_a_colleagues_decision_is_reopened_on_purpose_only(deck: Page, colleague: Page, world: DeckWorld) -> None:
    opened(colleague, world)
    deck.keyboard.press("ArrowLeft")
    on_top(colleague, "Ada")
    expect(colleague.get_by_test_id("undo")).to_be_disabled()
    colleague.get_by_role("button", name="Look again").click()
    expect(colleague.get_by_test_id("standing")).to_contain_text("Mia declined this reply")
    colleague.get_by_test_id("reopen").click()
    expect(deck.get_by_test_id("deck-message")).to_contain_text("Noor reopened Jonas.")
    colleague.keyboard.press("ArrowUp")
    expect(deck.get_by_test_id("queue-row").filter(has_text="Jonas")).to_have_attribute("data-kind", "star")


@on_desktop
def test_the_second_on_one_card_hears_who_decided_what(
    deck: Page, colleague: Page, world: DeckWorld, site: Site
) -> None:
    opened(colleague, world)
    colleague.context.set_offline(True)
    colleague.keyboard.press("ArrowRight")
    deck.keyboard.press("ArrowLeft")
    saved(deck)
    colleague.context.set_offline(False)
    expect(colleague.get_by_test_id("deck-message")).to_contain_text("Mia already declined Jonas.")
    on_top(colleague, "Ada")
    saved(colleague)
    assert site.run(decisions(world)) == {"Jonas": "decline"}


@pytest.fixture
def offline(context: BrowserContext, console_errors: list[str]) -> Iterator[BrowserContext]:
    """The recruiter's browser without a network; what it complains about that is no fault."""
    context.set_offline(True)
    yield context
    console_errors[:] = [error for error in console_errors if "ERR_INTERNET_DISCONNECTED" not in error]


def test_decisions_without_a_connection_are_sent_once_it_is_back(
    deck: Page, offline: BrowserContext, world: DeckWorld, site: Site
) -> None:
    for button in ("shortlist", "decline", "star", "undo"):
        deck.get_by_test_id(button).click()
    on_top(deck, "Lin")
    assert site.run(decisions(world)) == {}
    offline.set_offline(False)
    saved(deck)
    assert site.run(decisions(world)) == {"Jonas": "shortlist", "Ada": "decline"}


def test_decisions_that_were_not_sent_survive_the_tab(
    deck: Page, offline: BrowserContext, world: DeckWorld, site: Site
) -> None:
    deck.get_by_test_id("star").click()
    on_top(deck, "Ada")
    deck.close()
    offline.set_offline(False)
    again = opened(offline.new_page(), world)
    on_top(again, "Ada")
    saved(again)
    assert site.run(decisions(world)) == {"Jonas": "star"}


@on_desktop
def test_cards_that_a_colleague_decides_leave_also_where_nothing_is_painted(
    page: Page, context: BrowserContext, world: DeckWorld, site: Site
) -> None:
    signed_in(context, world.recruiter, site.url)
    # As in a tab behind another one.
    page.add_init_script(
        "const paint = requestAnimationFrame; requestAnimationFrame = (next) => (window.behind ? 0 : paint(next));"
    )
    opened(page, world)
    page.evaluate("window.behind = true")
    site.run(decide_as(world.colleague, world, 0, 1, 2))
    decided(page, 3)
    page.wait_for_timeout(1000)
    expect(cards(page)).to_have_text([re.compile(name) for name in NAMES[3:7]])


@on_desktop
def test_after_a_colleagues_decisions_undo_and_steps_the_pile_holds_what_waits(
    deck: Page, world: DeckWorld, site: Site
) -> None:
    deck.keyboard.press("ArrowRight")
    site.run(decide_as(world.colleague, world, 1, 2, 4))
    decided(deck, 4)
    deck.keyboard.press("z")
    on_top(deck, "Jonas")
    for key in ("j", "k", "j", "j", "k", "k"):
        deck.keyboard.press(key)
    deck.wait_for_timeout(1000)
    expect(cards(deck)).to_have_text([re.compile(name) for name in ("Jonas", "Ben", "Yusuf", "Elena")])


@on_desktop
def test_a_decision_kept_without_a_connection_does_not_pass_over_what_came_and_went(
    deck: Page, offline: BrowserContext, world: DeckWorld, site: Site
) -> None:
    deck.get_by_test_id("star").click()
    on_top(deck, "Ada")
    deck.close()
    site.run(decide_as(world.colleague, world, 0, undone=True))
    offline.set_offline(False)
    again = opened(offline.new_page(), world)
    expect(again.get_by_test_id("deck-message")).to_contain_text("The reply of Jonas changed while you looked at it.")
    on_top(again, "Jonas")
    saved(again)
    assert site.run(decisions(world)) == {}
    again.get_by_test_id("star").click()
    saved(again)
    assert site.run(decisions(world)) == {"Jonas": "star"}


@on_desktop
def test_what_is_done_in_one_tab_takes_the_card_away_in_the_other_without_a_word(
    deck: Page, context: BrowserContext, world: DeckWorld
) -> None:
    other = opened(context.new_page(), world)
    deck.keyboard.press("ArrowRight")
    deck.keyboard.press("z")
    deck.keyboard.press("ArrowUp")
    saved(deck)
    expect(queued(other, "Jonas")).to_have_attribute("data-kind", "star")
    on_top(other, "Ada")
    expect(other.get_by_test_id("deck-message")).to_have_count(0)
    on_top(deck, "Ada")
    deck.wait_for_timeout(500)
    expect(deck.get_by_test_id("deck-message")).to_have_count(0)
    decided(deck, 1)


def test_an_empty_deck_fills_by_itself(page: Page, context: BrowserContext, site: Site) -> None:
    world = site.run(make_deck())
    signed_in(context, world.recruiter, site.url)
    page.goto(world.deck)
    expect(page.get_by_test_id("deck-empty")).to_contain_text("No replies yet")
    page.get_by_test_id("copy-link").click()
    expect(page.get_by_test_id("notices")).to_contain_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site.url}/jobs/{world.job.slug}"
    site.run(arrive(world))
    on_top(page, "Freya")


async def arrive(world: DeckWorld) -> None:
    """A reply comes in, as the worker announces it."""
    reply = await add_reply(world.job, await make_user(display_name="Freya"))
    async with db.transaction() as session:
        await db.notify(session, f"job:{world.job.id}", {"application": reply.public_id, "relist": True})

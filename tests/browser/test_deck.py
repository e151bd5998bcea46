"""The deck in a real browser: keys, drags, undo, colleagues, lost connections."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from sqlmodel import col, select

from resumes_app import db
from resumes_app.models import Application, Decision
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.deck_world import DeckWorld, add_reply, make_deck, signed_in
from tests.browser.server import Site
from tests.factories import make_user

NAMES = ("Jonas", "Ada", "Lin", "Ben", "Marta", "Yusuf", "Elena", "Tom")
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


def opened(page: Page, world: DeckWorld) -> Page:
    page.goto(world.deck)
    expect(top(page)).to_be_visible()
    return page


def top(page: Page) -> Locator:
    return page.get_by_test_id("deck-card")


def on_top(page: Page, name: str) -> None:
    expect(top(page).get_by_role("heading", name=name)).to_be_visible()


def decided(page: Page, count: int, of: int = len(NAMES)) -> None:
    expect(page.get_by_test_id("deck-progress")).to_have_text(f"{count} of {of}")


def saved(page: Page) -> None:
    expect(page.get_by_test_id("deck")).to_have_attribute("data-saved", "true")


async def decisions(world: DeckWorld) -> dict[str, str]:
    """Return the standing decisions by the candidates' names."""
    names = {who.id: who.display_name for who in world.candidates}
    async with db.reading() as session:
        rows = await session.exec(
            select(Application.candidate_id, Decision.kind)
            .join(Decision, col(Decision.application_id) == col(Application.id))
            .where(Application.job_id == world.job.id, col(Decision.undone_at).is_(None))
        )
        return {names[candidate]: kind.value for candidate, kind in rows.all()}


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


def drag(page: Page, across: int, down: int, phone: bool) -> None:
    box = top(page).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.45
    if not phone:
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(1, 9):
            page.mouse.move(x + across * step / 8, y + down * step / 8)
            page.wait_for_timeout(30)
        page.wait_for_timeout(200)  # At rest: what counts is the way, not the speed.
        page.mouse.up()
        return
    touches = page.context.new_cdp_session(page)

    def send(kind: str, *points: dict[str, float]) -> None:
        touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    send("touchStart", {"x": x, "y": y})
    for step in range(1, 9):
        send("touchMove", {"x": x + across * step / 8, "y": y + down * step / 8})
        page.wait_for_timeout(30)
    page.wait_for_timeout(200)
    send("touchEnd")


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


@pytest.fixture
def colleague(browser: Browser, browser_context_args: dict[str, Any], world: DeckWorld, site: Site) -> Any:
    context = browser.new_context(**browser_context_args)
    signed_in(context, world.colleague, site.url)
    yield context.new_page()
    context.close()


@on_a_desk
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


@on_a_desk
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


@on_a_desk
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


def test_when_everything_is_decided_the_chosen_are_listed(deck: Page) -> None:
    for number in range(len(NAMES)):
        deck.get_by_test_id("shortlist" if number % 4 == 0 else "decline").click()
    finished = deck.get_by_test_id("deck-finished")
    expect(finished.get_by_role("heading", name="Every reply is decided")).to_be_visible()
    expect(finished.get_by_role("listitem")).to_have_text([re.compile("Jonas"), re.compile("Marta")])
    expect(finished.get_by_role("link", name="Back to your jobs")).to_have_attribute("href", "/hire")
    deck.get_by_test_id("undo").click()
    on_top(deck, "Tom")
    expect(finished).to_be_hidden()


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


def test_nothing_moves_while_the_deck_comes_up(deck: Page) -> None:
    deck.wait_for_timeout(1000)
    assert shifted(deck) < 0.01


def shifted(page: Page) -> float:
    """Return the page's cumulative layout shift."""
    moved: float = page.evaluate(
        """() => new Promise((done) => {
            let sum = 0;
            new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
            }).observe({type: 'layout-shift', buffered: true});
            setTimeout(() => done(sum), 300);
        })"""
    )
    return moved


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

"""A page whose person is signed out elsewhere gives way at once, and leads back to where it was."""

import re
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import found
from tests.browser.deck_world import DeckWorld, signed_in
from tests.browser.replying import LOCAL_TAKES, Candidate, block_parts, quiet_about
from tests.browser.reviewing import NAMES, cards, opened
from tests.browser.server import Site
from tests.browser.sizes import on_desktop, on_phone
from tests.factories import PASSWORD


def sign_in_again(page: Page, email: str) -> None:
    page.get_by_test_id("sign-in-again").click()
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")


@on_desktop
def test_signing_out_everywhere_takes_the_deck_off_the_other_screen(
    world: DeckWorld, page: Page, browser: Browser, browser_context_args: dict[str, Any], site: Site
) -> None:
    elsewhere = signed_in(browser.new_context(**browser_context_args), world.recruiter, site.url)
    deck = opened(elsewhere.new_page(), world)
    signed_in(page.context, world.recruiter, site.url)
    page.goto("/settings")
    page.get_by_role("button", name="Sign out everywhere").click()
    expect(page).to_have_url(re.compile("/signin"))
    expect(deck.get_by_test_id("signed-out")).to_contain_text("You were signed out", timeout=8000)
    expect(cards(deck)).to_have_count(0)
    for name in NAMES:
        assert name not in deck.content()
    deck.keyboard.press("ArrowRight")  # The deck's key does nothing any more.
    assert found(deck) == {}
    assert (
        deck.get_by_test_id("sign-in-again").get_attribute("href")
        == f"/signin?next=%2Fhire%2Fjobs%2F{world.job.slug}%2Fdeck"
    )
    deck.reload()
    expect(deck.get_by_text("You were signed out. Sign in again")).to_be_visible()
    elsewhere.close()


@on_phone
def test_a_take_that_was_not_sent_outlives_the_signing_out_in_another_tab(
    ana: Candidate, console_errors: list[str]
) -> None:
    ana.open()
    ana.turn_camera_on()
    block_parts(ana.page)
    ana.take(1.5)
    other = ana.also(ana.page.context.new_page())
    other.page.goto("/settings")
    other.by("sign-out").click()
    expect(ana.page.get_by_test_id("signed-out")).to_be_visible(timeout=8000)
    expect(ana.page.locator("video")).to_have_count(0)
    assert len(ana.page.evaluate(LOCAL_TAKES)) == 1
    ana.page.unroute_all()
    sign_in_again(ana.page, ana.user.email)
    expect(ana.page).to_have_url(re.compile(f"/reply/{ana.job.slug}$"))
    ana.kept(1)
    quiet_about(console_errors, r"ERR_FAILED|401")

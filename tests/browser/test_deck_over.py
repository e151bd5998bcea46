"""The deck once all is decided: who was declined, and the way back; and a reply that goes while it is looked at."""

from playwright.sync_api import Page, expect

from resumes_app.applications import service as applications
from tests.browser.axe import found
from tests.browser.deck_world import DeckWorld
from tests.browser.reviewing import NAMES, decide_as, decided, decisions, on_top, saved
from tests.browser.server import Site
from tests.browser.sizes import on_desktop
from tests.factories import identity_for


@on_desktop
def test_who_was_declined_is_listed_and_brought_back_by_keyboard(deck: Page, world: DeckWorld, site: Site) -> None:
    site.run(applications.withdraw(site.run(identity_for(world.candidates[0])), world.replies[0].public_id))
    expect(deck.get_by_test_id("deck-message")).to_contain_text("The reply of Jonas is not here any more")
    on_top(deck, "Ada")
    site.run(decide_as(world.colleague, world, *range(2, len(NAMES))))
    decided(deck, len(NAMES) - 2, of=len(NAMES) - 1)
    deck.keyboard.press("ArrowLeft")
    saved(deck)
    folded = deck.get_by_test_id("declined")
    expect(folded).to_have_text(f"Declined {len(NAMES) - 1}")
    folded.focus()
    deck.keyboard.press("Enter")
    assert found(deck) == {}
    for name in ("Ada", "Lin"):  # One of the recruiter's own decisions, one of a colleague's.
        if not deck.get_by_role("button", name=f"Bring back {name}").is_visible():
            deck.keyboard.press("Escape")
            deck.get_by_test_id("declined").press("Enter")
        deck.get_by_role("button", name=f"Bring back {name}").press("Enter")
        on_top(deck, name)
        saved(deck)
        assert name not in site.run(decisions(world))
        if name == "Ada":
            deck.keyboard.press("ArrowRight")
            saved(deck)

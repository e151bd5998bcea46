"""A reply that is revealed in stages, from its words to its name; until then nothing of it comes into the browser."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Request, WebSocket, expect

from tests.browser.deck_world import make_deck, signed_in
from tests.browser.reviewing import decisions, on_top, saved, top
from tests.browser.server import Site

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}


class Arrived:
    """What the page has fetched, and what was sent to it over its socket."""

    def __init__(self, page: Page) -> None:
        self.media: list[str] = []
        self.frames: list[str] = []
        page.on("request", self._asked)
        page.on("websocket", self._follow)

    def _asked(self, request: Request) -> None:
        if "/media/" in request.url:
            self.media.append(request.url.split("/media/")[1])

    def _follow(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.frames.append(str(frame)))

    def folders(self) -> set[str]:
        return {key.split("/")[0] for key in self.media}

    def tells(self, *words: str) -> set[str]:
        return {word for word in words if any(word in frame for frame in self.frames)}


def test_words_then_sound_then_picture(
    page: Page, context: BrowserContext, site: Site, viewport: dict[str, int]
) -> None:
    keys = viewport["width"] > 600
    world = site.run(make_deck("Ximena Quiroga", "Bo Lindqvist", staged_reveal=True))
    signed_in(context, world.recruiter, site.url)
    arrived = Arrived(page)
    page.goto(world.deck)
    veiled, words = page.get_by_test_id("veiled"), page.get_by_test_id("veiled").get_by_test_id("words")
    going_on, undo = veiled.get_by_test_id("open-stage"), page.get_by_test_id("undo")
    expect(veiled.get_by_role("heading", name="Applicant 1")).to_be_visible()
    expect(words).to_have_text(re.compile(r"I am \[name\]\. I have made coffee"))
    page.wait_for_timeout(0 if keys else 3000)  # By now a deck has its next clips.
    assert arrived.media == []
    assert Axe().run(page, options=RULES).response["violations"] == []

    page.keyboard.press("Enter") if keys else going_on.click(force=True)  # Nothing opens without a score.
    expect(veiled).to_have_attribute("data-stage", "words")
    page.keyboard.press("Shift+Digit2") if keys else veiled.get_by_test_id("score-2").click()
    expect(veiled.get_by_test_id("score-2")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("z") if keys else undo.click()
    expect(veiled.get_by_test_id("score-2")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Shift+Digit4") if keys else veiled.get_by_test_id("score-4").click()
    page.keyboard.press("Enter") if keys else going_on.click()
    expect(veiled).to_have_attribute("data-stage", "sound")
    expect(veiled.get_by_role("heading", name="Applicant 1")).to_be_focused()
    expect(veiled.locator("audio")).to_have_js_property("paused", False)
    assert Axe().run(page, options=RULES).response["violations"] == []
    assert arrived.folders() == {"sounds"}
    assert arrived.tells("Ximena", "Lindqvist", "/clips/", "data:image") == set()

    page.keyboard.press("Shift+Digit5") if keys else veiled.get_by_test_id("score-5").click()
    page.keyboard.press("Enter") if keys else going_on.click()
    on_top(page, "Ximena Quiroga")
    expect(page.get_by_role("heading", name="Ximena Quiroga", level=2)).to_be_focused()
    expect(top(page).locator("video")).to_have_js_property("paused", False)
    page.keyboard.press("ArrowRight") if keys else page.get_by_test_id("shortlist").click()
    expect(veiled.get_by_role("heading", name="Applicant 2")).to_be_visible()
    page.keyboard.press("ArrowLeft") if keys else page.get_by_test_id("decline").click()
    finished = page.get_by_test_id("deck-finished")
    expect(finished.get_by_role("button", name="Ximena Quiroga")).to_be_visible()
    finished.get_by_test_id("declined").click()
    expect(finished.get_by_role("button", name=re.compile("^Declined Applicant 2"))).to_be_visible()
    saved(page)
    assert site.run(decisions(world)) == {"Ximena Quiroga": "shortlist", "Bo Lindqvist": "decline"}
    assert arrived.tells("Lindqvist") == set()

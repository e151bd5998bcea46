"""Two windows write one draft: what the other one saved comes in beside what is being typed, never over it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, WebSocketRoute, expect

from tests.browser.deck_world import signed_in
from tests.browser.server import Site
from tests.factories import make_company, make_member, sign_in
from tests.search.towns import load_towns

pytestmark = pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}], ids=["desktop"])

FIELDS = {"Title": "Roaster", "Questions": "Why coffee?", "Place and country": "Porto"}
"""What the banner calls a thing → what both windows show there at first."""


class Answers:
    """What the server sends to a page, which can be held back for a while."""

    def __init__(self, page: Page) -> None:
        self.page, self.holds, self.held = page, False, list[str | bytes]()
        page.route_web_socket(re.compile("/_event"), self._through)

    def _through(self, socket: WebSocketRoute) -> None:
        self.socket = socket
        server = socket.connect_to_server()
        server.on_message(lambda message: self.held.append(message) if self.holds else socket.send(message))

    @contextmanager
    def held_from_the_next(self) -> Iterator[None]:
        """What is done inside is done before the page hears the next answer."""
        self.holds = True
        while not any("job_form_state" in str(message) for message in self.held):
            self.page.wait_for_timeout(50)
        yield
        self.holds = False
        for message in self.held:
            self.socket.send(message)


def field(page: Page, thing: str) -> Locator:
    by_name = {"Title": page.get_by_label("Title"), "Questions": page.get_by_test_id("question").first}
    return by_name.get(thing, page.get_by_test_id("place"))


@pytest.fixture
def answers(page: Page) -> Answers:
    return Answers(page)


@pytest.fixture
def second(page: Page, answers: Answers, site: Site, context: BrowserContext) -> Page:
    """Another window with the draft that `page` writes."""

    async def recruiter() -> str:
        company = await make_company(name="Slow Tide")
        await load_towns()
        return await sign_in(await make_member(company))

    signed_in(context, site.run(recruiter()), site.url)
    page.goto("/hire/jobs/new")
    for thing, text in FIELDS.items():
        field(page, thing).fill(text)
    expect(page).to_have_url(re.compile("/edit$"))
    expect(page.get_by_test_id("saved")).to_have_text("Draft saved.")
    window = context.new_page()
    for each in (page, window):
        each.goto(page.url)
        expect(field(each, "Title")).to_have_value("Roaster")
    return window


@pytest.mark.parametrize("thing", FIELDS)
def test_what_comes_in_where_one_types_is_asked_about(page: Page, second: Page, answers: Answers, thing: str) -> None:
    field(second, thing).fill("Braga")
    expect(second.get_by_test_id("saved")).to_have_text("Draft saved.")
    page.get_by_label("Tags").fill("night")
    with answers.held_from_the_next():
        field(page, thing).fill("Far")
    expect(page.get_by_text("It is kept.")).to_be_visible()
    page.keyboard.type("o")
    expect(page.get_by_text(f"changed the same meanwhile: {thing}.")).to_be_visible()
    expect(field(page, thing)).to_have_value("Faro")
    page.get_by_test_id("keep-mine").click()
    expect(page.get_by_test_id("keep-mine")).to_have_count(0)
    expect(page.get_by_test_id("saved")).to_have_text("Draft saved.")
    field(page, thing).press("End")
    page.keyboard.type("s")
    page.wait_for_timeout(1500)  # What was typed last is heard of.
    expect(page.get_by_test_id("saved")).to_have_text("Draft saved.")
    second.reload()
    expect(field(second, thing)).to_have_value("Faros")


def test_what_comes_in_where_nobody_types_stands_in_the_form(page: Page, second: Page) -> None:
    for thing in FIELDS:
        field(second, thing).fill("Braga")
    second.get_by_test_id("add-question").click()
    second.get_by_test_id("question").nth(1).fill("When?")
    expect(second.get_by_test_id("saved")).to_have_text("Draft saved.")
    page.get_by_label("Tags").fill("night")
    for thing in FIELDS:
        expect(field(page, thing)).to_have_value("Braga")
    expect(page.get_by_test_id("question").nth(1)).to_have_value("When?")
    page.get_by_label("Tags").fill("night, shift")
    page.wait_for_timeout(1500)  # As above.
    expect(page.get_by_test_id("saved")).to_have_text("Draft saved.")
    expect(page.get_by_test_id("keep-mine")).to_have_count(0)
    second.reload()
    for thing in FIELDS:
        expect(field(second, thing)).to_have_value("Braga")
    expect(second.get_by_test_id("question").nth(1)).to_have_value("When?")

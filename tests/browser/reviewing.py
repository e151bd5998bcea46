"""A recruiter at the deck: what the tests of it share."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect
from sqlmodel import col, select

from resumes_app import db
from resumes_app.accounts.service import identity_of_cookie
from resumes_app.models import Application, Decision
from resumes_app.reviews import service
from tests.browser.deck_world import DeckWorld

NAMES = ("Jonas", "Ada", "Lin", "Ben", "Marta", "Yusuf", "Elena", "Tom")


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


async def decide_as(cookie: str, world: DeckWorld, *replies: int, kind: str = "decline", undone: bool = False) -> None:
    """Decide undecided replies (by their place) elsewhere, as whoever has the session `cookie`."""
    who = await identity_of_cookie(cookie)
    for place in replies:
        reply = world.replies[place].public_id
        version = (await service.look(who, reply))["version"]
        await service.decide(who, reply, kind, version)
        if undone:
            await service.undo(who, world.job.slug, reply)


def cards(page: Page) -> Locator:
    """Return the cards that are there, painted or not, the one on top first."""
    return page.locator("article[data-id]")


def queued(page: Page, name: str) -> Locator:
    """Return the row of `name` in the list."""
    return page.get_by_test_id("queue-row").filter(has_text=name)


@contextmanager
def pulled(page: Page, across: int, down: int, phone: bool) -> Iterator[None]:
    """The card on top is held so many pixels from its place; at the end it is let go there."""
    box = top(page).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.45
    steps = [(x + across * step / 8, y + down * step / 8) for step in range(1, 9)]
    touches = page.context.new_cdp_session(page) if phone else None

    def touch(kind: str, *points: tuple[float, float]) -> None:
        assert touches is not None
        touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    if phone:
        touch("touchStart", (x, y))
    else:
        page.mouse.move(x, y)
        page.mouse.down()
    for point in steps:
        if phone:
            touch("touchMove", point)
        else:
            page.mouse.move(*point)
        page.wait_for_timeout(30)
    page.wait_for_timeout(200)  # At rest: what counts is the way, not the speed.
    yield
    if phone:
        touch("touchEnd")
    else:
        page.mouse.up()


def drag(page: Page, across: int, down: int, phone: bool) -> None:
    """Pull the card on top so far, and let it go."""
    with pulled(page, across, down, phone):
        pass

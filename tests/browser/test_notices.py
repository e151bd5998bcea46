"""Messages that come up over a page: for their time, on their page, beside its controls."""

import pytest
import sqlalchemy as sa
from playwright.sync_api import BrowserContext, Page, expect
from sqlmodel import col

from resumes_app import db
from resumes_app.models import Job
from tests.browser.deck_world import signed_in
from tests.browser.feed import Feed
from tests.browser.server import Site
from tests.browser.sizes import PHONE
from tests.factories import identity_for, make_job, make_user, sign_in
from tests.studio.factories import keep_take, make_draft

LIFE_MS = 7000
MOST_HURRIED_MS = 10_000
"""So long at the least there is something to be done about what is said."""


@pytest.fixture
def said(page: Page, context: BrowserContext, site: Site) -> Page:
    """A job that has just been saved; the notice says so."""
    signed_in(context, site.run(sign_in(site.run(make_user()))), site.url)
    page.goto(f"/jobs/{site.run(make_job()).slug}")
    page.get_by_test_id("save").click()
    expect(page.get_by_text("You find it under Jobs.")).to_be_visible()
    return page


def test_a_notice_does_not_follow_to_the_next_page_nor_back(said: Page) -> None:
    said.get_by_test_id("nav-jobs").locator("visible=true").click()
    expect(said.get_by_test_id("result").first).to_be_visible()
    assert said.get_by_text("You find it under Jobs.").count() == 0
    said.go_back()
    expect(said.get_by_test_id("save")).to_have_attribute("aria-pressed", "true")
    said.wait_for_timeout(500)
    assert said.get_by_text("You find it under Jobs.").count() == 0


def test_a_notice_is_not_there_after_a_reload(said: Page) -> None:
    said.reload()
    expect(said.get_by_test_id("save")).to_have_attribute("aria-pressed", "true")
    said.wait_for_timeout(500)
    assert said.get_by_text("You find it under Jobs.").count() == 0


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_a_notice_goes_when_its_time_is_over(said: Page, motion: str) -> None:
    said.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    said.reload()
    save = said.get_by_test_id("save")
    for pressed in ("false", "true"):
        save.click()
        expect(save).to_have_attribute("aria-pressed", pressed)
    notice = said.get_by_text("You find it under Jobs.")
    expect(notice).to_be_visible()
    said.wait_for_timeout(LIFE_MS // 2)
    expect(notice).to_be_visible()
    expect(notice).to_have_count(0, timeout=LIFE_MS)


def test_a_notice_with_a_button_gives_more_time(page: Page, context: BrowserContext, site: Site) -> None:
    async def begun() -> str:
        user = await make_user()
        who = await identity_for(user)
        await keep_take(who, await make_draft(who))
        return await sign_in(user)

    signed_in(context, site.run(begun()), site.url)
    page.goto("/studio")
    page.get_by_test_id("delete-video").click()
    undo = page.get_by_test_id("notice-action")
    expect(undo).to_be_visible()
    page.mouse.move(0, 0)
    page.wait_for_timeout(MOST_HURRIED_MS)
    expect(undo).to_be_visible()
    expect(undo).to_have_count(0, timeout=MOST_HURRIED_MS)


COVERED = """() => {
  const box = document.querySelector('[data-testid=notices] .toast').getBoundingClientRect();
  return [...document.querySelectorAll('main h1, main h2, main p, main button, nav a')]
    .map((part) => [part.getBoundingClientRect(), part.textContent])
    .filter(([at]) => at.width && at.left < box.right && at.right > box.left)
    .filter(([at]) => at.top < box.bottom && at.bottom > box.top)
    .map(([, text]) => text);
}"""


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
def test_on_a_phone_a_notice_covers_nothing_to_read_and_a_finger_pushes_it_away(said: Page) -> None:
    notice = said.locator("[data-testid=notices] .toast")
    said.wait_for_timeout(500)
    assert said.evaluate(COVERED) == []
    box = notice.bounding_box()
    assert box
    assert box["height"] <= 48
    for way, left in ((30, 1), (-160, 0)):
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        touches = said.context.new_cdp_session(said)
        points = [(x + way * part / 8, y) for part in range(9)]
        for kind, (at, line) in zip(("touchStart", *["touchMove"] * 8), points, strict=True):
            touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": at, "y": line}]})
            said.wait_for_timeout(30)
        said.wait_for_timeout(100)
        touches.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        said.wait_for_timeout(400)
        expect(notice).to_have_count(left)


async def renamed(slug: str, to: str) -> None:
    async with db.transaction() as session:
        await session.exec(sa.update(Job).where(col(Job.slug) == slug).values(slug=to))


OVERLAPS = """() => {
  const box = document.querySelector('[data-testid=notices] .toast').getBoundingClientRect();
  return [...document.querySelectorAll('.vf-tools button, .vf-steps button, article[tabindex="0"] button, nav a')]
    .map((control) => [control.getBoundingClientRect(), control.outerHTML])
    .filter(([at]) => at.width && at.left < box.right && at.right > box.left)
    .filter(([at]) => at.top < box.bottom && at.bottom > box.top)
    .map(([, html]) => html);
}"""


def test_a_notice_lies_over_no_control_of_the_feed(page: Page, context: BrowserContext, site: Site) -> None:
    signed_in(context, site.run(sign_in(site.run(make_user()))), site.url)
    feed = Feed(page).open()
    slug = feed.slug
    site.run(renamed(slug, "taken-down"))
    try:
        feed.card.get_by_test_id("save").click()
        expect(page.locator("[data-testid=notices] .toast")).to_be_visible()
        assert page.evaluate(OVERLAPS) == []
    finally:
        site.run(renamed("taken-down", slug))

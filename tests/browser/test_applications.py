"""The candidate's replies in a real browser, while recruiters decide and the worker renders."""

import re

import pytest
import sqlalchemy as sa
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect
from sqlmodel import col

from resumes_app import db
from resumes_app.applications.service import press_send
from resumes_app.models import Member, Render, User
from resumes_app.models.studio import RenderStatus
from resumes_app.reviews import service as reviews
from tests.browser import steady
from tests.browser.deck_world import DeckWorld, make_deck, signed_in
from tests.browser.rendering import ends, goes_on, recorded, rendering
from tests.browser.server import Site
from tests.factories import identity_for, make_job, make_user, sign_in
from tests.studio.factories import keep_take, make_draft


@pytest.fixture
def world(site: Site) -> DeckWorld:
    return site.run(make_deck("Jonas"))


@pytest.fixture
def replies(page: Page, context: BrowserContext, world: DeckWorld, site: Site) -> Page:
    """Jonas's open list."""
    signed_in(context, site.run(sign_in(world.candidates[0])), site.url)
    steady.watch(page)
    page.goto("/applications")
    expect(page.get_by_test_id("application")).to_have_count(1)
    return page


async def decide(world: DeckWorld, kind: str) -> None:
    """A recruiter of the company decides."""
    async with db.reading() as session:
        statement = sa.select(User).join(Member, col(Member.user_id) == col(User.id))
        statement = statement.where(col(Member.company_id) == world.job.company_id, col(User.display_name) == "Mia")
        mia = (await session.exec(statement)).scalar_one()  # type: ignore[call-overload]
    await reviews.decide(await identity_for(mia), world.replies[0].public_id, kind, 0)


def test_a_decision_appears_without_a_reload_and_the_own_clip_plays(
    replies: Page, world: DeckWorld, site: Site
) -> None:
    status = replies.get_by_test_id("reply-status")
    expect(status).to_have_text("Sent")
    site.run(decide(world, "shortlist"))
    expect(status).to_have_text("Shortlisted")
    video = replies.locator("video")
    video.evaluate("(video) => { video.muted = true; return video.play(); }")
    replies.wait_for_function("() => document.querySelector('video').currentTime > 0.2")


def test_a_reply_is_taken_back_after_a_question_and_put_back_by_undo(replies: Page, site: Site) -> None:
    status = replies.get_by_test_id("reply-status")
    replies.get_by_test_id("withdraw").click()
    replies.get_by_role("button", name="Keep it").click()
    expect(status).to_have_text("Sent")
    replies.get_by_test_id("withdraw").click()
    replies.get_by_test_id("confirm-withdraw").click()
    expect(status).to_have_text("Taken back")
    replies.get_by_test_id("notice-action").click()
    expect(status).to_have_text("Sent")


def test_the_progress_of_a_render_moves_and_ends_in_sent(
    page: Page, context: BrowserContext, site: Site, console_errors: list[str]
) -> None:
    candidate = site.run(make_user(display_name="Ada"))
    render = site.run(rendering(candidate))
    signed_in(context, site.run(sign_in(candidate)), site.url)
    page.goto("/applications")
    bar = page.get_by_test_id("render-progress").get_by_role("progressbar")
    expect(bar).to_have_attribute("aria-valuenow", "10")
    page.wait_for_timeout(500)
    site.run(goes_on(render, 0.6, 22))
    expect(bar).to_have_attribute("aria-valuenow", "60")
    expect(page.get_by_test_id("time-left")).to_have_text("About 20 seconds left")
    site.run(ends(render, candidate))
    expect(page.get_by_test_id("reply-status")).to_have_text("Sent")
    expect(bar).to_have_count(0)
    # The factory's clip has no bytes.
    console_errors[:] = [error for error in console_errors if "404" not in error]


async def status_of(render: Render) -> RenderStatus:
    async with db.reading() as session:
        row = await session.get(Render, render.id)
        assert row is not None
        return row.status


def test_a_reply_taken_back_stops_its_render_and_undo_starts_it_again(
    page: Page, context: BrowserContext, site: Site
) -> None:
    candidate = site.run(make_user(display_name="Ada"))
    render = site.run(rendering(candidate))
    signed_in(context, site.run(sign_in(candidate)), site.url)
    page.goto("/applications")
    page.get_by_test_id("withdraw").click()
    page.get_by_test_id("confirm-withdraw").click()
    expect(page.get_by_test_id("reply-status")).to_have_text("Taken back")
    expect(page.get_by_test_id("render-progress")).to_have_count(0)
    assert site.run(status_of(render)) == RenderStatus.CANCELLED
    page.get_by_test_id("notice-action").click()
    expect(page.get_by_test_id("reply-status")).to_have_text("Being rendered")
    expect(page.get_by_test_id("time-left")).to_have_text("Waiting for its turn")
    assert site.run(status_of(render)) == RenderStatus.QUEUED
    page.wait_for_timeout(500)
    site.run(goes_on(render, 0.5, 3))
    expect(page.get_by_test_id("time-left")).to_have_text("A few seconds left")


def test_another_tab_follows_a_video_that_is_made_anew(page: Page, context: BrowserContext, site: Site) -> None:
    candidate = site.run(make_user(display_name="Ada"))
    render = site.run(rendering(candidate))
    signed_in(context, site.run(sign_in(candidate)), site.url)
    page.goto("/applications")
    expect(page.get_by_test_id("render-progress")).to_be_visible()
    job = page.get_by_role("link", name="See the job").get_attribute("href") or ""
    other, sent = context.new_page(), context.new_page()
    other.goto("/applications")
    sent.goto(job.replace("/jobs/", "/reply/"))
    for tab in (other, sent):
        expect(tab.get_by_test_id("time-left")).to_have_count(1)
    page.get_by_test_id("withdraw").click()
    page.get_by_test_id("confirm-withdraw").click()
    expect(other.get_by_test_id("reply-status")).to_have_text("Taken back")
    page.get_by_test_id("notice-action").click()
    for tab in (other, sent):
        expect(tab.get_by_test_id("time-left")).to_have_text("Waiting for its turn")
    page.wait_for_timeout(500)
    site.run(goes_on(render, 0.5, 3))
    for tab in (other, sent):
        expect(tab.get_by_test_id("time-left")).to_have_text("A few seconds left")


def test_what_was_recorded_plays_while_the_video_is_made(
    page: Page, context: BrowserContext, site: Site, console_errors: list[str]
) -> None:
    candidate = site.run(make_user(display_name="Ada"))
    render = site.run(rendering(candidate))
    signed_in(context, site.run(sign_in(candidate)), site.url)
    page.goto("/applications")
    expect(page.get_by_test_id("render-progress")).to_be_visible()
    first = page.get_by_test_id("first-cut")
    expect(first).to_have_count(0)
    page.wait_for_timeout(500)
    site.run(recorded(render))
    expect(page.get_by_text("As recorded")).to_be_visible()
    first.evaluate("(video) => { video.muted = true; return video.play(); }")
    page.wait_for_function("() => document.querySelector('video').currentTime > 0.2")
    assert Axe().run(page).response["violations"] == []
    site.run(ends(render, candidate))
    expect(first).to_have_count(0)
    expect(page.locator("video")).to_have_count(1)
    # The factory's clip has no bytes.
    console_errors[:] = [error for error in console_errors if "404" not in error]


def test_without_replies_the_page_leads_to_the_feed(page: Page, context: BrowserContext, site: Site) -> None:
    signed_in(context, site.run(sign_in(site.run(make_user()))), site.url)
    page.goto("/applications")
    expect(page.get_by_test_id("no-applications").get_by_role("link")).to_have_attribute("href", "/")


def test_a_draft_is_listed_continued_deleted_and_brought_back(page: Page, context: BrowserContext, site: Site) -> None:
    async def begun() -> str:
        user = await make_user()
        who = await identity_for(user)
        await keep_take(who, await make_draft(who, job))
        return await sign_in(user)

    job = site.run(make_job())
    signed_in(context, site.run(begun()), site.url)
    page.goto("/applications")
    draft = page.get_by_test_id("draft")
    expect(draft).to_contain_text("1 take")
    draft.get_by_test_id("delete-draft").click()
    expect(draft).to_have_count(0)
    expect(page.get_by_test_id("no-applications")).to_be_visible()
    page.get_by_test_id("notice-action").click()
    expect(draft).to_have_count(1)
    assert Axe().run(page).response["violations"] == []
    draft.get_by_role("link", name="See the job").click()
    reply = page.get_by_test_id("reply")
    expect(reply).to_have_text("Continue your reply")
    reply.click()
    page.wait_for_url(f"**/reply/{job.slug}")


def test_a_reply_that_waits_to_be_sent_leads_to_where_it_is_sent(
    page: Page, context: BrowserContext, site: Site
) -> None:
    async def pressed() -> str:
        user = await make_user()
        who = await identity_for(user)
        await keep_take(who, await make_draft(who, job))
        await press_send(who, job.slug, {})
        return await sign_in(user)

    job = site.run(make_job())
    signed_in(context, site.run(pressed()), site.url)
    page.goto("/applications")
    draft = page.get_by_test_id("draft")
    expect(draft).to_contain_text("Not sent yet")
    expect(draft).to_contain_text("your reply has not gone off")
    assert Axe().run(page).response["violations"] == []
    draft.get_by_role("link", name="Go on sending").click()
    expect(page.get_by_test_id("send-step")).to_be_visible()


def test_guests_are_asked_to_sign_in_and_come_back(page: Page, world: DeckWorld) -> None:
    for place in ("/applications", "/hire", world.deck):
        page.goto(place)
        page.wait_for_url(re.compile(r"/signin/?\?next="))
        assert place.replace("/", "%2F") in page.url or place in page.url


def test_the_dashboard_leads_to_the_deck(page: Page, context: BrowserContext, world: DeckWorld, site: Site) -> None:
    signed_in(context, world.recruiter, site.url)
    steady.watch(page)
    page.goto("/hire")
    card = page.get_by_test_id("hire-job")
    expect(card).to_contain_text("to review1")
    assert Axe().run(page).response["violations"] == []
    steady.assert_steady(page)
    card.get_by_test_id("open-deck").click()
    expect(page.get_by_test_id("deck-card")).to_be_visible()


def test_a_candidate_is_refused_kindly_where_people_hire(
    page: Page, context: BrowserContext, world: DeckWorld, site: Site
) -> None:
    signed_in(context, site.run(sign_in(world.candidates[0])), site.url)
    for place in ("/hire", world.deck):
        page.goto(place)
        expect(page.get_by_test_id("refused")).to_be_visible()


def test_the_list_has_no_accessibility_faults(replies: Page) -> None:
    found = Axe().run(replies)
    assert found.response["violations"] == [], found.generate_report()
    steady.assert_steady(replies)

"""A job's page and its line in the lists, for each who looks."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from resumes_app import clock
from resumes_app.jobs import service
from resumes_app.models import Job, User
from tests.browser.deck_world import signed_in
from tests.browser.server import Site
from tests.browser.sizes import on_desktop, on_phone
from tests.factories import identity_for, make_company, make_job, make_member, sign_in


def member(site: Site, context: BrowserContext, **role: Any) -> Job:
    """Somebody of a company is signed in in this browser; returns a job of theirs."""

    async def made() -> tuple[Job, str]:
        company = await make_company(website="https://halden.example", about="We roast.")
        return await make_job(company, level="mid"), await sign_in(await make_member(company, **role))

    job, cookie = site.run(made())
    signed_in(context, cookie, site.url)
    return job


@on_desktop
def test_who_hires_is_offered_the_deck_and_the_form_and_no_reply(
    page: Page, context: BrowserContext, site: Site
) -> None:
    job = member(site, context)
    other = site.run(make_job())
    page.goto(f"/jobs/{job.slug}")
    expect(page.get_by_test_id("open-deck")).to_have_attribute("href", f"/hire/jobs/{job.slug}/deck")
    expect(page.get_by_test_id("edit-job")).to_have_attribute("href", f"/hire/jobs/{job.slug}/edit")
    expect(page.get_by_test_id("reply")).to_have_count(0)
    page.goto(f"/jobs/{other.slug}")
    expect(page.get_by_text("Your account does not reply to jobs.")).to_be_visible()
    expect(page.get_by_test_id("reply")).to_have_count(0)


@on_desktop
def test_a_preview_leads_to_no_calendar_and_tells_the_level(page: Page, context: BrowserContext, site: Site) -> None:
    job = member(site, context)
    page.goto(f"/hire/jobs/{job.slug}/preview")
    expect(page.get_by_text("Mid-level")).to_be_visible()
    expect(page.get_by_test_id("add-to-calendar")).to_have_count(0)


@on_desktop
def test_who_writes_no_jobs_is_led_to_where_they_can_go(page: Page, ada: User) -> None:
    page.goto("/hire/jobs/new")
    refused = page.get_by_test_id("refused")
    expect(refused.get_by_role("link", name="Apply for your company")).to_be_visible()
    expect(refused.get_by_role("link", name="Go to the jobs")).to_be_visible()
    expect(refused.get_by_role("link", name="Your company’s jobs")).to_have_count(0)


@on_desktop
def test_the_checked_name_of_a_company_cannot_be_typed_over(page: Page, context: BrowserContext, site: Site) -> None:
    member(site, context)
    page.goto("/hire/team")
    expect(page.get_by_role("textbox", name="Company")).not_to_be_editable()
    page.get_by_label("City").fill("Porto")
    page.get_by_test_id("save-company").click()
    expect(page.get_by_text("Saved. Candidates see it now.")).to_be_visible()


def test_a_saved_job_shows_it_by_a_filled_mark(page: Page, ada: User, site: Site) -> None:
    job = site.run(make_job())
    page.goto(f"/jobs/{job.slug}")
    save = page.get_by_test_id("save")
    expect(save.locator("svg")).to_have_css("fill", "none")
    save.click()
    expect(save).to_have_attribute("aria-pressed", "true")
    expect(save.locator("svg")).not_to_have_css("fill", "none")


@on_phone
def test_add_to_calendar_stands_in_line_with_the_deadline(page: Page, site: Site) -> None:
    page.goto(f"/jobs/{site.run(make_job()).slug}")
    words = page.get_by_test_id("add-to-calendar").get_by_text("Add to calendar").bounding_box()
    above = page.get_by_text("Closes in").locator("xpath=..").bounding_box()
    assert words and above and (abs(words["x"] - above["x"]) <= 2 or words["y"] < above["y"] + above["height"])


@pytest.mark.parametrize("shelf", ["saved", "passed"])
@on_phone
def test_the_words_of_a_line_are_not_squeezed_by_its_button(page: Page, ada: User, site: Site, shelf: str) -> None:
    async def kept() -> None:
        job = await make_job(title="Barista for the early shift", closes_at=clock.now() + timedelta(hours=2))
        act = service.save if shelf == "saved" else service.pass_
        await act(await identity_for(ada), job.slug)

    site.run(kept())
    page.goto(f"/jobs?tab={shelf}")
    line = page.get_by_test_id("result")
    words, button = line.locator("h2").bounding_box(), line.get_by_test_id("take-off").bounding_box()
    assert words and button
    assert button["y"] >= words["y"] + words["height"] and words["width"] >= 220


def test_whom_to_ask_for_another_way_is_written_to_by_a_press(page: Page, site: Site) -> None:
    job = site.run(make_job(accommodation_contact="Inês, ines@slowtide.example"))
    page.goto(f"/jobs/{job.slug}")
    told = page.get_by_test_id("other-way")
    expect(told).to_have_text(
        "Would another way to reply suit you better? Inês, ines@slowtide.example. Reviewers are never told."
    )
    expect(told.get_by_role("link")).to_have_attribute("href", "mailto:ines@slowtide.example")


def test_a_close_in_another_year_is_told_with_it(page: Page, site: Site) -> None:
    job = site.run(make_job(closes_at=clock.now() + timedelta(days=800)))
    page.goto(f"/jobs/{job.slug}")
    expect(page.get_by_text("Closes in 7").first).to_contain_text(f"{clock.now() + timedelta(days=800):%b %Y}")

"""What a person sees of deadlines: what closes soon, the calendar, the setting, and a job that closes meanwhile."""

import re
from datetime import timedelta

from playwright.sync_api import BrowserContext, Page, expect

from resumes_app import clock
from resumes_app.jobs import service
from resumes_app.models import Company, Job, User
from tests.browser.server import Site
from tests.factories import identity_for, make_company, make_job, make_member


async def saved_job(user: User, company: Company) -> Job:
    """A job that the user saved and that closes in some hours."""
    job = await make_job(company, title="Night baker", closes_at=clock.now() + timedelta(hours=5, minutes=5))
    await service.save(await identity_for(user), job.slug)
    return job


async def close(company: Company, job: Job) -> None:
    """The company closes it now."""
    await service.close_job(await identity_for(await make_member(company)), job.slug)


def test_what_closes_soon_is_said_and_comes_into_ones_calendar(page: Page, ada: User, site: Site) -> None:
    company = site.run(make_company(name="Beans"))
    job = site.run(saved_job(ada, company))
    page.goto("/applications")
    expect(page.get_by_test_id("closing-soon")).to_contain_text("Night baker closes in 5 hours")
    page.goto("/jobs?tab=saved")
    expect(page.get_by_test_id("closing-soon")).to_contain_text("You have not replied yet.")
    expect(page.get_by_test_id("result")).to_contain_text("Closes soon")
    page.get_by_test_id("calendar-on").click()
    address = page.get_by_test_id("calendar-address").input_value()
    assert re.search(r"/calendar/[\w-]{32}\.ics$", address)
    calendar = page.request.get("/calendar/" + address.rpartition("/")[2])
    assert "Reply by now: Night baker at Beans" in calendar.text()
    page.get_by_test_id("calendar-off").click()
    expect(page.get_by_test_id("calendar-on")).to_be_visible()
    page.goto(f"/jobs/{job.slug}")
    with page.expect_download() as download:
        page.get_by_test_id("add-to-calendar").click()
    assert download.value.suggested_filename == f"{job.slug}.ics"
    site.run(close(company, job))
    expect(page.get_by_text("This job is closed and takes no more replies.")).to_be_visible()
    expect(page.get_by_test_id("add-to-calendar")).to_have_count(0)


async def closing(company: Company, **left: float) -> Job:
    return await make_job(company, title="Night baker", closes_at=clock.now() + timedelta(**left))


def test_the_words_count_down_to_the_close(page: Page, ada: User, site: Site) -> None:
    job = site.run(closing(site.run(make_company(name="Beans")), minutes=4, seconds=50))
    page.clock.install()
    page.goto(f"/jobs/{job.slug}")
    words = page.get_by_text("Closes in")
    expect(words).to_contain_text("in 4 minutes")
    page.clock.fast_forward("02:00")
    expect(words).to_contain_text("in 2 minutes")


def test_an_open_page_closes_with_its_job(page: Page, ada: User, site: Site) -> None:
    job = site.run(closing(site.run(make_company(name="Beans")), seconds=12))
    page.goto(f"/jobs/{job.slug}")
    expect(page.get_by_test_id("reply")).to_be_visible()
    left_ms = max(0.0, ((job.closes_at or clock.now()) - clock.now()).total_seconds() * 1000)
    expect(page.get_by_text("This job is closed and takes no more replies.")).to_be_visible(timeout=left_ms + 3000)
    expect(page.get_by_test_id("reply")).to_have_count(0)


def test_reminders_are_turned_off(page: Page, ada: User, context: BrowserContext) -> None:
    page.goto("/settings")
    switch = page.get_by_role("switch", name="Reminders before a deadline")
    expect(switch).to_be_checked()
    page.get_by_test_id("reminders").locator("xpath=..").click()
    expect(switch).not_to_be_checked()
    page.reload()
    expect(page.get_by_role("switch", name="Reminders before a deadline")).not_to_be_checked()

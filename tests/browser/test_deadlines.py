"""What a person sees of deadlines: what closes soon, the calendar, the setting, and a job that closes meanwhile."""

import re
from datetime import timedelta

from playwright.sync_api import BrowserContext, Page, expect

from resumes_app import clock, db
from resumes_app.jobs import service
from resumes_app.models import Company, Job, User
from tests.browser.deck_world import signed_in
from tests.browser.replying import SLOW_MS, Candidate, quiet_about
from tests.browser.server import Site
from tests.browser.sizes import on_phone
from tests.factories import identity_for, make_company, make_job, make_member, sign_in


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


async def closes(job: Job, **left: float) -> None:
    """Its deadline is so far off from now on."""
    async with db.transaction() as session:
        row = await session.get_one(Job, job.id)
        row.closes_at = clock.now() + timedelta(**left)


def send_with_nothing_up(ana: Candidate) -> None:
    """Record three takes of which nothing goes up, press Send minutes before the close, and let that pass."""
    ana.site.run(closes(ana.job, minutes=4))
    ana.page.context.route("**/uploads**", lambda route: route.abort())
    ana.open()
    ana.turn_camera_on()
    for _ in range(3):
        ana.take(1.5)
    ana.next()
    expect(ana.by("edit")).to_be_visible()
    ana.next()
    said = ana.by("send-deadline")
    expect(said).to_contain_text(re.compile(r"closes in [34] minutes"))
    ana.by("consent").check()
    ana.by("submit").click()
    expect(said).to_contain_text("You pressed Send in time")
    ana.site.run(closes(ana.job, seconds=0.3))
    ana.page.wait_for_timeout(600)


@on_phone
def test_takes_that_were_only_in_the_browser_at_the_press_count_after_the_close(
    ana: Candidate, console_errors: list[str]
) -> None:
    send_with_nothing_up(ana)
    ana.page.context.unroute_all()
    expect(ana.by("sent")).to_be_visible(timeout=SLOW_MS)
    takes, reply = ana.saved()
    assert len(takes) == 3 and reply
    quiet_about(console_errors, r"ERR_FAILED")


@on_phone
def test_who_comes_back_after_the_close_reads_that_the_press_counts_and_sends(
    ana: Candidate, console_errors: list[str]
) -> None:
    send_with_nothing_up(ana)
    tab = ana.also(ana.page.context.new_page())
    ana.page.close()
    tab.open()
    expect(tab.page.get_by_text("This job has closed, and you pressed Send in time.")).to_be_visible()
    tab.page.context.unroute_all()
    expect(tab.by("send-step")).to_be_visible(timeout=SLOW_MS)
    expect(tab.by("send-deadline")).to_contain_text("This job has closed. You pressed Send in time", timeout=SLOW_MS)
    expect(tab.by("send-deadline")).to_contain_text("It may arrive until")
    tab.by("consent").check()
    tab.by("submit").click()
    expect(tab.by("sent")).to_be_visible(timeout=SLOW_MS)
    assert tab.saved()[1]
    quiet_about(console_errors, r"ERR_FAILED")


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


def test_an_open_form_closes_with_its_job(page: Page, context: BrowserContext, site: Site) -> None:
    company = site.run(make_company(name="Beans"))
    signed_in(context, site.run(sign_in(site.run(make_member(company)))), site.url)
    job = site.run(closing(company, seconds=12))
    page.goto(f"/hire/jobs/{job.slug}/edit")
    expect(page.get_by_test_id("close-job")).to_be_visible()
    left_ms = max(0.0, ((job.closes_at or clock.now()) - clock.now()).total_seconds() * 1000)
    expect(page.get_by_test_id("until")).to_contain_text("Closed on", timeout=left_ms + 3000)
    expect(page.get_by_test_id("close-job")).to_have_count(0)


def test_a_close_date_far_off_is_asked_about_and_one_too_early_is_told_at_its_field(
    page: Page, context: BrowserContext, site: Site
) -> None:
    company = site.run(make_company(name="Beans"))
    signed_in(context, site.run(sign_in(site.run(make_member(company)))), site.url)
    page.goto(f"/hire/jobs/{site.run(closing(company, days=9)).slug}/edit")
    page.get_by_test_id("more-time").press("Enter")
    date, until = page.get_by_label("New close date"), page.get_by_test_id("until")
    before = until.inner_text()
    date.fill(f"{clock.now() + timedelta(days=900):%Y-%m-%d}")
    page.get_by_test_id("extend").press("Enter")
    asked = page.get_by_test_id("far-off")
    expect(asked).to_contain_text((clock.now() + timedelta(days=900)).strftime("%B %Y"))
    expect(asked).to_contain_text("more than a year from now")
    page.get_by_role("button", name="Choose another date").press("Enter")
    expect(asked).not_to_be_visible()
    expect(page.get_by_test_id("extend")).to_be_focused()
    expect(until).to_have_text(before)
    page.get_by_test_id("extend").press("Enter")
    expect(asked).to_be_visible()
    page.get_by_test_id("far-off-yes").press("Enter")
    expect(until).to_contain_text((clock.now() + timedelta(days=900)).strftime("%B %Y"))
    expect(page.get_by_test_id("more-time")).to_be_focused()
    date.fill(f"{clock.now() + timedelta(days=30):%Y-%m-%d}")
    page.get_by_test_id("extend").press("Enter")
    expect(page.get_by_text("its close date can only move later")).to_be_visible()
    expect(date).to_be_focused()
    expect(date).to_have_attribute("aria-invalid", "true")
    page.get_by_test_id("close-job").press("Enter")
    page.get_by_test_id("close-yes").press("Enter")
    expect(until).to_contain_text("before its close date")
    expect(page.get_by_test_id("more-time-hint")).to_contain_text("the new one must not be earlier")
    expect(date).to_have_attribute("min", f"{clock.now() + timedelta(days=900):%Y-%m-%d}")


def test_reminders_are_turned_off(page: Page, ada: User, context: BrowserContext) -> None:
    page.goto("/settings")
    switch = page.get_by_role("switch", name="Reminders before a deadline")
    expect(switch).to_be_checked()
    page.get_by_test_id("reminders").locator("xpath=..").click()
    expect(switch).not_to_be_checked()
    page.reload()
    expect(page.get_by_role("switch", name="Reminders before a deadline")).not_to_be_checked()

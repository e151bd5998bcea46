"""The list of jobs and a job's own page in a real browser."""

import re
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from resumes_app import clock
from resumes_app.accounts.service import COOKIE
from resumes_app.jobs import service
from resumes_app.models import User
from resumes_app.models.jobs import JobStatus
from tests.browser.server import Site
from tests.browser.sizes import PHONE
from tests.factories import identity_for, make_job, make_user, sign_in
from tests.search.towns import LISBON, PORTO, load_towns


async def save_another(user: User) -> None:
    await service.save(await identity_for(user), (await make_job()).slug)


def test_typing_filters_and_the_address_keeps_it(page: Page) -> None:
    page.goto("/jobs")
    results = page.get_by_test_id("result")
    expect(results.first).to_be_visible()
    everything = results.count()
    title = results.nth(1).get_by_role("heading").inner_text()
    page.get_by_test_id("search").press_sequentially(title.lower(), delay=15)
    expect(page).to_have_url(re.compile(re.escape(f"?q={quote_plus(title.lower())}") + "$"))
    expect(results.first.get_by_role("heading")).to_have_text(title)
    assert results.count() < everything
    expect(page.get_by_test_id("search")).to_be_focused()
    page.reload()
    expect(page.get_by_test_id("search")).to_have_value(title.lower())
    expect(results.first.get_by_role("heading")).to_have_text(title)


def test_filters_are_in_the_address_and_go_back_and_off(page: Page) -> None:
    page.goto("/jobs")
    total = page.get_by_test_id("total")
    expect(total).to_have_text(re.compile("jobs"))
    everything = total.inner_text()
    on_phone = page.get_by_test_id("filters").is_visible()
    if on_phone:
        page.get_by_test_id("filters").click()
        expect(page.get_by_test_id("show-found")).to_be_in_viewport(ratio=1)
    page.get_by_role("link", name="Part-time").locator("visible=true").click()
    expect(page).to_have_url(re.compile(r"/jobs\?kind=PART_TIME$"))
    if on_phone:
        page.get_by_test_id("show-found").click()
    expect(page.get_by_test_id("chip")).to_have_text(re.compile("Part-time"))
    expect(total).not_to_have_text(everything)
    page.go_back()
    expect(total).to_have_text(everything)
    page.go_forward()
    page.get_by_test_id("chip").click()
    expect(page).to_have_url(re.compile("/jobs$"))
    expect(total).to_have_text(everything)


def test_a_town_is_walked_to_by_arrow_keys(page: Page, site: Site) -> None:
    site.run(load_towns())
    page.goto("/jobs?days=30")
    expect(page.get_by_test_id("total")).to_have_text(re.compile("job"))
    if page.get_by_test_id("filters").is_visible():
        page.get_by_test_id("filters").click()
    field = page.get_by_test_id("place").locator("visible=true")
    field.press_sequentially("por")
    options = page.get_by_role("option").locator("visible=true")
    expect(options).to_have_text(["Portland, Oregon, United States", "Porto, Portugal"])
    field.press("ArrowUp")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", str(options.nth(1).get_attribute("id")))
    field.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")
    expect(page).to_have_url(re.compile(rf"/jobs\?place={PORTO}&days=30$"))
    expect(field).to_have_value("Porto, Portugal")
    expect(field).to_be_focused()
    field.press("Tab")
    expect(field).not_to_be_focused()


def test_a_town_that_nobody_knows_is_called_so_and_the_list_stays(page: Page, site: Site) -> None:
    site.run(load_towns())
    page.goto(f"/jobs?place={PORTO}")
    expect(page.get_by_test_id("chip")).to_have_text(re.compile("Porto"))
    if page.get_by_test_id("filters").is_visible():
        page.get_by_test_id("filters").click()
    field = page.get_by_test_id("place").locator("visible=true")
    field.fill("Nowherexyz")
    field.press("Enter")
    said = page.get_by_text("We know no town called “Nowherexyz”.").locator("visible=true")
    expect(said).to_be_visible()
    expect(page).to_have_url(re.compile(rf"/jobs\?place={PORTO}$"))
    field.fill("Lisb")
    expect(said).to_have_count(0)
    field.press("Enter")
    expect(page).to_have_url(re.compile(rf"/jobs\?place={LISBON}$"))


def test_enter_looks_for_the_pay_and_says_what_is_none(page: Page) -> None:
    page.goto("/jobs")
    expect(page.get_by_test_id("total")).to_have_text(re.compile("job"))
    if page.get_by_test_id("filters").is_visible():
        page.get_by_test_id("filters").click()
    field = page.get_by_test_id("pay").locator("visible=true")
    field.fill("abc")
    field.press("Enter")
    said = page.get_by_text("Type an amount such as 14, 14.50 or 32,000").locator("visible=true")
    expect(said).to_be_visible()
    expect(field).to_have_value("abc")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("9,5")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/jobs\?pay=9.50$"))
    expect(field).to_have_value("9.50")
    expect(field).to_be_focused()
    expect(said).to_have_count(0)
    field.press("Tab")
    expect(field).not_to_be_focused()
    page.go_back()
    expect(page).to_have_url(re.compile(r"/jobs$"))


def test_back_from_a_job_the_list_is_as_long_and_stands_where_it_was(page: Page, site: Site) -> None:
    long_ago = clock.now() - timedelta(days=400)  # Behind those that the other tests look at.
    for number in range(45):
        site.run(make_job(title=f"Keeper {number}", published_at=long_ago))
    page.goto("/jobs?q=keeper")
    results = page.get_by_test_id("result")
    expect(results).to_have_count(20)
    page.get_by_test_id("more").click()
    expect(results).to_have_count(40)
    row = results.nth(34)
    row.scroll_into_view_if_needed()
    title = row.get_by_role("heading").inner_text()
    row.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.go_back()
    expect(results).to_have_count(40)
    expect(results.nth(34)).to_be_in_viewport()
    page.wait_for_timeout(1000)  # What is read anew has arrived.
    expect(results).to_have_count(40)
    expect(results.nth(34)).to_be_in_viewport()


def test_without_scripts_the_jobs_are_listed_page_by_page(browser: Browser, site: Site, viewport: Any) -> None:
    page = browser.new_context(base_url=site.url, java_script_enabled=False, viewport=viewport).new_page()
    page.goto("/jobs")
    jobs = page.locator("#served-jobs li")
    expect(jobs.first).to_be_visible()
    expect(page.locator(".skeleton").first).to_be_hidden()
    first = jobs.first.inner_text()
    page.get_by_role("link", name="More jobs").click()
    expect(page.get_by_role("link", name="From the first job")).to_be_visible()
    assert jobs.first.inner_text() != first
    page.goto("/jobs?remote=onsite")
    number = jobs.count()
    page.get_by_test_id("search").fill("barista")
    page.get_by_test_id("search").press("Enter")
    expect(page).to_have_url(re.compile(r"/jobs\?remote=onsite&q=barista$"))
    expect(page.get_by_test_id("search")).to_have_value("barista")
    expect(jobs.first).to_contain_text("Barista")
    assert jobs.count() < number
    page.get_by_role("button", name="Search").click()
    jobs.first.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/jobs/[\w-]+$"))
    page.context.close()


def test_without_scripts_the_feed_and_a_job_can_be_read(browser: Browser, site: Site, viewport: Any) -> None:
    page = browser.new_context(base_url=site.url, java_script_enabled=False, viewport=viewport).new_page()
    page.goto("/")
    served = page.locator("#served-feed")
    expect(served.get_by_role("link").nth(1)).to_be_in_viewport()
    expect(page.locator(".skeleton").first).to_be_hidden()
    served.get_by_role("listitem").first.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/jobs/[\w-]+$"))
    heading = page.get_by_role("heading", level=1)
    box = heading.bounding_box()
    assert box and box["x"] >= 16 and box["y"] >= 16
    page.get_by_role("link", name="See open jobs").click()
    expect(page).to_have_url(re.compile("/jobs$"))
    page.context.close()


def test_a_search_is_kept_and_deleted(page: Page, ada: User) -> None:
    page.goto("/jobs?q=barista")
    page.get_by_test_id("keep-search").click()
    page.get_by_test_id("keep").click()
    expect(page.get_by_text("Kept under Searches.")).to_be_visible()
    page.goto("/jobs?tab=searches")
    expect(page.get_by_test_id("kept-search")).to_have_count(1)
    feed = page.get_by_role("link", name="Feed", exact=True).last.get_attribute("href")
    page.get_by_test_id("delete-search").click()
    expect(page.get_by_text("No search is kept yet")).to_be_visible()
    page.get_by_test_id("notice-action").click()
    expect(page.get_by_test_id("kept-search")).to_have_count(1)
    assert page.get_by_test_id("kept-search").locator(f"a[href='{feed}']").count() == 1


def test_the_head_of_the_page_takes_the_taps_over_the_saved_jobs(page: Page, ada: User, site: Site) -> None:
    for _ in range(6):
        site.run(save_another(ada))
    page.goto("/jobs?tab=saved")
    remove = page.get_by_test_id("take-off").nth(2)
    expect(remove).to_be_visible()
    remove.evaluate("button => window.scrollBy(0, button.getBoundingClientRect().top - 10)")
    over = remove.evaluate(
        "button => { const { left, top, width, height } = button.getBoundingClientRect();"
        " return document.elementFromPoint(left + width / 2, top + height / 2).closest('li, header')?.tagName; }"
    )
    assert over == ("HEADER" if page.viewport_size == PHONE else "LI")


def test_words_that_match_nothing_lead_back(page: Page) -> None:
    page.goto("/jobs?q=zzzzzz")
    expect(page.get_by_text("No job matches")).to_be_visible()
    page.get_by_role("link", name="Show all open jobs").click()
    expect(page.get_by_test_id("result").first).to_be_visible()
    expect(page.get_by_test_id("search")).to_have_value("")


def test_words_that_match_nothing_saved_do_not_say_that_nothing_is_saved(page: Page, ada: User) -> None:
    page.goto("/jobs?tab=saved")
    expect(page.get_by_text("Nothing saved yet")).to_be_visible()
    page.get_by_test_id("search").fill("zzzzzz")
    expect(page.get_by_text("Not in this list")).to_be_visible()
    expect(page.get_by_text("Nothing saved yet")).to_have_count(0)


def test_a_guest_is_told_that_own_lists_need_an_account(page: Page) -> None:
    page.goto("/jobs?tab=searches")
    expect(page.get_by_text("Your own lists need an account")).to_be_visible()
    way_in = page.get_by_role("main").get_by_role("link", name="Sign in")
    expect(way_in).to_have_attribute("href", "/signin?next=/jobs%3Ftab%3Dsearches")


def test_a_job_opens_from_the_list_and_tells_everything(page: Page) -> None:
    page.goto("/jobs?q=intern")
    row = page.get_by_test_id("result").first
    title = row.get_by_role("heading").inner_text()
    row.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    for heading in ("They ask you", "The job", "When you hear back"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.locator("video > track[kind=captions]")).to_have_count(1)
    expect(page).to_have_title(re.compile(re.escape(title)))


def test_a_job_loaded_directly_comes_alive_in_place(page: Page, site: Site) -> None:
    page.goto("/jobs")
    address = page.get_by_test_id("result").first.get_by_role("link").get_attribute("href")
    page.goto(str(address))
    expect(page.get_by_test_id("share")).to_be_visible()
    assert page.locator("script[type='application/ld+json']").count() == 1
    expect(page).to_have_title(re.compile(" at .+ · "))
    page.get_by_test_id("nav-jobs").locator("visible=true").click()
    expect(page).to_have_title(re.compile("^Jobs · "))


def test_saving_on_the_page_asks_guests_and_works_for_others(page: Page, context: BrowserContext, site: Site) -> None:
    slug = site.run(make_job()).slug
    page.goto(f"/jobs/{slug}")
    page.get_by_test_id("save").click()
    expect(page.get_by_test_id("ask-signin")).to_have_attribute("href", re.compile(f"next=%2Fjobs%2F{slug}"))
    context.add_cookies([{"name": COOKIE, "value": site.run(sign_in(site.run(make_user()))), "url": site.url}])
    page.goto(f"/jobs/{slug}")
    save = page.get_by_test_id("save")
    expect(save).to_have_attribute("aria-pressed", "true")  # What the guest asked for is done.
    for pressed in ("false", "true"):
        save.click()
        expect(save).to_have_attribute("aria-pressed", pressed)
    page.goto("/jobs?tab=saved")
    expect(page.get_by_test_id("result")).to_have_count(1)


def test_the_link_of_the_page_is_shared(page: Page, site: Site) -> None:
    slug = site.run(make_job()).slug
    page.goto(f"/jobs/{slug}")
    page.evaluate("() => { navigator.share = undefined; }")
    page.get_by_test_id("share").click()
    expect(page.get_by_test_id("share")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site.url}/jobs/{slug}"
    expect(page.get_by_test_id("share")).to_have_text("Share", timeout=8000)


def test_the_acts_of_a_job_are_of_one_height(page: Page, site: Site) -> None:
    page.goto(f"/jobs/{site.run(make_job()).slug}")
    boxes = [page.get_by_test_id(name).bounding_box() for name in ("reply", "save", "share")]
    assert len({box["height"] for box in boxes if box}) == 1


def test_a_closed_job_says_so_and_takes_no_reply(page: Page, site: Site) -> None:
    slug = site.run(make_job(status=JobStatus.CLOSED)).slug
    page.goto(f"/jobs/{slug}")
    expect(page.get_by_text("This job is closed and takes no more replies.")).to_be_visible()
    expect(page.get_by_test_id("reply")).to_have_count(0)


@pytest.mark.parametrize("address", ["/jobs/nothing-here"])
def test_an_unknown_job_is_a_404_that_leads_on(page: Page, address: str, console_errors: list[str]) -> None:
    response = page.goto(address)
    assert response and response.status == 404
    expect(page.get_by_test_id("missing")).to_be_visible()
    page.get_by_test_id("missing").get_by_role("link", name="See open jobs").click()
    expect(page.get_by_test_id("result").first).to_be_visible()
    # The browser itself notes a page's 404.
    console_errors[:] = [error for error in console_errors if address not in error]


def test_the_deadline_is_in_the_viewers_own_time_zone(page: Page, site: Site, context: BrowserContext) -> None:
    closes_at = datetime.fromisoformat(f"{clock.now().year + 1}-06-30T21:30:00+00:00")
    slug = site.run(make_job(closes_at=closes_at)).slug
    session = context.new_cdp_session(page)
    session.send("Emulation.setTimezoneOverride", {"timezoneId": "Asia/Tokyo"})
    page.goto(f"/jobs/{slug}")
    expect(page.get_by_text(re.compile("1 Jul, 06:30"))).to_be_visible()


def test_the_list_shows_a_poster_uncut(page: Page) -> None:
    page.goto("/jobs?q=intern")
    poster = page.get_by_test_id("result").locator("img").first
    expect(poster).to_have_js_property("complete", True)
    lost: float = poster.evaluate(
        """(image) => {
            const {width, height} = image.getBoundingClientRect();
            return Math.abs((image.naturalWidth / image.naturalHeight) / (width / height) - 1);
        }"""
    )
    assert lost < 0.02


@pytest.mark.browser_context_args(timezone_id="Europe/Berlin")
def test_who_chose_a_time_zone_reads_every_deadline_in_it(page: Page, ada: User, site: Site) -> None:
    closes_at = datetime.fromisoformat(f"{clock.now().year + 1}-06-30T21:30:00+00:00")
    slug = site.run(make_job(closes_at=closes_at)).slug
    for zone, shown in (("", "30 Jun, 23:30 CEST"), ("Asia/Tokyo", "1 Jul, 06:30 GMT+9")):
        page.goto("/settings")
        page.get_by_label("Time zone").select_option(zone)
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("Saved.")).to_be_visible()
        page.goto(f"/jobs/{slug}")
        expect(page.get_by_text(re.compile(re.escape(shown)))).to_be_visible()

"""The server is restarted under an open form: what was typed can still be read, and what others have saved stands."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import found
from tests.browser.deck_world import signed_in
from tests.browser.replying import SLOW_MS, quiet_about
from tests.browser.server import Site
from tests.browser.test_reply_lost import OFFLINE
from tests.factories import make_company, make_job, make_member, sign_in

pytestmark = pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}], ids=["desktop"])


@pytest.fixture
def published(site: Site, context: BrowserContext) -> str:
    """The address of the form of a published job, whose recruiter is signed in."""

    async def recruiter() -> tuple[str, str]:
        company = await make_company(name="Slow Tide")
        job = await make_job(company, title="Roaster")
        return job.slug, await sign_in(await make_member(company))

    slug, cookie = site.run(recruiter())
    signed_in(context, cookie, site.url)
    return f"/hire/jobs/{slug}/edit"


def restart(page: Page, site: Site) -> None:
    """Restart the web process, and wait until the page connects again."""
    with page.expect_websocket(timeout=SLOW_MS):
        site.kill("web")
        site.start_web()


def test_what_was_typed_and_not_saved_can_be_read_beside_what_a_colleague_has_saved(
    page: Page, context: BrowserContext, published: str, site: Site, console_errors: list[str]
) -> None:
    page.goto(published)
    page.get_by_label("Tags").fill("cinnamon")
    page.get_by_test_id("job-save").click()
    expect(page.get_by_test_id("saved")).to_have_text("Saved. Candidates see it now.")
    page.get_by_label("Title").fill("Roaster, nights")
    page.get_by_test_id("add-question").click()
    page.get_by_test_id("question").nth(1).fill("Why nights?")
    expect(page.get_by_test_id("saved")).to_contain_text("Your changes are not published yet")
    expect(page.get_by_test_id("typed-before")).to_have_count(0)
    second = context.new_page()
    second.goto(published)
    second.get_by_label("Title").fill("Roaster, days")
    second.get_by_test_id("job-save").click()
    expect(second.get_by_test_id("saved")).to_have_text("Saved. Candidates see it now.")
    second.close()
    restart(page, site)
    expect(page.get_by_test_id("nav-account").locator("visible=true")).to_be_visible(timeout=SLOW_MS)
    left = page.get_by_test_id("typed-before")
    expect(left.get_by_role("term").filter(has_text="Title")).to_be_visible(timeout=SLOW_MS)
    expect(left).to_contain_text("Roaster, nights")
    expect(left).to_contain_text("Why nights?")
    expect(left).not_to_contain_text("cinnamon")
    expect(page.get_by_label("Title")).to_have_value("Roaster, days")
    expect(page.get_by_label("Tags")).to_have_value("cinnamon")
    assert found(page) == {}
    left.get_by_role("button", name="Put this away").click()
    expect(left).to_have_count(0)
    quiet_about(console_errors, OFFLINE)


def test_what_is_left_unsaved_on_one_page_is_not_shown_on_the_next(
    page: Page, published: str, site: Site, console_errors: list[str]
) -> None:
    page.goto(published)
    page.get_by_test_id("duplicate").click()
    expect(page.get_by_text("It takes replies")).to_have_count(0)
    expect(page).to_have_url(re.compile("/draft-[0-9a-f]+/edit$"))
    expect(page.get_by_label("Title")).to_have_value("Roaster")
    site.kill("web")
    page.get_by_label("Title").fill("Only for the copy")
    page.go_back()
    site.start_web()
    expect(page.get_by_label("Title")).to_have_value("Roaster", timeout=SLOW_MS)
    expect(page.get_by_test_id("typed-before")).to_have_count(0)
    quiet_about(console_errors, OFFLINE)

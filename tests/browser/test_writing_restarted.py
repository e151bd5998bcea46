"""The server is restarted under an open form: what is typed stays, and what others have saved meanwhile does, too."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.deck_world import signed_in
from tests.browser.replying import SLOW_MS, quiet_about
from tests.browser.server import Site
from tests.browser.test_reply_lost import OFFLINE
from tests.factories import make_company, make_job, make_member, sign_in

pytestmark = pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}], ids=["desktop"])

OTHERS = {"Description": "They pour.", "Tags": "theirs"}


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


def test_what_is_typed_stays_beside_what_a_colleague_has_saved(
    page: Page, context: BrowserContext, published: str, site: Site, console_errors: list[str]
) -> None:
    page.goto(published)
    page.get_by_label("Description").fill("I pour.")
    page.get_by_test_id("job-save").click()
    expect(page.get_by_test_id("saved")).to_have_text("Saved. Candidates see it now.")
    second = context.new_page()
    second.goto(published)
    for label, text in OTHERS.items():
        second.get_by_label(label).fill(text)
    second.get_by_test_id("job-save").click()
    expect(second.get_by_test_id("saved")).to_have_text("Saved. Candidates see it now.")
    second.close()
    mine = {
        page.get_by_label("Title"): "Roaster, nights",
        page.get_by_test_id("question").first: "Why nights?",
        page.get_by_test_id("place"): "Braga",
    }
    for field, text in mine.items():
        field.fill(text)
    page.get_by_label("Tags").fill("mine")
    expect(page.get_by_test_id("saved")).to_contain_text("Not published yet")
    restart(page, site)
    expect(page.get_by_label("Tags")).to_have_value("theirs", timeout=SLOW_MS)
    for field, text in mine.items():
        expect(field).to_have_value(text)
    expect(page.get_by_test_id("saved")).to_contain_text("what a colleague has written where you had begun to")
    expect(page.get_by_test_id("saved")).to_contain_text("Not published yet")
    page.get_by_test_id("job-save").click()
    expect(page.get_by_test_id("saved")).to_contain_text("Saved. Candidates see it now.")
    page.reload()
    for field, text in mine.items():
        expect(field).to_have_value(text)
    for label, text in OTHERS.items():
        expect(page.get_by_label(label)).to_have_value(re.compile(text))
    quiet_about(console_errors, OFFLINE)

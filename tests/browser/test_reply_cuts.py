"""A reply that begins with a video made for another job."""

import pytest
from playwright.sync_api import expect

from resumes_app.accounts.service import identity_of_cookie
from tests.browser.axe import found
from tests.browser.replying import Candidate
from tests.factories import make_company, make_job, sign_in
from tests.studio.factories import keep_take, lay_text, make_draft, recording


@pytest.fixture(autouse=True)
def earlier(ana: Candidate) -> None:
    """What Ana has made for another job, with that company's name in it."""

    async def make() -> None:
        who = await identity_of_cookie(await sign_in(ana.user))
        company = await make_company(name="Halden Coffee")
        draft = await make_draft(who, await make_job(company, title="Barista for long weekends by the harbour"))
        await keep_take(who, draft, recording(2.0))
        await lay_text(who, draft, "Hello, Halden Coffee!")

    ana.site.run(make())


def test_a_reply_begins_with_a_copy_of_a_video_made_for_another_job(ana: Candidate) -> None:
    ana.open()
    offered = ana.by("earlier-video")
    expect(offered).to_contain_text("Halden Coffee")
    box = offered.bounding_box()
    assert box and box["height"] >= 44
    assert found(ana.page) == {}
    offered.click()
    expect(ana.by("edit")).to_be_visible()
    expect(ana.by("preview-text")).to_have_text("Hello, Halden Coffee!")
    expect(ana.page.get_by_text("names Halden Coffee")).to_be_visible()
    swatch = ana.page.get_by_test_id("look-mono").locator("img")
    expect(swatch).to_be_attached()  # Its own picture, which nobody recorded in this browser.
    ana.by("play").click()
    ana.until(lambda: float(ana.by("scrubber").input_value()) > 500)
    ana.open()
    expect(ana.by("earlier-video")).to_have_count(0)
    assert len(ana.saved()[0]) == 1

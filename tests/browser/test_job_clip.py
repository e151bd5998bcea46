"""A recruiter records the clip of a new job on a phone, uses it, publishes the job, and it plays in the feed."""

import re
from datetime import timedelta
from secrets import token_hex

import pytest
from playwright.sync_api import Browser, Page, expect

from resumes_app import clock
from tests.browser.axe import found
from tests.browser.feed import Feed
from tests.browser.replying import SLOW_MS, Candidate, sign_in_browser
from tests.browser.server import Site
from tests.browser.sizes import PHONE
from tests.factories import make_company, make_member, make_user

RENDER_MS = 120_000


class Recruiter(Candidate):
    """Somebody who writes jobs, with a page."""

    def __init__(self, site: Site, page: Page) -> None:
        self.site, self.page, self.address = site, page, site.url

        async def member() -> None:
            self.user = await make_member(
                await make_company(name="Slow Tide"), await make_user(display_name="Rosa Alves")
            )

        site.run(member())
        sign_in_browser(site, page.context, self.user)
        page.set_default_timeout(SLOW_MS)


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
def test_a_new_jobs_clip_is_recorded_used_and_plays_in_the_feed(site: Site, page: Page, browser: Browser) -> None:
    rosa, title = Recruiter(site, page), f"Latte artist {token_hex(3)}"
    page.goto("/hire/jobs/new")
    page.get_by_label("Title").fill(title)
    page.get_by_label("Description").fill("You pour.")
    page.get_by_label("Place", exact=True).fill("Braga")
    page.get_by_label("Country").select_option(label="Portugal")
    page.get_by_test_id("question").fill("Which one is hardest?")
    page.get_by_label("Replies close on").fill(f"{clock.now() + timedelta(days=20):%Y-%m-%d}")
    assert found(page) == {}
    rosa.by("record-clip").click()
    page.wait_for_url(re.compile("/hire/jobs/draft-[0-9a-f]+/clip$"))
    expect(page.get_by_role("button", name="The job in 45 seconds").locator("visible=true")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert found(page) == {}
    rosa.turn_camera_on()
    rosa.take()
    rosa.kept(1)
    rosa.next()
    expect(rosa.by("edit")).to_be_visible()
    rosa.next()
    expect(rosa.by("words-check")).to_contain_text("No captions")
    expect(rosa.by("use-clip")).to_be_disabled()
    rosa.by("consent").check()
    expect(rosa.by("use-clip")).to_be_enabled()
    assert found(page) == {}
    rosa.by("use-clip").click()

    page.wait_for_url(re.compile("/hire/jobs/draft-[0-9a-f]+/edit"))
    expect(page.get_by_label("Title")).to_have_value(title)
    expect(page.get_by_test_id("question").first).to_have_value("Which one is hardest?")
    place = rosa.by("place-clip")
    # Typed while it is made; what comes of that is nobody else's change of the job.
    page.get_by_label("Description").fill("You pour, and people smile.")
    expect(place).to_have_attribute("data-has", "true", timeout=RENDER_MS)
    expect(rosa.by("clip-facts")).to_contain_text("Rosa Alves")
    rosa.by("remove-clip").click()
    expect(place).to_have_attribute("data-has", "false")
    page.get_by_role("button", name="Undo").click()
    expect(place).to_have_attribute("data-has", "true")
    rosa.by("job-publish").click()
    expect(page.get_by_test_id("published")).to_be_visible()
    slug = page.url.split("/")[-2]

    guest = browser.new_context(base_url=site.url, viewport=PHONE).new_page()  # type: ignore[arg-type]  # two numbers
    feed = Feed(guest).open(f"/?at={slug}")
    feed.settled(slug)
    expect(feed.card).to_contain_text(title)
    rosa.until(lambda: guest.evaluate("[...document.querySelectorAll('video')].some(video => video.currentTime > 0)"))
    guest.context.close()

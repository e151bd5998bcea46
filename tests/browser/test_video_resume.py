"""A video résumé without a job, from its plan to the public page; and what becomes of the drafts of some."""

import re
from secrets import token_hex

from playwright.sync_api import expect

from resumes_app.config import settings
from tests.browser.axe import found
from tests.browser.replying import Candidate

RENDER_MS = 120_000


def begin(ana: Candidate, plan: str) -> None:
    """Begin a video résumé by a plan."""
    ana.page.goto(f"{ana.address}/studio")
    ana.by("new-resume").click()
    ana.by(f"begin-{plan}").click()
    ana.page.wait_for_url("**/studio/*")


def test_a_video_without_a_job_is_planned_recorded_published_and_listed(ana: Candidate) -> None:
    begin(ana, "why-me")
    expect(ana.page.get_by_role("button", name="Why me, in 30 seconds").locator("visible=true")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert found(ana.page) == {}
    ana.turn_camera_on()
    expect(ana.by("stage")).to_contain_text("Begin with what makes you fit")
    ana.take()
    ana.take()
    ana.kept(2)
    studio = ana.page.url
    ana.next()
    expect(ana.by("edit")).to_be_visible()
    ana.next()
    title = f"I mend bicycles {token_hex(3)}"  # The site is the whole run's: its name is its own.
    ana.page.get_by_label("Title").fill(title)
    ana.page.get_by_text("7 days").click()
    expect(ana.by("publish")).to_be_disabled()
    ana.by("consent").check()
    expect(ana.by("publish")).to_be_enabled()
    assert found(ana.page) == {}
    ana.by("publish").click()
    ana.page.wait_for_url("**/studio?published=*")
    expect(ana.by("render-progress").get_by_role("progressbar")).to_be_visible()
    expect(ana.by("first-cut")).to_be_visible(timeout=RENDER_MS)
    expect(ana.by("standing")).to_have_text("Public", timeout=RENDER_MS)

    draft = ana.by("own-video")
    expect(draft).to_contain_text(title)
    assert draft.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)")
    ana.by("copy-video").click()
    expect(draft).to_have_count(2)
    expect(ana.by("group-making")).to_contain_text(f"{title}, copy")
    long = "I mend bicycles at night, and this is the copy"
    ana.by("name-video").fill(long)
    ana.by("name-video").press("Enter")
    expect(draft.first.get_by_role("heading")).to_have_text(long)
    hidden = "(it) => Math.max(it.scrollWidth - it.clientWidth, it.scrollHeight - it.clientHeight)"
    assert ana.by("name-video").evaluate(hidden) <= 1, "a name is read to its end"
    expect(ana.by("group-public")).to_contain_text(title)
    ana.by("delete-video").first.click()
    expect(draft).to_have_count(1)
    ana.page.get_by_role("button", name="Undo").click()
    expect(draft).to_have_count(2)
    ana.page.reload()  # Without the messages, which come and go by fading.
    expect(draft).to_have_count(2)
    assert found(ana.page) == {}
    ana.by("continue-video").last.click()
    ana.page.wait_for_url(f"{studio.partition('?')[0]}?step=edit")
    expect(ana.by("edit")).to_be_visible()

    ana.page.goto(f"{ana.address}/tag/{settings().hashtag}")
    ana.by("resume").filter(has_text=title).click()
    ana.page.wait_for_url("**/r/*")
    expect(ana.page.get_by_label("Video by Ana")).to_have_attribute("src", re.compile("/media/clips/"))

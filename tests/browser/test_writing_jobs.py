"""A recruiter writes a job by keyboard, publishes it, gives it more time and closes it."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, WebSocketRoute, expect

from resumes_app import clock
from tests.browser.deck_world import signed_in
from tests.browser.server import Site
from tests.factories import make_company, make_job, make_member, sign_in
from tests.search.towns import load_towns


@pytest.fixture
def rosa(site: Site, context: BrowserContext) -> str:
    """Somebody who writes jobs, signed in in this browser; returns the cookie."""

    async def recruiter() -> str:
        company = await make_company(name="Slow Tide")
        await make_job(company, title="Roaster of the week")
        await load_towns()
        return await sign_in(await make_member(company))

    cookie = site.run(recruiter())
    signed_in(context, cookie, site.url)
    return cookie


def day(days: int) -> str:
    return f"{clock.now() + timedelta(days=days):%Y-%m-%d}"


def typed(page: Page, label: str | re.Pattern[str], words: str) -> None:
    """Type into the field as a keyboard does."""
    field = page.get_by_label(label)
    field.focus()
    page.keyboard.type(words)


def test_a_job_is_written_by_keyboard_published_extended_and_closed(
    page: Page, rosa: str, browser: Browser, site: Site
) -> None:
    title = f"Latte artist {page.viewport_size['width'] if page.viewport_size else 0}"
    page.goto("/hire")
    new = page.get_by_test_id("new-job")
    expect(new).to_be_visible()  # Until it is known who looks it keeps its place unseen, and takes no key.
    new.press("Enter")
    expect(page).to_have_url(re.compile("/hire/jobs/new$"))
    typed(page, "Title", title)
    expect(page.get_by_test_id("saved")).to_have_text("Draft saved.")
    page.get_by_test_id("job-publish").press("Enter")
    summary = page.get_by_role("alert").filter(has_text="Before it can be published")
    expect(page.locator("#job-problems")).to_be_focused()
    summary.get_by_role("link", name="Describe the job").press("Enter")
    expect(page.get_by_label("Description")).to_be_focused()
    page.keyboard.type("You pour.\n\n- hearts\n- **swans**")
    place = page.get_by_test_id("place")
    place.press_sequentially("lisb")
    expect(page.get_by_test_id("place-options").get_by_role("option")).to_have_text(["Lisbon, Portugal"])
    place.press("ArrowDown")
    place.press("Enter")
    expect(place).to_have_value("Lisbon")
    expect(page.get_by_label("Country")).to_have_value("PT")
    expect(page.get_by_test_id("located")).to_have_text("Searches nearby find it at Lisbon, Portugal.")
    page.get_by_test_id("question").fill("Which one is hardest?")
    page.get_by_test_id("add-question").press("Enter")
    expect(page.get_by_test_id("question")).to_have_count(2)
    expect(page.get_by_test_id("question").nth(1)).to_be_focused()
    page.keyboard.type("Why do you pour?")
    page.get_by_test_id("question-up").nth(1).press("Enter")
    expect(page.get_by_test_id("question").first).to_have_value("Why do you pour?")
    page.get_by_label("Writing, which becomes a video of pages").uncheck()
    page.get_by_label("Replies close on").fill(day(20))
    expect(summary).to_have_count(0)
    page.get_by_test_id("job-preview").press("Enter")
    expect(page.get_by_text("A preview: this is how candidates see it")).to_be_visible()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    expect(page.locator(".rich li")).to_have_text(["hearts", "swans"])
    expect(page.get_by_test_id("reply")).to_have_count(0)
    page.get_by_test_id("back-to-form").press("Enter")
    expect(page.get_by_test_id("question").first).to_have_value("Why do you pour?")
    page.get_by_test_id("job-publish").press("Enter")
    expect(page.get_by_test_id("published")).to_be_visible()

    guest = browser.new_context(base_url=site.url).new_page()
    guest.goto(f"/jobs?q={title}")
    expect(guest.get_by_test_id("result")).to_have_count(1)
    guest.get_by_role("link", name=title).click()
    expect(guest.get_by_text("Why do you pour?")).to_be_visible()
    expect(guest.get_by_text("Which one is hardest?")).to_be_visible()
    expect(guest.get_by_text("Reply on video or by voice, in up to 90 seconds.")).to_be_visible()

    page.get_by_test_id("more-time").press("Enter")
    page.get_by_label("New close date").fill(day(30))
    page.get_by_test_id("extend").press("Enter")
    expect(page.get_by_test_id("until")).to_contain_text((clock.now() + timedelta(days=30)).strftime("%B %Y"))
    page.get_by_test_id("close-job").press("Enter")
    page.get_by_test_id("close-yes").press("Enter")
    expect(page.get_by_test_id("until")).to_contain_text("Closed on")
    guest.reload()
    expect(guest.get_by_text("This job is closed and takes no more replies.")).to_be_visible()
    guest.context.close()


def test_who_moves_a_question_to_an_end_by_keyboard_goes_on_with_its_other_arrow(page: Page, rosa: str) -> None:
    page.goto("/hire/jobs/new")
    asked, add = page.get_by_test_id("question"), page.get_by_test_id("add-question")
    for number, words in enumerate(("One?", "Two?", "Three?")):
        if number:
            add.press("Enter")
        expect(asked).to_have_count(number + 1)
        asked.nth(number).fill(words)
    up, down = page.get_by_test_id("question-up"), page.get_by_test_id("question-down")
    up.nth(1).press("Enter")
    expect(asked.first).to_have_value("Two?")
    expect(up.first).to_be_disabled()
    expect(down.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(asked.nth(1)).to_have_value("Two?")
    expect(down.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(asked.nth(2)).to_have_value("Two?")
    expect(down.nth(2)).to_be_disabled()
    expect(up.nth(2)).to_be_focused()


@pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}], ids=["desktop"])
def test_the_later_of_two_who_save_chooses(page: Page, rosa: str, context: BrowserContext) -> None:
    page.goto("/hire")
    page.get_by_test_id("edit-job").press("Enter")
    title = page.get_by_label("Title")
    expect(title).to_have_value("Roaster of the week")
    second = context.new_page()
    second.goto(page.url)
    second.get_by_label("Title").fill("Roaster of the month")
    second.get_by_test_id("job-save").click()
    expect(second.get_by_test_id("saved")).to_contain_text("Saved.")
    notice = second.locator("[data-testid=notices] .toast").bounding_box()
    act = second.get_by_test_id("job-save").bounding_box()
    assert notice and act and notice["y"] + notice["height"] < act["y"], "a message lies above the acts"
    title.fill("Roaster of the year")
    page.get_by_test_id("job-save").click()
    expect(page.get_by_test_id("keep-mine")).to_be_visible()
    expect(title).to_have_value("Roaster of the year")
    page.get_by_test_id("keep-mine").click()
    expect(page.get_by_test_id("saved")).to_contain_text("Saved.")
    page.goto("/hire")
    expect(page.get_by_test_id("hire-job")).to_contain_text("Roaster of the year")


@pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}], ids=["desktop"])
def test_what_another_window_saved_comes_into_the_form_and_what_is_stored_stands_in_it(
    page: Page, rosa: str, context: BrowserContext
) -> None:
    page.goto("/hire")
    page.get_by_test_id("edit-job").press("Enter")
    expect(page.get_by_label("Title")).not_to_have_value("")
    second = context.new_page()
    second.goto(page.url)
    second.get_by_label("Level").select_option("Senior")
    second.get_by_label("Title").fill("Roaster of the decade")
    second.get_by_test_id("job-save").click()
    expect(second.get_by_test_id("saved")).to_contain_text("Saved.")
    tags = page.get_by_label("Tags")
    tags.fill("Night,  night,  Late   shift")
    page.get_by_test_id("job-save").click()
    expect(page.get_by_test_id("saved")).to_contain_text("Saved.")
    expect(page.get_by_label("Title")).to_have_value("Roaster of the decade")
    expect(page.get_by_label("Level")).to_have_value("senior")
    expect(tags).to_have_value("night, late shift")
    expect(page.get_by_text("changed this meanwhile: Title, Level. It is kept.")).to_be_visible()
    page.wait_for_timeout(1500)  # What was typed last is heard of once more.
    expect(page.get_by_test_id("saved")).to_contain_text("Saved.")
    page.get_by_test_id("job-save").click()
    expect(page.get_by_test_id("keep-mine")).to_have_count(0)


EDIT = re.compile(r"/hire/jobs/(?!new)[\w-]+/edit$")


def test_a_draft_has_its_own_address_from_its_first_save(page: Page, rosa: str) -> None:
    page.goto("/hire/jobs/new")
    title = page.get_by_label("Title")
    title.fill("Night roaster")
    expect(page.get_by_test_id("saved")).to_have_text("Draft saved.")
    expect(page).to_have_url(EDIT)
    expect(title).to_be_focused()
    page.keyboard.type("s")
    expect(page.get_by_test_id("saved")).to_have_text("Saving …")
    expect(page.get_by_test_id("saved")).to_have_text("Draft saved.")
    page.reload()
    expect(title).to_have_value("Night roasters")
    page.goto("/hire")
    expect(page.get_by_test_id("hire-job").filter(has_text="Night roaster")).to_have_count(1)
    page.get_by_test_id("new-job").click()
    expect(title).to_have_value("")
    expect(page).to_have_url(re.compile("/hire/jobs/new$"))


def test_the_way_back_from_the_recorder_leads_to_the_form(page: Page, rosa: str) -> None:
    page.goto("/hire/jobs/new")
    title = page.get_by_label("Title")
    title.fill("Tea master")
    page.get_by_test_id("record-clip").click()
    expect(page).to_have_url(re.compile("/clip$"))
    page.go_back()
    expect(page).to_have_url(EDIT)
    expect(title).to_have_value("Tea master")


def test_nothing_is_called_saved_that_could_not_be_sent(page: Page, rosa: str, context: BrowserContext) -> None:
    page.goto("/hire/jobs/new")
    page.get_by_label("Title").fill("Tea taster")
    saved = page.get_by_test_id("saved")
    expect(saved).to_have_text("Draft saved.")
    context.set_offline(True)
    page.get_by_label("Description").fill("You taste.")
    expect(saved).to_have_text("No connection: not saved yet.")
    expect(page.get_by_test_id("reconnecting")).to_be_visible(timeout=3000)
    context.set_offline(False)
    expect(page.get_by_test_id("reconnecting")).to_have_count(0, timeout=20_000)
    expect(saved).to_have_text("Draft saved.", timeout=20_000)


def sockets_of(page: Page) -> list[WebSocketRoute]:
    """The page's connections to the server, the newest last."""
    sockets: list[WebSocketRoute] = []

    def through(socket: WebSocketRoute) -> None:
        socket.connect_to_server()
        sockets.append(socket)

    page.route_web_socket(re.compile("/_event"), through)
    return sockets


@pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}], ids=["desktop"])
def test_what_was_typed_about_a_published_job_stays_after_the_socket_was_lost(
    page: Page, rosa: str, context: BrowserContext
) -> None:
    sockets = sockets_of(page)
    page.goto("/hire")
    page.get_by_test_id("edit-job").press("Enter")
    title, tags = page.get_by_label("Title"), page.get_by_label("Tags")
    title.fill("Roaster of tonight")
    expect(page.get_by_test_id("saved")).to_have_text("Your changes are not published yet: press “Save changes”.")
    second = context.new_page()
    second.goto(page.url)
    second.get_by_label("Title").fill("Roaster of the day")
    second.get_by_label("Level").select_option("Senior")
    second.get_by_test_id("job-save").click()
    expect(second.get_by_test_id("saved")).to_contain_text("Saved.")
    sockets[-1].close()
    tags.fill("night")
    page.wait_for_timeout(1500)  # It is told what was typed once that rests.
    page.get_by_test_id("job-save").click()
    expect(page.get_by_test_id("keep-mine")).to_be_visible(timeout=20_000)
    assert len(sockets) > 1
    expect(title).to_have_value("Roaster of tonight")
    expect(tags).to_have_value("night")
    page.get_by_test_id("keep-mine").click()
    expect(page.get_by_label("Level")).to_have_value("senior")
    page.reload()
    expect(title).to_have_value("Roaster of tonight")
    expect(tags).to_have_value("night")


def test_a_draft_that_was_begun_here_goes_on_after_the_socket_was_lost(page: Page, rosa: str) -> None:
    sockets = sockets_of(page)
    page.goto("/hire/jobs/new")
    page.get_by_label("Title").fill("Tea blender")
    expect(page).to_have_url(re.compile("/edit$"))
    address = page.url
    sockets[-1].close()
    page.get_by_label("Description").fill("You blend.")
    expect(page.get_by_test_id("saved")).to_have_text("Draft saved.", timeout=20_000)
    assert len(sockets) > 1 and page.url == address
    expect(page.get_by_label("Title")).to_have_value("Tea blender")
    page.reload()
    expect(page.get_by_label("Title")).to_have_value("Tea blender")
    expect(page.get_by_label("Description")).to_have_value("You blend.")

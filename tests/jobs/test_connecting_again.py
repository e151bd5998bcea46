"""A form that was open while its page lost the connection: what was typed goes on in it."""

from resumes_app.jobs.state import JobFormState
from resumes_app.models import Company
from tests.events import Rig
from tests.factories import make_job
from tests.jobs.writing import FILLED, NEW, draft_in_two_tabs, edit, fields, stored, writing


async def test_what_was_typed_into_a_draft_without_a_connection_is_saved(rig: Rig, cookie: str) -> None:
    page = await draft_in_two_tabs(rig, cookie)
    await rig.open(page, cookie, tab="b", again=True)
    await rig(JobFormState.typed(fields(title="Offline")), cookie, tab="b", path=page)
    assert (await stored(rig, cookie, page)).form["title"] == "Offline"


async def test_what_was_typed_before_anything_was_begun_is_saved(rig: Rig, cookie: str) -> None:
    await rig.open(NEW, cookie)
    await rig.open(NEW, cookie, again=True)
    await rig(JobFormState.typed(fields()), cookie, path=NEW)
    assert (await writing(rig, cookie)).heading == FILLED["title"]


async def test_what_was_typed_about_a_published_job_stays_until_it_is_saved(
    rig: Rig, cookie: str, company: Company
) -> None:
    job = await make_job(company)
    await rig.open(edit(job), cookie)
    await rig(JobFormState.typed(fields(title="Other")), cookie, path=edit(job))
    await rig.open(edit(job), cookie, again=True)
    assert (await writing(rig, cookie)).saved.startswith("Your changes are not published yet")
    await rig(JobFormState.submit(fields(title="Other", act="save")), cookie, path=edit(job))
    assert (await stored(rig, cookie, edit(job))).form["title"] == "Other"


async def test_what_another_one_saved_meanwhile_comes_in_or_is_asked_about(
    rig: Rig, cookie: str, company: Company
) -> None:
    job = await make_job(company)
    await rig.open(edit(job), cookie)
    await rig(JobFormState.submit(fields(act="save")), cookie, path=edit(job))
    for tab in ("a", "b"):
        await rig.open(edit(job), cookie, tab=tab)
    await rig(JobFormState.submit(fields(title="A", level="senior", act="save")), cookie, tab="a", path=edit(job))
    await rig.open(edit(job), cookie, tab="b", again=True)
    await rig(JobFormState.submit(fields(title="B", act="save")), cookie, tab="b", path=edit(job))
    assert (await writing(rig, cookie, "b")).clashing == "Title"
    await rig(JobFormState.submit(fields(title="A", tags="night", act="save")), cookie, tab="b", path=edit(job))
    form = (await stored(rig, cookie, edit(job))).form
    assert (form["title"], form["level"], form["tags"]) == ("A", "senior", "night")


async def test_a_page_that_was_left_and_opened_again_shows_what_is_saved(
    rig: Rig, cookie: str, company: Company
) -> None:
    job = await make_job(company)
    await rig.open(edit(job), cookie)
    await rig(JobFormState.typed(fields(title="Other")), cookie, path=edit(job))
    await rig.open("/hire", cookie)
    await rig.open(edit(job), cookie)
    assert (await writing(rig, cookie)).form["title"] == job.title

"""Two people write one job: what each changed is kept, and of what both changed one chooses."""

from typing import Any

import pytest

from resumes_app.jobs.state import JobActsState, JobFormState
from resumes_app.models import Company, Job
from resumes_app.ui.feedback.notices import NoticeState
from tests.events import Rig
from tests.factories import make_job
from tests.jobs.writing import FILLED, NEW, draft_in_two_tabs, edit, fields, stored, writing


async def test_two_windows_do_not_overwrite_each_other(rig: Rig, cookie: str, company: Company) -> None:
    job = await make_job(company)
    for tab in ("a", "b"):
        await rig.open(edit(job), cookie, tab=tab)
    await rig(JobFormState.submit(fields(title="A", act="save")), cookie, tab="a", path=edit(job))
    await rig(JobFormState.submit(fields(title="B", act="save")), cookie, tab="b", path=edit(job))
    assert (await rig.state(JobFormState, cookie, tab="b")).conflict
    shown = await rig(JobActsState.show_theirs(), cookie, tab="b", path=edit(job))
    assert shown["job_form_state"]["form"]["title"] == "A"


async def in_two_tabs(rig: Rig, cookie: str, job: Job, one: dict[str, str], two: dict[str, str]) -> Any:
    """Each tab opens the form and saves it with a change of its own; returns the second one's state."""
    for tab in ("a", "b"):
        await rig.open(edit(job), cookie, tab=tab)
    await rig(JobFormState.submit(one), cookie, tab="a", path=edit(job))
    await rig(JobFormState.submit(two), cookie, tab="b", path=edit(job))
    return await rig.state(JobFormState, cookie, tab="b")


async def test_changes_of_two_to_different_fields_are_both_saved_and_both_shown(
    rig: Rig, cookie: str, company: Company
) -> None:
    job = await make_job(company)
    await rig.open(edit(job), cookie)
    await rig(JobFormState.submit(fields(act="save")), cookie, path=edit(job))
    second = await in_two_tabs(rig, cookie, job, fields(title="A", act="save"), fields(tags="night", act="save"))
    assert (second.conflict, second.saved) == (False, "Saved. Candidates see it now.")
    assert second.stored["fields"]["title"] == [FILLED["title"], "A"], "the form shows theirs"
    told = [notice["text"] for notice in (await rig.state(NoticeState, cookie, tab="b")).shown]
    assert "A colleague, or you in another window, changed this meanwhile: Title. It is kept." in told
    await rig.open(edit(job), cookie)
    form = (await writing(rig, cookie)).form
    assert (form["title"], form["tags"]) == ("A", "night")


async def test_of_one_field_that_two_changed_one_chooses_and_can_choose_again(
    rig: Rig, cookie: str, company: Company
) -> None:
    job = await make_job(company)
    await rig.open(edit(job), cookie)
    await rig(JobFormState.submit(fields(act="save")), cookie, path=edit(job))
    theirs, mine = fields(title="A", level="senior", act="save"), fields(title="B", tags="night", act="save")
    second = await in_two_tabs(rig, cookie, job, theirs, mine)
    assert (second.conflict, second.clashing) == (True, "Title")

    async def shown() -> tuple[str, str, str, bool]:
        page = await rig.state(JobFormState, cookie, tab="b")
        return (
            page.form["title"],
            page.form["tags"],
            page.form["level"],
            page.saved.startswith("Your changes are not published yet"),
        )

    await rig(JobActsState.show_theirs(), cookie, tab="b", path=edit(job))
    assert await shown() == ("A", "night", "senior", True)
    (notice,) = (await rig.state(NoticeState, cookie, tab="b")).shown
    assert notice["action"] == "Undo"
    await rig(NoticeState.act(notice["id"]), cookie, tab="b", path=edit(job))
    assert await shown() == ("B", "night", "senior", True), "what only the other one changed stays"


async def test_who_keeps_theirs_keeps_what_only_the_other_changed_too(rig: Rig, cookie: str, company: Company) -> None:
    job = await make_job(company)
    await rig.open(edit(job), cookie)
    await rig(JobFormState.submit(fields(act="save")), cookie, path=edit(job))
    theirs, mine = fields(title="A", level="senior", act="save"), fields(title="B", tags="night", act="save")
    assert (await in_two_tabs(rig, cookie, job, theirs, mine)).conflict
    await rig(JobActsState.keep_mine(), cookie, tab="b", path=edit(job))
    await rig.open(edit(job), cookie)
    form = (await writing(rig, cookie)).form
    assert (form["title"], form["tags"], form["level"]) == ("B", "night", "senior")


async def test_who_writes_a_draft_that_was_published_meanwhile_changes_nothing_unasked(rig: Rig, cookie: str) -> None:
    await rig.open(NEW, cookie)
    await rig(JobFormState.typed(fields()), cookie, path=NEW)
    slug = (await writing(rig, cookie)).slug
    draft = f"/hire/jobs/{slug}/edit"
    await rig.open(draft, cookie, tab="b")
    await rig(JobFormState.submit(fields(act="publish")), cookie, path=NEW)
    await rig(JobFormState.typed(fields(title="Other")), cookie, tab="b", path=draft)
    assert (await rig.state(JobFormState, cookie, tab="b")).conflict


async def test_what_was_on_its_way_when_theirs_came_in_takes_nothing_back(
    rig: Rig, cookie: str, company: Company
) -> None:
    job = await make_job(company)
    await rig.open(edit(job), cookie)
    await rig(JobFormState.submit(fields(act="save")), cookie, path=edit(job))
    mine = fields(tags="night", changes="2")
    second = await in_two_tabs(rig, cookie, job, fields(title="A", act="save"), mine | {"act": "save"})
    await rig(JobFormState.typed(mine), cookie, tab="b", path=edit(job))
    second = await rig.state(JobFormState, cookie, tab="b")
    assert (second.saved, second._typed["title"]) == ("Saved. Candidates see it now.", "A")


async def test_a_form_that_was_on_its_way_keeps_what_the_other_one_changed_and_what_was_typed_since(
    rig: Rig, cookie: str
) -> None:
    page = await draft_in_two_tabs(rig, cookie)
    await rig(JobFormState.typed(fields(title="A")), cookie, tab="a", path=page)
    await rig(JobFormState.typed(fields(tags="night", shown="0")), cookie, tab="b", path=page)
    await rig(JobFormState.typed(fields(tags="night, shift", shown="0")), cookie, tab="b", path=page)
    assert (await writing(rig, cookie, "b")).stored["fields"] == {"title": [FILLED["title"], "A"]}, "until it is shown"
    form = (await stored(rig, cookie, page)).form
    assert (form["title"], form["tags"]) == ("A", "night, shift")
    now = {"fill": "1", "shown": str((await writing(rig, cookie, "b")).stored["seq"])}
    await rig(JobFormState.typed(fields(tags="night, shift", **now)), cookie, tab="b", path=page)
    assert (await stored(rig, cookie, page)).form["title"] == FILLED["title"], "typed again once theirs was seen"


async def test_what_was_typed_into_a_change_before_it_was_shown_is_a_clash(rig: Rig, cookie: str) -> None:
    page = await draft_in_two_tabs(rig, cookie)
    await rig(JobFormState.typed(fields(title="A", level="senior")), cookie, tab="a", path=page)
    await rig(JobFormState.typed(fields(tags="night", shown="0")), cookie, tab="b", path=page)
    await rig(JobFormState.typed(fields(tags="night", title="B", shown="0")), cookie, tab="b", path=page)
    assert (await writing(rig, cookie, "b")).clashing == "Title"
    assert (await stored(rig, cookie, page)).form["title"] == "A"
    await rig(JobActsState.keep_mine(), cookie, tab="b", path=page)
    form = (await stored(rig, cookie, page)).form
    assert (form["title"], form["level"], form["tags"]) == ("B", "senior", "night")


async def test_who_undoes_showing_theirs_in_a_draft_takes_nothing_else_back(rig: Rig, cookie: str) -> None:
    page = await draft_in_two_tabs(rig, cookie)
    await rig(JobFormState.typed(fields(title="A", level="senior")), cookie, tab="a", path=page)
    await rig(JobFormState.typed(fields(title="B")), cookie, tab="b", path=page)
    await rig(JobActsState.show_theirs(), cookie, tab="b", path=page)
    (notice,) = (await rig.state(NoticeState, cookie, tab="b")).shown
    later = fields(title="A", level="senior", tags="night", fill="2")
    await rig(JobFormState.typed(later), cookie, tab="b", path=page)
    await rig(NoticeState.act(notice["id"]), cookie, tab="b", path=page)
    form = (await stored(rig, cookie, page)).form
    assert (form["title"], form["level"], form["tags"]) == ("B", "senior", "night")


async def test_what_came_in_since_theirs_was_shown_stays_when_that_is_undone(rig: Rig, cookie: str) -> None:
    page = await draft_in_two_tabs(rig, cookie)
    await rig(JobFormState.typed(fields(title="A")), cookie, tab="a", path=page)
    await rig(JobFormState.typed(fields(title="B")), cookie, tab="b", path=page)
    await rig(JobActsState.show_theirs(), cookie, tab="b", path=page)
    await rig(JobFormState.typed(fields(title="A", level="senior")), cookie, tab="a", path=page)
    await rig(JobFormState.typed(fields(title="A", tags="night", fill="2")), cookie, tab="b", path=page)
    await rig(JobActsState.show_mine(1), cookie, tab="b", path=page)
    form = (await stored(rig, cookie, page)).form
    assert (form["title"], form["level"], form["tags"]) == ("B", "senior", "night")


async def test_what_the_other_one_typed_after_theirs_was_shown_is_not_undone_unasked(rig: Rig, cookie: str) -> None:
    page = await draft_in_two_tabs(rig, cookie)
    await rig(JobFormState.typed(fields(title="A")), cookie, tab="a", path=page)
    await rig(JobFormState.typed(fields(title="B")), cookie, tab="b", path=page)
    await rig(JobActsState.show_theirs(), cookie, tab="b", path=page)
    await rig(JobFormState.typed(fields(title="A2")), cookie, tab="a", path=page)
    await rig(JobActsState.show_mine(1), cookie, tab="b", path=page)
    assert (await writing(rig, cookie, "b")).clashing == "Title"
    assert (await stored(rig, cookie, page)).form["title"] == "A2"


async def test_a_clash_is_over_once_what_was_typed_can_be_saved(rig: Rig, cookie: str) -> None:
    page = await draft_in_two_tabs(rig, cookie)
    await rig(JobFormState.typed(fields(title="A")), cookie, tab="a", path=page)
    await rig(JobFormState.typed(fields(title="B")), cookie, tab="b", path=page)
    assert (await writing(rig, cookie, "b")).conflict
    await rig(JobFormState.submit(fields(title="A", act="save")), cookie, tab="b", path=page)
    second = await writing(rig, cookie, "b")
    assert (second.conflict, second.clashing) == (False, "")
    await rig(JobFormState.typed(fields(title="A", tags="night")), cookie, tab="b", path=page)
    assert (await stored(rig, cookie, page)).form["tags"] == "night", "a draft saves itself again"


@pytest.mark.parametrize("act", ["save", "publish"])
async def test_a_clash_is_over_where_only_something_is_missing(
    rig: Rig, cookie: str, company: Company, act: str
) -> None:
    if act == "publish":
        page = await draft_in_two_tabs(rig, cookie)
        await rig(JobFormState.typed(fields(title="A")), cookie, tab="a", path=page)
        await rig(JobFormState.typed(fields(title="B")), cookie, tab="b", path=page)
    else:
        job = await make_job(company)
        page = edit(job)
        await rig.open(page, cookie)
        await rig(JobFormState.submit(fields(act="save")), cookie, path=page)
        await in_two_tabs(rig, cookie, job, fields(title="A", act="save"), fields(title="B", act="save"))
    assert (await writing(rig, cookie, "b")).conflict
    await rig(JobFormState.submit(fields(title="A", description="", act=act)), cookie, tab="b", path=page)
    second = await writing(rig, cookie, "b")
    assert (second.conflict, list(second.problems)) == (False, ["description"])


async def test_changes_of_the_other_one_are_seen_before_they_are_published(rig: Rig, cookie: str) -> None:
    page = await draft_in_two_tabs(rig, cookie)
    await rig(JobFormState.typed(fields(title="Bari")), cookie, tab="a", path=page)
    await rig(JobFormState.submit(fields(tags="night", act="publish")), cookie, tab="b", path=page)
    second = await writing(rig, cookie, "b")
    assert (second.status, second.saved) == ("draft", "Draft saved, not published yet.")
    assert second.stored["fields"]["title"] == [FILLED["title"], "Bari"]
    (notice,) = (await rig.state(NoticeState, cookie, tab="b")).shown
    assert notice["text"].endswith("changed this meanwhile: Title. Look at it, then press “Publish” again.")
    # Pressed twice at once: it does not stand there yet.
    await rig(JobFormState.submit(fields(tags="night", act="publish", shown="0")), cookie, tab="b", path=page)
    assert (await stored(rig, cookie, page)).status == "draft"
    seen = {"title": "Bari", "shown": str((await writing(rig, cookie, "b")).stored["seq"])}
    await rig(JobFormState.submit(fields(tags="night", act="publish", **seen)), cookie, tab="b", path=page)
    assert rig.sent[-1].payload["path"] == "/hire/jobs/bari-porto/edit"


async def clash(rig: Rig, cookie: str) -> str:
    """Both tabs have typed a title into one draft; then the first one a level, as the second one had."""
    page = await draft_in_two_tabs(rig, cookie)
    await rig(JobFormState.typed(fields(title="A")), cookie, tab="a", path=page)
    await rig(JobFormState.typed(fields(title="B", level="mid")), cookie, tab="b", path=page)
    assert (await writing(rig, cookie, "b")).clashing == "Title"
    await rig(JobFormState.typed(fields(title="A", level="senior")), cookie, tab="a", path=page)
    return page


async def test_who_keeps_theirs_overwrites_only_what_the_page_has_named(rig: Rig, cookie: str) -> None:
    page = await clash(rig, cookie)
    await rig(JobActsState.keep_mine(), cookie, tab="b", path=page)
    assert (await writing(rig, cookie, "b")).clashing == "Title, Level"
    form = (await stored(rig, cookie, page)).form
    assert (form["title"], form["level"]) == ("A", "senior")
    await rig(JobActsState.keep_mine(), cookie, tab="b", path=page)
    form = (await stored(rig, cookie, page)).form
    assert (form["title"], form["level"], (await writing(rig, cookie, "b")).conflict) == ("B", "mid", False)


async def test_a_later_clash_is_shown_as_the_other_one_has_it_too(rig: Rig, cookie: str) -> None:
    page = await clash(rig, cookie)
    await rig(JobActsState.show_theirs(), cookie, tab="b", path=page)
    form = (await writing(rig, cookie, "b")).form
    assert (form["title"], form["level"]) == ("A", "senior")
    await rig(JobActsState.show_mine(1), cookie, tab="b", path=page)
    form = (await stored(rig, cookie, page)).form
    assert (form["title"], form["level"]) == ("B", "mid")


async def test_who_keeps_a_title_changes_no_job_that_was_published_since(rig: Rig, cookie: str) -> None:
    page = await draft_in_two_tabs(rig, cookie)
    await rig(JobFormState.typed(fields(title="A")), cookie, tab="a", path=page)
    await rig(JobFormState.typed(fields(title="B")), cookie, tab="b", path=page)
    await rig(JobFormState.submit(fields(title="A", act="publish")), cookie, tab="a", path=page)
    await rig(JobActsState.keep_mine(), cookie, tab="b", path=page)
    assert (await writing(rig, cookie, "b")).clashing == "Publication, Title"
    assert (await stored(rig, cookie, page)).form["title"] == "A"
    await rig(JobActsState.show_theirs(), cookie, tab="b", path=page)
    second = await writing(rig, cookie, "b")
    assert (second.form["title"], second.status, second.conflict) == ("A", "open", False)
    await rig(JobActsState.show_mine(1), cookie, tab="b", path=page)
    second = await writing(rig, cookie, "b")
    assert (second.form["title"], second.saved.partition(":")[0]) == ("B", "Your changes are not published yet")
    assert (await stored(rig, cookie, page)).form["title"] == "A"


async def test_tags_that_came_in_with_capitals_are_no_colleagues_change(
    rig: Rig, cookie: str, company: Company
) -> None:
    job = await make_job(company, source="greenhouse", source_id="7", tags=["Bar", "Ops"])
    await rig.open(edit(job), cookie)
    await rig(JobFormState.submit(fields(title="A", tags="Bar, Ops", act="save")), cookie, path=edit(job))
    told = [notice["text"] for notice in (await rig.state(NoticeState, cookie)).shown]
    assert told == ["Saved. Candidates see it now."]
    assert (await writing(rig, cookie)).stored["fields"]["tags"] == ["Bar, Ops", "bar, ops"], "the form shows them"


async def test_tags_that_two_wrote_with_other_capitals_do_not_clash(rig: Rig, cookie: str, company: Company) -> None:
    job = await make_job(company, tags=["Bar", "Ops"])
    theirs, mine = fields(tags="bar,ops", act="save"), fields(tags="#Bar, Ops", act="save")
    assert not (await in_two_tabs(rig, cookie, job, theirs, mine)).conflict

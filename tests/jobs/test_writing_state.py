"""The form's handlers, through Reflex's own processor."""

from typing import Any

import pytest

from resumes_app.errors import InvalidInput, NotFound
from resumes_app.jobs.state import JobActsState, JobDeadlineState, JobFormState, JobState, OnVideoState
from resumes_app.models import Company
from resumes_app.reviews.state import HireState
from tests.events import Rig
from tests.factories import make_company, make_job, make_member, sign_in
from tests.jobs.writing import FILLED, NEW, edit, fields, writing


async def test_what_is_typed_on_the_new_page_is_one_draft(rig: Rig, cookie: str) -> None:
    await rig.open(NEW, cookie)
    await rig(JobFormState.typed(fields(title="Bar")), cookie, path=NEW)
    slug = (await writing(rig, cookie)).slug
    changed = await rig(JobFormState.typed(fields(title="Barista")), cookie, path=NEW)
    assert changed["job_form_state"]["heading"] == "Barista"
    assert "form" not in changed["job_form_state"], "the fields are the browser's"
    assert (await writing(rig, cookie)).slug == slug
    [listed] = (await rig.open("/hire", cookie))["hire_state"]["jobs"]
    assert (listed["title"], listed["state"], listed["can_manage"]) == ("Barista", "draft", True)


async def test_who_only_connects_again_goes_on_in_the_draft_that_was_begun(rig: Rig, cookie: str) -> None:
    await rig.open(NEW, cookie)
    await rig(JobFormState.typed(fields(title="Bar")), cookie, path=NEW)
    slug = (await writing(rig, cookie)).slug
    changed = await rig.open(NEW, cookie, again=True)
    assert changed["job_form_state"]["slug"] == slug
    await rig(JobFormState.typed(fields(title="Barista")), cookie, path=NEW)
    [listed] = (await rig.open("/hire", cookie))["hire_state"]["jobs"]
    assert listed["title"] == "Barista"
    assert (await rig.open(NEW, cookie))["job_form_state"]["slug"] == ""


async def test_what_a_colleague_saved_of_a_draft_begun_here_can_be_shown(rig: Rig, cookie: str) -> None:
    await rig.open(NEW, cookie)
    await rig(JobFormState.typed(fields(title="Bar")), cookie, path=NEW)
    await rig(JobActsState.show_theirs(), cookie, path=NEW)
    assert (await writing(rig, cookie)).form["title"] == "Bar"


async def test_a_form_that_did_not_arrive_empties_nothing(rig: Rig, cookie: str) -> None:
    await rig.open(NEW, cookie)
    await rig(JobFormState.typed(fields()), cookie, path=NEW)
    for form in ({}, {"act": "save"}, fields(title="", fill="0")):
        with pytest.raises(InvalidInput):
            await rig(JobFormState.submit(form), cookie, path=NEW)
    [listed] = (await rig.open("/hire", cookie))["hire_state"]["jobs"]
    assert listed["title"] == FILLED["title"]


async def test_a_form_of_which_only_a_part_arrived_empties_nothing(rig: Rig, cookie: str, company: Company) -> None:
    await rig.open(NEW, cookie)
    await rig(JobFormState.typed(fields()), cookie, path=NEW)
    part = {"title": "Other", "fill": "1"}
    for act in (JobFormState.typed(part), JobFormState.submit(part)):
        with pytest.raises(InvalidInput, match="whole"):
            await rig(act, cookie, path=NEW)
    form = (await rig.open(f"/hire/jobs/{(await writing(rig, cookie)).slug}/edit", cookie))["job_form_state"]["form"]
    assert (form["title"], form["country"]) == (FILLED["title"], "PT")


async def test_who_keeps_theirs_where_nothing_clashes_changes_nothing(rig: Rig, cookie: str) -> None:
    await rig.open(NEW, cookie)
    await rig(JobFormState.typed(fields()), cookie, path=NEW)
    page = f"/hire/jobs/{(await writing(rig, cookie)).slug}/edit"
    await rig.open(page, cookie)
    await rig(JobActsState.keep_mine(), cookie, path=page)
    assert (await rig.open(page, cookie))["job_form_state"]["form"]["title"] == FILLED["title"]


async def test_questions_are_added_moved_and_removed_with_what_stands_in_them(rig: Rig, cookie: str) -> None:
    await rig.open(NEW, cookie)
    (first,) = (await writing(rig, cookie)).questions
    name = f"question-{first['key']}"
    await rig(JobFormState.submit(fields(act="add", **{name: "one"})), cookie, path=NEW)
    second = (await writing(rig, cookie)).questions[1]
    assert second["fresh"]
    typed = {name: "one", f"question-{second['key']}": "two"}
    await rig(JobFormState.submit(fields(act=f"up:{second['key']}", **typed)), cookie, path=NEW)
    assert [one["text"] for one in (await writing(rig, cookie)).questions] == ["two", "one"]
    await rig(JobFormState.submit(fields(act=f"remove:{second['key']}", **typed)), cookie, path=NEW)
    assert [one["text"] for one in (await writing(rig, cookie)).questions] == ["one"]
    await rig(JobFormState.submit(fields(act="remove:99", **typed)), cookie, path=NEW)


async def test_publishing_tells_what_is_missing_and_the_list_gets_shorter(rig: Rig, cookie: str) -> None:
    await rig.open(NEW, cookie)
    bare = fields(title="", place="", act="publish")
    await rig(JobFormState.submit(bare), cookie, path=NEW)
    state = await writing(rig, cookie)
    assert [name for name, _ in state.summary] == ["title", "place"]
    await rig(JobFormState.typed(bare | {"place": "Porto"}), cookie, path=NEW)
    assert [name for name, _ in (await writing(rig, cookie)).summary] == ["title"]
    await rig(JobFormState.submit(fields(act="publish")), cookie, path=NEW)
    assert rig.sent[-1].payload["path"] == "/hire/jobs/barista-early-shift-porto/edit"


@pytest.mark.parametrize("act", ["close", "extend", "save", "reload"])
async def test_that_a_job_is_published_is_said_until_the_next_act_or_a_reload(rig: Rig, cookie: str, act: str) -> None:
    await rig.open(NEW, cookie)
    await rig(JobFormState.submit(fields(act="publish")), cookie, path=NEW)
    path = rig.sent[-1].payload["path"]
    assert (await rig.open(path, cookie))["job_form_state"]["published"]
    specs: dict[str, Any] = {
        "close": JobDeadlineState.close(),
        "extend": JobDeadlineState.move({"date": "2027-07-01", "time": "18:00"}),
        "save": JobFormState.submit(fields(act="save", fill="2")),
    }
    await (rig(specs[act], cookie, path=path) if act in specs else rig.open(path, cookie))
    assert not (await writing(rig, cookie)).published


async def test_what_is_wrong_is_named_by_its_field_and_not_called_saved(rig: Rig, cookie: str) -> None:
    await rig.open(NEW, cookie)
    typed = fields(title="", pay_max="14,5x", reply_limit_s="600")
    await rig(JobFormState.typed(typed), cookie, path=NEW)
    state = await writing(rig, cookie)
    assert state.saved == "Draft saved, but not: Pay, at most; Longest reply."
    await rig(JobFormState.submit(typed | {"act": "publish"}), cookie, path=NEW)
    state = await writing(rig, cookie)
    assert [name for name, _ in state.summary] == ["title", "pay_max", "reply_limit_s"]
    assert [said.partition(": ")[0] for _, said in state.summary] == ["Title", "Pay, at most", "Longest reply"]
    assert state.saved == "Draft saved, not published yet, and not: Pay, at most; Longest reply."


async def test_what_is_published_waits_for_the_button(rig: Rig, cookie: str, company: Company) -> None:
    job = await make_job(company)
    await rig.open(edit(job), cookie)
    await rig(JobFormState.typed(fields(title="Other")), cookie, path=edit(job))
    assert (await rig.open(f"/jobs/{job.slug}"))["job_state"]["job"]["title"] == job.title
    await rig(JobFormState.submit(fields(title="Other", act="save")), cookie, path=edit(job))
    assert (await rig.open(f"/jobs/{job.slug}"))["job_state"]["job"]["title"] == "Other"


async def test_after_saving_the_form_shows_what_is_stored_and_no_field_is_called_unpublished(
    rig: Rig, cookie: str, company: Company
) -> None:
    job = await make_job(company)
    await rig.open(edit(job), cookie)
    typed = fields(tags="Coffee,  early   shift", title="Barista  ")
    changed = await rig(JobFormState.submit(typed | {"act": "save"}), cookie, path=edit(job))
    stored = changed["job_form_state"]["stored"]["fields"]
    assert stored["tags"] == ["Coffee,  early   shift", "coffee, early shift"]
    assert stored["title"] == ["Barista  ", "Barista"]
    await rig(JobFormState.typed(typed), cookie, path=edit(job))
    assert (await writing(rig, cookie)).saved == "Saved. Candidates see it now."


async def test_while_somebody_types_nothing_of_theirs_is_written_over(rig: Rig, cookie: str) -> None:
    await rig.open(NEW, cookie)
    await rig(JobFormState.typed(fields(title="Bar ")), cookie, path=NEW)
    assert (await writing(rig, cookie)).stored["fields"] == {}


async def test_what_is_said_to_be_saved_names_the_last_change_that_arrived(rig: Rig, cookie: str) -> None:
    await rig.open(NEW, cookie)
    await rig(JobFormState.typed(fields(title="Bar", changes="3")), cookie, path=NEW)
    state = await writing(rig, cookie)
    assert (state.saved, state.heard) == ("Draft saved.", 3)
    for odd in ("", "-1", "x"):
        await rig(JobFormState.typed(fields(title="Bar", changes=odd)), cookie, path=NEW)
        assert (await writing(rig, cookie)).heard == 0


async def test_a_job_is_copied_and_closed_from_its_row(rig: Rig, cookie: str, company: Company) -> None:
    job = await make_job(company)
    await rig.open("/hire", cookie)
    await rig(HireState.ask_to_close(job.slug), cookie)
    assert (await rig.state(HireState, cookie)).closing_title == job.title
    jobs = (await rig(HireState.close(job.slug), cookie))["hire_state"]["jobs"]
    assert [one["state"] for one in jobs] == ["closed"]
    await rig(HireState.duplicate(job.slug), cookie)
    assert rig.sent[-1].payload["path"].startswith("/hire/jobs/draft-")


async def test_people_from_elsewhere_get_no_form(rig: Rig, company: Company) -> None:
    job = await make_job(company)
    other = await sign_in(await make_member(await make_company()))
    shown = (await rig.open(edit(job), other))["job_form_state"]
    assert (shown["refusal"][:20], shown["form"], shown["heading"]) == ("There is no such job", None, "No such job")
    with pytest.raises(NotFound):
        await rig(JobFormState.submit(fields(act="save", fill="0")), other, path=edit(job))
    assert (await rig(JobState.preview(), other, path=f"/hire/jobs/{job.slug}/preview"))["job_state"]["missing"]


async def test_who_only_watches_is_offered_no_act_and_told_why(rig: Rig, company: Company) -> None:
    job = await make_job(company)
    viewer = await sign_in(await make_member(company, role="viewer"))
    shown = (await rig.open("/hire", viewer))["hire_state"]
    assert not (shown["can_write"] or shown["can_import"] or shown["jobs"][0]["can_manage"])
    shown = (await rig.open(edit(job), viewer))["job_form_state"]
    assert (shown["form"], shown["heading"]) == (None, "For those who write jobs")


async def test_recording_saves_the_draft_first_with_all_that_was_typed(rig: Rig, cookie: str) -> None:
    await rig.open(NEW, cookie)
    await rig(JobFormState.submit(fields(pay_min="much", act="record:clip")), cookie, path=NEW)
    state = await writing(rig, cookie)
    assert "pay_min" in state.problems, "what cannot be kept is mended first"
    assert all(event.name != "_redirect" for event in rig.sent)
    # What is lacking to be published is not lost, and no reason to wait.
    await rig(JobFormState.submit(fields(title="", act="record:question")), cookie, path=NEW)
    assert rig.sent[-1].payload["path"] == f"/hire/jobs/{state.slug}/question"
    await rig(JobFormState.submit(fields(act="save")), cookie, path=f"/hire/jobs/{state.slug}/edit")
    form = (await rig.open(f"/hire/jobs/{state.slug}/edit", cookie))["job_form_state"]["form"]
    assert form["title"] == FILLED["title"]


async def test_recording_for_a_published_job_does_not_publish_what_is_being_typed(
    rig: Rig, cookie: str, company: Company
) -> None:
    job = await make_job(company)
    await rig.open(edit(job), cookie)
    with pytest.raises(InvalidInput, match="Save changes"):
        await rig(JobFormState.submit(fields(title="Other", act="record:clip")), cookie, path=edit(job))
    assert (await rig.open(f"/jobs/{job.slug}"))["job_state"]["job"]["title"] == job.title
    await rig(JobFormState.submit(fields(title="Other", act="save")), cookie, path=edit(job))
    await rig(JobFormState.submit(fields(title="Other", act="record:clip")), cookie, path=edit(job))
    assert rig.sent[-1].payload["path"] == f"/hire/jobs/{job.slug}/clip"


async def test_what_is_heard_of_typing_after_it_was_saved_does_not_call_it_unpublished(
    rig: Rig, cookie: str, company: Company
) -> None:
    job = await make_job(company)
    await rig.open(edit(job), cookie)
    await rig(JobFormState.submit(fields(title="Other", act="save")), cookie, path=edit(job))
    await rig(JobFormState.typed(fields(title="Other")), cookie, path=edit(job))
    assert (await writing(rig, cookie)).saved == "Saved. Candidates see it now."
    await rig(JobFormState.typed(fields(title="Another")), cookie, path=edit(job))
    assert (await writing(rig, cookie)).saved.startswith("Your changes are not published yet")


async def test_the_form_offers_the_companys_other_videos_and_undoes_a_removal(
    rig: Rig, cookie: str, company: Company
) -> None:
    job, other = await make_job(company), await make_job(company, title="Roaster", clip=True)
    await rig.open(edit(job), cookie)
    await rig(JobFormState.submit(fields(act="choose:clip")), cookie, path=edit(job))
    state = await rig.state(OnVideoState, cookie)
    assert (state.choosing, [one["title"] for one in state.choices]) == ("clip", ["Roaster: clip"])
    await rig(OnVideoState.choose(other.slug, "clip"), cookie, path=edit(job))
    assert (await rig.state(OnVideoState, cookie)).places[0]["has_clip"]
    await rig(OnVideoState.remove("clip"), cookie, path=edit(job))
    assert not (await rig.state(OnVideoState, cookie)).places[0]["has_clip"]
    await rig(OnVideoState.put_back("clip"), cookie, path=edit(job))
    assert (await rig.state(OnVideoState, cookie)).places[0]["has_clip"]


async def test_the_list_of_jobs_says_which_are_not_in_the_feed(rig: Rig, cookie: str, company: Company) -> None:
    await make_job(company, title="Seen", clip=True)
    await make_job(company, title="Unseen")
    listed = (await rig.open("/hire", cookie))["hire_state"]["jobs"]
    assert {one["title"]: one["in_feed"] for one in listed} == {"Seen": True, "Unseen": False}

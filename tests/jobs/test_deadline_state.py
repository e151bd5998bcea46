"""The deadline of the form's job is moved, asked about and left."""

from typing import Any

import pytest

from resumes_app.accounts.schemas import Identity
from resumes_app.errors import Conflict
from resumes_app.jobs import service
from resumes_app.jobs.state import JobDeadlineState
from resumes_app.models import Company, Job
from resumes_app.ui.feedback.notices import NoticeState
from tests.events import Rig
from tests.factories import make_job
from tests.jobs.writing import edit, writing


@pytest.fixture
async def job(rig: Rig, cookie: str, company: Company) -> Job:
    """One whose form is open."""
    made = await make_job(company, time_zone="Europe/Lisbon")
    await rig.open(edit(made), cookie)
    return made


async def moved(rig: Rig, cookie: str, job: Job, day: str = "", time: str = "18:00") -> Any:
    """The state after a press of the button."""
    await rig(JobDeadlineState.move({"date": day, "time": time}), cookie, path=edit(job))
    return await rig.state(JobDeadlineState, cookie)


async def test_a_deadline_that_moves_takes_the_warning_away_that_it_did_not(rig: Rig, cookie: str, job: Job) -> None:
    await rig(NoticeState.say("A published close date can only move later.", "danger"), cookie, path=edit(job))
    await moved(rig, cookie, job, "2027-07-01")
    shown = (await rig.state(NoticeState, cookie)).shown
    assert [notice["text"] for notice in shown] == [
        "Who saved the job or began a reply, and has sent none, is told of its new close date."
    ]


async def test_it_moves_in_the_jobs_own_zone_and_what_keeps_it_stands_at_its_field(
    rig: Rig, cookie: str, job: Job
) -> None:
    await moved(rig, cookie, job, "2027-07-01")
    assert (await writing(rig, cookie)).closes == "1 July 2027, 18:00 (WEST)"
    told = (await moved(rig, cookie, job, "2027-06-01")).problem
    assert told == "It is open until 1 July 2027, 18:00 (WEST): its close date can only move later."
    assert "date" in str(rig.sent[-1].payload), "the field has the focus"
    assert (await moved(rig, cookie, job)).problem == "Choose the close date as day, month and year, and a time."
    await rig(JobDeadlineState.close(), cookie, path=edit(job))
    assert (await rig.state(JobDeadlineState, cookie)).problem == ""
    page = await writing(rig, cookie)
    assert (page.status, page.was_until, page.earliest) == ("closed", "1 July 2027, 18:00 (WEST)", "2027-07-01")


async def test_a_job_without_a_closing_date_gets_one(rig: Rig, cookie: str, company: Company) -> None:
    job = await make_job(company, closes_at=None, time_zone="Europe/Lisbon")
    await rig.open(edit(job), cookie)
    assert (await writing(rig, cookie)).closes == ""
    await moved(rig, cookie, job, "2027-07-01")
    page = await writing(rig, cookie)
    assert (page.status, page.closes) == ("open", "1 July 2027, 18:00 (WEST)")


async def test_a_date_far_off_is_asked_about_and_left_or_taken(rig: Rig, cookie: str, job: Job) -> None:
    closes = (await writing(rig, cookie)).closes
    assert (await moved(rig, cookie, job, "2028-12-25")).asked == "25 December 2028, 18:00 (WET)"
    await rig(JobDeadlineState.leave(), cookie, path=edit(job))
    await rig(JobDeadlineState.move_far(), cookie, path=edit(job))
    assert (await writing(rig, cookie)).closes == closes
    await moved(rig, cookie, job, "2028-12-25")
    await rig(JobDeadlineState.move_far(), cookie, path=edit(job))
    assert (await rig.state(JobDeadlineState, cookie)).asked == ""
    assert (await writing(rig, cookie)).closes == "25 December 2028, 18:00 (WET)"


async def test_what_was_asked_about_one_job_is_done_to_no_other_and_left_with_the_page(
    rig: Rig, cookie: str, company: Company, recruiter: Identity, job: Job
) -> None:
    other = await make_job(company)
    before = [(await service.job_sheet(recruiter, one.slug))["closes"] for one in (job, other)]
    await moved(rig, cookie, job, "2028-12-25")
    await rig(JobDeadlineState.move_far(), cookie, path=edit(other))
    await moved(rig, cookie, job, "2028-12-25")
    await rig.open(edit(other), cookie)
    await rig(JobDeadlineState.load(), cookie, path=edit(other))
    assert (await rig.state(JobDeadlineState, cookie)).asked == ""
    assert [(await service.job_sheet(recruiter, one.slug))["closes"] for one in (job, other)] == before


async def test_a_yes_to_more_time_does_not_reopen_what_a_colleague_has_closed(
    rig: Rig, cookie: str, recruiter: Identity, job: Job
) -> None:
    await moved(rig, cookie, job, "2028-12-25")
    await service.close_job(recruiter, job.slug)
    with pytest.raises(Conflict, match="Reopen it with a new close date"):
        await rig(JobDeadlineState.move_far(), cookie, path=edit(job))
    assert (await service.job_sheet(recruiter, job.slug))["state"] == "closed"

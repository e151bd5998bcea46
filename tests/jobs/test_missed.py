"""Whoever comes to the feed for a job that is not in it reads why."""

from datetime import timedelta
from typing import Any

from resumes_app import clock
from resumes_app.jobs import service
from resumes_app.jobs.state import FeedState
from resumes_app.jobs.state.asking import AskState
from resumes_app.models.jobs import JobStatus
from tests.events import Rig
from tests.factories import identity_for, make_company, make_job, make_user, sign_in


def read(changed: dict[str, dict[str, Any]]) -> list[tuple[str, str]]:
    return [(one["text"], one["action"]) for one in changed.get("notice_state", {}).get("shown", [])]


async def test_a_closed_job_is_named_and_its_page_is_a_press_away(rig: Rig) -> None:
    company = await make_company(name="Café Luz")
    job = await make_job(company, title="Barista", clip=True, closes_at=clock.now() - timedelta(hours=1))
    await make_job(clip=True)
    told = read(await rig.open(f"/?at={job.slug}"))
    assert told == [("“Barista” at Café Luz has closed.", "Read it")]
    await rig(FeedState.read(job.slug))
    assert rig.sent[0].payload["path"] == f"/jobs/{job.slug}"


async def test_it_is_said_once_in_a_tab(rig: Rig) -> None:
    job = await make_job(clip=True, status=JobStatus.CLOSED)
    assert len(read(await rig.open(f"/?at={job.slug}"))) == 1
    assert len(read(await rig.open(f"/?at={job.slug}", again=True))) == 1  # The one that is shown still.


async def test_a_job_that_is_there_is_no_news(rig: Rig) -> None:
    job = await make_job(clip=True)
    assert read(await rig.open(f"/?at={job.slug}")) == read(await rig.open("/")) == []


async def test_what_must_not_be_known_is_said_as_what_never_was(rig: Rig) -> None:
    draft = await make_job(title="Secret", clip=True, status=JobStatus.DRAFT, published_at=None)
    gone = [("The job that your link names is not here any more.", "")]
    assert read(await rig.open(f"/?at={draft.slug}")) == gone
    assert read(await rig.open("/?at=never-was", tab="other")) == gone


async def test_a_passed_job_and_one_without_a_clip_say_so(rig: Rig) -> None:
    passed, silent = await make_job(title="Guide", clip=True), await make_job(title="Porter")
    user = await make_user()
    await service.pass_(await identity_for(user), passed.slug)
    cookie = await sign_in(user)
    assert read(await rig.open(f"/?at={passed.slug}", cookie))[0][0].startswith("You passed on “Guide”.")
    assert "has no clip" in read(await rig.open(f"/?at={silent.slug}", cookie, tab="other"))[0][0]


async def test_whoever_signed_in_to_pass_reads_one_word_only(rig: Rig) -> None:
    job = await make_job(clip=True)
    stored = {f"{AskState.get_full_name()}.wanted": f"pass {job.slug}"}
    told = read(await rig.open(f"/?at={job.slug}", await sign_in(await make_user()), stored=stored))
    assert [text for text, _ in told] == ["Passed."]

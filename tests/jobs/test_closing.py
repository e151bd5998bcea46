"""Deadlines."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from resumes_app import clock, db, work
from resumes_app.errors import Gone, NotFound, NotPermitted
from resumes_app.jobs import service, tasks
from resumes_app.models import AuditEntry, Job
from resumes_app.models.jobs import JobStatus
from resumes_app.work import runner
from resumes_app.work.queue import timetable
from tests.accounts.web import run_tasks
from tests.factories import identity_for, make_company, make_job, make_member, make_user
from tests.jobs.factories import NOON


async def status_of(job: Job) -> JobStatus:
    async with db.reading() as session:
        found = await session.get(Job, job.id)
        assert found
        return found.status


async def test_an_open_job_is_returned_with_what_a_reply_needs(database: None) -> None:
    job = await make_job(question="Why coffee?")
    async with db.reading() as session:
        brief = await service.open_job(session, job.slug)
    assert (brief.id, brief.question, brief.open) == (job.id, "Why coffee?", True)
    assert brief.company.get("verified")


async def test_the_deadline_holds_before_the_task_has_run(database: None) -> None:
    closes_at = datetime.fromisoformat("2026-11-30T23:30:00+00:00")
    job = await make_job(closes_at=closes_at, time_zone="Europe/Berlin")
    clock.set_source(lambda: closes_at)
    async with db.reading() as session:
        with pytest.raises(Gone, match="This job closed on 1 December 2026 and takes no more replies"):
            await service.open_job(session, job.slug)
    assert await status_of(job) == JobStatus.PUBLISHED


async def test_a_draft_is_not_found(database: None) -> None:
    job = await make_job(status=JobStatus.DRAFT, published_at=None)
    async with db.reading() as session:
        with pytest.raises(NotFound):
            await service.open_job(session, job.slug)


async def test_the_task_closes_what_is_due_and_nothing_else(database: None) -> None:
    clock.set_source(lambda: NOON)
    due = await make_job(closes_at=NOON)
    later = await make_job(closes_at=NOON + timedelta(seconds=1))
    endless = await make_job(closes_at=None)
    await tasks.close_due()
    assert [await status_of(job) for job in (due, later, endless)] == ["closed", "published", "published"]
    assert "jobs.close_due" in work.queue.tasks


async def test_a_recurring_task_waits_in_the_queue_only_once(database: None) -> None:
    from sqlalchemy import text

    for _ in range(3):  # As workers do that were started together, and again a while later.
        await asyncio.gather(*(work.enqueue_recurring("jobs.close_due") for _ in range(6)))
    async with db.reading() as session:
        waiting = await session.exec(text("SELECT count(*) FROM procrastinate_jobs"))  # type: ignore[call-overload]
        assert waiting.one() == (1,)


async def test_a_job_closed_early_has_its_deadline_in_the_past(database: None) -> None:
    company = await make_company()
    recruiter = await identity_for(await make_member(company))
    job = await make_job(company)
    await service.close_job(recruiter, job.slug)
    await service.close_job(recruiter, job.slug)
    assert await status_of(job) == JobStatus.CLOSED
    async with db.reading() as session:
        assert (await service.job_briefs(session, [job.id or 0]))[job.id or 0].open is False
        [entry] = (await session.exec(select(AuditEntry))).all()
    assert (entry.actor_id, entry.company_id, entry.subject) == (recruiter.user_id, company.id, f"job:{job.slug}")
    assert (entry.before["status"], entry.after["status"]) == ("published", "closed")


async def test_only_the_companys_own_people_close_its_jobs(database: None) -> None:
    job = await make_job()
    for user in (await make_user(), await make_member(await make_company())):
        with pytest.raises(NotPermitted):
            await service.close_job(await identity_for(user), job.slug)
    assert await status_of(job) == JobStatus.PUBLISHED


async def test_a_job_that_is_closed_a_day_late_closed_at_its_deadline(database: None) -> None:
    clock.set_source(lambda: NOON)
    job = await make_job(closes_at=NOON)
    clock.set_source(lambda: NOON + timedelta(days=1))
    assert await service.close_due() == 1
    assert await service.close_due() == 0
    async with db.reading() as session:
        found = await session.get(Job, job.id)
        assert found
        assert (found.status, found.closed_at, found.updated_at) == ("closed", NOON, NOON + timedelta(days=1))
        assert (await session.exec(select(AuditEntry))).all() == []


async def test_a_worker_closes_what_is_due_as_soon_as_it_starts(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slept(Exception):
        pass

    async def sleep(_seconds: float) -> None:
        raise Slept

    monkeypatch.setattr(runner.asyncio, "sleep", sleep)
    with pytest.raises(Slept):
        await runner._recur("jobs.close_due", timetable["jobs.close_due"])
    monkeypatch.undo()
    clock.set_source(lambda: NOON)
    job = await make_job(closes_at=NOON)
    await run_tasks()
    assert await status_of(job) == JobStatus.CLOSED


async def test_whoever_waits_for_a_job_hears_that_it_closed(database: None) -> None:
    clock.set_source(lambda: NOON)
    await make_job(slug="tide", closes_at=NOON)
    saver, stranger = await make_user(), await make_user()
    clock.set_source(lambda: NOON - timedelta(hours=1))
    await service.save(await identity_for(saver), "tide")
    clock.set_source(lambda: NOON)
    async with (
        db.subscription(service.page_topic("tide")) as page,
        db.subscription(f"candidate:{saver.id}") as own,
        db.subscription(f"candidate:{stranger.id}") as others,
    ):
        for queue in (page, own, others):
            assert (await asyncio.wait_for(queue.get(), 5))["resync"]
        await service.close_due()
        assert (await asyncio.wait_for(page.get(), 5))["jobs"]
        assert (await asyncio.wait_for(own.get(), 5))["jobs"]
        assert others.empty()

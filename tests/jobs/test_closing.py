"""Deadlines."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from resumes_app import clock, db, work
from resumes_app.errors import Gone, NotFound, NotPermitted
from resumes_app.jobs import service, tasks
from resumes_app.models import AuditEntry, Job
from resumes_app.models.jobs import JobStatus
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

    for _ in range(3):
        await work.enqueue_recurring("jobs.close_due")
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

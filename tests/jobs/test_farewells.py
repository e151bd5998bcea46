"""Who wanted a job hears that it closed before its time."""

from datetime import timedelta

from resumes_app import clock
from resumes_app.accounts.schemas import Identity
from resumes_app.jobs import service
from resumes_app.models import Company, Job, User
from tests.accounts.web import mails, text_of
from tests.factories import identity_for, make_job, make_user
from tests.jobs.factories import NOON, begin_reply, send_reply

WEEK = timedelta(days=7)


async def saver(job: Job) -> User:
    user = await make_user()
    await service.save(await identity_for(user), job.slug)
    return user


async def told() -> dict[str, str]:
    """Address → text of the mails that the worker sends now."""
    return {mail["To"].addresses[0].addr_spec: text_of(mail) for mail in await mails()}


async def test_who_saved_it_or_began_a_reply_is_told_once(company: Company, recruiter: Identity) -> None:
    job = await make_job(company, title="Barista", closes_at=NOON + WEEK)
    saved, begun, emptied, replied = await saver(job), await make_user(), await make_user(), await saver(job)
    await begin_reply(begun, job)
    await begin_reply(emptied, job, takes=0)
    await send_reply(replied, job)
    await service.close_job(recruiter, job.slug)
    found = await told()
    assert found.keys() == {saved.email, begun.email}
    assert "it was closed before its close date. You saved it." in found[saved.email]
    assert "You began a reply to it. What you recorded stays yours." in found[begun.email]
    await service.close_job(recruiter, job.slug)
    assert await told() == {}


async def test_a_job_that_was_opened_again_meanwhile_closed_for_nobody(company: Company, recruiter: Identity) -> None:
    job = await make_job(company, closes_at=NOON + WEEK)
    await saver(job)
    await service.close_job(recruiter, job.slug)
    await service.reopen_job(recruiter, job.slug, NOON + 2 * WEEK)
    [text] = (await told()).values()
    assert "now takes replies until" in text


async def test_a_job_that_closes_in_time_is_told_by_its_reminders_alone(company: Company, recruiter: Identity) -> None:
    job = await make_job(company, closes_at=NOON + WEEK)
    await saver(job)
    clock.set_source(lambda: NOON + WEEK)
    await service.close_job(recruiter, job.slug)
    assert await told() == {}

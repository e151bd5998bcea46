"""Moving a deadline."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

import resumes_app.jobs.tasks  # noqa: F401  # declares them
from resumes_app import db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.errors import Conflict, InvalidInput, NotFound, NotPermitted, SignInNeeded
from resumes_app.jobs import service
from resumes_app.models import AuditEntry, Company, Job
from resumes_app.models.jobs import JobStatus
from tests.accounts.web import mails, text_of
from tests.factories import identity_for, make_company, make_job, make_member, make_user
from tests.jobs.factories import NOON, begin_reply, send_reply

WEEK = timedelta(days=7)


async def read(job: Job) -> Job:
    async with db.reading() as session:
        found = await session.get(Job, job.id)
        assert found
        return found


async def acts() -> list[str]:
    async with db.reading() as session:
        return list((await session.exec(select(AuditEntry.act).order_by("id"))).all())


async def test_an_open_jobs_deadline_moves_later_with_an_entry(company: Company, recruiter: Identity) -> None:
    job = await make_job(company, closes_at=NOON + WEEK)
    await service.extend_job(recruiter, job.slug, NOON + 2 * WEEK)
    assert (await read(job)).closes_at == NOON + 2 * WEEK
    async with db.reading() as session:
        [entry] = (await session.exec(select(AuditEntry))).all()
    assert (entry.act, entry.actor_id, entry.company_id) == ("job.extend", recruiter.user_id, company.id)
    assert entry.before == {"closes_at": (NOON + WEEK).isoformat()}
    assert entry.after == {"closes_at": (NOON + 2 * WEEK).isoformat()}


@pytest.mark.parametrize("earlier", [timedelta(0), timedelta(seconds=1), timedelta(days=30)])
async def test_it_does_not_move_earlier_nor_stay(company: Company, recruiter: Identity, earlier: timedelta) -> None:
    job = await make_job(company, closes_at=NOON + WEEK)
    with pytest.raises(InvalidInput, match="only move later"):
        await service.extend_job(recruiter, job.slug, NOON + WEEK - earlier)
    assert (await read(job)).closes_at == NOON + WEEK
    assert await acts() == []


async def test_an_endless_job_gets_its_first_deadline_with_an_entry_and_who_saved_it_is_told(
    company: Company, recruiter: Identity
) -> None:
    job = await make_job(company, title="Barista", closes_at=None)
    await service.save(await identity_for(await make_user()), job.slug)
    for over in (NOON, NOON - WEEK):
        with pytest.raises(InvalidInput, match="still to come"):
            await service.extend_job(recruiter, job.slug, over)
    await service.extend_job(recruiter, job.slug, NOON + WEEK)
    assert (await read(job)).closes_at == NOON + WEEK
    async with db.reading() as session:
        [entry] = (await session.exec(select(AuditEntry))).all()
    assert (entry.act, entry.before, entry.after) == (
        "job.set_deadline",
        {"closes_at": None},
        {"closes_at": (NOON + WEEK).isoformat()},
    )
    [mail] = await mails()
    assert mail["Subject"] == "Barista at Beans: replies close on 9 November 2026"
    assert "a job that you saved, had no closing date. It now takes replies until 9 November 2026, 12:00" in text_of(
        mail
    )
    with pytest.raises(InvalidInput, match="only move later"):
        await service.extend_job(recruiter, job.slug, NOON + WEEK - timedelta(seconds=1))


async def test_who_moves_it_earlier_reads_until_when_it_is_and_was_open(company: Company, recruiter: Identity) -> None:
    job = await make_job(company, closes_at=NOON + WEEK, time_zone="Europe/Lisbon")
    with pytest.raises(InvalidInput, match=r"It is open until 9 November 2026, 12:00 .WET.: its close date can"):
        await service.extend_job(recruiter, job.slug, NOON + timedelta(days=1))
    await service.close_job(recruiter, job.slug)
    with pytest.raises(InvalidInput, match=r"Its close date was 9 November 2026, 12:00 .WET.: the new one must not"):
        await service.reopen_job(recruiter, job.slug, NOON + timedelta(days=1))
    sheet = await service.job_sheet(recruiter, job.slug)
    assert (sheet["was_until"], sheet["earliest"]) == ("9 November 2026, 12:00 (WET)", "2026-11-09")


async def test_only_what_closed_early_was_to_be_open_for_longer(company: Company, recruiter: Identity) -> None:
    for job in (
        await make_job(company, closes_at=NOON + WEEK),
        await make_job(company, closes_at=NOON - WEEK, closed_at=NOON - WEEK, status=JobStatus.CLOSED),
        await make_job(company, closes_at=None, closed_at=NOON - WEEK, status=JobStatus.CLOSED),
    ):
        sheet = await service.job_sheet(recruiter, job.slug)
        assert (sheet["was_until"], sheet["earliest"] >= "2026-11-02") == ("", True)


async def test_a_date_more_than_a_year_away_is_asked_about_before_anybody_is_told(
    company: Company, recruiter: Identity
) -> None:
    job = await make_job(company, closes_at=NOON + WEEK, time_zone="Europe/Lisbon")
    await service.save(await identity_for(await make_user()), job.slug)
    far = NOON.replace(year=2028)
    with pytest.raises(service.FarOff) as asked:
        await service.extend_job(recruiter, job.slug, far)
    assert asked.value.until == "2 November 2028, 12:00 (WET)"
    assert ((await read(job)).closes_at, await acts(), await mails()) == (NOON + WEEK, [], [])
    await service.close_job(recruiter, job.slug)
    with pytest.raises(service.FarOff):
        await service.reopen_job(recruiter, job.slug, far)
    await service.reopen_job(recruiter, job.slug, NOON.replace(year=2027))
    await service.extend_job(recruiter, job.slug, far, sure=True)
    assert (await read(job)).closes_at == far


async def test_a_job_past_its_deadline_is_reopened_not_extended(company: Company, recruiter: Identity) -> None:
    job = await make_job(company, closes_at=NOON)
    with pytest.raises(Conflict):
        await service.extend_job(recruiter, job.slug, NOON + WEEK)
    await service.reopen_job(recruiter, job.slug, NOON + WEEK)
    with pytest.raises(Conflict):
        await service.reopen_job(recruiter, job.slug, NOON + 2 * WEEK)
    assert await acts() == ["job.reopen"]


async def test_closing_early_and_reopening_does_not_shorten(company: Company, recruiter: Identity) -> None:
    job = await make_job(company, closes_at=NOON + WEEK)
    await service.close_job(recruiter, job.slug)
    for closes_at in (NOON, NOON + WEEK - timedelta(seconds=1)):
        with pytest.raises(InvalidInput):
            await service.reopen_job(recruiter, job.slug, closes_at)
    await service.reopen_job(recruiter, job.slug, NOON + WEEK)
    found = await read(job)
    assert (found.status, found.closes_at, found.closed_at) == (JobStatus.PUBLISHED, NOON + WEEK, None)
    assert await acts() == ["job.close", "job.reopen"]


async def test_a_closed_job_is_not_reopened_into_the_past(company: Company, recruiter: Identity) -> None:
    job = await make_job(company, closes_at=NOON - WEEK, status=JobStatus.CLOSED)
    with pytest.raises(InvalidInput, match="still to come"):
        await service.reopen_job(recruiter, job.slug, NOON)


@pytest.mark.parametrize("act", [service.extend_job, service.reopen_job])
async def test_only_the_companys_reviewers_move_a_deadline(company: Company, act) -> None:  # type: ignore[no-untyped-def]  # either act
    job = await make_job(company, closes_at=NOON + WEEK)
    stranger, viewer = await make_member(await make_company()), await make_member(company, role="viewer")
    for user in (await make_user(), stranger, viewer):
        with pytest.raises(NotPermitted):
            await act(await identity_for(user), job.slug, NOON + 2 * WEEK)
    with pytest.raises(SignInNeeded):
        await act(GUEST, job.slug, NOON + 2 * WEEK)
    draft = await make_job(company, status=JobStatus.DRAFT, published_at=None)
    with pytest.raises(NotFound):
        await act(await identity_for(await make_member(company)), draft.slug, NOON + 2 * WEEK)
    assert await acts() == []


async def test_who_saved_the_job_is_told_once_each(company: Company, recruiter: Identity) -> None:
    job = await make_job(company, title="Barista", closes_at=NOON + WEEK, time_zone="Europe/Berlin")
    savers = [await make_user(time_zone=zone) for zone in ("", "Europe/Lisbon")]
    for user in (*savers, await make_user(email_verified_at=None)):
        await service.save(await identity_for(user), job.slug)
    await service.save(await identity_for(await make_user()), (await make_job(company)).slug)
    await service.extend_job(recruiter, job.slug, NOON + 2 * WEEK)
    told = await mails()
    assert sorted(mail["To"].addresses[0].addr_spec for mail in told) == sorted(user.email for user in savers)
    assert told[0]["Subject"] == "Barista at Beans: more time to reply"
    texts = {mail["To"].addresses[0].addr_spec: text_of(mail) for mail in told}
    assert "Barista at Beans, a job that you saved, now takes" in texts[savers[0].email]
    assert "until 16 November 2026, 13:00 (CET)" in texts[savers[0].email]
    assert "until 16 November 2026, 12:00 (WET)" in texts[savers[1].email]
    assert await mails() == []


async def test_who_began_a_reply_is_led_back_to_it_and_who_replied_is_not_written_to(
    company: Company, recruiter: Identity
) -> None:
    job = await make_job(company, closes_at=NOON + WEEK)
    person, replied = await make_user(), await make_user()
    await begin_reply(person, job)
    await service.save(await identity_for(replied), job.slug)
    await send_reply(replied, job)
    await service.extend_job(recruiter, job.slug, NOON + 2 * WEEK)
    [mail] = await mails()
    assert mail["To"].addresses[0].addr_spec == person.email
    assert f"{job.title} at Beans, a job to which you began a reply, now takes replies until" in text_of(mail)
    assert f"/reply/{job.slug}" in text_of(mail)


async def test_two_moves_in_a_row_are_one_mail(company: Company, recruiter: Identity) -> None:
    job = await make_job(company, closes_at=NOON + WEEK)
    await service.save(await identity_for(await make_user()), job.slug)
    await service.extend_job(recruiter, job.slug, NOON + 2 * WEEK)
    await service.extend_job(recruiter, job.slug, NOON + 3 * WEEK)
    [mail] = await mails()
    assert "until 23 November 2026" in text_of(mail)


async def test_of_a_job_that_has_closed_since_only_that_is_told(company: Company, recruiter: Identity) -> None:
    job = await make_job(company, closes_at=NOON + WEEK)
    await service.save(await identity_for(await make_user()), job.slug)
    await service.extend_job(recruiter, job.slug, NOON + 2 * WEEK)
    await service.close_job(recruiter, job.slug)
    [mail] = await mails()
    assert str(mail["Subject"]).endswith("has closed")


@pytest.mark.parametrize(
    ("local", "zone", "utc"),
    [
        ("2026-10-24T23:59", "Europe/Berlin", "2026-10-24T21:59"),
        ("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T01:30"),  # twice: the second
        ("2026-10-25T23:59", "Europe/Berlin", "2026-10-25T22:59"),
        ("2026-11-01T01:30", "America/New_York", "2026-11-01T06:30"),  # twice: the second
        ("2026-04-05T01:45", "Australia/Lord_Howe", "2026-04-04T15:15"),  # half an hour, twice
        ("2026-11-30T23:59", "Asia/Kathmandu", "2026-11-30T18:14"),
    ],
)
def test_a_wall_clock_time_is_one_moment(local: str, zone: str, utc: str) -> None:
    moment = service.instant_of(datetime.fromisoformat(local), zone)
    assert moment == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Europe/Nowhere", "", "../etc/passwd"])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(InvalidInput, match="no such time zone"):
        service.instant_of(NOON.replace(tzinfo=None), zone)


def test_a_time_that_the_clocks_leave_out_is_refused() -> None:
    with pytest.raises(InvalidInput, match="leave this time out"):
        service.instant_of(datetime.fromisoformat("2026-03-29T02:30"), "Europe/Berlin")

"""Reminders before a deadline."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

import resumes_app.jobs.tasks as tasks
from resumes_app import clock, db, work
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.accounts.service import choose_reminders, wants_reminders
from resumes_app.accounts.service.mail import outbox
from resumes_app.errors import SignInNeeded
from resumes_app.jobs import service
from resumes_app.models import Application, Company, Job, User
from resumes_app.models.applications import ApplicationStatus
from tests.accounts.web import mails, text_of
from tests.factories import identity_for, make_company, make_job, make_member, make_user
from tests.jobs.factories import NOON, begin_reply
from tests.queries import counted_queries

HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)
CLOSES = NOON + WEEK


class Time:
    """The clock of a test: it stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON
        clock.set_source(lambda: self.now)

    def before(self, hours: float, closes_at: datetime = CLOSES) -> None:
        """It is so many hours before the close."""
        self.now = closes_at - hours * HOUR


@pytest.fixture
def time(database: None) -> Time:
    for path in outbox().glob("*"):
        path.unlink()
    return Time()


@pytest.fixture
async def company(time: Time) -> Company:
    return await make_company(name="Beans")


@pytest.fixture
async def job(company: Company) -> Job:
    return await make_job(company, slug="tide", title="Barista", closes_at=CLOSES)


@pytest.fixture
async def user(job: Job) -> User:
    """Somebody who saved the job a week before it closes."""
    user = await make_user(time_zone="Europe/Lisbon")
    await service.save(await identity_for(user), job.slug)
    return user


async def subjects() -> list[str]:
    """What the task's next run sends."""
    await tasks.remind_due()
    return [str(mail["Subject"]) for mail in await mails()]


async def test_each_reminder_comes_once_at_its_hour(time: Time, user: User) -> None:
    told = {}
    for hours in (100, 72.01, 72, 71, 48, 24.01, 24, 3, 2.01, 2, 1, 0.1, 0, -1):
        time.before(hours)
        for _ in range(2):
            if found := await subjects():
                assert hours not in told
                told[hours] = found
    assert told == {
        72: ["Barista at Beans closes in 3 days"],
        24: ["Barista at Beans closes in a day"],
        2: ["Barista at Beans closes in 2 hours"],
    }


async def test_a_reminder_says_what_to_know(time: Time, user: User) -> None:
    time.before(24)
    await tasks.remind_due()
    [mail] = await mails()
    assert mail["To"].addresses[0].addr_spec == user.email
    text = text_of(mail)
    assert "Barista at Beans takes replies until 9 November 2026, 12:00 (WET)" in text  # The person's own zone.
    assert "Replies are reviewed as they come." in text
    assert "http://localhost:8000/jobs/tide" in text
    assert "turn them off in your settings: http://localhost:8000/settings" in text


@pytest.mark.parametrize(("hours", "left"), [(72, "3 days"), (24, "a day"), (2, "2 hours")])
async def test_a_mail_that_goes_out_a_minute_later_names_the_time_it_is_for(
    time: Time, user: User, hours: int, left: str
) -> None:
    time.before(hours - 0.03)
    assert await subjects() == [f"Barista at Beans closes in {left}"]


@pytest.mark.parametrize(("hours", "left"), [(20, "20 hours"), (1.9, "1 hour 54 minutes")])
async def test_after_a_time_without_a_worker_only_the_nearest_comes(
    time: Time, user: User, hours: float, left: str
) -> None:
    time.before(hours)
    assert await subjects() == [f"Barista at Beans closes in {left}"]
    time.before(hours - 0.5)
    assert await subjects() == []


async def test_a_begun_reply_is_reminded_of_and_led_back_to(time: Time, job: Job) -> None:
    drafted, empty, both = [await make_user() for _ in range(3)]
    await begin_reply(drafted, job)
    await begin_reply(empty, job, takes=0)
    await begin_reply(both, job)
    await service.save(await identity_for(both), job.slug)
    time.before(24)
    await tasks.remind_due()
    told = await mails()
    assert sorted(mail["To"].addresses[0].addr_spec for mail in told) == sorted([drafted.email, both.email])
    for mail in told:
        assert "http://localhost:8000/reply/tide" in text_of(mail)
        assert "You began a reply" in text_of(mail)


@pytest.mark.parametrize("status", [ApplicationStatus.SUBMITTED, ApplicationStatus.WITHDRAWN])
async def test_who_has_replied_is_not_reminded(time: Time, user: User, job: Job, status: ApplicationStatus) -> None:
    async with db.transaction() as session:
        session.add(Application(job_id=job.id or 0, candidate_id=user.id or 0, status=status))
    time.before(24)
    assert await subjects() == []


async def reply_meanwhile(user: User, job: Job) -> None:
    async with db.transaction() as session:
        session.add(Application(job_id=job.id or 0, candidate_id=user.id or 0))


async def unsave_meanwhile(user: User, job: Job) -> None:
    await service.unsave(await identity_for(user), job.slug)


async def close_meanwhile(user: User, job: Job) -> None:
    await service.close_job(await recruiter_of(job), job.slug)


async def turn_off_meanwhile(user: User, job: Job) -> None:
    await choose_reminders(await identity_for(user), False)


async def recruiter_of(job: Job) -> Identity:
    async with db.reading() as session:
        company = await session.get(Company, job.company_id)
        assert company
    return await identity_for(await make_member(company))


@pytest.mark.parametrize("act", [reply_meanwhile, unsave_meanwhile, close_meanwhile, turn_off_meanwhile])
@pytest.mark.parametrize("queued", [True, False], ids=["already queued", "not queued yet"])
async def test_who_has_let_go_is_not_reminded(time: Time, user: User, job: Job, act: Callable, queued: bool) -> None:  # type: ignore[type-arg]
    time.before(24)
    if queued:
        await tasks.remind_due()
    await act(user, job)
    assert [subject for subject in await subjects() if "closes in" in subject] == []


async def test_reminders_are_turned_on_again(time: Time, user: User) -> None:
    who = await identity_for(user)
    assert await wants_reminders(who)
    await choose_reminders(who, False)
    time.before(30)
    assert await subjects() == []
    assert not await wants_reminders(who)
    await choose_reminders(who, True)
    time.before(24)
    assert await subjects() == ["Barista at Beans closes in a day"]


async def test_a_deadline_that_moves_has_reminders_of_its_own(time: Time, user: User, job: Job) -> None:
    time.before(24)
    await tasks.remind_due()
    await service.extend_job(await recruiter_of(job), job.slug, CLOSES + WEEK)
    assert [str(mail["Subject"]) for mail in await mails()] == ["Barista at Beans: more time to reply"]
    time.before(2)
    assert await subjects() == []
    time.before(24, CLOSES + WEEK)
    assert await subjects() == ["Barista at Beans closes in a day"]


async def test_who_saves_a_job_late_is_not_reminded_at_once(time: Time, job: Job) -> None:
    time.before(5)
    await service.save(await identity_for(await make_user()), job.slug)
    assert await subjects() == []
    time.before(2)
    assert await subjects() == ["Barista at Beans closes in 2 hours"]


async def test_nobody_without_a_confirmed_address_is_written_to(time: Time, job: Job) -> None:
    await service.save(await identity_for(await make_user(email_verified_at=None)), job.slug)
    time.before(24)
    assert await subjects() == []


@pytest.mark.parametrize(
    ("closes", "due"),
    [
        ("2026-10-25T12:00", "2026-10-24T11:00"),  # The clocks go back in between: 24 hours are not "the same time".
        ("2027-03-28T12:00", "2027-03-27T10:00"),  # They go forward.
        ("2026-10-25T02:30", "2026-10-24T01:30"),  # A time that comes twice is its second.
    ],
)
async def test_hours_are_hours_when_the_clocks_change(time: Time, closes: str, due: str) -> None:
    closes_at = service.instant_of(datetime.fromisoformat(closes), "Europe/Berlin")
    time.before(200, closes_at)
    job = await make_job(closes_at=closes_at, time_zone="Europe/Berlin")
    await service.save(await identity_for(await make_user()), job.slug)
    time.before(72, closes_at)
    assert len(await subjects()) == 1
    time.now = datetime.fromisoformat(due + ":00+00:00") - timedelta(seconds=1)
    assert await subjects() == []
    time.now += timedelta(seconds=1)
    assert len(await subjects()) == 1


async def test_a_run_asks_the_database_little_and_recurs(time: Time, job: Job) -> None:
    for _ in range(5):
        await service.save(await identity_for(await make_user()), job.slug)
    time.before(24)
    with counted_queries() as statements:
        assert await service.remind_due() == 5
    assert len(statements) <= 1 + 5  # One, and one for each mail on the queue.
    assert work.queue.tasks["jobs.remind_due"]
    from resumes_app.work.queue import timetable

    assert timetable["jobs.remind_due"] == timetable["jobs.close_due"] == 60


async def test_the_app_says_what_closes_soon(time: Time, user: User, job: Job, company: Company) -> None:
    who = await identity_for(user)
    assert await service.closing_soon(who) is None
    later = await make_job(company, closes_at=CLOSES + HOUR)
    await begin_reply(user, later)
    time.before(71)
    assert await service.closing_soon(who) == {
        "count": 2, "slug": "tide", "title": "Barista", "closes_at": "2026-11-09T12:00:00Z",
    }  # fmt: skip
    assert [row["closes_soon"] for row in (await service.list_jobs(who, service_shelf()))["rows"]] == [True]
    await choose_reminders(who, False)  # Of mails only.
    assert await service.closing_soon(who)
    await reply_meanwhile(user, job)
    assert [row["closes_soon"] for row in (await service.list_jobs(who, service_shelf()))["rows"]] == [False]
    time.before(-2)
    assert await service.closing_soon(who) is None
    with pytest.raises(SignInNeeded):
        await service.closing_soon(GUEST)


def service_shelf():  # type: ignore[no-untyped-def]
    from resumes_app.jobs.schemas import Shelf

    return Shelf.SAVED

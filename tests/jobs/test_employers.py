"""Companies with their jobs, and how they keep their promises."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST
from resumes_app.applications.service import promised_by
from resumes_app.errors import NotFound
from resumes_app.jobs import service
from resumes_app.jobs.schemas import Kept
from resumes_app.jobs.service.promises import kept_of
from resumes_app.models import Application, Company, Job
from resumes_app.models.applications import ApplicationStatus
from tests.factories import added, make_company, make_job, make_user
from tests.jobs.factories import NOON

DAY = timedelta(days=1)


@pytest.fixture
async def company(database: None) -> Company:
    clock.set_source(lambda: NOON)
    return await make_company(name="Halden Coffee", city="Halden", country="NO")


async def reply(job: Job, submitted_at: datetime, decided_after: timedelta | None = None, **more: Any) -> Application:
    fields: dict[str, Any] = {"status": ApplicationStatus.SUBMITTED, "submitted_at": submitted_at}
    if decided_after is not None:
        fields |= {"status": ApplicationStatus.DECLINED, "decided_at": submitted_at + decided_after}
    candidate = await make_user()
    return await added(None, Application(job_id=job.id, candidate_id=candidate.id, **(fields | more)))


async def kept(company: Company) -> Kept:
    assert company.id
    async with db.reading() as session:
        return (await service.kept_promises(session, [company.id]))[company.id]


async def counted(company: Company) -> tuple[int, int]:
    rate = await kept(company)
    return rate["kept"], rate["due"]


async def test_an_answer_counts_to_the_moment_it_was_promised(company: Company) -> None:
    job = await make_job(company, reply_by_days=7)
    sent = NOON - 20 * DAY
    await reply(job, sent, 7 * DAY)
    await reply(job, sent, 7 * DAY + timedelta(seconds=1))
    await reply(job, sent)
    assert await counted(company) == (1, 3)


async def test_a_reply_whose_moment_has_not_come_does_not_count_answered_or_not(company: Company) -> None:
    job = await make_job(company, reply_by_days=7)
    await reply(job, NOON - 6 * DAY, DAY)
    await reply(job, NOON - 6 * DAY)
    assert await counted(company) == (0, 0)
    await reply(job, NOON - 7 * DAY, DAY)
    assert await counted(company) == (1, 1)


async def test_a_reply_that_was_taken_back_never_counts(company: Company) -> None:
    job = await make_job(company, reply_by_days=7)
    gone = {"status": ApplicationStatus.WITHDRAWN, "withdrawn_at": NOON - 2 * DAY}
    await reply(job, NOON - 20 * DAY, **gone)
    await reply(job, NOON - 20 * DAY, DAY, **gone)
    assert await counted(company) == (0, 0)


async def test_an_answer_that_was_undone_is_owed_again(company: Company) -> None:
    job = await make_job(company, reply_by_days=7)
    await reply(job, NOON - 20 * DAY, DAY, status=ApplicationStatus.SUBMITTED, decided_at=None)
    assert await counted(company) == (0, 1)


async def test_where_replies_wait_for_the_close_the_clock_starts_there(company: Company) -> None:
    rule = {"review_rule": "after_close", "reply_by_days": 7}
    over = await make_job(company, closes_at=NOON - 10 * DAY, closed_at=NOON - 9 * DAY, status="closed", **rule)
    await reply(over, NOON - 30 * DAY, 28 * DAY)
    await reply(over, NOON - 30 * DAY, 28 * DAY + timedelta(seconds=1))
    running = await make_job(company, closes_at=NOON + DAY, **rule)
    endless = await make_job(company, closes_at=None, **rule)
    for job in (running, endless):
        await reply(job, NOON - 90 * DAY)
    assert await counted(company) == (1, 2)


async def test_other_companies_answers_are_theirs(company: Company) -> None:
    await reply(await make_job(reply_by_days=1), NOON - 20 * DAY, timedelta(hours=1))
    assert await counted(company) == (0, 0)


@pytest.mark.parametrize("rule", ["rolling", "after_close"])
async def test_the_query_and_the_candidates_clock_agree(company: Company, rule: str) -> None:
    # Across the end of summer time, when a day has 25 hours.
    closes = datetime.fromisoformat("2026-10-20T12:00:00+00:00")
    job = await make_job(company, review_rule=rule, reply_by_days=7, closes_at=closes, closed_at=closes)
    sent = datetime.fromisoformat("2026-10-20T12:00:00+00:00")
    due = promised_by(job, sent)
    assert due is not None
    await reply(job, sent, due - sent)
    clock.set_source(lambda: due - timedelta(seconds=1))
    assert await counted(company) == (0, 0)
    clock.set_source(lambda: due)
    assert await counted(company) == (1, 1)


def test_a_rate_is_told_from_five_answers_on_and_never_rounded_up() -> None:
    assert kept_of(4, 4) == Kept(due=4, kept=4, percent=100, known=False, text="Not enough answers due yet")
    assert kept_of(200, 199)["percent"] == 99
    assert kept_of(5, 4)["text"] == "4 of 5 answers in time"


async def test_companies_are_listed_with_what_is_open_and_the_hiring_ones_first(company: Company) -> None:
    busy = await make_company(name="Zeta", city="Porto", country="PT")
    for _ in range(2):
        await make_job(busy, clip=True)
    await make_job(busy, closes_at=NOON - DAY)
    await make_job(busy, status="draft", published_at=None)
    await make_company(name="Nobody yet", verified_at=None)
    listed = await service.list_companies()
    assert [(row["company"]["name"], row["open_jobs"]) for row in listed["rows"]] == [
        ("Zeta", "2 open jobs"),
        ("Halden Coffee", "No open jobs"),
    ]
    assert listed["rows"][0]["poster"] and listed["total"] == 2


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("halden", ["Halden Coffee"]),
        ("COFFEE norway", ["Halden Coffee"]),
        ("porto", ["Zeta"]),
        ("portugal", ["Zeta"]),
        ("100%", []),
        ("coffee porto", []),
    ],
)
async def test_companies_are_found_by_name_city_and_country(company: Company, q: str, found: list[str]) -> None:
    await make_company(name="Zeta", city="Porto", country="PT")
    assert [row["company"]["name"] for row in (await service.list_companies(q))["rows"]] == found


async def test_a_companys_page_has_its_open_jobs_its_closed_ones_and_its_clips(company: Company) -> None:
    later = await make_job(company, closes_at=NOON + 9 * DAY, clip=True)
    sooner = await make_job(company, closes_at=NOON + DAY)
    over = await make_job(company, closes_at=NOON - DAY, clip=True)
    await make_job(company, status="draft", published_at=None)
    await make_job()
    view = await service.company_view(GUEST, company.slug)
    assert [job["slug"] for job in view["open_jobs"]] == [sooner.slug, later.slug]
    assert [job["slug"] for job in view["closed_jobs"]] == [over.slug]
    assert [clip["slug"] for clip in view["clips"]] == [later.slug]
    assert view["place"] == "Halden, Norway"


async def test_a_company_that_was_not_admitted_has_no_page(database: None) -> None:
    waiting = await make_company(verified_at=None)
    for slug in (waiting.slug, "nobody"):
        with pytest.raises(NotFound):
            await service.company_view(GUEST, slug)
        with pytest.raises(NotFound):
            await service.company_posting(slug)

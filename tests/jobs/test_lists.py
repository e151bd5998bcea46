"""The lists of `/jobs`."""

from datetime import timedelta

import pytest

from resumes_app import clock
from resumes_app.accounts.schemas import GUEST
from resumes_app.errors import SignInNeeded
from resumes_app.jobs import service
from resumes_app.jobs.schemas import Shelf
from resumes_app.models.jobs import JobStatus
from tests.factories import identity_for, make_company, make_job, make_user


async def test_open_jobs_are_listed_with_or_without_a_clip_soonest_to_close_first(database: None) -> None:
    now = clock.now()
    late = await make_job(closes_at=now + timedelta(days=20), clip=True)
    endless = await make_job(closes_at=None)
    soon = await make_job(closes_at=now + timedelta(days=1))
    await make_job(status=JobStatus.CLOSED)
    await make_job(closes_at=now)
    found = await service.list_jobs(GUEST)
    assert [row["slug"] for row in found["rows"]] == [soon.slug, late.slug, endless.slug]
    assert found["total"] == 3


@pytest.mark.parametrize(
    ("q", "hits"), [("", 2), ("barista", 1), ("BAR lisbon", 1), ("mola", 1), ("surf", 1), ("100%", 0), ("_", 0)]
)
async def test_every_word_must_be_in_title_company_place_or_tags(database: None, q: str, hits: int) -> None:
    await make_job(title="Barista", place="Lisbon")
    await make_job(await make_company(name="Mola"), title="Guide", tags=["surf", "sea"])
    assert (await service.list_jobs(GUEST, q=q))["total"] == hits


async def test_a_short_list_still_tells_the_total(database: None) -> None:
    for _ in range(3):
        await make_job()
    found = await service.list_jobs(GUEST, size=2)
    assert (len(found["rows"]), found["total"]) == (2, 3)


async def test_saved_jobs_stay_listed_and_marked_when_they_close(database: None) -> None:
    ada = await identity_for(await make_user())
    job = await make_job(closes_at=clock.now() + timedelta(hours=1))
    await service.save(ada, job.slug)
    later = clock.now() + timedelta(hours=2)
    clock.set_source(lambda: later)
    (row,) = (await service.list_jobs(ada, Shelf.SAVED))["rows"]
    assert (row["closed"], row["saved"]) == (True, True)


@pytest.mark.parametrize("shelf", [Shelf.SAVED, Shelf.PASSED])
async def test_a_guest_has_no_shelf_of_their_own(database: None, shelf: Shelf) -> None:
    with pytest.raises(SignInNeeded):
        await service.list_jobs(GUEST, shelf)

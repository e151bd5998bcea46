"""The lists of `/jobs`."""

from datetime import timedelta

import pytest

from resumes_app import clock
from resumes_app.accounts.schemas import GUEST
from resumes_app.errors import SignInNeeded
from resumes_app.jobs import service
from resumes_app.jobs.schemas import Shelf
from tests.factories import identity_for, make_company, make_job, make_user


@pytest.mark.parametrize(
    ("q", "hits"), [("", 2), ("barista", 1), ("BAR lisbon", 1), ("mola", 1), ("surf", 1), ("100%", 0), ("_", 0)]
)
async def test_every_word_must_be_in_title_company_place_or_tags(database: None, q: str, hits: int) -> None:
    ada = await identity_for(await make_user())
    await service.save(ada, (await make_job(title="Barista", place="Lisbon")).slug)
    mola = await make_company(name="Mola")
    await service.save(ada, (await make_job(mola, title="Guide", tags=["surf", "sea"])).slug)
    assert (await service.list_jobs(ada, Shelf.SAVED, q))["total"] == hits


async def test_a_short_list_still_tells_the_total(database: None) -> None:
    ada = await identity_for(await make_user())
    for _ in range(3):
        await service.pass_(ada, (await make_job()).slug)
    found = await service.list_jobs(ada, Shelf.PASSED, size=2)
    assert (len(found["rows"]), found["total"]) == (2, 3)


async def test_saved_jobs_stay_listed_and_marked_when_they_close(database: None) -> None:
    ada = await identity_for(await make_user())
    job = await make_job(closes_at=clock.now() + timedelta(hours=1))
    await service.save(ada, job.slug)
    later = clock.now() + timedelta(hours=2)
    clock.set_source(lambda: later)
    (row,) = (await service.list_jobs(ada, Shelf.SAVED))["rows"]
    assert (row["closed"], row["saved"]) == (True, True)


async def test_what_closes_soon_is_marked_for_everybody(database: None) -> None:
    await make_job(slug="soon", closes_at=clock.now() + timedelta(hours=2))
    await make_job(slug="later")
    rows = (await service.search_jobs(GUEST, service.read_address("")))["page"]["rows"]
    assert {row["slug"]: row["closes_soon"] for row in rows} == {"soon": True, "later": False}


@pytest.mark.parametrize("shelf", [Shelf.SAVED, Shelf.PASSED])
async def test_a_guest_has_no_shelf_of_their_own(database: None, shelf: Shelf) -> None:
    with pytest.raises(SignInNeeded):
        await service.list_jobs(GUEST, shelf)

"""Where a job is: chosen from the list of towns, found by the name that was typed, or nowhere."""

from typing import Any

import pytest
from sqlmodel import select

from resumes_app import db, search
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.errors import Conflict, SignInNeeded
from resumes_app.jobs import service
from resumes_app.models import Job
from tests.factories import identity_for, make_company, make_member
from tests.jobs.writing import filled
from tests.search.towns import LISBON, PORTO, TOWNS

SMALL_PORTO = {**TOWNS[0], "geonameid": 77, "countrycode": "CV", "population": 16_000, "latitude": 15.1}


@pytest.fixture
async def rosa(database: None) -> Identity:
    await search.load_places([*TOWNS, SMALL_PORTO])
    return await identity_for(await make_member(await make_company()))


async def written(who: Identity, **typed: Any) -> str:
    """Return the slug of a new draft."""
    sheet, _ = await service.begin_job(who, filled(**typed), next(iter(who.companies)))
    return sheet["slug"]


async def where(slug: str) -> tuple[int | None, float | None]:
    async with db.reading() as session:
        job = (await session.exec(select(Job).where(Job.slug == slug))).one()
        return job.place_id, job.latitude


async def test_towns_are_offered_with_the_country_that_follows(rosa: Identity) -> None:
    offered = await service.job_places(rosa, "lisb")
    assert offered == [
        {"label": "Lisbon, Portugal", "value": str(LISBON), "text": "Lisbon", "fills": {"country": "PT"}}
    ]
    with pytest.raises(SignInNeeded):
        await service.job_places(GUEST, "lisb")


async def test_a_chosen_town_is_where_the_job_is_though_a_larger_one_has_its_name(rosa: Identity) -> None:
    slug = await written(rosa, place="Porto", country="CV", place_id="77")
    assert await where(slug) == (77, 15.1)
    sheet = await service.job_sheet(rosa, slug)
    assert sheet["form"]["place_id"] == "77"
    sheet, _ = await service.save_job(rosa, slug, sheet["form"] | {"title": "Other"}, sheet["version"])
    assert await where(slug) == (77, 15.1)
    await service.save_job(rosa, slug, sheet["form"] | {"country": "PT"}, sheet["version"])
    assert await where(slug) == (PORTO, 41.14961)


async def test_another_town_of_the_same_name_is_a_change_like_any_other(rosa: Identity) -> None:
    slug = await written(rosa, place="Porto", country="", place_id="77")
    sheet = await service.job_sheet(rosa, slug)
    assert not await service.is_saved(rosa, slug, sheet["form"] | {"place_id": str(PORTO)})
    moved, _ = await service.save_job(rosa, slug, sheet["form"] | {"place_id": str(PORTO)}, sheet["version"])
    assert await where(slug) == (PORTO, 41.14961)
    with pytest.raises(Conflict):
        await service.save_job(rosa, slug, sheet["form"], sheet["version"])
    back, _ = await service.save_job(rosa, slug, moved["form"] | {"place_id": "77"}, moved["version"])
    await service.save_job(rosa, slug, back["form"] | {"place_id": ""}, back["version"])
    assert await where(slug) == (PORTO, 41.14961), "the largest, as the form says"


async def test_a_typed_town_is_found_by_any_of_its_names_and_anything_else_may_stand_there(rosa: Identity) -> None:
    slug = await written(rosa, place="Lisboa, centre", country="PT", place_id="")
    assert await where(slug) == (LISBON, 38.72509)
    sheet = await service.job_sheet(rosa, slug)
    sheet, problems = await service.save_job(rosa, slug, sheet["form"] | {"place": "Our van"}, sheet["version"])
    assert (sheet["form"]["place"], problems) == ("Our van", {})
    assert await where(slug) == (None, None)


@pytest.mark.parametrize("chosen", ["77", "x", "-1", "99999999999", str(PORTO)])
async def test_a_number_that_does_not_fit_the_name_counts_for_nothing(rosa: Identity, chosen: str) -> None:
    assert await where(await written(rosa, place="Lisbon", country="PT", place_id=chosen)) == (LISBON, 38.72509)


async def test_the_form_says_whether_searches_nearby_find_the_job(rosa: Identity) -> None:
    said = service.located_text
    assert await said({"place": " ", "country": "PT"}) == ""
    assert await said({"place": "Lisboa", "country": ""}) == "Searches nearby find it at Lisbon, Portugal."
    # The number is of a place of that name in another country.
    assert (
        await said({"place": "Porto", "country": "PT", "place_id": "77"})
        == "Searches nearby find it at Porto, Portugal."
    )
    assert (await said({"place": "Por\0to", "country": "PT"})).endswith("Porto, Portugal.")
    assert (await said({"place": "Our van", "country": "PT"})).startswith("We do not know this place")


async def test_a_search_nearby_finds_the_job_at_once(rosa: Identity) -> None:
    slug = await written(rosa, place="Porto", country="CV", place_id="77", close_date="2099-01-01")
    sheet = await service.job_sheet(rosa, slug)
    published = await service.publish_job(rosa, slug, sheet["form"], sheet["version"])
    found = await service.search_jobs(GUEST, service.read_address("place=77"))
    assert [row["slug"] for row in found["page"]["rows"]] == [published["slug"]]

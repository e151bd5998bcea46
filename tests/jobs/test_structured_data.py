"""What search engines ask of a job's page, for every job of the demo: read from a plain GET, by an HTML parser."""

from datetime import datetime
from typing import Any

import pytest
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.cli.demo.seed import seed_demo
from resumes_app.models import Job
from resumes_app.models.jobs import JobStatus
from tests.factories import make_job
from tests.jobs.reading import HOSTILE, ask, linked_data
from tests.search.towns import PORTO, load_towns

KINDS = {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}
UNITS = {"HOUR", "DAY", "WEEK", "MONTH", "YEAR"}


async def posting_at(path: str) -> dict[str, Any]:
    """The one JobPosting of the page."""
    response = await ask(path)
    assert response.status_code == 200
    [data] = linked_data(response.text)
    assert (data["@context"], data["@type"]) == ("https://schema.org/", "JobPosting")
    assert isinstance(data, dict)
    return data


def check(data: dict[str, Any]) -> None:
    """Every field that is required, and each other one as it has to be.

    Source: Google's documentation of JobPosting.
    """
    for name in ("title", "description", "datePosted", "hiringOrganization", "identifier", "directApply"):
        assert data[name], name
    assert data["hiringOrganization"]["name"]
    assert data["description"].startswith("<")
    assert datetime.fromisoformat(data["datePosted"]).tzinfo
    assert datetime.fromisoformat(data["validThrough"]) > clock.now()
    assert data["employmentType"] in KINDS
    if data.get("jobLocationType"):
        assert data["jobLocationType"] == "TELECOMMUTE"
        assert data["applicantLocationRequirements"]["name"]
    if "jobLocation" not in data:
        assert data["jobLocationType"] == "TELECOMMUTE"
    else:
        assert data["jobLocation"]["address"]["addressCountry"]
        assert all(data["jobLocation"]["address"].values())
    if pay := data.get("baseSalary"):
        assert len(pay["currency"]) == 3
        assert pay["value"]["unitText"] in UNITS
        assert pay["value"].keys() & {"minValue", "maxValue"}


async def test_every_job_of_the_demo_is_read_from_a_plain_get(database: None) -> None:
    await seed_demo()
    async with db.reading() as session:
        jobs = (await session.exec(select(Job).where(Job.status == JobStatus.PUBLISHED).order_by(col(Job.id)))).all()
    assert len(jobs) >= 10
    assert {job.remote for job in jobs} >= {"onsite", "remote"}
    for job in jobs:
        data = await posting_at(f"/jobs/{job.slug}")
        check(data)
        assert data["title"] == job.title
        assert ("jobLocationType" in data) == (job.remote == "remote")
        if job.place:
            assert data["jobLocation"]["address"]["addressLocality"] == job.place


@pytest.mark.parametrize(
    "fields",
    [
        {"place": "", "country": ""},
        {"place": "", "country": "", "remote": "remote"},
        {"place": "", "country": "DE", "remote": "hybrid"},
        {"description_html": "", "question": ""},
        {"pay_min": None, "pay_max": 4000, "pay_unit": "MONTH"},
    ],
)
async def test_a_job_that_says_little_has_what_is_required_all_the_same(database: None, fields: dict[str, Any]) -> None:
    await make_job(slug="terse", **fields)
    check(await posting_at("/jobs/terse"))


async def test_a_remote_job_with_a_place_names_both(database: None) -> None:
    await make_job(slug="far", remote="remote", place="Porto", country="PT")
    data = await posting_at("/jobs/far")
    assert data["jobLocation"]["address"]["addressLocality"] == "Porto"
    assert data["applicantLocationRequirements"]["name"] == "PT"


async def test_a_job_that_names_no_country_is_in_that_of_its_town(database: None) -> None:
    await load_towns()
    await make_job(slug="far", remote="remote", place="Porto", country="", place_id=PORTO)
    data = await posting_at("/jobs/far")
    check(data)
    assert data["applicantLocationRequirements"]["name"] == data["jobLocation"]["address"]["addressCountry"] == "PT"


async def test_an_extractor_is_not_led_astray(database: None) -> None:
    await make_job(slug="evil", title=HOSTILE, description_html=f"<p>{HOSTILE}</p><script>alert(1)</script>")
    data = await posting_at("/jobs/evil")
    assert data["title"] == HOSTILE
    assert "<script" not in data["description"]

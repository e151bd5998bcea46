"""An import publishes what the form would: one rule says what every published job tells."""

import json
from typing import Any

import pytest

from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.accounts.service import FormRejected
from resumes_app.jobs import service
from resumes_app.models import Company
from resumes_app.models.imports import ImportKind
from resumes_app.models.jobs import JobStatus, Remote
from tests.factories import make_job
from tests.jobs.imports.world import imported, jobs_of, looked_at, numbers
from tests.jobs.reading import ask, linked_data
from tests.search.towns import load_towns

CSV = ImportKind.CSV
HEADER = "id,title,description,place,country,remote"


def rows(*told: str) -> bytes:
    return "\n".join([HEADER, *told]).encode()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,Baker,,Porto,PT,", "it tells no description"),
        ("1,Baker,Bread.,,PT,", "it tells no place"),
        ("1,Baker,Bread.,,PT,hybrid", "it tells no place"),
        ("1,Baker,Bread.,Porto,,", "it tells no country"),
        ("1,Baker,Bread.,,,remote", "it tells no country"),
        ("1,Baker,,,,", "it tells no description, place and country"),
    ],
)
async def test_a_row_that_lacks_something_is_kept_as_a_draft_and_says_what(
    company: Company, recruiter: Identity, row: str, reason: str
) -> None:
    body = rows(row, "2,Cook,Soup.,Porto,PT,", "3,Clerk,Words.,,PT,remote")
    note = {"where": "“Baker”", "reason": f"it is kept as a draft, for {reason}"}
    found = await looked_at(recruiter, company, CSV, body, publish=True)
    assert (found["new_total"], found["notes"]) == (3, [note])
    assert [job["facts"].startswith("Draft") for job in found["new"]] == [True, False, False]
    report = await imported(recruiter, company, CSV, body, publish=True)
    assert (numbers(report), report["notes"]) == ((3, 0, 0, 0), [note])
    assert service.imports.outcome(report) == "3 new, 1 of them kept as a draft."
    assert {title: job.status for title, job in (await jobs_of(company)).items()} == {
        "Baker": JobStatus.DRAFT,
        "Cook": JobStatus.PUBLISHED,
        "Clerk": JobStatus.PUBLISHED,
    }
    as_drafts = await looked_at(recruiter, company, CSV, body.replace(b"1,Baker", b"4,Baker"))
    assert as_drafts["notes"] == [], "a draft may lack anything"


async def test_a_draft_that_lacks_something_is_published_once_its_row_tells_it(
    company: Company, recruiter: Identity
) -> None:
    bare = rows("1,Baker,Bread.,,PT,")
    await imported(recruiter, company, CSV, bare)
    again = await looked_at(recruiter, company, CSV, bare, publish=True)
    assert (again["changed"], again["notes"][0]["reason"]) == ([], "it is kept as a draft, for it tells no place")
    await imported(recruiter, company, CSV, rows("1,Baker,Bread.,Porto,PT,"), publish=True)
    assert (await jobs_of(company))["Baker"].status == JobStatus.PUBLISHED


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        ("1,Baker,Bread.,,PT,", "place"),
        ("1,Baker,Bread.,Porto,,", "country"),
        ("1,Baker,Bread.,,,onsite", "place, country"),
    ],
)
async def test_a_published_job_keeps_what_it_needs(company: Company, recruiter: Identity, row: str, kept: str) -> None:
    await imported(recruiter, company, CSV, rows("1,Baker,Bread.,Porto,PT,"), publish=True)
    report = await imported(recruiter, company, CSV, rows(row))
    assert numbers(report) == (0, 0, 0, 1)
    told = [note["reason"] for note in report["notes"]]
    assert told == [f"its {word} stays: a published job needs one" for word in kept.split(", ")]
    job = (await jobs_of(company))["Baker"]
    assert (job.place, job.country) == ("Porto", "PT")


async def test_a_place_and_its_country_stay_together(company: Company, recruiter: Identity) -> None:
    await imported(recruiter, company, CSV, rows("1,Baker,Bread.,Porto,PT,"), publish=True)
    report = await imported(recruiter, company, CSV, rows("1,Baker,Bread.,,FR,hybrid"))
    told = [note["reason"] for note in report["notes"]]
    assert told == [f"its {word} stays: a published job needs one" for word in ("place", "country")]
    job = (await jobs_of(company))["Baker"]
    assert (job.place, job.country, job.remote) == ("Porto", "PT", Remote.HYBRID)


async def test_remote_work_stays_remote_where_no_place_is_told(company: Company, recruiter: Identity) -> None:
    await imported(recruiter, company, CSV, rows("1,Baker,Bread.,,PT,remote"), publish=True)
    report = await imported(recruiter, company, CSV, rows("1,Baker,Bread.,,PT,onsite"))
    assert [note["reason"] for note in report["notes"]] == [
        "it stays remote: for other work a published job needs a place"
    ]
    assert (await jobs_of(company))["Baker"].remote == Remote.REMOTE


async def test_tags_that_the_form_wrote_small_are_no_change(company: Company, recruiter: Identity) -> None:
    body = b'id,title,description,place,country,tags\n1,Baker,Bread.,Porto,PT,"Bar, Ops"\n'
    await imported(recruiter, company, CSV, body, publish=True)
    sheet = await service.job_sheet(recruiter, (await jobs_of(company))["Baker"].slug)
    await service.save_job(recruiter, sheet["slug"], {**sheet["form"], "title": "Cook"}, sheet["version"])
    assert (await jobs_of(company))["Cook"].tags == ["bar", "ops"]
    report = await imported(recruiter, company, CSV, body.replace(b"Baker", b"Cook"))
    assert numbers(report) == (0, 0, 0, 1)


async def test_a_known_town_tells_its_country(company: Company, recruiter: Identity) -> None:
    await load_towns()
    board = {"jobs": [{"id": 1, "title": "Baker", "location": {"name": "Porto"}, "content": "<p>Bread.</p>"}]}
    report = await imported(recruiter, company, ImportKind.GREENHOUSE, json.dumps(board).encode(), publish=True)
    assert report["notes"] == []
    job = (await jobs_of(company))["Baker"]
    [told] = linked_data((await ask(f"/jobs/{job.slug}")).text)
    assert told["jobLocation"]["address"]["addressCountry"] == "PT"
    sheet = await service.job_sheet(recruiter, job.slug)
    saved, _ = await service.save_job(recruiter, job.slug, {**sheet["form"], "title": "Master baker"}, sheet["version"])
    assert saved["form"]["title"] == "Master baker"


async def test_a_job_published_by_an_import_is_changed_in_the_form(company: Company, recruiter: Identity) -> None:
    await imported(recruiter, company, CSV, rows("1,Baker,Bread.,Porto,PT,"), publish=True)
    slug = (await jobs_of(company))["Baker"].slug
    sheet = await service.job_sheet(recruiter, slug)
    assert sheet["lacking"] == {}, "it needs no close date: it is open without one"
    saved, _ = await service.save_job(recruiter, slug, {**sheet["form"], "title": "Cook"}, sheet["version"])
    assert (saved["state"], saved["form"]["title"], saved["lacking"]) == ("open", "Cook", {})


@pytest.mark.parametrize("fields", [{"place": ""}, {"place": "", "country": ""}, {"place": "", "remote": "hybrid"}])
async def test_page_markup_and_form_agree_that_a_job_names_no_place(
    company: Company, recruiter: Identity, fields: dict[str, Any]
) -> None:
    job = await make_job(company, **fields)  # From before there was a rule.
    assert "Porto" not in (await service.job_view(GUEST, job.slug))["place"]
    [told] = linked_data((await ask(f"/jobs/{job.slug}")).text)
    assert told["jobLocation"]["address"] == {"@type": "PostalAddress", "addressCountry": "PT"}
    sheet = await service.job_sheet(recruiter, job.slug)
    with pytest.raises(FormRejected) as refused:
        await service.save_job(recruiter, job.slug, {**sheet["form"], "title": "Cook"}, sheet["version"])
    assert "place" in refused.value.problems

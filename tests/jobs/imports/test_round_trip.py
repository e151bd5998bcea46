"""What goes out comes back without a change; what was changed in between comes back as that."""

import csv
import json
from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest

from resumes_app.accounts.schemas import Identity
from resumes_app.config import settings
from resumes_app.jobs import service
from resumes_app.jobs.service.wording import pay_of, place_of
from resumes_app.models import Company, Job
from resumes_app.models.imports import ImportKind
from resumes_app.models.jobs import JobStatus, Level, Remote
from tests.accounts.web import Visitor
from tests.factories import make_company, make_job
from tests.jobs.imports.samples import sample
from tests.jobs.imports.world import NOON, WEEK, imported, jobs_of, looked_at, numbers

CSV = ImportKind.CSV


@pytest.fixture
async def jobs(company: Company, recruiter: Identity) -> list[Job]:
    """Jobs of every kind, written here and imported."""
    await imported(recruiter, company, ImportKind.GREENHOUSE, sample(ImportKind.GREENHOUSE), publish=True)
    for kind in (ImportKind.LEVER, CSV):
        await imported(recruiter, company, kind, sample(kind))
    closed = {"status": JobStatus.CLOSED, "closed_at": NOON - WEEK, "closes_at": NOON - WEEK}
    told = {"level": Level.ENTRY, "tags": ["a", "b c"], "question": "=1+1?", "time_zone": "Europe/Lisbon"}
    await make_job(company, title='-40 °C, "cold"; store|room', **told, closes_at=NOON + timedelta(seconds=1.5))
    await make_job(company, description_html="Plain & simple\n\nwords", remote=Remote.HYBRID, country="")
    await make_job(company, description_html="", pay_min=None, pay_max=60_000, pay_unit="YEAR", closes_at=None)
    fine = {"pay_min": Decimal("14.50"), "pay_max": Decimal("1234.05")}
    await make_job(company, title="Fine pay", **fine, closes_at=None)
    await make_job(company, title="'=quoted", place="", remote=Remote.REMOTE, employment_type="OTHER")
    await make_job(company, title="Nowhere said", place="", country="")
    for place in ("Rotterdam, Waalhaven", "Porto / Gaia", "Lisbon, Portugal", "Remote Hill · north"):
        await make_job(company, title=place, place=place)
    await make_job(company, **closed)
    await make_job(company, status=JobStatus.DRAFT, published_at=None)
    await make_job(await make_company())
    return list((await jobs_of(company)).values())


@pytest.mark.parametrize("publish", [True, False])
async def test_our_own_table_changes_nothing(
    company: Company, recruiter: Identity, jobs: list[Job], publish: bool
) -> None:
    sheet = await service.jobs_csv(recruiter, company.slug)
    if publish:
        drafts = [job for job in jobs if job.source == "csv" and job.status == JobStatus.DRAFT]
        assert len(drafts) == 3, "drafts of the same source are published by choice"
        jobs = [job for job in jobs if job not in drafts]
        rows = sheet.splitlines(keepends=True)
        sheet = "".join(row for row in rows if not any(row.startswith(f"{job.slug},") for job in drafts))
    found = await looked_at(recruiter, company, CSV, sheet.encode(), publish=publish)
    assert (found["new"], found["changed"], found["closing"], found["unread"]) == ([], [], [], [])
    assert found["unchanged"] == len(jobs)


async def test_a_tag_with_a_comma_comes_back_as_one(company: Company, recruiter: Identity) -> None:
    row = {"id": 1, "title": "Baker", "departments": [{"name": "Bread, cakes,and more"}, {"name": ","}]}
    await imported(recruiter, company, ImportKind.GREENHOUSE, json.dumps({"jobs": [row]}).encode())
    assert (await jobs_of(company))["Baker"].tags == ["Bread cakes and more"]
    sheet = await service.jobs_csv(recruiter, company.slug)
    assert (await looked_at(recruiter, company, CSV, sheet.encode()))["changed"] == []


async def test_no_cell_of_our_table_is_a_formula(company: Company, recruiter: Identity, jobs: list[Job]) -> None:
    rows = list(csv.DictReader(StringIO((await service.jobs_csv(recruiter, company.slug)).removeprefix("\ufeff"))))
    assert len(rows) == len(jobs)
    assert {cell[:1] for row in rows for cell in row.values()}.isdisjoint(set("=+-@\t\r"))
    assert [row["title"] for row in rows if "cold" in row["title"]] == ['\'-40 °C, "cold"; store|room']


async def test_a_cell_that_was_changed_changes_its_job(company: Company, recruiter: Identity) -> None:
    job = await make_job(company, title="Baker", pay_min=9, pay_max=12)
    sheet = (await service.jobs_csv(recruiter, company.slug)).replace("Baker", "Master baker")
    report = await imported(recruiter, company, CSV, sheet.encode())
    assert numbers(report) == (0, 1, 0, 0)
    changed = (await jobs_of(company))["Master baker"]
    assert (changed.id, changed.source, changed.slug) == (job.id, None, job.slug)


def as_greenhouse(jobs: list[Job]) -> bytes:
    """Our board, in Greenhouse's shape."""
    from html import escape

    rows = [
        {
            "id": job.id,
            "title": job.title,
            "updated_at": job.updated_at.isoformat(),
            "application_deadline": job.closes_at.isoformat(timespec="seconds") if job.closes_at else None,
            "location": {"name": place_of(job)},
            "absolute_url": f"{settings().base_url}/jobs/{job.slug}",
            "metadata": [],
            "content": escape(job.description_html or f"<p>{job.question}</p>"),
            "departments": [],
            "offices": [],
        }
        for job in jobs
    ]
    return json.dumps({"jobs": rows, "meta": {"total": len(rows)}}).encode()


def as_indeed(jobs: list[Job]) -> bytes:
    """Our feed, in Indeed's shape."""
    remote = {Remote.REMOTE: "Fully remote", Remote.HYBRID: "Hybrid remote", Remote.ONSITE: ""}
    types = {"FULL_TIME": "fulltime", "PART_TIME": "parttime"}
    text = "<source><publisher>Resumes</publisher>"
    for job in jobs:
        fields = {
            "title": job.title,
            "referencenumber": job.slug,
            "url": f"{settings().base_url}/jobs/{job.slug}",
            "city": job.place,
            "state": "",
            "country": job.country,
            "description": job.description_html or f"<p>{job.question}</p>",
            "salary": pay_of(job),
            "jobtype": types.get(job.employment_type, ""),
            "category": ", ".join(job.tags),
            "remotetype": remote[Remote(job.remote)],
        }
        text += f"<job>{''.join(f'<{name}><![CDATA[{value}]]></{name}>' for name, value in fields.items())}</job>"
    return f"{text}</source>".encode()


@pytest.mark.parametrize(("kind", "shaped"), [(ImportKind.GREENHOUSE, as_greenhouse), (ImportKind.INDEED, as_indeed)])
async def test_our_own_jobs_in_others_shapes_change_nothing(  # type: ignore[no-untyped-def]  # either shape
    company: Company, recruiter: Identity, jobs: list[Job], kind: ImportKind, shaped
) -> None:
    out = [job for job in jobs if job.status == JobStatus.PUBLISHED]
    theirs = await make_job(await make_company())
    found = await looked_at(recruiter, company, kind, shaped([*out, theirs]), publish=True)
    assert (found["new"], found["changed"], found["closing"], found["notes"]) == ([], [], [], [])
    assert found["unchanged"] == len(out)
    assert [row["where"] for row in found["unread"]] == [f"“{theirs.title}”"]


@pytest.mark.parametrize("kind", [ImportKind.GREENHOUSE, ImportKind.INDEED])
async def test_our_own_feeds_change_nothing(
    company: Company, recruiter: Identity, jobs: list[Job], kind: ImportKind
) -> None:
    board = f"/api/v1/boards/{company.slug}/jobs?content=true"
    async with Visitor() as visitor:
        served = await visitor.get(board if kind == ImportKind.GREENHOUSE else "/feeds/jobs.xml")
    found = await looked_at(recruiter, company, kind, served.content, publish=True)
    assert (found["problem"], found["new"], found["changed"], found["closing"], found["notes"]) == ("", [], [], [], [])
    assert found["unchanged"] == len([job for job in jobs if job.status == JobStatus.PUBLISHED])

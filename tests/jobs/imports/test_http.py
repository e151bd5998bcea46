"""The form's way in, and the table's way out."""

from urllib.parse import parse_qs, urlsplit

import pytest

from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service import COOKIE
from resumes_app.jobs.schemas import ImportPreview
from resumes_app.jobs.service import imports
from resumes_app.jobs.service.imports.shapes import MAX_BYTES
from resumes_app.models import Company
from tests.accounts.web import Visitor
from tests.events import Rig
from tests.factories import identity_for, make_job, make_member, sign_in
from tests.jobs.imports.serving import answer, other_machine
from tests.jobs.imports.world import table


@pytest.fixture
async def visitor(company: Company):  # type: ignore[no-untyped-def]  # a generator of one
    member = await make_member(company)
    async with Visitor() as visiting:
        visiting.http.cookies.set(COOKIE, await sign_in(member))
        yield visiting, await identity_for(member)


async def sent(visitor: tuple[Visitor, Identity], company: Company, file: bytes = b"", **form: str) -> ImportPreview:
    """Send the form and follow where it leads."""
    visiting, who = visitor
    answered = await visiting.http.post(
        "/hire/imports",
        params={"company": company.slug},
        data={"kind": "csv", "publish": "yes"} | form,
        files={"file": ("jobs.csv", file) if file else ("", b"")},
        headers={"origin": "http://testserver"},
    )
    assert answered.status_code == 303, answered.text
    place = urlsplit(answered.headers["location"])
    assert (place.path, parse_qs(place.query)["company"]) == ("/hire/import", [company.slug])
    return await imports.preview(who, parse_qs(place.query)["import"][0])


async def test_a_file_leads_to_its_preview(company: Company, visitor: tuple[Visitor, Identity]) -> None:
    found = await sent(visitor, company, table("1,Baker,Porto"))
    assert (found["new_total"], found["origin"], found["publish"]) == (1, "jobs.csv", True)


async def test_an_address_leads_to_its_preview(company: Company, visitor: tuple[Visitor, Identity]) -> None:
    async with other_machine() as other:
        other.answers["/jobs"] = answer(table("1,Baker,Porto"))
        found = await sent(visitor, company, address=other.url())
    assert (found["new_total"], found["origin"]) == (1, other.url())


async def test_what_cannot_be_used_leads_to_the_reason(company: Company, visitor: tuple[Visitor, Identity]) -> None:
    assert "Choose a file" in (await sent(visitor, company))["problem"]
    assert "private network" in (await sent(visitor, company, address="https://localhost/jobs.csv"))["problem"]
    assert "Choose where the jobs come from" in (await sent(visitor, company, b"x", kind="fax"))["problem"]
    assert "larger than 20 MB" in (await sent(visitor, company, b"x" * (MAX_BYTES + 1)))["problem"]
    assert "larger than 20 MB" in (await sent(visitor, company, b"x" * (MAX_BYTES + 1_000_000)))["problem"]


@pytest.mark.parametrize("kind", ["csv", "lever"])
async def test_after_a_failed_file_the_form_still_says_what_was_chosen(
    company: Company, visitor: tuple[Visitor, Identity], rig: Rig, kind: str
) -> None:
    failed = await sent(visitor, company, b"x", kind=kind)
    assert failed["problem"]
    cookie = visitor[0].http.cookies[COOKIE]
    opened = await rig.open(f"/hire/import?company={company.slug}&import={failed['id']}", cookie)
    assert (opened["import_state"]["kind"], opened["import_state"]["publish"]) == (kind, True)
    assert (await rig.open(f"/hire/import?company={company.slug}", cookie))["import_state"]["kind"] == ""


async def test_the_table_is_a_download_that_nobody_keeps(company: Company, visitor: tuple[Visitor, Identity]) -> None:
    await make_job(company, title="Bäcker")
    got = await visitor[0].http.get("/hire/jobs.csv", params={"company": company.slug})
    assert got.headers["content-type"] == "text/csv; charset=utf-8"
    assert got.headers["content-disposition"] == f'attachment; filename="{company.slug}-jobs.csv"'
    assert "no-store" in got.headers["cache-control"]
    assert got.content.startswith(b"\xef\xbb\xbfid,url,title,") and "Bäcker" in got.text

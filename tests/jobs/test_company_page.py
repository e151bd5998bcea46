"""A company's page as crawlers and link previews get it, and its states."""

import pytest
from sqlmodel import select

from resumes_app import db
from resumes_app.accounts.service import FormRejected
from resumes_app.errors import NotPermitted
from resumes_app.jobs.state import AdminState, CompaniesState
from resumes_app.models import AuditEntry
from tests.events import Rig
from tests.factories import make_company, make_job, make_member, make_user, sign_in
from tests.jobs.test_page import get, meta, structured


async def test_a_company_is_told_to_crawlers(database: None) -> None:
    company = await make_company(
        name="Halden & Sons", about="Two bars.\n<b>One</b> roastery.", website="https://halden.example", city="Halden"
    )
    job = await make_job(company, title="Barista <3", clip=True)
    await make_job(company, status="draft", published_at=None, title="Secret")
    response = await get(f"/company/{company.slug}")
    html = response.text
    assert response.status_code == 200 and "<title>Halden &amp; Sons · Resumes</title>" in html
    assert meta(html, "description") == "Halden, Portugal. Two bars. &lt;b&gt;One&lt;/b&gt; roastery."
    assert meta(html, "og:title") == "Halden &amp; Sons · Resumes"
    assert meta(html, "og:image").startswith("http://localhost:8000/media/clips/")
    canonical = f"http://localhost:8000/company/{company.slug}"
    assert f'<link rel="canonical" href="{canonical}">' in html and meta(html, "robots") == ""
    data = structured(html)
    assert data and (data["@type"], data["name"], data["url"]) == ("Organization", "Halden & Sons", canonical)
    assert data["sameAs"] == "https://halden.example" and data["address"]["addressLocality"] == "Halden"
    assert f'<a href="/jobs/{job.slug}">Barista &lt;3</a>' in html
    assert "Secret" not in html and "<b>One</b>" not in html
    assert "Promise kept: Not enough answers due yet." in html


async def test_a_company_that_takes_no_part_is_a_404_that_leads_on(database: None) -> None:
    waiting = await make_company(verified_at=None, name="Hidden")
    for slug in (waiting.slug, "nobody"):
        response = await get(f"/company/{slug}/")
        assert response.status_code == 404 and "Hidden" not in response.text
        assert meta(response.text, "robots") == "noindex" and "/companies" in response.text


async def test_the_address_says_which_companies_are_listed(rig: Rig) -> None:
    await make_company(name="Halden Coffee", city="Halden")
    await make_company(name="Zeta")
    changed = (await rig.open("/companies?q=halden"))["companies_state"]
    assert [row["company"]["name"] for row in changed["rows"]] == ["Halden Coffee"]
    await rig(CompaniesState.search(" zeta "), path="/companies?q=halden")
    assert any("/companies?q=zeta" in str(event.payload) for event in rig.sent)


async def test_a_companys_page_is_filled_or_says_that_there_is_none(rig: Rig) -> None:
    company = await make_company()
    changed = (await rig.open(f"/company/{company.slug}"))["company_state"]
    assert changed["company"]["company"]["name"] == changed["heading"] == company.name
    changed = (await rig.open("/company/nobody"))["company_state"]
    assert changed["missing"] and changed["company"] is None


async def test_an_admin_suspends_and_readmits_from_the_page(rig: Rig) -> None:
    company = await make_company()
    await make_job(company)
    cookie = await sign_in(await make_user(roles=["admin"]))
    assert (await rig.open("/admin", cookie))["admin_state"]["desk"]["companies"][0]["suspended"] is False
    changed = await rig(AdminState.suspend(company.slug, {"reason": "Reported."}), cookie)
    assert changed["admin_state"]["desk"]["companies"][0]["reason"] == "Reported."
    changed = await rig(AdminState.readmit(company.slug), cookie)
    assert changed["admin_state"]["desk"]["companies"][0]["suspended"] is False


async def test_an_admin_renames_a_company_from_the_page(rig: Rig) -> None:
    company = await make_company(name="Mola")
    cookie = await sign_in(await make_user(roles=["admin"]))
    await rig.open("/admin", cookie)
    changed = await rig(AdminState.rename(company.slug, {"name": "Halden Coffee"}), cookie)
    mark = changed["admin_state"]["desk"]["companies"][0]["mark"]
    assert (mark["name"], mark["slug"]) == ("Halden Coffee", company.slug)
    with pytest.raises(FormRejected):
        await rig(AdminState.rename(company.slug, {"name": " "}), cookie)
    async with db.reading() as session:
        assert [entry.act for entry in (await session.exec(select(AuditEntry))).all()] == ["company.rename"]


async def test_the_page_of_the_admin_tells_others_that_it_is_not_theirs(rig: Rig) -> None:
    cookie = await sign_in(await make_member(await make_company()))
    changed = (await rig.open("/admin", cookie))["admin_state"]
    assert changed["refused"] and changed["desk"] is None
    try:
        await rig(AdminState.admit(1), cookie)
    except NotPermitted:
        return
    raise AssertionError("It let a recruiter admit.")

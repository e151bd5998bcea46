"""What an admin decides about companies."""

import asyncio
from datetime import timedelta

import pytest
from sqlmodel import select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Permission
from resumes_app.accounts.service import FormRejected, permits
from resumes_app.accounts.service.mail import outbox
from resumes_app.companies import service
from resumes_app.companies.service import admitting
from resumes_app.errors import Conflict, NotFound, NotPermitted, SignInNeeded
from resumes_app.jobs import service as jobs
from resumes_app.models import Company
from tests.companies.factories import (
    acts,
    admin,
    applicant,
    company_row,
    form,
    newest_request,
    send_mails,
    text_of,
    waiting_request,
)
from tests.factories import identity_for, make_company, make_job, make_member


async def test_nobody_but_an_admin_decides(database: None) -> None:
    _, request = await waiting_request()
    assert request.id
    company = await make_company()
    with pytest.raises(SignInNeeded):
        await service.desk(GUEST)
    who = await identity_for(await make_member(company))
    for attempt in (
        service.desk(who),
        service.admit(who, request.id),
        service.refuse(who, request.id, "No."),
        jobs.suspend_company(who, company.slug, "No."),
        service.readmit(who, company.slug),
    ):
        with pytest.raises(NotPermitted):
            await attempt
    assert await acts() == []


async def test_the_desk_finds_companies_by_name_and_place(database: None) -> None:
    who = await admin()
    await make_company(name="Halden", city="Malmö", country="SE")
    await make_company(name="Beans", city="Porto", country="PT")
    for q, names in (("", ["Beans", "Halden"]), ("hald", ["Halden"]), ("portugal beans", ["Beans"]), ("nobody", [])):
        assert [row["mark"]["name"] for row in (await service.desk(who, q))["companies"]] == names


async def test_the_desk_takes_a_mistyped_word_for_the_one_that_was_meant(database: None) -> None:
    who = await admin()
    await make_company(name="Tallybird", city="Porto", country="PT")
    await make_company(name="Juniper Care", suspended_at=clock.now())
    await make_company(name="Talybirds Applied", verified_at=None)
    for q, names in (("talybird", ["Tallybird"]), ("junipper", ["Juniper Care"]), ("xylophone", [])):
        assert [row["mark"]["name"] for row in (await service.desk(who, q))["companies"]] == names


async def test_the_desk_shows_what_was_checked(database: None) -> None:
    _, who = await applicant(email="dana@gmail.com")
    await service.apply(who, form())
    (waiting,) = (await service.desk(await admin()))["waiting"]
    assert [check["passed"] for check in waiting["checks"]] == [True, False, True]
    assert not waiting["ready"]
    await make_company(name="Halden", website="https://www.halden.example")
    (waiting,) = (await service.desk(await admin()))["waiting"]
    assert waiting["checks"][2] == {"text": "Halden takes part with this website", "passed": False}


async def test_an_admitted_company_is_verified_and_its_applicant_recruits(database: None) -> None:
    user, request = await waiting_request()
    assert request.id
    slug = await service.admit(await admin(), request.id)
    company = await company_row(slug)
    assert slug == "halden-coffee" and company.verified_at is not None
    who = await identity_for(user)
    assert permits(who, Permission.MANAGE_TEAM, company.id)
    own = await service.own_request(who)
    assert own and (own["status"], own["company_slug"]) == ("admitted", slug)
    (mail,) = await send_mails()
    assert mail["Subject"] == "Halden Coffee takes part" and "/hire/team" in text_of(mail)
    assert await acts() == ["company.admit"]
    with pytest.raises(NotFound):
        await service.admit(await admin(), request.id)


async def test_two_companies_of_a_name_have_addresses_of_their_own(database: None) -> None:
    _, first = await waiting_request()
    _, second = await waiting_request(website="halden.test", work_email="dana@halden.test")
    assert first.id and second.id
    boss = await admin()
    assert [await service.admit(boss, first.id), await service.admit(boss, second.id)] == [
        "halden-coffee",
        "halden-coffee-2",
    ]


async def test_an_unconfirmed_or_taken_one_is_not_admitted(database: None) -> None:
    _, who = await applicant(email="dana@gmail.com")
    await service.apply(who, form())
    request = await newest_request()
    assert request.id
    with pytest.raises(Conflict, match="not confirmed"):
        await service.admit(await admin(), request.id)
    _, other = await waiting_request()
    await make_company(name="Halden", website="https://halden.example")
    assert other.id
    with pytest.raises(Conflict, match="Halden takes part"):
        await service.admit(await admin(), other.id)


async def test_a_refusal_has_a_reason_which_the_applicant_reads(database: None) -> None:
    user, request = await waiting_request()
    assert request.id
    with pytest.raises(FormRejected, match="Say why"):
        await service.refuse(await admin(), request.id, "  ")
    await service.refuse(await admin(), request.id, "The website does not open.")
    own = await service.own_request(await identity_for(user))
    assert own and (own["status"], own["reason"]) == ("refused", "The website does not open.")
    (mail,) = await send_mails()
    assert "The website does not open." in text_of(mail)
    assert await acts() == ["company.refuse"]
    with pytest.raises(NotFound):
        await service.refuse(await admin(), request.id, "Twice.")


async def test_a_suspended_company_is_gone_at_once_with_its_jobs(database: None) -> None:
    company = await make_company(name="Halden")
    member = await make_member(company)
    job = await make_job(company, clip=True)
    draft = await make_job(company, status="draft", published_at=None)
    boss = await admin()
    assert await jobs.suspend_company(boss, company.slug, "Reported by several people.") == 1
    assert (await jobs.feed(GUEST))["cards"] == [] and (await jobs.search_jobs(GUEST, jobs.read_address("")))["page"][
        "rows"
    ] == []
    assert (await jobs.list_companies())["rows"] == []
    with pytest.raises(NotFound):
        await jobs.company_view(GUEST, company.slug)
    who = await identity_for(member)
    assert who.companies == {} and not permits(who, Permission.APPLY)
    for slug in (job.slug, draft.slug):
        with pytest.raises((NotPermitted, NotFound)):
            await jobs.reopen_job(who, slug, clock.now() + timedelta(days=20))
    (mail,) = await send_mails()
    assert "Reported by several people." in text_of(mail)
    assert await acts() == ["company.suspend", "job.close"]
    with pytest.raises(Conflict):
        await jobs.suspend_company(boss, company.slug, "Again.")


async def test_machines_and_open_pages_hear_that_a_suspended_companys_jobs_closed(database: None) -> None:
    company = await make_company()
    job = await make_job(company, updated_at=clock.now() - timedelta(days=1))
    mark, _ = await jobs.open_jobs_stamp()
    async with db.subscription(jobs.page_topic(job.slug)) as notices:
        await notices.get()
        await jobs.suspend_company(await admin(), company.slug, "Reported.")
        assert (await asyncio.wait_for(notices.get(), 5))["jobs"]
    assert (await jobs.open_jobs_stamp())[0] != mark


async def test_a_readmitted_company_acts_again_and_reopens_its_jobs_itself(database: None) -> None:
    company = await make_company()
    member = await make_member(company)
    job = await make_job(company)
    boss = await admin()
    with pytest.raises(Conflict):
        await service.readmit(boss, company.slug)
    await jobs.suspend_company(boss, company.slug, "A mistake.")
    await service.readmit(boss, company.slug)
    assert (await jobs.company_view(GUEST, company.slug))["open_jobs"] == []
    who = await identity_for(member)
    await jobs.reopen_job(who, job.slug, clock.now() + timedelta(days=20))
    assert len((await jobs.company_view(GUEST, company.slug))["open_jobs"]) == 1
    assert [mail["Subject"] for mail in await send_mails()] == [f"{company.name} takes part again"] * 2
    assert (await acts())[-2:] == ["company.readmit", "job.reopen"]


async def test_a_mail_about_a_company_that_is_tried_again_is_the_same_mail(database: None) -> None:
    company = await make_company()
    member = await make_member(company)
    assert company.id
    for hours in (0, 1):
        later = clock.now() + timedelta(hours=hours)
        clock.set_source(lambda: later)  # noqa: B023  # asked within this turn
        await service.mail_state(company.id, member.id or 0, "one-mail")
    mails = [path.read_text() for path in outbox().glob("*one-mail.eml")]
    assert mails and all("Message-ID: <one-mail@" in mail for mail in mails)


async def test_two_applications_with_one_website_are_not_both_admitted(database: None) -> None:
    _, one = await waiting_request()
    _, other = await waiting_request(name="Another", work_email="eve@halden.example")
    boss = await admin()
    decisions = (service.admit(boss, one.id or 0), service.admit(boss, other.id or 0))
    outcomes = await asyncio.gather(*decisions, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes].count(Conflict) == 1


async def test_the_desk_knows_every_company_with_a_website(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admitting, "MOST", 1)
    await waiting_request()
    for name in ("A first", "Halden"):
        await make_company(name=name, website=f"https://{name[0]}.example")
    async with db.transaction() as session:
        halden = (await session.exec(select(Company).where(Company.name == "Halden"))).one()
        halden.website = "https://halden.example"
    (waiting,) = (await service.desk(await admin()))["waiting"]
    assert "Halden takes part with this website" in [check["text"] for check in waiting["checks"]]


async def test_a_suspension_needs_a_reason_and_a_company(database: None) -> None:
    company = await make_company()
    boss = await admin()
    with pytest.raises(FormRejected):
        await jobs.suspend_company(boss, company.slug, "")
    with pytest.raises(NotFound):
        await jobs.suspend_company(boss, "nobody", "Why not.")
    assert (await company_row(company.slug)).suspended_at is None


async def test_a_reader_of_a_job_sees_no_mark_of_a_suspended_company(database: None) -> None:
    company = await make_company()
    job = await make_job(company)
    await jobs.suspend_company(await admin(), company.slug, "Reported.")
    view = await jobs.job_view(GUEST, job.slug)
    assert view["closed"] and not view["company"]["verified"]
    async with db.reading() as session:
        (brief,) = (await jobs.job_briefs(session, [job.id or 0])).values()
    assert not brief.open


async def test_a_candidate_is_no_admin_of_their_own_request(database: None) -> None:
    user, request = await waiting_request()
    assert request.id
    with pytest.raises(NotPermitted):
        await service.admit(await identity_for(user), request.id)

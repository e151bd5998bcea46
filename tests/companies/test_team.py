"""Who acts for a company, and what it says about itself."""

import asyncio

import pytest
from sqlmodel import select

from resumes_app import db
from resumes_app.accounts.schemas import GUEST, Identity, Permission, Role
from resumes_app.accounts.service import COOKIE, FormRejected, identity_of_cookie, permits
from resumes_app.cli import __main__ as cli
from resumes_app.companies import service
from resumes_app.companies.schemas import CompanyForm
from resumes_app.errors import Conflict, InvalidInput, NotFound, NotPermitted, SignInNeeded
from resumes_app.models import Company, Member, User
from tests.companies.factories import acts, company_row
from tests.factories import identity_for, make_company, make_member, make_user, sign_in

FORM = CompanyForm(
    name="Halden Coffee", website="halden.example", about="Bars.", city="Halden", country="NO", colour="#0b5d4e"
)


async def member_id(user: User) -> int:
    async with db.reading() as session:
        return (await session.exec(select(Member.id).where(Member.user_id == user.id))).one() or 0


async def people() -> tuple[Company, Identity, User, User]:
    """A company; its recruiter, its hiring manager and its viewer."""
    company = await make_company()
    recruiter = await identity_for(await make_member(company))
    return (
        company,
        recruiter,
        await make_member(company, role="hiring_manager"),
        await make_member(company, role="viewer"),
    )


async def test_every_member_sees_the_team_and_recruiters_manage_it(database: None) -> None:
    company, recruiter, manager, viewer = await people()
    seen = await service.team(recruiter)
    assert seen["manages"] and [one["role"] for one in seen["members"]] == ["recruiter", "hiring_manager", "viewer"]
    assert [one["mine"] for one in seen["members"]] == [True, False, False]
    for user in (manager, viewer):
        assert not (await service.team(await identity_for(user), company.slug))["manages"]


async def test_others_see_no_team(database: None) -> None:
    company, *_ = await people()
    with pytest.raises(SignInNeeded):
        await service.team(GUEST, company.slug)
    with pytest.raises(NotPermitted):
        await service.team(await identity_for(await make_user()), company.slug)
    with pytest.raises(NotFound):
        await service.team(await identity_for(await make_member(await make_company())), company.slug)


async def test_who_acts_for_two_companies_sees_one_at_a_time(database: None) -> None:
    first, second = await make_company(name="Acme"), await make_company(name="Zeta")
    user = await make_member(first)
    await make_member(second, user, role="viewer")
    who = await identity_for(user)
    seen = await service.team(who)
    assert seen["mark"]["name"] == "Acme" and [other["name"] for other in seen["others"]] == ["Zeta"]
    assert not (await service.team(who, second.slug))["manages"]


async def test_a_removed_member_can_do_nothing_with_the_very_next_event(database: None) -> None:
    company, recruiter, manager, _ = await people()
    cookie = await sign_in(manager)
    assert COOKIE and permits(await identity_of_cookie(cookie), Permission.DECIDE, company.id)
    await service.remove(recruiter, await member_id(manager))
    who = await identity_of_cookie(cookie)
    assert who.companies == {} and not permits(who, Permission.DECIDE, company.id)
    assert await acts() == ["member.remove"]


async def test_another_role_holds_with_the_very_next_event(database: None) -> None:
    company, recruiter, _, viewer = await people()
    cookie = await sign_in(viewer)
    await service.change_role(recruiter, await member_id(viewer), "hiring_manager")
    assert (await identity_of_cookie(cookie)).companies[company.id or 0] == Role.HIRING_MANAGER
    await service.change_role(recruiter, await member_id(viewer), "hiring_manager")
    assert await acts() == ["member.role"]
    with pytest.raises(InvalidInput):
        await service.change_role(recruiter, await member_id(viewer), "owner")


async def test_nobody_else_changes_the_team(database: None) -> None:
    company, _, manager, viewer = await people()
    target = await member_id(viewer)
    outsider = await identity_for(await make_member(await make_company()))
    for who, refusal in (
        (GUEST, SignInNeeded),
        (await identity_for(await make_user()), NotPermitted),
        (await identity_for(manager), NotPermitted),
        (await identity_for(viewer), NotPermitted),
        (outsider, NotFound),
    ):
        with pytest.raises(refusal):
            await service.change_role(who, target, "recruiter")
        with pytest.raises(refusal):
            await service.remove(who, target)
    with pytest.raises(NotFound):
        await service.leave(outsider, company.slug)
    with pytest.raises(NotFound):
        await service.remove(await identity_for(await make_member(company)), 10_000)
    assert await acts() == []


async def test_the_last_recruiter_stays_one(database: None) -> None:
    company, recruiter, manager, _ = await people()
    async with db.reading() as session:
        own = (await session.exec(select(Member.id).where(Member.user_id == recruiter.id))).one() or 0
    for attempt in (
        service.remove(recruiter, own),
        service.change_role(recruiter, own, "viewer"),
        service.leave(recruiter, company.slug),
    ):
        with pytest.raises(Conflict, match="Make a colleague a recruiter"):
            await attempt
    await service.change_role(recruiter, await member_id(manager), "recruiter")
    await service.leave(recruiter, company.slug)
    assert await acts() == ["member.role", "member.leave"]


async def test_of_two_recruiters_who_leave_at_once_one_stays(database: None) -> None:
    company = await make_company()
    both = [await identity_for(await make_member(company)) for _ in range(2)]
    outcomes = await asyncio.gather(*(service.leave(who, company.slug) for who in both), return_exceptions=True)
    assert sorted(type(outcome) for outcome in outcomes if outcome is not None) == [Conflict]


async def test_a_viewer_may_leave(database: None) -> None:
    company, _, _, viewer = await people()
    await service.leave(await identity_for(viewer), company.slug)
    assert permits(await identity_for(viewer), Permission.APPLY)


async def test_a_recruiter_changes_what_the_company_says(database: None) -> None:
    company = await make_company(website="https://halden.example", name="HALDEN-Coffee")
    who = await identity_for(await make_member(company))
    await service.edit(who, company.slug, FORM)
    changed = await company_row(company.slug)
    assert (changed.name, changed.website, changed.country) == ("Halden Coffee", "https://halden.example", "NO")
    assert changed.verified_at is not None
    await service.edit(who, company.slug, FORM)
    assert await acts() == ["company.edit"]


async def test_another_website_needs_an_address_there(database: None) -> None:
    company = await make_company(website="https://old.example", name="Halden Coffee")
    elsewhere = await identity_for(await make_member(company))
    with pytest.raises(FormRejected, match=r"sign in with one at halden\.example"):
        await service.edit(elsewhere, company.slug, FORM)
    assert (await company_row(company.slug)).website == "https://old.example"
    there = await identity_for(await make_member(company, await make_user(email="dana@halden.example")))
    await service.edit(there, company.slug, FORM)
    assert (await company_row(company.slug)).website == "https://halden.example"


async def test_a_website_that_another_company_has_cannot_be_taken(database: None) -> None:
    company = await make_company(website="https://old.example", name="Halden Coffee")
    await make_company(website="https://www.halden.example/jobs", name="Mola")
    who = await identity_for(await make_member(company, await make_user(email="dana@halden.example")))
    with pytest.raises(FormRejected) as refused:
        await service.edit(who, company.slug, FORM)
    assert refused.value.problems["website"] == "Mola takes part with this website already."


async def test_the_name_that_was_admitted_is_changed_by_an_admin_alone(database: None) -> None:
    company = await make_company(website="https://halden.example", name="Mola")
    who = await identity_for(await make_member(company))
    with pytest.raises(FormRejected) as refused:
        await service.edit(who, company.slug, FORM)
    assert "Ask the people who run this site" in refused.value.problems["name"]
    with pytest.raises(NotPermitted):
        await service.rename(who, company.slug, "Halden Coffee")
    await make_user(roles=["admin"])
    assert await asyncio.to_thread(cli.main, ["rename-company", company.slug, " "]) == 2
    assert await asyncio.to_thread(cli.main, ["rename-company", company.slug, "Halden Coffee"]) == 0
    assert (await company_row(company.slug)).name == "Halden Coffee"
    assert await acts() == ["company.rename"]
    await service.edit(who, company.slug, FORM)


async def test_nobody_else_changes_what_the_company_says(database: None) -> None:
    company, _, manager, viewer = await people()
    outsider = await make_member(await make_company())
    for user in (manager, viewer, outsider, await make_user()):
        with pytest.raises(NotPermitted):
            await service.edit(await identity_for(user), company.slug, FORM)
    with pytest.raises(SignInNeeded):
        await service.edit(GUEST, company.slug, FORM)
    with pytest.raises(FormRejected):
        await service.edit(
            await identity_for(await make_member(company)), company.slug, CompanyForm(**{**FORM, "about": ""})
        )
    assert await acts() == []


async def test_an_open_page_hears_at_once_that_its_viewer_is_off_the_team(database: None) -> None:
    _, recruiter, manager, _ = await people()
    async with db.subscription(f"rights:{manager.id}") as queue:
        assert (await queue.get())["resync"]
        await service.remove(recruiter, await member_id(manager))
        await asyncio.wait_for(queue.get(), 10)

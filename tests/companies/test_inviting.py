"""Inviting colleagues by mail."""

import asyncio
from datetime import timedelta

import pytest

from resumes_app import clock
from resumes_app.accounts.schemas import GUEST, Identity, Role
from resumes_app.accounts.service import FormRejected
from resumes_app.companies import service
from resumes_app.errors import Conflict, Gone, InvalidInput, NotFound, NotPermitted, SignInNeeded, TooMany
from resumes_app.jobs import service as jobs
from resumes_app.models import Company
from tests.companies.factories import acts, admin, send_mails, text_of, token_in
from tests.factories import identity_for, make_company, make_member, make_user

NOOR = "noor@halden.example"


async def hiring() -> tuple[Company, Identity]:
    company = await make_company(name="Halden")
    return company, await identity_for(await make_member(company, await make_user(display_name="Mia")))


async def invited(role: str = "hiring_manager") -> tuple[Company, Identity, str]:
    """A company, its recruiter, and the token that Noor was mailed."""
    company, mia = await hiring()
    await service.invite(mia, company.slug, NOOR, role)
    (mail,) = await send_mails()
    return company, mia, token_in(mail)


async def open_id(who: Identity) -> int:
    (one,) = (await service.team(who))["invitations"]
    return one["id"]


async def test_an_invited_colleague_acts_for_the_company_once_they_accept(database: None) -> None:
    company, mia = await hiring()
    await service.invite(mia, company.slug, f" {NOOR.upper()} ", "hiring_manager")
    (mail,) = await send_mails()
    assert mail["To"].addresses[0].addr_spec == NOOR
    assert mail["Subject"] == "Mia invites you to hire for Halden" and "hiring manager" in text_of(mail)
    noor = await make_user(email=NOOR)
    offered = await service.offer(await identity_for(noor), token_in(mail))
    assert (offered["mark"]["name"], offered["inviter"], offered["fits"]) == ("Halden", "Mia", True)
    assert await service.accept(await identity_for(noor), token_in(mail)) == company.slug
    assert (await identity_for(noor)).companies == {company.id: Role.HIRING_MANAGER}
    assert (await service.team(mia))["invitations"] == []
    assert await acts() == ["invitation.send", "member.join"]


async def test_a_guest_sees_the_offer_and_signs_in_first(database: None) -> None:
    _, _, token = await invited()
    offered = await service.offer(GUEST, token)
    assert (offered["email"], offered["fits"]) == (NOOR, False)
    with pytest.raises(SignInNeeded):
        await service.accept(GUEST, token)


async def test_another_address_does_not_accept(database: None) -> None:
    _, _, token = await invited()
    with pytest.raises(NotPermitted, match="another address"):
        await service.accept(await identity_for(await make_user()), token)
    with pytest.raises(NotPermitted):
        await service.accept(await identity_for(await make_user(email=NOOR, email_verified_at=None)), token)


async def test_a_link_works_once(database: None) -> None:
    _, _, token = await invited()
    noor = await make_user(email=NOOR)
    outcomes = await asyncio.gather(
        *[service.accept(await identity_for(noor), token) for _ in range(2)], return_exceptions=True
    )
    assert sorted(isinstance(outcome, Gone) for outcome in outcomes) == [False, True]
    with pytest.raises(Gone):
        await service.offer(await identity_for(noor), token)


@pytest.mark.parametrize("token", ["", "x", "a" * 5000])
async def test_a_made_up_link_is_refused(database: None, token: str) -> None:
    await invited()
    with pytest.raises(Gone):
        await service.accept(await identity_for(await make_user(email=NOOR)), token)


async def test_a_link_lives_a_week(database: None) -> None:
    _, mia, token = await invited()
    noor = await identity_for(await make_user(email=NOOR))
    later = clock.now() + timedelta(days=7, minutes=1)
    clock.set_source(lambda: later)
    with pytest.raises(Gone):
        await service.accept(noor, token)
    assert (await service.team(mia))["invitations"][0]["expired"]


async def test_a_revoked_invitation_is_of_no_use_and_may_be_sent_anew(database: None) -> None:
    company, mia, token = await invited()
    await service.revoke(mia, await open_id(mia))
    noor = await identity_for(await make_user(email=NOOR))
    with pytest.raises(Gone):
        await service.accept(noor, token)
    await service.invite(mia, company.slug, NOOR, "viewer")
    (mail,) = await send_mails()
    await service.accept(noor, token_in(mail))


async def test_a_mail_that_is_sent_again_ends_the_older_link(database: None) -> None:
    _, mia, token = await invited()
    with pytest.raises(TooMany):
        await service.resend(mia, await open_id(mia))
    later = clock.now() + timedelta(days=8)
    clock.set_source(lambda: later)
    await service.resend(mia, await open_id(mia))
    (mail,) = await send_mails()
    noor = await identity_for(await make_user(email=NOOR))
    with pytest.raises(Gone):
        await service.accept(noor, token)
    await service.accept(noor, token_in(mail))
    assert await acts() == ["invitation.send", "invitation.resend", "member.join"]


async def test_a_mail_of_a_revoked_invitation_is_not_sent(database: None) -> None:
    company, mia = await hiring()
    await service.invite(mia, company.slug, NOOR, "viewer")
    await service.revoke(mia, await open_id(mia))
    assert await send_mails() == []


async def test_what_cannot_be_invited_is_refused_with_a_sentence(database: None) -> None:
    company, mia, _ = await invited()
    with pytest.raises(Conflict, match="invited already"):
        await service.invite(mia, company.slug, NOOR, "viewer")
    with pytest.raises(Conflict, match="Mia is on the team already"):
        await service.invite(mia, company.slug, mia.email, "viewer")
    with pytest.raises(FormRejected):
        await service.invite(mia, company.slug, "noor", "viewer")
    with pytest.raises(InvalidInput):
        await service.invite(mia, company.slug, "vic@halden.example", "owner")
    for number in range(19):
        await service.invite(mia, company.slug, f"c{number}@halden.example", "viewer")
    with pytest.raises(TooMany):
        await service.invite(mia, company.slug, "vic@halden.example", "viewer")


async def test_nobody_else_invites_or_revokes(database: None) -> None:
    company, mia, _ = await invited()
    open_one = await open_id(mia)
    outsider = await identity_for(await make_member(await make_company()))
    viewer = await identity_for(await make_member(company, role="viewer"))
    manager = await identity_for(await make_member(company, role="hiring_manager"))
    for who, refusal in ((GUEST, SignInNeeded), (viewer, NotPermitted), (manager, NotPermitted)):
        with pytest.raises(refusal):
            await service.invite(who, company.slug, "x@halden.example", "viewer")
        with pytest.raises(refusal):
            await service.revoke(who, open_one)
        with pytest.raises(refusal):
            await service.resend(who, open_one)
    with pytest.raises(NotPermitted):
        await service.invite(outsider, company.slug, "x@halden.example", "viewer")
    for attempt in (service.revoke(outsider, open_one), service.resend(outsider, open_one)):
        with pytest.raises(NotFound):
            await attempt
    assert await acts() == ["invitation.send"]


async def test_an_invitation_is_sent_again_five_times_a_day_at_most(database: None) -> None:
    _, mia, _ = await invited()
    start, row = clock.now(), await open_id(mia)
    for minutes in (3, 6, 9, 12, 15):
        clock.set_source(lambda: start + timedelta(minutes=minutes))  # noqa: B023  # asked within this turn
        await service.resend(mia, row)
    clock.set_source(lambda: start + timedelta(minutes=18))
    with pytest.raises(TooMany, match="in 24 hours"):
        await service.resend(mia, row)


async def test_a_suspended_company_takes_nobody_in(database: None) -> None:
    company, _, token = await invited()
    await jobs.suspend_company(await admin(), company.slug, "Reported.")
    with pytest.raises(Gone):
        await service.accept(await identity_for(await make_user(email=NOOR)), token)

"""Asking to take part in the pilot."""

from datetime import timedelta

import pytest

from resumes_app import clock
from resumes_app.accounts.schemas import GUEST
from resumes_app.accounts.service import FormRejected
from resumes_app.companies import service
from resumes_app.errors import Conflict, Gone, NotFound, NotPermitted, SignInNeeded, TooMany
from tests.companies.factories import applicant, form, newest_request, send_mails, token_in
from tests.factories import identity_for, make_company, make_user


async def test_a_guest_and_an_unconfirmed_account_cannot_apply(database: None) -> None:
    with pytest.raises(SignInNeeded):
        await service.apply(GUEST, form())
    _, who = await applicant(email_verified_at=None)
    with pytest.raises(NotPermitted, match="Confirm your account's address"):
        await service.apply(who, form())


async def test_an_application_at_the_accounts_own_address_waits_at_once(database: None) -> None:
    _, who = await applicant()
    await service.apply(who, form())
    own = await service.own_request(who)
    assert own and (own["status"], own["confirmed"]) == ("waiting", True)
    assert (own["website"], own["place"]) == ("https://www.halden.example", "Halden, Norway")
    assert (await newest_request()).colour == "#0b5d4e"
    assert await send_mails() == []


async def test_another_work_address_is_confirmed_by_its_mail_once(database: None) -> None:
    _, who = await applicant(email="dana@gmail.com")
    await service.apply(who, form())
    (mail,) = await send_mails()
    assert str(mail["To"]).endswith("<dana@halden.example>")
    own = await service.own_request(who)
    assert own and not own["confirmed"]
    await service.confirm_address(who, token_in(mail))
    own = await service.own_request(who)
    assert own and own["confirmed"]
    with pytest.raises(Gone):
        await service.confirm_address(who, token_in(mail))


async def test_only_the_applicant_confirms_and_only_in_time(database: None) -> None:
    _, who = await applicant(email="dana@gmail.com")
    await service.apply(who, form())
    (mail,) = await send_mails()
    with pytest.raises(SignInNeeded):
        await service.confirm_address(GUEST, token_in(mail))
    with pytest.raises(Gone):
        await service.confirm_address(await identity_for(await make_user()), token_in(mail))
    later = clock.now() + timedelta(days=3, minutes=1)
    clock.set_source(lambda: later)
    with pytest.raises(Gone):
        await service.confirm_address(who, token_in(mail))


async def test_a_link_that_is_sent_again_ends_the_older_one(database: None) -> None:
    _, who = await applicant(email="dana@gmail.com")
    await service.apply(who, form())
    (first,) = await send_mails()
    with pytest.raises(TooMany):
        await service.send_link_again(who)
    later = clock.now() + timedelta(minutes=3)
    clock.set_source(lambda: later)
    await service.send_link_again(who)
    (second,) = await send_mails()
    with pytest.raises(Gone):
        await service.confirm_address(who, token_in(first))
    await service.confirm_address(who, token_in(second))
    with pytest.raises(NotFound):
        await service.send_link_again(who)


async def test_the_link_is_sent_again_five_times_a_day_at_most(database: None) -> None:
    _, who = await applicant(email="dana@gmail.com")
    await service.apply(who, form())
    start = clock.now()
    for minutes in (3, 6, 9, 12, 15):
        clock.set_source(lambda: start + timedelta(minutes=minutes))  # noqa: B023  # asked within this turn
        await service.send_link_again(who)
    clock.set_source(lambda: start + timedelta(minutes=18))
    with pytest.raises(TooMany, match="in 24 hours"):
        await service.send_link_again(who)
    clock.set_source(lambda: start + timedelta(days=1, minutes=4))
    await service.send_link_again(who)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", " \u200b ", "name"),
        ("name", "x" * 121, "Shorten"),
        ("website", "acme", "website"),
        ("about", "", "who you are"),
        ("about", "x" * 2001, "Shorten"),
        ("city", "", "city"),
        ("country", "XX", "country"),
        ("colour", "red;background:url(x)", "colour"),
        ("work_email", "dana", "@"),
        ("work_email", "dana@gmail.com", "Anybody can have"),
        ("work_email", "dana@other.example", "not at halden.example"),
    ],
)
async def test_a_field_that_cannot_be_used_is_answered_beside_it(
    database: None, field: str, typed: str, said: str
) -> None:
    _, who = await applicant()
    with pytest.raises(FormRejected) as refused:
        await service.apply(who, form(**{field: typed}))
    assert list(refused.value.problems) == [field]
    assert said in refused.value.problems[field]
    assert await service.own_request(who) is None


async def test_a_company_that_takes_part_is_named_instead(database: None) -> None:
    await make_company(name="Halden", website="https://halden.example")
    _, who = await applicant()
    with pytest.raises(FormRejected, match="takes part already"):
        await service.apply(who, form())


async def test_one_application_waits_at_a_time(database: None) -> None:
    _, who = await applicant()
    await service.apply(who, form())
    with pytest.raises(Conflict):
        await service.apply(who, form())


async def test_a_withdrawn_one_is_over_and_another_may_follow_but_not_all_day(database: None) -> None:
    _, who = await applicant(email="dana@gmail.com")
    for _ in range(3):
        await service.apply(who, form())
        await service.withdraw(who)
    own = await service.own_request(who)
    assert own and own["status"] == "withdrawn"
    assert await send_mails() == []  # The mails were still on the way: they are of no use any more.
    with pytest.raises(NotFound):
        await service.withdraw(who)
    with pytest.raises(TooMany):
        await service.apply(who, form())


async def test_ones_own_application_is_nobody_elses(database: None) -> None:
    _, who = await applicant()
    await service.apply(who, form())
    other = await identity_for(await make_user())
    assert await service.own_request(other) is None
    with pytest.raises(NotFound):
        await service.withdraw(other)
    with pytest.raises(SignInNeeded):
        await service.own_request(GUEST)

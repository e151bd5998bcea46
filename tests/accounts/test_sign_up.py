"""Signing up over HTTP, with a real database, queue and outbox."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from resumes_app import clock, db
from resumes_app.accounts.service import identity_of_cookie
from resumes_app.accounts.service.answers import ANSWER_COOKIE, unsealed
from resumes_app.models import Consent, User
from tests.accounts.web import FORM, Visitor, link_in, mails, signed_up, text_of
from tests.factories import make_user

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def users() -> list[User]:
    async with db.reading() as session:
        return list((await session.exec(select(User).order_by(User.id))).all())  # type: ignore[arg-type]


async def test_the_mailed_link_confirms_and_signs_in(visitor: Visitor) -> None:
    answer = visitor.answer_to(await visitor.post("/auth/signup", FORM | {"next": "/?job=barista"}))
    assert (answer.notice, answer.values, visitor.session) == ("sent", {"email": "ada@example.org"}, "")
    (mail,) = await mails()
    assert mail["To"] == "Ada Byron <ada@example.org>" and "Confirm" in mail["Subject"]
    confirmed = await visitor.get(link_in(mail))
    assert (confirmed.status_code, confirmed.headers["location"]) == (303, "/?job=barista")
    who = await identity_of_cookie(visitor.session)
    assert who.display_name == "Ada Byron" and who.email_verified


async def test_signing_up_records_the_words_agreed_to(visitor: Visitor) -> None:
    await signed_up(visitor)
    async with db.reading() as session:
        (consent,) = (await session.exec(select(Consent))).all()
    assert consent.purpose == "account" and "terms" in consent.text and consent.version


async def test_the_link_works_once(visitor: Visitor) -> None:
    await visitor.post("/auth/signup", FORM)
    (mail,) = await mails()
    await visitor.get(link_in(mail))
    visitor.http.cookies.delete("resumes_session")
    again = await visitor.get(link_in(mail))
    assert "/signin" in again.headers["location"] and not visitor.session


async def test_the_link_is_too_old_after_a_day(visitor: Visitor) -> None:
    clock.set_source(lambda: NOW)
    await visitor.post("/auth/signup", FORM)
    (mail,) = await mails()
    clock.set_source(lambda: NOW + timedelta(hours=25))
    await visitor.get(link_in(mail))
    assert not visitor.session


async def test_another_browser_must_know_the_password(visitor: Visitor, other: Visitor) -> None:
    await visitor.post("/auth/signup", FORM)
    (mail,) = await mails()
    opened = await other.get(link_in(mail))
    answer = other.answer_to(opened)
    assert opened.headers["location"] == f"/signin?again={answer.id}#answer" and not other.session
    assert (answer.notice, answer.values) == ("confirm", {"email": FORM["email"]})
    await other.post("/auth/signin", {"email": FORM["email"], "password": "somebody else's"})
    assert not other.session
    await other.post("/auth/signin", {"email": FORM["email"], "password": FORM["password"]})
    assert (await identity_of_cookie(other.session)).email_verified


async def test_a_stranger_who_signs_up_with_my_address_gets_nothing_from_my_click(
    visitor: Visitor, other: Visitor
) -> None:
    await visitor.post("/auth/signup", FORM)
    await other.post("/auth/signup", FORM | {"password": "the stranger's own"})
    first, second = await mails()
    await visitor.get(link_in(first))
    await visitor.get(link_in(second))
    assert not visitor.session
    await visitor.post("/auth/signin", {"email": FORM["email"], "password": FORM["password"]})
    assert not visitor.session
    assert not (await users())[0].email_verified_at


async def test_a_taken_address_is_answered_alike_and_its_owner_is_told(visitor: Visitor) -> None:
    await make_user(email=FORM["email"], display_name="The Owner")
    answer = visitor.answer_to(await visitor.post("/auth/signup", FORM))
    assert (answer.notice, answer.problems) == ("sent", [])
    assert visitor.http.cookies.get("resumes_signup", path="/auth")
    (mail,) = await mails()
    assert "already have" in mail["Subject"] and "token" not in text_of(mail)
    assert [user.display_name for user in await users()] == ["The Owner"]


async def test_the_mail_can_be_sent_again(visitor: Visitor) -> None:
    await visitor.post("/auth/signup", FORM)
    assert visitor.answer_to(await visitor.post("/auth/verify")).notice == "sent"
    first, second = await mails()
    await visitor.get(link_in(first))
    assert not visitor.session, "the newer link replaces the older one"
    await visitor.get(link_in(second))
    assert visitor.session


async def test_sending_again_needs_a_sign_up_of_ones_own(visitor: Visitor) -> None:
    assert "once more" in visitor.problems(await visitor.post("/auth/verify"))[""]
    assert await mails() == []


async def test_what_was_typed_comes_back_but_no_password(visitor: Visitor) -> None:
    form = FORM | {"name": " ", "next": "/jobs"}
    response = await visitor.post("/auth/signup", form)
    answer = visitor.answer_to(response)
    assert answer.values == {name: FORM[name] for name in ("email", "birth_day", "birth_month", "birth_year")} | {
        "name": " "
    }
    assert "next=%2Fjobs" in response.headers["location"]
    cookie = unsealed(visitor.http.cookies[ANSWER_COOKIE], "answer", 60)
    assert FORM["email"] in str(cookie) and FORM["password"] not in str(cookie)
    assert await users() == []


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"name": ""}, "name", "your name"),
        ({"name": "\u200b \u202e"}, "name", "your name"),
        ({"name": "a" * 300}, "name", "80 characters"),
        ({"email": ""}, "email", "Type your e-mail"),
        ({"email": "ada"}, "email", "an @"),
        ({"email": "ada@localhost"}, "email", "after the @"),
        ({"email": "ada@exa mple.org"}, "email", "after the @"),
        ({"email": "ada lovelace@example.org"}, "email", "before the @"),
        ({"email": "adä@example.org"}, "email", "without accents"),
        ({"email": "a" * 65 + "@example.org"}, "email", "before the @"),
        ({"email": "ada@" + "a." * 130 + "org"}, "email", "too long"),
        ({"email": "ada@example.org\nBcc: all@example.org"}, "email", "before the @"),
        ({"password": "short"}, "password", "10 characters"),
        ({"password": "password123"}, "password", "Many people"),
        ({"password": "aaaaaaaaaaaa"}, "password", "Many people"),
        ({"password": "Ada Byron", "name": "Ada Byron"}, "password", "10 characters"),
        ({"password": "ada@example.org"}, "password", "tried first"),
        ({"password": "x" * 201}, "password", "at the most"),
        ({"birth_day": "31", "birth_month": "02", "birth_year": "2001"}, "birth", "no 31 February 2001"),
        ({"birth_day": "29", "birth_month": "2", "birth_year": "2001"}, "birth", "no 29 February 2001"),
        ({"birth_month": "13"}, "birth", "1 to 12"),
        ({"birth_year": "01"}, "birth", "four digits"),
        ({"birth_year": ""}, "birth", "as numbers"),
        ({"birth_day": "²"}, "birth", "as numbers"),
        ({"birth_day": "-1"}, "birth", "as numbers"),
        ({"birth_year": "2099"}, "birth", "future"),
        ({"birth_year": "1800"}, "birth", "Check the year"),
        ({"birth_day": "24", "birth_month": "11", "birth_year": "2010"}, "birth", "16 and older"),
    ],
)
async def test_a_form_that_is_not_in_order_is_refused(
    visitor: Visitor, changes: dict[str, str], field: str, words: str
) -> None:
    clock.set_source(lambda: NOW)
    problems = visitor.problems(await visitor.post("/auth/signup", FORM | changes))
    assert words in problems[field] and list(problems) == [field]
    assert await users() == [] and await mails() == []


@pytest.mark.parametrize(
    "changes",
    [
        {"birth_day": "23", "birth_month": "11", "birth_year": "2010"},
        {"birth_day": "29", "birth_month": "2", "birth_year": "2004"},
        {"name": "Zoë 李小龙"},
        {"name": "José"},
        {"email": "Ada.Byron+jobs@Bücher.EXAMPLE"},
        {"password": "пароль из слов"},
    ],
)
async def test_a_form_in_order_is_taken(visitor: Visitor, changes: dict[str, str]) -> None:
    clock.set_source(lambda: NOW)
    assert visitor.answer_to(await visitor.post("/auth/signup", FORM | changes)).notice == "sent"
    assert len(await users()) == 1


async def test_an_address_is_one_however_it_is_written(visitor: Visitor) -> None:
    await signed_up(visitor, email="Ada@Bücher.example")
    assert (await users())[0].email == "ada@xn--bcher-kva.example"
    visitor.http.cookies.clear()
    await visitor.post("/auth/signin", {"email": " ADA@BÜCHER.EXAMPLE ", "password": FORM["password"]})
    assert visitor.session


async def test_two_sign_ups_at_once_make_one_account(visitor: Visitor, other: Visitor) -> None:
    forms = (visitor.post("/auth/signup", FORM), other.post("/auth/signup", FORM))
    assert [response.status_code for response in await asyncio.gather(*forms)] == [303, 303]
    assert len(await users()) == 1


async def test_too_many_sign_ups_for_one_address_are_put_off(visitor: Visitor) -> None:
    clock.set_source(lambda: NOW)
    for _ in range(4):
        await visitor.post("/auth/signup", FORM)
    problem = visitor.problems(await visitor.post("/auth/signup", FORM))[""]
    assert problem == "That was too many attempts. Try again in 60 minutes."


async def test_without_javascript_the_answer_is_a_page(visitor: Visitor) -> None:
    refused = await visitor.post("/auth/signup", FORM | {"name": "", "plain": "1"})
    assert refused.status_code == 422 and "Tell us your name" in refused.text
    taken = await visitor.post("/auth/signup", FORM | {"plain": "1"})
    assert taken.status_code == 200 and "sent you a mail" in taken.text


async def test_a_form_of_other_size_or_kind_is_refused(visitor: Visitor) -> None:
    assert "too large" in visitor.problems(await visitor.post("/auth/signup", FORM | {"name": "a" * 30_000}))[""]
    files = await visitor.http.post("/auth/signup", files={"name": ("a.txt", b"x")})
    assert files.status_code in {400, 303}
    assert await users() == []

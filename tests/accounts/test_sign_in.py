"""Signing in and out over HTTP, and how often it may be tried."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import select

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import GUEST, Permission
from resumes_app.accounts.service import identity_of_cookie
from resumes_app.accounts.service.passwords import hash_password, is_outdated, matches
from resumes_app.accounts.service.permissions import permits
from resumes_app.config import settings
from resumes_app.errors import SignInNeeded
from resumes_app.models import Attempt, Session, User
from tests.accounts.web import FORM, Visitor, mails, run_tasks
from tests.events import Rig
from tests.factories import PASSWORD, make_user
from tests.permission_attempts import ProbeState

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
GOOD = {"email": "ada@example.org", "password": PASSWORD}
BAD = GOOD | {"password": "not the password"}


@pytest.fixture
async def ada(visitor: Visitor) -> AsyncIterator[User]:
    yield await make_user(email="ada@example.org", display_name="Ada")


async def test_the_right_password_signs_in_and_leads_on(ada: User, visitor: Visitor) -> None:
    response = await visitor.post("/auth/signin", GOOD | {"next": "/jobs?q=barista#third"})
    assert (response.status_code, response.headers["location"]) == (303, "/jobs?q=barista#third")
    assert (await identity_of_cookie(visitor.session)).user_id == ada.id


async def test_the_time_zone_of_the_browser_is_known_from_its_first_page_on(ada: User, visitor: Visitor) -> None:
    await visitor.post("/auth/signin", GOOD | {"time_zone": "Asia/Kolkata"})
    assert (await identity_of_cookie(visitor.session)).time_zone == "Asia/Kolkata"


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(ada: User, visitor: Visitor) -> None:
    cookie = (await visitor.post("/auth/signin", GOOD)).headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Path=/" in cookie and "Secure" not in cookie


async def test_the_cookie_is_secure_behind_tls(ada: User, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "public_url", "https://localhost")
    assert "Secure" in (await visitor.post("/auth/signin", GOOD)).headers["set-cookie"]


async def test_only_the_hash_of_the_cookie_is_kept(ada: User, visitor: Visitor) -> None:
    await visitor.post("/auth/signin", GOOD, **{"user-agent": "Firefox/140 (X11; Linux)"})
    async with db.reading() as session:
        (row,) = (await session.exec(select(Session))).all()
    assert visitor.session not in str(row.model_dump()) and row.user_agent.startswith("Firefox")


@pytest.mark.parametrize("form", [BAD, GOOD | {"email": "nobody@example.org"}, {"email": "", "password": ""}, {}])
async def test_a_wrong_password_and_an_unknown_address_are_answered_alike(
    ada: User, visitor: Visitor, form: dict[str, str]
) -> None:
    problems = visitor.problems(await visitor.post("/auth/signin", form))
    assert list(problems) == [""] and problems[""].startswith("E-mail and password do not match.")
    assert not visitor.session


async def test_an_unknown_address_takes_as_long(ada: User, visitor: Visitor) -> None:
    """Measured as work of this process, which a busy machine does not blur."""
    async with db.transaction() as session:
        row = (await session.exec(select(User))).one()
        row.password_hash = await hash_password(PASSWORD)

    async def effort(form: dict[str, str]) -> float:
        begin = time.process_time()
        await visitor.post("/auth/signin", form)
        return time.process_time() - begin

    await effort(GOOD | {"email": "warm@example.org"})
    known = min([await effort(BAD) for _ in range(4)])
    unknown = min([await effort(BAD | {"email": f"{n}@example.org"}) for n in range(4)])
    assert 0.6 < unknown / known < 1.7


async def test_signing_in_anew_ends_the_browsers_old_session(ada: User, visitor: Visitor) -> None:
    await visitor.post("/auth/signin", GOOD)
    first = visitor.session
    await visitor.post("/auth/signin", GOOD)
    assert visitor.session != first and await identity_of_cookie(first) == GUEST


async def test_a_weaker_hash_is_made_anew_when_its_owner_signs_in(ada: User, visitor: Visitor) -> None:
    assert is_outdated(ada.password_hash)
    await visitor.post("/auth/signin", GOOD)
    async with db.reading() as session:
        row = (await session.exec(select(User))).one()
    assert not is_outdated(row.password_hash)
    await visitor.post("/auth/signin", GOOD)
    assert visitor.session


async def test_the_old_password_is_refused_where_it_is_changed_while_it_is_checked(
    ada: User, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def matches_slowly(password: str, password_hash: str | None) -> bool:
        fits = await matches(password, password_hash)
        async with db.transaction() as session:
            row = (await session.exec(select(User))).one()
            row.password_hash = await hash_password("another good password")
            session.add(row)
        return fits

    monkeypatch.setattr(import_module("resumes_app.accounts.service.sign_in"), "matches", matches_slowly)
    response = await visitor.post("/auth/signin", GOOD)
    assert "just been changed" in visitor.problems(response)[""]
    async with db.reading() as session:
        assert (await session.exec(select(Session))).all() == []
    assert not visitor.session


async def test_an_erased_account_opens_no_more(visitor: Visitor) -> None:
    await make_user(email="ada@example.org", deleted_at=clock.now())
    await visitor.post("/auth/signin", GOOD)
    assert not visitor.session


async def test_an_unconfirmed_account_is_mailed_again_and_stays_shut(visitor: Visitor) -> None:
    await visitor.post("/auth/signup", FORM)
    assert len(await mails()) == 1
    problem = visitor.problems(await visitor.post("/auth/signin", {"email": FORM["email"], "password": PASSWORD}))
    assert "Confirm your address" in problem[""] and not visitor.session
    assert len(await mails()) == 1
    await visitor.post("/auth/signin", BAD)
    assert await mails() == [], "not for a wrong password"


async def test_the_sixth_try_within_a_quarter_of_an_hour_waits(ada: User, visitor: Visitor) -> None:
    moment = [NOW]
    clock.set_source(lambda: moment[0])
    for _ in range(5):
        await visitor.post("/auth/signin", BAD)
        moment[0] += timedelta(minutes=1)
    problem = visitor.problems(await visitor.post("/auth/signin", GOOD))[""]
    assert problem == "That was too many attempts. Try again in 10 minutes." and not visitor.session
    moment[0] = NOW + timedelta(minutes=15)
    await visitor.post("/auth/signin", GOOD)
    assert visitor.session


async def test_a_burst_at_once_is_counted_too(ada: User, visitor: Visitor) -> None:
    responses = await asyncio.gather(*[visitor.post("/auth/signin", BAD | {"plain": "1"}) for _ in range(9)])
    assert sorted(response.status_code for response in responses) == [422] * 5 + [429] * 4


async def test_success_takes_the_attempts_back(ada: User, visitor: Visitor) -> None:
    for _ in range(3):
        for _ in range(4):
            await visitor.post("/auth/signin", BAD)
        await visitor.post("/auth/signin", GOOD)
        assert visitor.session
        visitor.http.cookies.clear()


async def test_one_network_may_not_try_many_accounts(ada: User, visitor: Visitor, other: Visitor) -> None:
    for number in range(20):
        await visitor.post("/auth/signin", BAD | {"email": f"{number}@example.org"})
    assert "too many" in visitor.problems(await visitor.post("/auth/signin", GOOD))[""]
    await other.post("/auth/signin", GOOD)
    assert other.session


async def test_a_proxys_word_counts_only_from_this_machine(ada: User, visitor: Visitor) -> None:
    async def tried_by(peer: str, **headers: str) -> str:
        async with Visitor(peer) as one:
            await one.post("/auth/signin", BAD | {"email": f"{uuid4()}@example.org"}, **headers)
        async with db.reading() as session:
            statement = select(Attempt.key).where(Attempt.key.like("%:address:%")).order_by(Attempt.id.desc())  # type: ignore[attr-defined, union-attr]
            return str((await session.exec(statement)).first())

    forwarded = {"x-forwarded-for": "1.1.1.1, 192.0.2.9"}
    assert (await tried_by("127.0.0.1", **forwarded)).endswith(":192.0.2.9")
    chain = {"x-forwarded-for": "1.1.1.1, 192.0.2.9, 127.0.0.1"}  # One ends TLS, the next shares the work out.
    assert (await tried_by("127.0.0.1", **chain)).endswith(":192.0.2.9")
    assert (await tried_by("203.0.113.5", **forwarded)).endswith(":203.0.113.5")
    assert (await tried_by("127.0.0.1")).endswith(":127.0.0.1")
    assert (await tried_by("2001:db8:1:2:3:4:5:6")).endswith(":2001:db8:1:2::")
    assert (await tried_by("::1", **{"x-forwarded-for": "<script>"})).endswith(":unknown")


async def test_the_attempts_do_not_hold_the_address_that_was_typed(visitor: Visitor) -> None:
    await visitor.post("/auth/signin", BAD)
    async with db.reading() as session:
        assert not any("ada" in attempt.key for attempt in (await session.exec(select(Attempt))).all())


async def test_signing_out_ends_this_browser_only(ada: User, visitor: Visitor, other: Visitor) -> None:
    await visitor.post("/auth/signin", GOOD)
    await other.post("/auth/signin", GOOD)
    cookie = visitor.session
    response = await visitor.post("/auth/signout")
    assert response.headers["location"] == "/signin?notice=signed-out#answer" and not visitor.session
    assert await identity_of_cookie(cookie) == GUEST
    assert (await identity_of_cookie(other.session)).user_id == ada.id


async def test_signing_out_without_being_signed_in_is_no_error(visitor: Visitor) -> None:
    assert (await visitor.post("/auth/signout", {"everywhere": "1"})).status_code == 303


async def test_signing_out_everywhere_ends_another_browsers_very_next_event(
    rig: Rig, ada: User, visitor: Visitor, other: Visitor
) -> None:
    await visitor.post("/auth/signin", GOOD)
    await other.post("/auth/signin", GOOD)
    cookie = other.session
    with pytest.raises(Exception, match="may not"):  # Let in as somebody, though not as a reviewer.
        await rig(ProbeState.careful(1), cookie)
    await visitor.post("/auth/signout", {"everywhere": "1"})
    with pytest.raises(SignInNeeded):
        await rig(ProbeState.careful(1), cookie)


async def test_a_session_lasts_thirty_days_after_the_last_visit(ada: User, visitor: Visitor) -> None:
    moment = [NOW]
    clock.set_source(lambda: moment[0])
    await visitor.post("/auth/signin", GOOD)
    for _ in range(3):
        moment[0] += timedelta(days=29)
        assert permits(await identity_of_cookie(visitor.session), Permission.SIGNED_IN)
    moment[0] += timedelta(days=30, seconds=1)
    assert await identity_of_cookie(visitor.session) == GUEST


async def test_what_is_of_no_more_use_is_swept(ada: User, visitor: Visitor) -> None:
    clock.set_source(lambda: NOW)
    await visitor.post("/auth/signin", GOOD)
    await visitor.post("/auth/signin", BAD)
    await visitor.post("/auth/reset", {"email": GOOD["email"]})
    await visitor.post("/auth/signup", FORM | {"email": "never@example.org"})
    clock.set_source(lambda: NOW + timedelta(days=31))
    async with db.transaction() as session:
        await work.enqueue(session, "accounts.sweep")
    await run_tasks()
    async with db.reading() as session:
        assert [user.email for user in (await session.exec(select(User))).all()] == ["ada@example.org"]
        for table in ("attempt", "email_token", "user_session"):
            connection = await session.connection()
            assert (await connection.execute(sa.text(f"SELECT count(*) FROM {table}"))).scalar_one() == 0


@pytest.mark.parametrize(
    "address",
    [
        *("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "evil.example"),
        *("/\t/evil.example", "\t//evil.example", "/auth/signout", "/signin?next=/signin", "", "/\r\nSet-Cookie: a=b"),
        *("/ /evil", "/%0d\u2028", "http:/evil.example", "///evil.example"),
    ],
)
async def test_no_address_leads_to_another_site(ada: User, visitor: Visitor, address: str) -> None:
    response = await visitor.post("/auth/signin", GOOD | {"next": address})
    assert response.headers["location"] == "/"


async def test_the_forms_own_address_tells_where_to_go_on(ada: User, visitor: Visitor) -> None:
    """A form that is sent before the page's socket has filled in `next`."""
    referer = "http://testserver/signin?next=%2F%3Fjob%3Dbarista"
    for form in (GOOD, GOOD | {"next": "/"}):
        assert (await visitor.post("/auth/signin", form, referer=referer)).headers["location"] == "/?job=barista"


async def test_refusals_keep_where_one_wanted_to_go(ada: User, visitor: Visitor) -> None:
    location = (await visitor.post("/auth/signin", BAD | {"next": "/?job=a"})).headers["location"]
    assert location.startswith("/signin?again=") and location.endswith("&next=%2F%3Fjob%3Da#answer")

"""A forgotten password."""

import time
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST
from resumes_app.accounts.service import identity_of_cookie
from tests.accounts.web import FORM, Visitor, link_in, mails
from tests.factories import PASSWORD, make_user, sign_in

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NEW = "another good password"


async def opened(visitor: Visitor, email: str = "ada@example.org") -> str:
    """Ask for a link and open it; return where it led."""
    await visitor.post("/auth/reset", {"email": email})
    (mail,) = await mails()
    return str((await visitor.get(link_in(mail))).headers["location"])


async def test_the_mailed_link_changes_the_password_and_ends_all_sessions(visitor: Visitor) -> None:
    user = await make_user(email="ada@example.org")
    elsewhere = await sign_in(user)
    assert await opened(visitor) == "/reset/new"
    answer = visitor.answer_to(await visitor.post("/auth/reset", {"password": NEW}))
    assert answer.values == {"email": "ada@example.org"}
    assert answer.notice == "changed" and await identity_of_cookie(elsewhere) == GUEST
    await visitor.post("/auth/signin", {"email": "ada@example.org", "password": PASSWORD})
    assert not visitor.session
    await visitor.post("/auth/signin", {"email": "ada@example.org", "password": NEW})
    assert visitor.session
    (mail,) = await mails()
    assert "was changed" in mail["Subject"]


async def test_the_links_token_goes_only_where_it_is_needed(visitor: Visitor) -> None:
    await make_user(email="ada@example.org")
    await opened(visitor)
    paths = {cookie.path for cookie in visitor.http.cookies.jar if cookie.name == "resumes_reset"}
    assert paths == {"/auth", "/reset/new"}
    await visitor.get("/auth/verify?token=another")
    assert (await visitor.get("/reset/new")).status_code == 200, "another link does not take its place"


async def test_a_known_and_an_unknown_address_are_answered_alike(visitor: Visitor) -> None:
    await make_user(email="ada@example.org")
    answers, durations = [], []
    for email in ("ada@example.org", "nobody@example.org"):
        begin = time.perf_counter()
        answer = visitor.answer_to(await visitor.post("/auth/reset", {"email": email}))
        durations.append(time.perf_counter() - begin)
        answers.append((answer.notice, answer.problems))
    assert answers[0] == answers[1] == ("reset-sent", [])
    assert abs(durations[0] - durations[1]) < 0.1
    assert len(await mails()) == 1


async def test_the_link_works_once_and_for_an_hour(visitor: Visitor) -> None:
    await make_user(email="ada@example.org")
    moment = [NOW]
    clock.set_source(lambda: moment[0])
    await opened(visitor)
    moment[0] += timedelta(minutes=61)
    answer = visitor.answer_to(await visitor.post("/auth/reset", {"password": NEW}))
    assert "too old" in answer.problems[0][1]
    await opened(visitor)
    assert visitor.answer_to(await visitor.post("/auth/reset", {"password": NEW})).notice == "changed"
    assert visitor.answer_to(await visitor.post("/auth/reset", {"password": NEW})).problems


async def test_a_newer_link_replaces_the_older(visitor: Visitor) -> None:
    await make_user(email="ada@example.org")
    for _ in range(2):
        await visitor.post("/auth/reset", {"email": "ada@example.org"})
    first, _second = await mails()
    response = await visitor.get(link_in(first))
    assert response.headers["location"].startswith("/reset?again=")


async def test_a_weak_password_can_be_mended_with_the_same_link(visitor: Visitor) -> None:
    await make_user(email="ada@example.org")
    await opened(visitor)
    response = await visitor.post("/auth/reset", {"password": "password123"})
    assert response.headers["location"].startswith("/reset/new?again=")
    assert "Many people" in visitor.problems(response)["password"]
    assert visitor.answer_to(await visitor.post("/auth/reset", {"password": NEW})).notice == "changed"


@pytest.mark.parametrize("token", ["", "x" * 43, "%00"])
async def test_a_made_up_link_is_refused(visitor: Visitor, token: str) -> None:
    response = await visitor.get(f"/auth/reset?token={token}")
    assert "Ask for a new one" in visitor.problems(response)[""]


async def test_the_page_for_a_new_password_opens_with_a_link_that_works_only(visitor: Visitor) -> None:
    await make_user(email="ada@example.org")
    moment = [NOW]
    clock.set_source(lambda: moment[0])
    without = await visitor.get("/reset/new")
    await opened(visitor)
    works = await visitor.get("/reset/new")
    moment[0] += timedelta(minutes=61)
    too_old = await visitor.get("/reset/new")
    await opened(visitor)
    await visitor.post("/auth/reset", {"password": NEW})
    used = await visitor.get("/reset/new")
    assert works.status_code == 200 and works.headers["cache-control"] == "private, no-store"
    for refused in (without, too_old, used):
        assert refused.headers["location"].startswith("/reset?again=")
    assert "Ask for a new one" in visitor.problems(used)[""]


async def test_a_confirmation_link_sets_no_password(visitor: Visitor) -> None:
    await visitor.post("/auth/signup", FORM)
    (mail,) = await mails()
    token = link_in(mail).rpartition("=")[2]
    assert (await visitor.get(f"/auth/reset?token={token}")).headers["location"].startswith("/reset?again=")


async def test_without_a_link_no_password_is_changed(visitor: Visitor) -> None:
    assert visitor.problems(await visitor.post("/auth/reset", {"password": NEW}))


async def test_a_reset_proves_the_address(visitor: Visitor) -> None:
    await visitor.post("/auth/signup", FORM)
    await mails()
    await opened(visitor)
    await visitor.post("/auth/reset", {"password": NEW})
    await visitor.post("/auth/signin", {"email": FORM["email"], "password": NEW})
    assert visitor.session


async def test_too_many_requests_are_put_off_known_or_not(visitor: Visitor) -> None:
    await make_user(email="ada@example.org")
    for email in ("ada@example.org", "nobody@example.org"):
        for _ in range(4):
            await visitor.post("/auth/reset", {"email": email})
        assert "too many" in visitor.problems(await visitor.post("/auth/reset", {"email": email}))[""]


async def test_nothing_that_opens_an_account_is_in_database_or_log(
    visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    await make_user(email="ada@example.org")
    with caplog.at_level("DEBUG"):
        await visitor.post("/auth/reset", {"email": "ada@example.org"})
        async with db.reading() as session:
            connection = await session.connection()
            jobs = str((await connection.execute(sa.text("SELECT * FROM procrastinate_jobs"))).all())
            tokens = str((await connection.execute(sa.text("SELECT * FROM email_token"))).all())
        (mail,) = await mails()
    token = link_in(mail).rpartition("=")[2]
    assert "accounts.send_mail" in jobs and "send_mail" in caplog.text
    assert not any(token in text for text in (jobs, tokens, caplog.text))

"""A session that ends is told to the pages that were opened with it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest

from resumes_app import db
from resumes_app.accounts import service
from resumes_app.accounts.state import OpenSessions, SessionState, SettingsState
from resumes_app.accounts.state import session as session_state
from resumes_app.errors import SignInNeeded
from resumes_app.models import User
from resumes_app.ui.socket import BoundToCookie, bound_token
from tests.accounts.web import Visitor, link_in, mails
from tests.events import Rig
from tests.factories import PASSWORD, make_user, sign_in

Act = Callable[[User, str, Visitor], Awaitable[Any]]


async def sign_out_here(user: User, cookie: str, visitor: Visitor) -> None:
    await service.sign_out(cookie)


async def sign_out_everywhere(user: User, cookie: str, visitor: Visitor) -> None:
    await service.sign_out_everywhere(await service.identity_of_cookie(await sign_in(user)))


async def end_that_browser(user: User, cookie: str, visitor: Visitor) -> None:
    session_id = (await service.identity_of_cookie(cookie)).session_id
    assert session_id is not None
    await service.end_browser(await service.identity_of_cookie(await sign_in(user)), session_id)


async def reset_the_password(user: User, cookie: str, visitor: Visitor) -> None:
    await visitor.post("/auth/reset", {"email": user.email})
    await visitor.get(link_in((await mails())[0]))
    await visitor.post("/auth/reset", {"password": "a whole new password"})


async def sign_in_anew(user: User, cookie: str, visitor: Visitor) -> None:
    visitor.http.cookies.set(service.COOKIE, cookie)
    await visitor.post("/auth/signin", {"email": user.email, "password": PASSWORD})


@asynccontextmanager
async def waited_for(cookie: str) -> AsyncIterator[asyncio.Task[None]]:
    """The wait for the end of the session, once it hears everything."""
    task = asyncio.create_task(service.session_ended(cookie))
    while not (any(db._hub().queues.values()) and db._hub().listening):
        await asyncio.sleep(0.02)
    yield task
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


@pytest.mark.parametrize(
    "act", [sign_out_here, sign_out_everywhere, end_that_browser, reset_the_password, sign_in_anew]
)
async def test_whatever_ends_a_session_is_told_at_once(visitor: Visitor, act: Act) -> None:
    user = await make_user()
    cookie, other = await sign_in(user), await sign_in(await make_user())
    async with waited_for(cookie) as end, waited_for(other) as others_end:
        await act(user, cookie, visitor)
        await asyncio.wait_for(end, 2)
        assert not others_end.done()


async def test_a_session_that_was_over_before_is_told_too(database: None) -> None:
    cookie = await sign_in(await make_user())
    await service.sign_out(cookie)
    await asyncio.wait_for(service.session_ended(cookie), 5)


class OfRig:
    """Stands for the app where a tab's state is changed from outside its events."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig

    def modify_state(self, token: Any) -> Any:
        return self.rig._states.modify_state(token)


async def test_the_tab_gives_way_and_leads_nowhere_by_itself(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_state, "LEAVES_WITHIN_S", 0.0)
    cookie = await sign_in(await make_user())
    await rig.open("/settings", cookie)
    sessions = OpenSessions(lambda: OfRig(rig))  # type: ignore[arg-type, return-value]
    async with sessions.follow(cookie, rig._token(cookie, "")):
        await service.sign_out(cookie)
        async with asyncio.timeout(5):
            while not (await rig.state(SessionState, cookie)).over:
                await asyncio.sleep(0.02)
    with pytest.raises(SignInNeeded):
        await rig(SettingsState.load, cookie)
    assert rig.sent == []


async def test_a_tab_is_told_though_the_first_attempt_goes_wrong(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_state, "LEAVES_WITHIN_S", 0.0)
    monkeypatch.setattr(session_state, "LOOKS_AGAIN_S", 0.05)
    failures = iter([OSError("The database restarts.")])

    async def ended(session: str) -> None:
        for failure in failures:
            raise failure
        await service.session_ended(session)

    monkeypatch.setattr(session_state, "session_ended", ended)
    cookie = await sign_in(await make_user())
    await rig.open("/settings", cookie)
    sessions = OpenSessions(lambda: OfRig(rig))  # type: ignore[arg-type, return-value]
    async with sessions.follow(cookie, rig._token(cookie, "")):
        await service.sign_out(cookie)
        async with asyncio.timeout(5):
            while not (await rig.state(SessionState, cookie)).over:
                await asyncio.sleep(0.02)


async def test_whoever_was_signed_out_unseen_is_told_where_they_sign_in_again(rig: Rig) -> None:
    cookie = await sign_in(await make_user())
    await service.sign_out(cookie)
    await rig(SessionState.lead_in("/settings"), cookie)
    assert rig.sent[0].payload["path"] == "/signin?next=%2Fsettings&notice=ended#answer"
    await rig(SessionState.lead_in("/settings"))
    assert rig.sent[0].payload["path"] == "/signin?next=%2Fsettings"


async def test_a_socket_with_an_ended_sessions_cookie_opens_a_guests_state(database: None) -> None:
    cookie = await sign_in(await make_user())
    seen: list[str] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope["query_string"].decode())

    served = BoundToCookie(inner, service.COOKIE, OpenSessions(lambda: None))  # type: ignore[arg-type, return-value]
    headers = [(b"cookie", f"{service.COOKIE}={cookie}".encode())]
    scope = {"type": "websocket", "headers": headers, "query_string": b"EIO=4&token=tab"}
    await served(scope, None, None)  # type: ignore[arg-type]
    await service.sign_out(cookie)
    await served(scope, None, None)  # type: ignore[arg-type]
    assert seen == [f"EIO=4&token={bound_token('tab', session)}" for session in (cookie, "")]

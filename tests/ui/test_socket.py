"""Reconnects keep their state, tokens are worth nothing without the cookie; each shown to be lost in plain Reflex."""

from uuid import uuid4

import pytest
import reflex as rx
import websockets
from reflex_base import constants

from resumes_app.ui import socket
from tests.ui.tab import Tab

# Written out, since importing the tiny app would put a second Reflex app into this process.
COOKIE = "tiny_session"
ADD = "reflex___state____state.tests___ui___tiny_app____counter.add"


async def count_to(tab: Tab, number: int) -> None:
    for _ in range(number - counted(tab)):
        await tab.send(ADD)
    await tab.until(lambda: counted(tab) == number)


def counted(tab: Tab) -> int:
    return int(tab.vars["counter"]["count"])


async def test_a_reconnect_before_the_old_socket_times_out_keeps_the_state(tiny: int) -> None:
    token = str(uuid4())
    async with Tab(tiny, token) as old:
        await count_to(old, 2)
        async with Tab(tiny, token) as new:
            assert counted(new) == 2
            await count_to(new, 3)
            assert [kind for kind, _ in new.events if kind == "new_token"] == []


async def test_plain_reflex_still_loses_the_state_of_a_reconnect(plain_reflex: int) -> None:
    token = str(uuid4())
    async with Tab(plain_reflex, token) as old:
        await count_to(old, 2)
        async with Tab(plain_reflex, token) as new:
            assert counted(new) == 0, "Reflex mended it: drop `socket.install`."


async def test_the_older_socket_is_closed_and_may_take_the_state_back(tiny: int) -> None:
    token = str(uuid4())
    async with Tab(tiny, token) as first:
        await count_to(first, 1)
        async with Tab(tiny, token) as second:
            await first.until(first.closed_by_server.is_set)
            await count_to(second, 2)
            async with Tab(tiny, token) as first_again:
                assert counted(first_again) == 2
                await second.until(second.closed_by_server.is_set)


async def test_closing_the_older_socket_late_leaves_the_newer_one_linked(tiny: int) -> None:
    token = str(uuid4())
    async with Tab(tiny, token) as old:
        await count_to(old, 1)
        async with Tab(tiny, token) as new:
            await old.socket.close()
            await count_to(new, 2)


async def test_a_token_without_its_cookie_opens_an_empty_state(tiny: int) -> None:
    token = str(uuid4())
    async with Tab(tiny, token, cookie=f"{COOKIE}=ada") as owner:
        await count_to(owner, 3)
        async with Tab(tiny, token, cookie=f"{COOKIE}=mallory") as thief:
            assert counted(thief) == 0
        async with Tab(tiny, token) as guest:
            assert counted(guest) == 0
        await count_to(owner, 4)
    async with Tab(tiny, token, cookie=f"other=1; {COOKIE}=ada") as again:
        assert counted(again) == 4


async def test_plain_reflex_still_shows_the_state_to_whoever_has_the_token(plain_reflex: int) -> None:
    token = str(uuid4())
    async with Tab(plain_reflex, token, cookie=f"{COOKIE}=ada") as owner:
        await count_to(owner, 3)
    async with Tab(plain_reflex, token, cookie=f"{COOKIE}=mallory") as thief:
        assert counted(thief) == 3, "Reflex mended it: drop `BoundToCookie`."


def test_tokens_and_sessions_cannot_be_shifted_into_each_other() -> None:
    assert socket.bound_token("b:c", "a") != socket.bound_token("c", "a:b")


async def test_a_socket_from_another_site_is_refused(tiny: int) -> None:
    with pytest.raises(websockets.InvalidStatus) as refusal:
        async with Tab(tiny, str(uuid4()), origin="https://evil.test"):
            pass
    assert refusal.value.response.status_code == 403


async def test_plain_reflex_still_takes_sockets_from_other_sites(plain_reflex: int) -> None:
    async with Tab(plain_reflex, str(uuid4()), origin="https://evil.test") as tab:
        assert counted(tab) == 0


def test_another_version_of_reflex_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants.Reflex, "VERSION", "0.10.2")
    with pytest.raises(RuntimeError, match=r"0\.10\.2"):
        socket.install(rx.App.__new__(rx.App))

"""A background handler hears its topic while its page is looked at, and leaves nothing behind."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
import reflex as rx
from reflex.utils.token_manager import SocketRecord

from resumes_app import clock, db
from resumes_app.ui import live
from tests.events import NOWHERE, Rig, app

TOPIC = "tests:live"


class WatchState(rx.State):
    heard: list[int] = []
    over: int = 0

    @rx.event(background=True)
    async def watch(self) -> None:
        async for message in live.changes(self, TOPIC):
            async with self:
                self.heard = [*self.heard, message.get("n", -1)]
        async with self:
            self.over += 1


class DueState(rx.State):
    heard: list[bool] = []

    @rx.event(background=True)
    async def watch(self) -> None:
        moment = clock.now() + timedelta(seconds=0.5)
        async for message in live.changes(self, TOPIC, due=lambda: moment):
            if "due" in message:
                assert clock.now() >= moment
                async with self:
                    self.heard = [*self.heard, True]


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LOOK_EVERY_S", 0.1)


def sockets() -> dict[str, Any]:
    namespace = app().event_namespace
    assert namespace is not None
    return namespace._token_manager.token_to_socket


@asynccontextmanager
async def connected(rig: Rig) -> AsyncIterator[str]:
    """Link the rig's tab as a socket would; yield its token."""
    token = rig._token("", "")
    await rig.open(NOWHERE)
    sockets()[token] = SocketRecord(instance_id="here", sid=token)
    yield token
    sockets().pop(token, None)


async def tell(number: int) -> None:
    async with db.transaction() as session:
        await db.notify(session, TOPIC, {"n": number})


async def heard(rig: Rig) -> list[int]:
    return [n for n in (await rig.state(WatchState)).heard if n >= 0]


async def until_subscribed(watchers: int = 1) -> None:
    async with asyncio.timeout(5):
        while len(db._hub().queues.get(TOPIC, ())) != watchers:
            await asyncio.sleep(0.02)
    # The LISTEN itself may still be under way.
    await asyncio.sleep(0.3)


async def test_notices_arrive_until_the_socket_is_gone(rig: Rig) -> None:
    async with connected(rig) as token:
        watching = asyncio.create_task(rig(WatchState.watch()))
        await until_subscribed()
        await tell(1)
        await tell(2)
        async with asyncio.timeout(5):
            while await heard(rig) != [1, 2]:
                await asyncio.sleep(0.05)
        del sockets()[token]
        await asyncio.wait_for(watching, 5)
    assert TOPIC not in db._hub().queues
    assert live._newest == {}


async def test_the_watch_ends_when_the_tab_goes_to_another_page(rig: Rig) -> None:
    async with connected(rig):
        watching = asyncio.create_task(rig(WatchState.watch()))
        await until_subscribed()
        await rig.by_name(f"{rx.State.get_full_name()}.set_is_hydrated", {"value": True}, path="/elsewhere")
        await asyncio.wait_for(watching, 5)
    assert (await rig.state(WatchState)).over == 1


async def test_the_watch_ends_when_the_tab_has_another_socket(rig: Rig) -> None:
    async with connected(rig) as token:
        watching = asyncio.create_task(rig(WatchState.watch()))
        await until_subscribed()
        sockets()[token] = SocketRecord(instance_id="here", sid="a newer one")
        await asyncio.wait_for(watching, 5)


async def test_a_page_loaded_anew_hears_each_notice_once(rig: Rig) -> None:
    async with connected(rig) as token:
        first = asyncio.create_task(rig(WatchState.watch()))
        await until_subscribed()
        second = asyncio.create_task(rig(WatchState.watch()))
        await asyncio.wait_for(first, 5)
        await tell(7)
        async with asyncio.timeout(5):
            while await heard(rig) != [7]:
                await asyncio.sleep(0.05)
        del sockets()[token]
        await asyncio.wait_for(second, 5)
    assert await heard(rig) == [7]


async def test_a_moment_that_comes_is_told_once(rig: Rig) -> None:
    async with connected(rig) as token:
        watching = asyncio.create_task(rig(DueState.watch()))
        async with asyncio.timeout(5):
            while not (await rig.state(DueState)).heard:
                await asyncio.sleep(0.05)
        await asyncio.sleep(0.3)
        assert (await rig.state(DueState)).heard == [True]
        del sockets()[token]
        await asyncio.wait_for(watching, 5)

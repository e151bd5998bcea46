"""Events through Reflex's own processor: real handlers, permissions and state, without a browser or a socket.

The fixture `rig` (in conftest) runs one:

    changed = await rig(FeedState.save("job-1"), await sign_in(user))
    assert changed["feed_state"]["saved"]
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

import reflex as rx
from reflex.istate.manager.memory import StateManagerMemory
from reflex.istate.manager.token import BaseStateToken
from reflex.state import State, StateUpdate
from reflex_base.constants.state import FIELD_MARKER
from reflex_base.event import Event
from reflex_base.event.processor import BaseStateEventProcessor

from resumes_app.accounts.service import COOKIE

NOWHERE = "/no-such-page"
"""Has no `on_load`: a tab can connect here without any of our handlers running."""

Vars = dict[str, dict[str, Any]]
"""State class's name in snake case → var → newest value."""


class Rig:
    """Some browser tabs, one for each session cookie (a guest's is the empty one).

    Attributes:
        sent: Events that the last call sent to the browser (redirects, focus, notices).
    """

    def __init__(self) -> None:
        self.sent: list[Event] = []
        self._errors: list[Exception] = []
        self._tabs: dict[tuple[str, str], str] = {}
        self._states = StateManagerMemory()
        self.processor = BaseStateEventProcessor(middleware=app(), backend_exception_handler=self._failed)
        self.processor.configure(state_manager=self._states, event_namespace=self)  # type: ignore[arg-type]

    async def __call__(self, spec: Any, cookie: str = "", *, tab: str = "", path: str = NOWHERE) -> Vars:
        """Run one handler, such as `FeedState.save("job-1")`, and the handlers it chains.

        Args:
            cookie: What `tests.factories.sign_in` returned.
            tab: Names a second tab of the same browser.
            path: The address the tab shows, with its query; its `on_load` does not run (see `open`).

        Returns:
            The vars that changed.

        Raises:
            AppError: Or whatever else a handler raised.
        """
        (event,) = Event.from_event_type(spec)
        return await self.by_name(event.name, event.payload, cookie, tab=tab, path=path)

    async def by_name(
        self, name: str, payload: Mapping[str, Any], cookie: str = "", *, tab: str = "", path: str = NOWHERE
    ) -> Vars:
        """Run a handler by its registered name, with any payload, as any socket can."""
        if (cookie, tab) not in self._tabs:
            await self.open(NOWHERE, cookie, tab=tab)
        return await self._run(name, payload, cookie, tab, path)

    async def open(
        self,
        path: str,
        cookie: str = "",
        *,
        tab: str = "",
        stored: Mapping[str, str] | None = None,
        again: bool = False,
        **cookies: str,
    ) -> Vars:
        """Load a page as a browser does (hydrate, then `on_load`); return all the vars that were sent.

        Args:
            stored: What the browser's own storage holds, by the var's full name.
            again: The page was there and only connects again.
            cookies: Other cookies that the browser holds, by name.
        """
        payload: dict[str, Any] = {"vars": {name + FIELD_MARKER: value for name, value in (stored or {}).items()}}
        if not again:
            payload["hashes"] = []
        return await self._run(f"{State.get_full_name()}.hydrate_and_load", payload, cookie, tab, path, **cookies)

    async def state(self, kind: type[rx.State], cookie: str = "", *, tab: str = "") -> Any:
        """Return a tab's state of class `kind`, backend vars included."""
        root = await self._states.get_state(BaseStateToken(ident=self._token(cookie, tab), cls=kind))
        return await root.get_state(kind)

    async def emit_update(self, update: StateUpdate, token: str) -> None:
        """Stand where Reflex's socket would send something to the browser."""
        self.sent.extend(update.events)

    def _failed(self, error: Exception) -> None:
        self._errors.append(error)

    def _token(self, cookie: str, tab: str) -> str:
        return self._tabs.setdefault((cookie, tab), str(uuid4()))

    async def _run(
        self, event: str, payload: Mapping[str, Any], cookie: str, tab: str, path: str, **cookies: str
    ) -> Vars:
        token = self._token(cookie, tab)
        jar = ({COOKIE: cookie} if cookie else {}) | cookies
        headers = {
            "cookie": "; ".join(f"{name}={value}" for name, value in jar.items()),
            "host": "testserver",
            "origin": "http://testserver",
        }
        router = {**place(path), "headers": headers, "token": token, "sid": token, "ip": "127.0.0.1"}
        self._errors.clear()
        self.sent.clear()
        changed: Vars = {}
        async for delta in self.processor.enqueue_stream_delta(
            token, Event(name=event, payload=dict(payload), router_data=router)
        ):
            _merge(changed, delta)
        # A chained handler's failure does not stop the stream.
        if self._errors:
            raise self._errors[0]
        return changed


@lru_cache
def app() -> rx.App:
    """Return the app, its pages known but not compiled."""
    from resumes_app.resumes_app import app as entry

    with entry.set_contexts():
        entry._apply_decorated_pages()
    return entry


def place(path: str) -> dict[str, Any]:
    """Return the router data that the socket would send for the address `path`."""
    parts = urlsplit(path)
    pattern = app().router(parts.path) or "404"
    segments = zip(pattern.strip("/").split("/"), parts.path.strip("/").split("/"), strict=False)
    params = {name.strip("[]."): value for name, value in segments if name.startswith("[")}
    return {"pathname": "/" + pattern.removeprefix("/"), "asPath": path, "query": params | dict(parse_qsl(parts.query))}


def _merge(changed: Vars, delta: Mapping[str, Mapping[str, Any]]) -> None:
    for state, values in delta.items():
        short = state.rsplit("____", 1)[-1]
        changed.setdefault(short, {}).update({name.removesuffix(FIELD_MARKER): value for name, value in values.items()})


@asynccontextmanager
async def running_rig() -> AsyncIterator[Rig]:
    """Yield a rig whose processor runs."""
    with app().set_contexts():
        rig = Rig()
        async with rig.processor:
            yield rig

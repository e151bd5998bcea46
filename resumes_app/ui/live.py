"""Notices from the database, as long as somebody looks at the page that wants them."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from datetime import datetime
from typing import Any

import reflex as rx
from reflex_base.registry import RegistrationContext

from resumes_app import clock, db

LOOK_EVERY_S = 5.0

# (tab, state, topic) → the watch that counts. A page that loads again (reconnect, reload) starts a second one.
_newest: dict[tuple[str, str, str], object] = {}


async def changes(
    state: rx.State, topic: str, *, due: Callable[[], datetime | None] = lambda: None
) -> AsyncGenerator[dict[str, Any], None]:
    """Yield each notice of `topic` to a background handler, until its page is left.

    It ends when the tab's socket is gone or another one, when the tab shows another address, or when the same tab
    watches the same topic anew. A notice with `resync: True` comes first after every loss of the database's
    connection: read everything again. Use it through `contextlib.aclosing` where the loop can be left early:

        @rx.event(background=True)
        async def watch(self) -> None:
            async for notice in changes(self, f"job:{self.job_id}"):
                async with self:
                    ...

    Args:
        due: When the page reads differently though nobody acts (aware); asked again after each notice. `{"due": True}`
            is yielded at that moment, once.
    """
    async with state:
        session, address = state.router.session, state.router.url.path
    me = object()
    key = (session.client_token, state.get_full_name(), topic)
    _newest[key] = me

    async def looked_at() -> bool:
        if _newest.get(key) is not me or not _connected(session.client_token, session.session_id):
            return False
        async with state:
            return bool(state.router.url.path == address)

    came: datetime | None = None
    try:
        async with db.subscription(topic) as queue:
            while await looked_at():
                moment = due()
                left_s = LOOK_EVERY_S if moment in (None, came) else (moment - clock.now()).total_seconds()
                try:
                    message = await asyncio.wait_for(queue.get(), min(max(left_s, 0), LOOK_EVERY_S))
                except TimeoutError:
                    if moment in (None, came) or moment > clock.now():
                        continue
                    message, came = {"due": True}, moment
                if await looked_at():
                    yield message
    finally:
        if _newest.get(key) is me:
            del _newest[key]


def _connected(token: str, socket_id: str) -> bool:
    """Return True while the tab is connected to this process through that very socket."""
    namespace = RegistrationContext.get().app.event_namespace
    return namespace is not None and namespace.token_to_sid.get(token) == socket_id

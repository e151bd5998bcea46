"""What an open page learns about the session it was opened with."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity_of_cookie, needs, session_ended
from resumes_app.accounts.service.answers import ANSWER_ANCHOR, safe_next, with_query
from resumes_app.accounts.service.sessions import cookie_of

LEAVES_WITHIN_S = 4.0
"""The tab in which somebody signs out is on its way to another page, on a slow line too: it is told nothing."""
LOOKS_AGAIN_S = 2.0
"""After what went wrong, half as long more or less: many tabs wait, and not all come back at once."""

log = logging.getLogger(__name__)


class SessionState(rx.State):
    """Whether the person who opened this page is still signed in."""

    over: bool = False
    """True once they were signed out, elsewhere or in another tab: the page gives way to `signed_out`."""

    @rx.event
    @needs(Permission.ANYONE)
    async def lead_in(self, place: str) -> rx.event.EventSpec | None:
        """Go to sign in, and from there to `place`; a page that has given way stays where it is."""
        if self.over:
            return None
        # A cookie that opens nothing: they were signed out, and are not told of it otherwise.
        notice = "ended" if cookie_of(self) else ""
        anchor = f"#{ANSWER_ANCHOR}" if notice else ""
        return rx.redirect(with_query("/signin", next=safe_next(place), notice=notice) + anchor)


class OpenSessions:
    """The sessions behind open sockets (`ui.socket`): one that ends is told to its tabs. Guests cost nothing.

    Args:
        app: Returns the app, which is made after what looks after its sockets.
    """

    def __init__(self, app: Callable[[], rx.App]) -> None:
        self.app = app

    async def last(self, session: str) -> bool:
        """Return whether the cookie's value still says who somebody is."""
        return (await identity_of_cookie(session)).signed_in

    @asynccontextmanager
    async def follow(self, session: str, token: str) -> AsyncIterator[None]:
        """Tell the tab when its session ends, while its socket is open."""
        task = asyncio.create_task(self._tell_end(session, token))
        try:
            yield
        finally:
            task.cancel()

    async def _tell_end(self, session: str, token: str) -> None:
        while True:
            try:
                await session_ended(session)
                await asyncio.sleep(LEAVES_WITHIN_S)
                async with self.app().modify_state(rx.BaseStateToken(ident=token, cls=SessionState)) as root:
                    (await root.get_state(SessionState)).over = True
                return
            except Exception:  # Whatever it is, a page that shows what is private must not wait for ever.
                log.exception("A tab could not be told that its session ended; looking again.")
            await asyncio.sleep(LOOKS_AGAIN_S * random.uniform(0.5, 1.5))

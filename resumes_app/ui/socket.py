"""Two mends of Reflex's socket: a reconnect keeps its state, and a tab's state belongs to one session.

The mends reach into a pinned version: `install` refuses to run with another.
"""

import hashlib
from contextlib import AbstractAsyncContextManager
from http.cookies import CookieError, SimpleCookie
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlencode

import reflex as rx
from reflex.app import EventNamespace
from reflex.utils.token_manager import LocalTokenManager, RedisTokenManager, SocketRecord
from reflex_base import constants
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

MENDED_VERSION = "0.10.1"


class Sessions(Protocol):
    """What is known of sessions, by their cookie's value."""

    async def last(self, session: str) -> bool:
        """Return whether the session is not over."""
        ...

    def follow(self, session: str, token: str) -> AbstractAsyncContextManager[None]:
        """Look after the tab whose state is `token` while its socket is open."""
        ...


class BoundToCookie:
    """Gives each session cookie its own states: the same tab token with another cookie is another tab.

    Reflex takes whoever presents a tab's token for that tab, and the token stands in the socket's address, hence in
    access logs. Here the token that Reflex sees is a digest of the presented one and the session cookie. So a token
    alone opens an empty state, and signing in or out starts afresh. The cookie of a session that is over counts for
    none: what its tabs held is never sent again.
    """

    def __init__(self, app: ASGIApp, cookie: str, sessions: Sessions | None = None) -> None:
        self.app = app
        self.cookie = cookie
        self.sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        session = _cookie(Headers(scope=scope).get("cookie", ""), self.cookie)
        if session and self.sessions and not await self.sessions.last(session):
            session = ""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        bound = {name: bound_token(value, session) for name, value in query if name == "token"}
        scope = {**scope, "query_string": urlencode([(name, bound.get(name, value)) for name, value in query]).encode()}
        if not session or not self.sessions or not bound:
            await self.app(scope, receive, send)
            return
        async with self.sessions.follow(session, bound["token"]):
            await self.app(scope, receive, send)


def bound_token(token: str, session: str) -> str:
    """Return the token of the tab `token` within `session` (a cookie's value; empty for a guest)."""
    return hashlib.sha256(f"{len(session)}:{session}:{token}".encode()).hexdigest()[:32]


def _cookie(header: str, name: str) -> str:
    try:
        jar = SimpleCookie(header)
    except CookieError:
        return ""
    return jar[name].value if name in jar else ""


class _LastSocketWins(LocalTokenManager):
    """Links a token to the newest socket that presents it.

    Reflex hands a second socket a new token, and with it an empty state, as long as it takes the first for alive: on
    a changing mobile network up to a minute, after a killed process with Redis up to an hour (its issues 6345, 6252).
    The older socket is closed. Where it was alive after all (a duplicated tab), it connects again as soon as it is
    looked at or used, and takes the state back.
    """

    namespace: EventNamespace

    def _take_over(self, token: str, sid: str) -> str | None:
        """Point the token at `sid`; return the socket of this process that it belonged to until now."""
        former = self.token_to_socket.get(token)
        self.token_to_socket[token] = SocketRecord(instance_id=self.instance_id, sid=sid)
        self.sid_to_token[sid] = token
        if former is None or former.sid == sid:
            return None
        self.sid_to_token.pop(former.sid, None)
        return former.sid if former.instance_id == self.instance_id else None

    async def link_token_to_sid(self, token: str, sid: str) -> str | None:
        """Link the token to this socket and close the one it belonged to; never return another token."""
        former = self._take_over(token, sid)
        if former is not None:
            await self.namespace.disconnect(former)
        return None

    async def disconnect_token(self, token: str, sid: str) -> None:
        """Forget the socket, and the token with it unless a newer socket holds it."""
        record = self.token_to_socket.get(token)
        if record is not None and record.sid != sid:
            self.sid_to_token.pop(sid, None)
            return
        await super().disconnect_token(token, sid)


class _LastSocketWinsRedis(_LastSocketWins, RedisTokenManager):
    """The same with several processes: Redis tells the others, and the one that held the old socket closes it."""

    async def link_token_to_sid(self, token: str, sid: str) -> str | None:
        """Link the token to this socket, here and in Redis, and close the one it belonged to."""
        self._ensure_socket_record_task()
        await super().link_token_to_sid(token, sid)
        await self._store_socket_record(token, self.token_to_socket[token])
        return None

    async def _fetch_socket_record(self, token: str) -> SocketRecord | None:
        former = self.token_to_socket.get(token)
        record = await super()._fetch_socket_record(token)
        moved = former is not None and record is not None and record.sid != former.sid
        if moved and former is not None and former.instance_id == self.instance_id:
            await self.namespace.disconnect(former.sid)
        return record


def install(app: rx.App) -> None:
    """Make the newest socket of a tab the one that counts, for the life of `app`.

    Raises:
        RuntimeError: Reflex is not the version these mends were written and tested for.
    """
    if constants.Reflex.VERSION != MENDED_VERSION:
        raise RuntimeError(
            f"ui/socket.py mends Reflex {MENDED_VERSION}, but {constants.Reflex.VERSION} is installed. "
            "Pin it back, or check the mends against the new version's token manager."
        )
    namespace = app.event_namespace
    if namespace is None:
        return
    theirs: Any = namespace._token_manager
    shared = isinstance(theirs, RedisTokenManager)
    ours: Any = _LastSocketWinsRedis(theirs.redis) if shared else _LastSocketWins()  # type: ignore[no-untyped-call]  # Reflex's
    ours.namespace = namespace
    namespace._token_manager = ours

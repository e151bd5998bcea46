"""The queue itself: declaring tasks and putting them on it."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from procrastinate import App, PsycopgConnector, RetryStrategy
from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db

URGENT, NORMAL, LATER = 10, 0, -10
"""Priorities; higher runs first."""

SOON = timedelta(days=1)
"""What is due later than this has no haste."""

queue = App(connector=PsycopgConnector(kwargs={}))
"""Opened by the worker with its own connection; web processes only `enqueue`."""

Body = Callable[..., Awaitable[None]]

DEFAULT, HEAVY, OUTSIDE = "default", "heavy", "outside"
"""The queues: a mail must not wait behind a video, nor behind another machine that takes its time."""

timetable: dict[str, float] = {}
"""Tasks that recur, and how often (seconds); every worker keeps to it."""


def task(name: str, *, attempts: int = 3, every_s: float | None = None) -> Callable[[Body], Body]:
    """Declare `name` as a task; what it raises makes it run again, up to `attempts` times, 2, 4, 8… s apart.

    Args:
        every_s: Where given, workers run the task by themselves about so often, without arguments.
    """

    def declare(body: Body) -> Body:
        if every_s is not None:
            timetable[name] = every_s
        retry = RetryStrategy(max_attempts=attempts, exponential_wait=2)
        queue.task(name=name, retry=retry, queue=DEFAULT)(body)
        return body

    return declare


async def enqueue(
    session: AsyncSession,
    name: str,
    *,
    priority: int = NORMAL,
    at: datetime | None = None,
    heavy: bool = False,
    outside: bool = False,
    **args: Any,
) -> None:
    """Put the task `name` on the queue when the session's transaction commits, and not if it does not.

    Args:
        heavy: It keeps a processor busy for many seconds; a worker runs few of these at once.
        outside: It waits for another machine, for a minute maybe; a worker runs few of these at once.
        args: JSON-able; ids, never contents.
    """
    chosen = HEAVY if heavy else OUTSIDE if outside else DEFAULT
    statement = text(
        "SELECT procrastinate_defer_jobs_v1(ARRAY[ROW(:queue, :name, :priority, NULL, NULL,"
        " CAST(:args AS jsonb), CAST(:at AS timestamptz))]::procrastinate_job_to_defer_v1[])"
    ).bindparams(queue=chosen, name=name, priority=priority, args=json.dumps(args), at=at)
    await session.exec(statement)  # type: ignore[call-overload]  # plain SQL


def by_deadline(due: datetime | None) -> int:
    """Return the priority of a task that is needed until `due`: the sooner, the higher; None is no haste."""
    if due is None:
        return NORMAL
    haste = 1 - (due - clock.now()) / SOON
    return max(NORMAL, min(URGENT, round(URGENT * haste)))


async def withdraw(session: AsyncSession, name: str, **args: Any) -> None:
    """Take the tasks `name` with these arguments from the queue; one that runs already goes on."""
    statement = text(
        "SELECT procrastinate_cancel_job_v1(id, false, true) FROM procrastinate_jobs"
        " WHERE task_name = :name AND status = 'todo' AND args @> CAST(:args AS jsonb)"
    ).bindparams(name=name, args=json.dumps(args))
    await session.exec(statement)  # type: ignore[call-overload]  # plain SQL


async def hasten(session: AsyncSession, name: str, priority: int, **args: Any) -> None:
    """Let the waiting tasks `name` with these arguments have at least this priority."""
    statement = text(
        "UPDATE procrastinate_jobs SET priority = GREATEST(priority, :priority)"
        " WHERE task_name = :name AND status = 'todo' AND args @> CAST(:args AS jsonb)"
    ).bindparams(name=name, priority=priority, args=json.dumps(args))
    await session.exec(statement)  # type: ignore[call-overload]  # plain SQL


async def waits(session: AsyncSession, name: str, **args: Any) -> bool:
    """Return whether a task `name` with these arguments is on the queue and does not run yet."""
    statement = text(
        "SELECT 1 FROM procrastinate_jobs"
        " WHERE task_name = :name AND status = 'todo' AND args @> CAST(:args AS jsonb) LIMIT 1"
    ).bindparams(name=name, args=json.dumps(args))
    return (await session.exec(statement)).first() is not None  # type: ignore[call-overload]  # plain SQL


async def enqueue_recurring(name: str) -> None:
    """Put `name` on the queue unless it waits there already: a busy worker must not find a heap of them."""
    async with db.transaction() as session:
        # Workers that were started together look at the same moment.
        lock = text("SELECT pg_advisory_xact_lock(:lock, hashtext(:name))").bindparams(
            lock=db.Lock.RECURRING, name=name
        )
        await session.exec(lock)  # type: ignore[call-overload]  # plain SQL
        if not await waits(session, name):
            await enqueue(session, name)


async def counts(session: AsyncSession) -> list[tuple[str, str, int]]:
    """Return how many tasks there are, by name and state (`todo`, `doing`, `failed`)."""
    statement = text("SELECT task_name, status::text, count(*) FROM procrastinate_jobs GROUP BY 1, 2 ORDER BY 1, 2")
    rows = await session.exec(statement)  # type: ignore[call-overload]  # plain SQL
    return [(name, status, number) for name, status, number in rows]


def connected() -> App:
    """Return the queue on this installation's database."""
    return queue.with_connector(PsycopgConnector(conninfo=db.conninfo()))

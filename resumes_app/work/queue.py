"""The queue itself: declaring tasks and putting them on it."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from procrastinate import App, PsycopgConnector, RetryStrategy
from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db

URGENT, NORMAL, LATER = 10, 0, -10
"""Priorities; higher runs first."""

queue = App(connector=PsycopgConnector(kwargs={}))
"""Opened by the worker with its own connection; web processes only `enqueue`."""

Body = Callable[..., Awaitable[None]]


def task(name: str, *, attempts: int = 3) -> Callable[[Body], Body]:
    """Declare `name` as a task; what it raises makes it run again, up to `attempts` times, 2, 4, 8… s apart."""

    def declare(body: Body) -> Body:
        retry = RetryStrategy(max_attempts=attempts, exponential_wait=2)
        queue.task(name=name, retry=retry, queue="default")(body)
        return body

    return declare


async def enqueue(
    session: AsyncSession, name: str, *, priority: int = NORMAL, at: datetime | None = None, **args: Any
) -> None:
    """Put the task `name` on the queue when the session's transaction commits, and not if it does not.

    Args:
        args: JSON-able; ids, never contents.
    """
    statement = text(
        "SELECT procrastinate_defer_jobs_v1(ARRAY[ROW('default', :name, :priority, NULL, NULL,"
        " CAST(:args AS jsonb), CAST(:at AS timestamptz))]::procrastinate_job_to_defer_v1[])"
    ).bindparams(name=name, priority=priority, args=json.dumps(args), at=at)
    await session.exec(statement)  # type: ignore[call-overload]  # plain SQL


def connected() -> App:
    """Return the queue on this installation's database."""
    return queue.with_connector(PsycopgConnector(conninfo=db.conninfo()))

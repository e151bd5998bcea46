"""Which indexes PostgreSQL takes for the queries that a piece of work sends."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import sqlalchemy as sa

from resumes_app import db

MANY = ("job", "job_search", "search_word")
"""The tables of many rows."""


async def ways(work: Callable[[], Awaitable[object]]) -> list[set[str]]:
    """Return, for each query that reads one of `MANY`, its ways to it: the names of indexes, or "all of job"."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        sent.append((statement, parameters))

    engine = db.engine().sync_engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        await work()
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
    taken = []
    async with db.engine().connect() as connection:
        raw = (await connection.get_raw_connection()).driver_connection
        assert raw is not None
        for statement, parameters in sent:
            if statement.lstrip().upper().startswith(("SELECT", "WITH", "UPDATE")) and "set_config" not in statement:
                explained = await raw.execute(f"EXPLAIN (FORMAT JSON) {statement}", parameters)
                taken.append(set(_ways((await explained.fetchone())[0][0]["Plan"])))
        await raw.rollback()
    return [way for way in taken if way]


def _ways(node: dict[str, Any]) -> Iterator[str]:
    kind, table = node["Node Type"], node.get("Relation Name", "")
    if table in MANY and kind == "Seq Scan":
        yield f"all of {table}"
    elif table in MANY and "Index Name" in node:
        yield node["Index Name"]
    elif table in MANY and kind == "Bitmap Heap Scan":
        yield from _names(node["Plans"][0])
    for child in node.get("Plans", []):
        yield from _ways(child)


def _names(node: dict[str, Any]) -> Iterator[str]:
    if "Index Name" in node:
        yield node["Index Name"]
    for child in node.get("Plans", []):
        yield from _names(child)

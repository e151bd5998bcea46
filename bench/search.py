"""What a page of `/jobs` and of the feed costs, beside the bare query of PostgreSQL that any would need."""

import asyncio
import os
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Any

SIZES = tuple(int(size) for size in os.environ.get("BENCH_JOBS", "100000,1000000").split(","))
ROUNDS = 10
QUERIES = ("barista", "night nurse", "weekend driver lisbon", "w2", "w40 w7", "skill3", "gardener porto", "w900 cook")
BARE = (
    "SELECT job_id, ts_rank(search, query) AS rank FROM job_search, CAST($1 AS tsquery) query"
    " WHERE search @@ query AND open_until > now() ORDER BY rank DESC, job_id DESC LIMIT 20"
)
BARE_FEED = (
    "SELECT id FROM job WHERE status = 'published' AND closes_at > now() AND clip_id IS NOT NULL"
    " ORDER BY published_at DESC, id DESC LIMIT 10"
)


@contextmanager
def _own_database() -> Any:
    """A PostgreSQL of its own, in a folder that goes with it. Nothing of the app may have been asked for one before."""
    from resumes_app import config, db

    with tempfile.TemporaryDirectory(prefix="bench-search-") as name:
        Path(name).chmod(0o755)  # PostgreSQL takes a user of its own where root starts it.
        os.environ["RESUMES_DATA_DIR"] = name
        os.environ.pop("RESUMES_DATABASE_URL", None)
        for cached in (config.settings, db.embedded_server, db.database_url, db.engine, db._factory, db._readers):
            cached.cache_clear()
        try:
            yield db
        finally:
            db.embedded_server().cleanup()


async def measure() -> None:
    """Print p95 of the search page and of the feed, divided by the bare queries', and how they grow."""
    figures = {}
    for size in SIZES:
        with _own_database() as db:
            figures[size] = await asyncio.wait_for(_measured(db, size), None)
            await db.engine().dispose()
    small, large = figures[SIZES[0]], figures[SIZES[-1]]
    if len(SIZES) > 1:
        grown = ", ".join(f"{name} {large[name] / small[name]:.2f}×" for name in small)
        print(f"From {SIZES[0]:,} to {SIZES[-1]:,} jobs: {grown}.", flush=True)


async def _measured(db: Any, size: int) -> dict[str, float]:
    from alembic.config import Config

    from alembic import command
    from bench.many_jobs import make_jobs
    from resumes_app.accounts.schemas import GUEST
    from resumes_app.jobs import service

    await asyncio.to_thread(command.upgrade, Config("alembic.ini"), "head")
    await asyncio.to_thread(make_jobs, db.conninfo(), size)
    bare = await _bare(db)

    async def page(words: str) -> None:
        await service.search_jobs(GUEST, service.read_address(f"q={words}"))

    async def more(words: str) -> None:
        asked = service.read_address(f"q={words}")
        await service.more_jobs(GUEST, asked, "")

    async def feed(_words: str) -> None:
        await service.feed(GUEST)

    async def bare_feed(_words: str) -> None:
        await bare.fetch_feed()

    timed = {
        "bare": await _p95(bare.fetch),
        "page": await _p95(page),
        "list": await _p95(more),
        "bare feed": await _p95(bare_feed),
        "feed": await _p95(feed, queries=QUERIES[:1], rounds=3),
    }
    await bare.close()
    print(
        f"{size:>9,} jobs, p95 in ms: "
        + ", ".join(f"{name} {value * 1000:.1f}" for name, value in timed.items())
        + f"; search page ÷ bare {timed['page'] / timed['bare']:.2f}, list ÷ bare {timed['list'] / timed['bare']:.2f},"
        f" feed page ÷ bare {timed['feed'] / timed['bare feed']:.2f}",
        flush=True,
    )
    return timed


async def _bare(db: Any) -> Any:
    import psycopg

    from resumes_app.search import understand

    queries = {}
    async with db.reading() as session:
        for words in QUERIES:
            queries[words] = (await understand(session, words)).text
    connection = await psycopg.AsyncConnection.connect(db.conninfo(), autocommit=True)
    connection.prepare_threshold = None

    class Bare:
        async def fetch(self, words: str) -> None:
            statement = BARE.replace("$1", "%s")
            await (await connection.execute(statement, (queries[words],))).fetchall()

        async def fetch_feed(self) -> None:
            await (await connection.execute(BARE_FEED)).fetchall()

        async def close(self) -> None:
            await connection.close()

    return Bare()


async def _p95(
    work: Callable[[str], Awaitable[None]], queries: tuple[str, ...] = QUERIES, rounds: int = ROUNDS
) -> float:
    times = []
    for at in range(rounds + 1):
        for words in queries:
            begun = time.perf_counter()
            await work(words)
            if at:  # The first round warms up.
                times.append(time.perf_counter() - begun)
    return quantiles(times, n=20)[-1]

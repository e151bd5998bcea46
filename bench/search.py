"""What a page of `/jobs` and of the feed costs, beside the bare query of PostgreSQL that any would need."""

import asyncio
import os
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import contextmanager
from datetime import date
from functools import partial
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
IDS = (
    "SELECT id FROM job WHERE status = 'published' AND closes_at > now() AND clip_id IS NOT NULL"
    " ORDER BY published_at DESC, id DESC LIMIT 10"
)
BARE_FEED = (
    "SELECT slug, title, place, remote, country, pay_min, pay_max, pay_currency, pay_unit, employment_type, level,"
    " tags, question, reply_kinds, reply_limit_s, max_replies, review_rule, reply_by_days, published_at, closes_at,"
    " name, colour, verified_at, token, placeholder, duration_ms, transcript, files"
    f" FROM ({IDS}) newest JOIN job USING (id)"
    " JOIN (SELECT id AS company_id, name, colour, verified_at FROM company) company USING (company_id)"
    " JOIN (SELECT id AS clip_id, token, placeholder, duration_ms, transcript FROM clip) clip USING (clip_id)"
    " JOIN LATERAL (SELECT jsonb_object_agg(kind, storage_key) AS files FROM rendition"
    "   WHERE rendition.clip_id = job.clip_id) files ON true"
    " ORDER BY published_at DESC, id DESC"
)
"""All that ten cards show, of the ten newest: what the feed costs before it ranks anything (decision 0043)."""


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


RATIOS = (
    ("page", "bare"), ("list", "bare"), ("feed", "bare feed"), ("feed after a change", "bare feed"),
    ("feed, next", "bare feed"), ("feed of a person", "bare feed"), ("nothing", "bare feed"),
    ("feed after a change", "after a change, its queries"), ("feed, next", "next, its queries"),
    ("feed of a person", "of a person, its queries"),
)  # fmt: skip


async def measure() -> None:
    """Print p95 of the search page and of the feed, divided by the bare queries', and how both grow."""
    figures = {}
    for size in SIZES:
        with _own_database() as db:
            figures[size] = await asyncio.wait_for(_measured(db, size), None)
            await db.engine().dispose()
    small, large = figures[SIZES[0]], figures[SIZES[-1]]
    if len(SIZES) > 1:
        grown = ", ".join(f"{name} {large[name] / small[name]:.2f}×" for name in small)
        print(f"From {SIZES[0]:,} to {SIZES[-1]:,} jobs, times: {grown}.", flush=True)
        ratios = {pair: _ratio(large, *pair) / _ratio(small, *pair) for pair in RATIOS}
        grown = ", ".join(f"{of} ÷ {by} {ratio:.2f}×" for (of, by), ratio in ratios.items())
        print(f"{'':8}ratios: {grown}.", flush=True)


def _ratio(times: dict[str, float], of: str, by: str) -> float:
    return times[of] / times[by]


async def _measured(db: Any, size: int) -> dict[str, float]:
    import psycopg
    import sqlalchemy as sa
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

    ada = await _reader(db)
    following = (await service.feed(GUEST))["cursor"]

    async def feed(_words: str) -> None:
        assert len((await service.feed(GUEST))["cards"]) == service.PAGE_SIZE

    async def next_feed(_words: str) -> None:
        await service.feed(GUEST, cursor=following)

    async def own_feed(_words: str) -> None:
        await service.feed(ada)

    connection = await psycopg.AsyncConnection.connect(db.conninfo(), autocommit=True)
    queries = {
        "after a change, its queries": await _queries(connection, partial(feed, ""), before=bare.change),
        "next, its queries": await _queries(connection, partial(next_feed, "")),
        "of a person, its queries": await _queries(connection, partial(own_feed, "")),
    }

    async def nothing(_words: str) -> None:
        """What any page costs before it asks for anything: a connection of the pool, a session, an answer."""
        async with db.reading() as session:
            await session.exec(sa.text("SELECT 1"))

    timed = {
        "bare": await _p95(bare.fetch),
        "page": await _p95(page),
        "list": await _p95(more),
        "nothing": await _p95(nothing),
        "bare feed": await _p95(bare.feed),
        "feed": await _p95(feed),
        "feed after a change": await _p95(feed, before=bare.change),
        "feed, next": await _p95(next_feed),
        "feed of a person": await _p95(own_feed),
    }
    for name, replay in queries.items():
        timed[name] = await _p95(replay)
    await connection.close()
    await bare.close()
    print(f"{size:>9,} jobs, p95 in ms: " + ", ".join(f"{name} {value * 1000:.1f}" for name, value in timed.items()))
    print(f"{'':16}" + ", ".join(f"{of} ÷ {by} {_ratio(timed, of, by):.2f}" for of, by in RATIOS), flush=True)
    return timed


async def _reader(db: Any) -> Any:
    """Somebody who looks near a town, has saved some jobs, seen and passed others."""
    from resumes_app.accounts.schemas import Identity
    from resumes_app.jobs import service
    from resumes_app.models import User

    async with db.transaction() as session:
        user = User(
            email="ada@bench.test",
            password_hash="",
            display_name="Ada",
            birth_date=date(2001, 4, 2),
            near_place="Porto",
            near_latitude=41.1,
            near_longitude=-8.6,
        )
        session.add(user)
        await session.flush()
        who = Identity(user_id=user.id)
    cards = (await service.feed(who))["cards"]
    for card in cards[:5]:
        await service.save(who, card["slug"])
        await service.seen(who, card["slug"], 1000)
    await service.pass_(who, cards[-1]["slug"])
    return who


async def _bare(db: Any) -> Any:
    import psycopg

    from resumes_app.search import understand

    queries = {}
    async with db.reading() as session:
        for words in QUERIES:
            queries[words] = (await understand(session, words)).text
    connection = await psycopg.AsyncConnection.connect(db.conninfo(), autocommit=True)
    # A plan made without the words would be wrong for most of them. What has no words is prepared once.
    connection.prepare_threshold = None

    class Bare:
        async def fetch(self, words: str) -> None:
            statement = BARE.replace("$1", "%s")
            await (await connection.execute(statement, (queries[words],))).fetchall()

        async def feed(self, _words: str) -> None:
            await (await connection.execute(BARE_FEED, prepare=True)).fetchall()

        async def change(self) -> None:
            """Commit something: nothing that was kept of the database before holds any more."""
            await connection.execute("SELECT pg_current_xact_id()")

        async def close(self) -> None:
            await connection.close()

    return Bare()


async def _queries(
    connection: Any, page: Callable[[], Awaitable[None]], before: Callable[[], Awaitable[None]] | None = None
) -> Callable[[str], Awaitable[None]]:
    """Return what asks the queries of a page again, bare: what PostgreSQL takes for that very page."""
    import sqlalchemy as sa

    asked: list[tuple[str, Any]] = []

    def listen(_connection: Any, _cursor: Any, statement: str, given: Any, *_: Any) -> None:
        asked.append((statement, given))

    if before:
        await before()
    sa.event.listen(sa.Engine, "before_cursor_execute", listen)
    await page()
    sa.event.remove(sa.Engine, "before_cursor_execute", listen)

    async def replay(_words: str) -> None:
        for statement, given in asked:
            await (await connection.execute(statement, given)).fetchall()

    return replay


async def _p95(work: Callable[[str], Awaitable[None]], before: Callable[[], Awaitable[None]] | None = None) -> float:
    times = []
    for at in range(ROUNDS + 1):
        for words in QUERIES:
            if before:
                await before()
            begun = time.perf_counter()
            await work(words)
            if at:  # The first round warms up.
                times.append(time.perf_counter() - begun)
    return quantiles(times, n=20)[-1]

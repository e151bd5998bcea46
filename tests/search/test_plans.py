"""How PostgreSQL answers each query of a search among 100,000 jobs: by an index, never by reading them all."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from bench.many_jobs import make_jobs
from resumes_app import db
from resumes_app.accounts.schemas import GUEST
from resumes_app.jobs import service
from tests.search.towns import LISBON, load_towns

JOBS = 100_000
WORDS = 6
"""In a description: what is not read need not be long."""
TABLES = {"job", "job_search", "search_word", "place", "place_name"}
ADDRESSES = {
    "": "ix_job_search_newest",
    "q=w2900": "ix_job_search_text",
    "q=night+barista+lisb": None,
    "q=barsita": "ix_search_word_alike",
    "kind=PART_TIME": None,
    "tag=skill3&level=entry&company=made-7": "ix_job_search_text",
    "sort=closing": "ix_job_search_closing",
    "sort=pay": "ix_job_search_pay",
    f"place={LISBON}&within=5": "ix_job_search_earth",
    f"place={LISBON}&sort=distance&within=200": "ix_job_search_earth",
    "pay=20&days=7&remote=remote&reply=video": None,
}
"""Address → the index that one of its queries must use, where only one is right."""


@pytest.fixture(scope="module")
async def crowd(migrated: None) -> AsyncIterator[None]:
    """One set of jobs for all tests here; it goes with the module."""
    tables = "job, company, clip, place, search_word"
    with psycopg.connect(db.conninfo(), autocommit=True) as connection:
        connection.execute(f"TRUNCATE {tables} CASCADE")
        await asyncio.to_thread(make_jobs, db.conninfo(), JOBS, WORDS)
        await load_towns()
        yield
        connection.execute(f"TRUNCATE {tables} CASCADE")


@pytest.mark.parametrize("address", list(ADDRESSES))
async def test_no_query_reads_all_jobs(crowd: None, address: str) -> None:
    asked = service.read_address(address)
    plans = await _plans(lambda: service.search_jobs(GUEST, asked))
    scanned = [node for node in plans if node["Node Type"] == "Seq Scan" and node["Relation Name"] in TABLES]
    small = {"place", "place_name"}  # Four towns are read at once.
    assert [node for node in scanned if node["Relation Name"] not in small] == []
    used = {node["Index Name"] for node in plans if "Index Name" in node}
    assert ADDRESSES[address] is None or ADDRESSES[address] in used, used


async def test_generated_rows_are_what_the_triggers_would_write(crowd: None) -> None:
    statement = sa.text(
        "SELECT count(*) FROM (SELECT * FROM job_search LIMIT 50) made JOIN job ON job.id = made.job_id"
        " JOIN company ON company.id = job.company_id, LATERAL job_search_of(job, company) kept"
        " WHERE strip(kept.search) = strip(made.search) AND kept.facets @> made.facets AND kept.facets <@ made.facets"
        " AND kept.pay_year = made.pay_year AND kept.open_until = made.open_until"
    )
    async with db.reading() as session:
        assert (await session.exec(statement)).one()[0] == 50  # type: ignore[call-overload]  # plain SQL


async def _plans(work: Any) -> list[dict[str, Any]]:
    """Return the nodes of the plan of every query that `work` sends."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        sent.append((statement, parameters))

    engine = db.engine().sync_engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        await work()
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
    nodes: list[dict[str, Any]] = []
    async with db.engine().connect() as connection:
        for statement, parameters in sent:
            if not statement.lstrip().upper().startswith(("SELECT", "WITH")) or "set_config" in statement:
                continue
            raw = (await connection.get_raw_connection()).driver_connection
            assert raw is not None
            rows = await (await raw.execute(f"EXPLAIN (FORMAT JSON) {statement}", parameters)).fetchone()
            nodes += _nodes(rows[0][0]["Plan"])
    return nodes


def _nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(node for child in plan.get("Plans", []) for node in _nodes(child))]

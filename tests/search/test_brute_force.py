"""Ten thousand random searches, their pages put together and their counts, against a plain loop over the same jobs."""

import asyncio
import random

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, search
from resumes_app.search import Query, Wanted, counting, paging
from tests.search.plain import Plain, counted, fill, found, metres, wanted_at_random

JOBS = 240
EXAMPLES, IN_ONE = 200, 50
SIZES = (JOBS, JOBS, JOBS, 40, 9)
"""Of a page: most of the searches come in one."""
WINDOW, COUNTED = 60, 60
"""So small that many searches come to these bounds."""
RANKS = (
    "SELECT job_id, CAST(1000000 * ts_rank('{0.05, 0.3, 0.5, 1.0}', search, CAST(:query AS tsquery)) AS integer)"
    " FROM job_search"
)


async def test_ten_thousand_random_searches_agree_with_a_plain_loop(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "WINDOW", WINDOW)
    monkeypatch.setattr(counting, "COUNTED", COUNTED)
    now = clock.now()
    clock.set_source(lambda: now)
    jobs = await fill(JOBS, now)
    loop = asyncio.get_running_loop()
    ranks: dict[str, dict[int, int]] = {"": {}}

    async def agree(seed: int) -> None:
        random_ = random.Random(seed)
        async with db.reading() as session:
            for at in range(IN_ONE):
                wanted = wanted_at_random(random_, now)
                if wanted.query.text not in ranks:
                    ranks[wanted.query.text] = await _ranks(session, wanted.query)
                expected = found(jobs, wanted, ranks[wanted.query.text], WINDOW, now)
                await _finds(session, wanted, SIZES[at % len(SIZES)], expected)
                if at % 5 == 0:
                    counts = await search.count(session, wanted)
                    assert (counts.total, counts.facets, counts.whole) == counted(jobs, wanted, COUNTED, now), wanted

    @settings(max_examples=EXAMPLES, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**32))
    def agrees(seed: int) -> None:
        asyncio.run_coroutine_threadsafe(agree(seed), loop).result()

    await asyncio.to_thread(agrees)


async def _ranks(session: AsyncSession, query: Query) -> dict[int, int]:
    """How well PostgreSQL finds each job to match: the rest of the order is the loop's own."""
    statement = sa.text(RANKS).bindparams(query=query.text)
    return {job_id: rank for job_id, rank in await session.exec(statement)}  # type: ignore[call-overload]  # plain SQL


async def _finds(session: AsyncSession, wanted: Wanted, size: int, expected: list[Plain]) -> None:
    """All pages, one after the other, are what is expected."""
    hits, cursor = [], ""
    while True:
        page = await search.find(session, wanted, cursor, size)
        hits += page.hits
        cursor = page.cursor
        if not cursor:
            break
    assert [hit.job_id for hit in hits] == [job.id for job in expected], wanted
    assert [hit.distance_m for hit in hits] == pytest.approx([metres(job, wanted) for job in expected], abs=1), wanted

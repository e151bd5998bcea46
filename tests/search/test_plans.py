"""How PostgreSQL answers each query about jobs among 100,000 of them: by which index, and never by reading them all."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from datetime import timedelta
from functools import partial
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from bench.many_jobs import make_jobs
from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.jobs import service
from resumes_app.jobs.schemas import Shelf
from resumes_app.jobs.service.searching import newest_found
from tests.factories import identity_for, make_user
from tests.search.plans import ways
from tests.search.towns import LISBON, load_towns

JOBS = 100_000
WORDS = 6
"""In a description: what is not read need not be long."""

PLANS = """
page                                          search_newest > search_newest > pk
list                                          search_newest > pk
page q=w2900                                  words > search_text > search_text > pk
list q=w2900                                  words > search_text > pk
page q=barsita                                words > search_newest search_text > search_newest search_text > pk
list q=barsita                                words > search_newest search_text > pk
page q=night+barista+lisb                     words > search_text > search_text search_newest > pk
list q=night+barista+lisb                     words > search_text search_newest > pk
page q=part-time                              words > search_newest search_text > search_newest search_text > pk
page q=full+time+portugal                     words > search_newest search_text > search_newest search_text > pk
page kind=PART_TIME                           search_newest > search_newest > pk
page tag=skill3&level=entry&company=made-7    search_text > search_text search_newest > pk
page pay=12&days=7&remote=remote&reply=video  search_newest search_text > search_newest search_text > pk
page place=LISBON&within=5                    search_earth > search_earth > pk
page q=barista&place=LISBON                   words > search_earth search_text > search_earth search_text > pk
page sort=closing                             search_closing > search_newest > pk
list sort=closing                             search_closing > pk
list q=barista&sort=closing                   words > search_closing > pk
page sort=pay                                 search_pay > search_newest > pk
list sort=pay                                 search_pay > pk
page place=LISBON&sort=distance&within=200    search_earth > search_earth > pk
list place=LISBON&sort=distance&within=200    search_earth > pk
list sort=newest                              search_newest > pk
mail q=barista                                words > search_newest search_text
mail q=w2900                                  words > search_newest search_text
mail kind=INTERN                              search_newest
feed of a guest                               newest closing search_pk > pk search_pk
feed of Ada                                   pk > newest closing search_pk search_earth tags pk > pk search_pk
feed of Ada, next page                        pk > pk search_pk
feed of a guest, next window                  pk search_pk > newest closing search_pk > pk search_pk
feed at a card                                newest closing search_pk > slug > pk search_pk
companies                                     company newest > pk
company                                       company > company
site map, one part's count                    pk
site map, one part                            pk
atom                                          newest
indeed                                        pk
change of any job                             closing newest updated_at
job                                           slug
saved                                         pk
closing by the clock                          closing
""".strip()
"""What is asked, and for each of its queries to the large tables, in turn, the indexes it may use. Where there are
several, PostgreSQL joins them, or takes what costs least by its sample of the table. Those that begin with `search_`
are of `job_search`, `words` is of `search_word`, the others are of `job`; indexes of one order have one name."""

SHORT = {
    "pk_job": "pk", "pk_job_search": "search_pk", "ix_search_word_alike": "words", "pk_search_word": "words",
    "uq_job_slug": "slug", "uq_job_company_id_source_source_id": "company", "ix_job_company_id": "company",
    "ix_job_company_id_id": "company", "ix_job_published_at": "newest", "ix_job_closes_at": "closing",
}  # fmt: skip


def _named(index: str) -> str:
    return SHORT.get(index, index.removeprefix("ix_job_"))


@pytest.fixture(scope="module")
async def ada(migrated: None) -> AsyncIterator[Identity]:
    """One set of jobs for all tests here, which goes with the module; and a viewer who has saved, seen and passed."""
    tables = "job, company, clip, place, search_word, user_account"
    with psycopg.connect(db.conninfo(), autocommit=True) as connection:
        connection.execute(f"TRUNCATE {tables} CASCADE")
        await asyncio.to_thread(make_jobs, db.conninfo(), JOBS, WORDS)
        await load_towns()
        viewer = await identity_for(await make_user(near_place="Lisbon", near_latitude=38.7, near_longitude=-9.1))
        for card in (await service.feed(viewer))["cards"][:6]:
            await service.save(viewer, card["slug"])
            await service.seen(viewer, card["slug"], 100)
        await service.pass_(viewer, "made-500")
        connection.execute("ANALYZE saved_job, seen_job, passed_job, user_account")
        yield viewer
        connection.execute(f"TRUNCATE {tables} CASCADE")


async def _list(address: str) -> object:
    asked = service.read_address(address)
    first = await service.search_jobs(GUEST, asked)
    return partial(service.more_jobs, GUEST, asked, first["page"]["cursor"])


async def _news(address: str) -> None:
    now = clock.now()
    async with db.reading() as session:
        await newest_found(session, service.read_address(address), 1, now - timedelta(days=1), now)


async def _first(stretches: Any) -> None:
    async with aclosing(stretches):
        await anext(stretches)


async def _next_window() -> Callable[[], Awaitable[object]]:
    """The page at which the first window of a feed has been read."""
    cursor = (await service.feed(GUEST, size=30))["cursor"]
    for _ in range(20):
        page = partial(service.feed, GUEST, cursor=cursor, size=30)
        if len(await ways(page)) > 1:
            return page
        cursor = (await page())["cursor"]
    raise AssertionError("the feed reads one window only")


async def _work(asked: str, ada: Identity) -> Any:
    kind, _, rest = asked.partition(" ")
    address = rest.replace("LISBON", str(LISBON))
    if kind == "list":
        return await _list(address)
    cursor = (await service.feed(ada))["cursor"]
    return {
        "page": lambda: service.search_jobs(GUEST, service.read_address(address)),
        "mail": lambda: _news(address),
        "feed of a guest": lambda: service.feed(GUEST),
        "feed of Ada": lambda: service.feed(ada),
        "feed of Ada, next page": lambda: service.feed(ada, cursor=cursor),
        "feed of a guest, next window": await _next_window() if rest.endswith("window") else None,
        "feed at a card": lambda: service.feed(GUEST, at="made-5000"),
        "companies": service.list_companies,
        "company": lambda: service.company_view(GUEST, "made-7"),
        "site map, one part's count": lambda: service.job_parts(1),
        "site map, one part": lambda: _first(service.job_part(1)),
        "atom": service.newest_postings,
        "indeed": lambda: _first(service.open_postings()),
        "change of any job": service.open_jobs_stamp,
        "job": lambda: service.job_view(GUEST, "made-7"),
        "saved": lambda: service.list_jobs(ada, Shelf.SAVED),
        "closing by the clock": service.close_due,
    }[kind if kind in {"page", "mail"} else asked]


@pytest.mark.parametrize("line", PLANS.splitlines(), ids=lambda line: line.split("  ")[0])
async def test_each_query_takes_the_index_that_the_table_names(ada: Identity, line: str) -> None:
    asked, _, allowed = (part.strip() for part in line.partition("  "))
    taken = [{_named(index) for index in one} for one in await ways(await _work(asked, ada))]
    expected = [set(one.split()) for one in allowed.split(" > ")]
    assert len(taken) == len(expected), taken
    assert all(used <= may for used, may in zip(taken, expected, strict=True)), taken


async def test_generated_rows_are_what_the_triggers_would_write(ada: Identity) -> None:
    statement = sa.text(
        "SELECT count(*) FROM (SELECT * FROM job_search LIMIT 50) made JOIN job ON job.id = made.job_id"
        " JOIN company ON company.id = job.company_id, LATERAL job_search_of(job, company) kept"
        " WHERE strip(kept.search) = strip(made.search) AND kept.facets @> made.facets AND kept.facets <@ made.facets"
        " AND kept.pay_year = made.pay_year AND kept.open_until = made.open_until"
    )
    async with db.reading() as session:
        assert (await session.exec(statement)).one()[0] == 50  # type: ignore[call-overload]  # plain SQL

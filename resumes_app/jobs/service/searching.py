"""What `/jobs` finds, and everything beside it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db, search
from resumes_app.accounts.schemas import Identity
from resumes_app.errors import InvalidInput
from resumes_app.jobs.schemas import JobRow, SearchPage, SearchView
from resumes_app.jobs.service.asked import Asked
from resumes_app.jobs.service.filters import chips_of, companies_in, groups_of, sorts_of, total_text
from resumes_app.jobs.service.rows import facts, row_of
from resumes_app.models import Company, Job
from resumes_app.search import Hit, PlaceChoice, Query, Sort, Wanted
from resumes_app.studio.service import clip_views

SEARCH_SIZE = 20
MOST_AT_ONCE = 200
"""Who comes back to a list finds as much of it as was shown, up to this."""

# A plan made without the words would be wrong for most of them.
_PLAN_EACH = sa.text("SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true)")


async def search_jobs(who: Identity, asked: Asked, after: str = "", *, size: int = SEARCH_SIZE) -> SearchView:
    """Return a page of open jobs that `asked` finds, what may be filtered further, and what may be tried.

    Args:
        after: Where the page begins; the first one where it is empty, or not of this search.
        size: So many jobs, `MOST_AT_ONCE` at most and never less than a page.
    """
    size = max(SEARCH_SIZE, min(size, MOST_AT_ONCE))
    async with db.reading() as session:
        query, place, wanted = await _understood(session, asked)
        try:
            found = await search.find(session, wanted, after, size)
        except InvalidInput:  # A link from elsewhere must not fail.
            found, after = await search.find(session, wanted, size=size), ""
        counts = await search.count(session, wanted)
        names = await _company_names(session, companies_in(counts, asked))
        other = await _other_words(session, asked, query) if not counts.total and query.words else ""
        rows = await _rows(session, who, found.hits, query)
    return SearchView(
        page=SearchPage(rows=rows, cursor=found.cursor),
        total=total_text(counts.total),
        groups=groups_of(asked, counts, names),
        chips=chips_of(asked, place, names),
        sorts=sorts_of(asked),
        place=place["label"] if place else "",
        said=query.said if query.corrected and counts.total else "",
        exact_href=replace(asked, exact=True).href(),
        other=other,
        other_href=replace(asked, q=other).href(),
        first_href=asked.href() if after else "",
    )


async def more_jobs(who: Identity, asked: Asked, cursor: str) -> SearchPage:
    """Return the page after `cursor`.

    Raises:
        InvalidInput: `cursor` is not of this search.
    """
    async with db.reading() as session:
        query, _, wanted = await _understood(session, asked)
        found = await search.find(session, wanted, cursor, SEARCH_SIZE)
        return SearchPage(rows=await _rows(session, who, found.hits, query), cursor=found.cursor)


async def newest_found(
    session: AsyncSession, asked: Asked, most: int, since: datetime | None = None, until: datetime | None = None
) -> Sequence[int]:
    """Return the ids of the newest open jobs that `asked` finds, published after `since` and not after `until`."""
    _, _, wanted = await _understood(session, asked)
    found = await search.find(session, replace(wanted, sort=Sort.NEWEST, since=since, until=until), size=most)
    return [hit.job_id for hit in found.hits]


async def words_of(asked: Asked) -> str:
    """Return in words what `asked` looks for: "barista · Porto · Part-time"."""
    async with db.reading() as session:
        place = await search.place_by_id(session, asked.place_id) if asked.place_id else None
        names = await _company_names(session, list(asked.facets.get("company", ())))
    said = [f"“{asked.q}”"] if asked.q else []
    return " · ".join([*said, *(chip["label"] for chip in chips_of(asked, place, names))]) or "All open jobs"


async def _understood(session: AsyncSession, asked: Asked) -> tuple[Query, PlaceChoice | None, Wanted]:
    await session.exec(_PLAN_EACH)  # type: ignore[call-overload]  # plain SQL
    query = await search.understand(session, asked.q, exact=asked.exact)
    place = await search.place_by_id(session, asked.place_id) if asked.place_id else None
    return query, place, asked.wanted(query, place)


async def _rows(session: AsyncSession, who: Identity, hits: list[Hit], query: Query) -> list[JobRow]:
    statement = facts(who.user_id, sa.select()).where(col(Job.id).in_([hit.job_id for hit in hits]))
    found = {row.Job.id: row for row in (await session.exec(statement)).all()}
    clips = await clip_views(session, [row.Job.clip_id for row in found.values() if row.Job.clip_id])
    return [
        row_of(found[hit.job_id], clips.get(found[hit.job_id].Job.clip_id), query, hit.distance_m)
        for hit in hits
        if hit.job_id in found
    ]


async def _company_names(session: AsyncSession, slugs: list[str]) -> dict[str, str]:
    statement = select(Company.slug, Company.name).where(col(Company.slug).in_(slugs))
    return {slug: name for slug, name in await session.exec(statement)}


async def _other_words(session: AsyncSession, asked: Asked, query: Query) -> str:
    """Return words that are alike and find something with the same filters; empty without."""
    other = await search.alternative(session, query)
    if not other:
        return ""
    _, _, wanted = await _understood(session, replace(asked, q=other, exact=True))
    return other if (await search.find(session, wanted, size=1)).hits else ""

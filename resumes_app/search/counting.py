"""How many jobs a search finds, and how many each further filter would leave. Both are counted up to a bound."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.models import JobSearch
from resumes_app.search.wanted import Wanted, overlaps

COUNTED = 500
"""What is more is not counted: "500+" says enough, and a page costs the same however many there are."""


@dataclass(frozen=True)
class Counts:
    """Numbers beside a list.

    Attributes:
        total: Jobs that are found, up to `COUNTED` + 1.
        facets: `group:value` → how many jobs of the newest `COUNTED` have it, the other groups' filters applied.
        whole: True where all jobs were counted for `facets`.
    """

    total: int
    facets: dict[str, int]
    whole: bool


async def count(session: AsyncSession, wanted: Wanted) -> Counts:
    """Count in one query."""
    chosen = {group: values for group, values in wanted.facets.items() if values}
    holds = [overlaps(group, values).label(f"in_{group}") for group, values in chosen.items()]
    # In order: otherwise the first so many would be read off the table itself.
    newest = (col(JobSearch.published_at).desc(), col(JobSearch.job_id).desc())
    base = (
        sa.select(col(JobSearch.facets).label("facets"), *holds)
        .where(*wanted.conditions(facets=False))
        .order_by(*newest)
        .limit(COUNTED + 1)
        .cte("base")
        .prefix_with("MATERIALIZED")
    )
    facet = sa.func.unnest(base.c.facets).table_valued("facet").render_derived(name="term").lateral()
    own = [sa.or_(base.c[f"in_{group}"], facet.c.facet.startswith(f"{group}:")) for group in chosen]
    each = sa.select(facet.c.facet, sa.func.count()).select_from(base.join(facet, sa.true())).where(*own)
    size = sa.select(sa.literal("*"), sa.func.count()).select_from(base)
    parts = [size, each.group_by(facet.c.facet)]
    if chosen:
        found = sa.select(sa.literal(1)).select_from(JobSearch).where(*wanted.conditions()).order_by(*newest)
        parts.append(sa.select(sa.literal(""), sa.func.count()).select_from(found.limit(COUNTED + 1).subquery()))
    rows = {name: number for name, number in await session.exec(sa.union_all(*parts))}  # type: ignore[call-overload]  # columns
    counted = rows.pop("*")
    return Counts(total=rows.pop("", counted), whole=counted <= COUNTED, facets=rows)

"""Reads the jobs that may come next: a few windows, each along an index, so that a feed of a million costs no more."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import search
from resumes_app.accounts.schemas import Identity
from resumes_app.jobs.service.feed.cursor import EPOCH, MAX_IDS, Cursor, Edge, micros
from resumes_app.jobs.service.feed.order import Candidate, arranged
from resumes_app.jobs.service.feed.taste import NEAR_KM, Taste
from resumes_app.models import Job, JobSearch, PassedJob, SeenJob
from resumes_app.models.jobs import JobStatus

WINDOW = 100
COUNTED = 1000
"""The feed's length is told up to here: counting a million costs more than reading a page of them."""
APART = 40
"""Of each kind: near the viewer, and to their taste."""
NEAREST = 300
"""What counts as near the viewer is looked for among so many of the nearest: a city may have a tenth of all jobs."""
SEEN_AFTER = timedelta(hours=4)
"""A card keeps its place for the visit in which it is first seen, and goes behind the unseen ones afterwards."""
COLUMNS: tuple[Any, ...] = (
    col(Job.id).label("id"),
    col(Job.slug).label("slug"),
    col(Job.company_id).label("company_id"),
    col(Job.published_at).label("published_at"),
    col(Job.closes_at).label("closes_at"),
    col(Job.tags).label("tags"),
)
LOCATED: tuple[Any, ...] = (col(JobSearch.latitude).label("latitude"), col(JobSearch.longitude).label("longitude"))
"""Where the job is, or the town that it names."""


@dataclass(frozen=True)
class Viewing:
    """Whose feed is read, for which moment."""

    who: Identity
    taste: Taste
    as_of: datetime


def shown_at(as_of: datetime) -> tuple[Any, ...]:
    """Return the conditions under which a job is in everybody's feed, at a moment that is now or has just been."""
    return (
        col(Job.status) == JobStatus.PUBLISHED,
        col(Job.clip_id).is_not(None),
        col(Job.published_at) <= as_of,
        sa.or_(col(Job.closes_at).is_(None), col(Job.closes_at) > as_of),
    )


async def filled(session: AsyncSession, viewing: Viewing, cursor: Cursor) -> Cursor:
    """Return the cursor with the next jobs in `rest`, arranged; unchanged where nothing is left.

    Unseen jobs come first, in windows of the newest and the soonest to close (and, once, of what is near or to the
    viewer's taste); then those seen before, the longest ago first.
    """
    while not cursor.rest:
        first = cursor.newest is None and cursor.seen is None
        if first or cursor.newest is not None:
            cursor = await _unseen(session, viewing, cursor)
        elif viewing.who.signed_in and cursor.seen != _END:
            cursor = await _seen_before(session, viewing, cursor)
        else:
            break
    return cursor


_NEWEST_FIRST = (col(Job.published_at).desc(), col(Job.id).desc())
_END: Edge = (0, 0)
"""Nothing is left of that kind."""


async def _unseen(session: AsyncSession, viewing: Viewing, cursor: Cursor) -> Cursor:
    rows = (await session.exec(_windows(viewing, cursor))).all()
    newest = [row for row in rows if row.window == "newest"]
    closing = [row for row in rows if row.window == "closing"]
    more = len(newest) == WINDOW
    edges = replace(
        cursor,
        total=rows[0].length if rows and cursor.newest is None else cursor.total,
        newest=min((micros(row.published_at), row.id) for row in newest) if more else None,
        closing=max(((micros(row.closes_at), row.id) for row in closing), default=cursor.closing),
    )
    unique = {row.id: candidate_of(row) for row in rows}
    apart = {row.id for row in rows if row.window == "apart"} - {row.id for row in (*newest, *closing)}
    return replace(
        edges,
        rest=tuple(one.id for one in arranged(unique.values(), viewing.taste, viewing.as_of)),
        apart=(*cursor.apart, *sorted(apart))[:MAX_IDS] if more else cursor.apart,
        seen=cursor.seen if more else _BEGIN,
    )


_BEGIN: Edge = (1, 0)


def _windows(viewing: Viewing, cursor: Cursor) -> Any:
    """Return one statement: the windows one behind the other, each in its order, named in `window`."""
    published = sa.tuple_(col(Job.published_at), col(Job.id))
    closes = sa.tuple_(col(Job.closes_at), col(Job.id))
    common = [*shown_at(viewing.as_of), *_for_viewer(viewing)]
    if cursor.apart:
        common.append(col(Job.id).not_in(cursor.apart))
    older = [published < _edge(cursor.newest)] if cursor.newest else []
    later = [sa.or_(col(Job.closes_at).is_(None), closes > _edge(cursor.closing))] if cursor.closing else []
    soonest = [closes > _edge(cursor.closing)] if cursor.closing else [col(Job.closes_at) > viewing.as_of]
    windows = [
        _window("newest", [*common, *older, *later], _NEWEST_FIRST, WINDOW),
        _window("closing", [*common, *older, *soonest], (col(Job.closes_at), col(Job.id)), WINDOW),
    ]
    if cursor.newest is not None:
        return sa.union_all(*windows)
    windows += [_window("apart", [*common, *extra], _NEWEST_FIRST, APART) for extra in _to_taste(viewing.taste)]
    rows = sa.union_all(*windows).subquery()
    return sa.select(rows, length(viewing).label("length"))


def length(viewing: Viewing) -> Any:
    """Return, as SQL, how many jobs the feed has, those seen before among them."""
    shown = sa.select(sa.literal(1)).select_from(Job).where(*shown_at(viewing.as_of), not_passed(viewing.who))
    # In order: otherwise all that has closed might be read before the first that is open.
    counted = shown.order_by(*_NEWEST_FIRST).limit(COUNTED).subquery()
    return sa.select(sa.func.count()).select_from(counted).scalar_subquery()


def _window(name: str, conditions: Sequence[Any], order: Sequence[Any], size: int) -> Any:
    rows = sa.select(*COLUMNS).where(*conditions).order_by(*order).limit(size).subquery()
    where = col(JobSearch.job_id) == rows.c.id
    return sa.select(rows, *LOCATED, sa.literal(name).label("window")).join(JobSearch, where, isouter=True)


def _for_viewer(viewing: Viewing) -> list[Any]:
    if not viewing.who.signed_in:
        return []
    mine = (col(SeenJob.job_id) == col(Job.id), col(SeenJob.user_id) == viewing.who.id)
    seen = sa.exists().where(*mine, col(SeenJob.seen_at) <= viewing.as_of - SEEN_AFTER).correlate(Job)
    return [~seen, not_passed(viewing.who)]


def not_passed(who: Identity) -> Any:
    """Return the condition that the viewer has not passed the job."""
    return ~sa.exists().where(col(PassedJob.job_id) == col(Job.id), col(PassedJob.user_id) == who.user_id).correlate(
        Job
    )


def _to_taste(taste: Taste) -> list[list[Any]]:
    wanted: list[list[Any]] = []
    if taste.liked:
        wanted.append([col(Job.tags).op("&&")(sa.cast(taste.liked, ARRAY(sa.String)))])
    if taste.near is not None:
        wanted.append([col(Job.id).in_(search.nearest(*taste.near, NEAR_KM * 1000, NEAREST, _filmed()))])
    return wanted


def _filmed() -> Any:
    """Return the condition on `JobSearch` that the job has a clip; imported ones have none, and may all be nearer."""
    filmed = sa.orm.aliased(Job)
    return sa.exists().where(col(filmed.id) == col(JobSearch.job_id), col(filmed.clip_id).is_not(None))


async def _seen_before(session: AsyncSession, viewing: Viewing, cursor: Cursor) -> Cursor:
    after = cursor.seen or _BEGIN
    mine = (col(SeenJob.job_id) == col(Job.id), col(SeenJob.user_id) == viewing.who.id)
    statement: Any = (
        sa.select(*COLUMNS, *LOCATED, col(SeenJob.seen_at).label("seen_at"))
        .join(SeenJob, sa.and_(*mine))
        .join(JobSearch, col(JobSearch.job_id) == col(Job.id), isouter=True)
        .where(
            *shown_at(viewing.as_of),
            not_passed(viewing.who),
            col(SeenJob.seen_at) <= viewing.as_of - SEEN_AFTER,
            sa.tuple_(col(SeenJob.seen_at), col(Job.id)) > _edge(after),
        )
        .order_by(col(SeenJob.seen_at), col(Job.id))
        .limit(WINDOW)
    )
    if cursor.apart:
        statement = statement.where(col(Job.id).not_in(cursor.apart))
    rows = (await session.exec(statement)).all()
    edge = (micros(rows[-1].seen_at), rows[-1].id) if len(rows) == WINDOW else _END
    order = arranged([candidate_of(row) for row in rows], viewing.taste, viewing.as_of)
    return replace(cursor, rest=tuple(one.id for one in order), seen=edge)


def candidate_of(job: Any, place: Any | None = None) -> Candidate:
    """Return the candidate in a job's row; `place` has its `latitude` and `longitude` where `job` has them not."""
    where = place or job
    return Candidate(
        id=job.id,
        slug=job.slug,
        company_id=job.company_id,
        published_at=job.published_at,
        closes_at=job.closes_at,
        tags=tuple(job.tags),
        latitude=where.latitude,
        longitude=where.longitude,
    )


def _edge(edge: Edge | None) -> Any:
    moment, job_id = edge or _END
    at = sa.literal(EPOCH + timedelta(microseconds=moment), sa.DateTime(timezone=True))
    return sa.tuple_(at, sa.literal(job_id, sa.Integer))

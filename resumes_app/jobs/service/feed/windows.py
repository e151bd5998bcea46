"""Reads the jobs that may come next: a few windows, each along an index, so that a feed of a million costs no more.

Each statement is made once for each kind of viewer and place, and what differs is given along: to make it costs more
than PostgreSQL takes to answer it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import search
from resumes_app.accounts.schemas import Identity
from resumes_app.jobs.service.feed.cursor import EPOCH, MAX_IDS, Cursor, Edge, micros
from resumes_app.jobs.service.feed.order import Candidate, arranged
from resumes_app.jobs.service.feed.taste import AS_OF, NEAR_KM, VIEWER, Taste
from resumes_app.models import Job, JobSearch, PassedJob, SeenJob
from resumes_app.models.jobs import JobStatus

WINDOW = 100
COUNTED = 300
"""The feed's length is told up to here: counting a million costs more than reading a page of them."""
APART = 40
"""Of each kind: near the viewer, and to their taste."""
NEAREST = 300
"""What counts as near the viewer is looked for among so many of the nearest: a city may have a tenth of all jobs."""
SEEN_AFTER = timedelta(minutes=30)
"""A card keeps its place for the visit in which it is first seen, so that the way back from a job leads to it; then it
goes behind all that is unseen. A visit is counted as web analytics count it."""
_SEEN_BY = sa.bindparam("seen_by", type_=sa.DateTime(timezone=True))
_LIKED = sa.bindparam("liked", type_=ARRAY(sa.String))
_LATITUDE, _LONGITUDE = (sa.bindparam(name, type_=sa.Float) for name in ("latitude", "longitude"))
# Written into the statement: PostgreSQL plans a limit that it does not know as a tenth of the table.
_WINDOW, _COUNTED, _APART, _NEAREST = (
    sa.bindparam(name, type_=sa.Integer, literal_execute=True)
    for name in ("window", "counted", "apart_size", "nearest")
)
_NOT_APART = col(Job.id) != sa.all_(sa.bindparam("apart", type_=ARRAY(sa.Integer)))


@dataclass(frozen=True)
class Viewing:
    """Whose feed is read, for which moment."""

    who: Identity
    taste: Taste
    as_of: datetime

    @property
    def given(self) -> dict[str, Any]:
        """What statements are told of the viewer."""
        latitude, longitude = self.taste.near or (None, None)
        return {
            "as_of": self.as_of,
            "seen_by": self.as_of - SEEN_AFTER,
            "viewer": self.who.user_id,
            "window": WINDOW,
            "counted": COUNTED,
            "apart_size": APART,
            "nearest": NEAREST,
            "liked": self.taste.liked,
            "latitude": latitude,
            "longitude": longitude,
        }


class Kind(NamedTuple):
    """What statements differ in from viewer to viewer: only what counts for somebody is read for them."""

    signed_in: bool
    tags: bool
    liked: bool
    near: bool


def kind_of(viewing: Viewing) -> Kind:
    """Return what counts for the viewer."""
    taste = viewing.taste
    return Kind(viewing.who.signed_in, bool(taste.tags), bool(taste.liked), taste.near is not None)


def shown_at(as_of: Any) -> tuple[Any, ...]:
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
    kind, first = kind_of(viewing), cursor.newest is None
    windows = _first(kind) if first else _further(kind, cursor.closing is not None)
    rows = (await session.exec(windows, params=viewing.given | _place(cursor))).all()
    newest = [row for row in rows if row.window == "newest"]
    closing = [row for row in rows if row.window == "closing"]
    more = len(newest) == WINDOW
    edges = replace(
        cursor,
        total=rows[0].length if rows and first else cursor.total,
        # Rows of a window may come in any order: that of its places is made by a join.
        newest=min((micros(row.published_at), row.id) for row in newest) if more else None,
        closing=max(((micros(row.closes_at), row.id) for row in closing), default=cursor.closing),
    )
    unique = {row.id: _candidate(row, kind) for row in rows}
    apart = {row.id for row in rows if row.window == "apart"} - {row.id for row in (*newest, *closing)}
    return replace(
        edges,
        rest=tuple(one.id for one in arranged(unique.values(), viewing.taste, viewing.as_of)),
        apart=(*cursor.apart, *sorted(apart))[:MAX_IDS] if more else cursor.apart,
        seen=cursor.seen if more else _BEGIN,
    )


def _place(cursor: Cursor) -> dict[str, Any]:
    """What statements are told of the place in the feed."""
    newest, closing, seen = cursor.newest or _END, cursor.closing or _END, cursor.seen or _BEGIN
    return {
        "apart": list(cursor.apart),
        "newest_at": EPOCH + timedelta(microseconds=newest[0]),
        "newest_id": newest[1],
        "closing_at": EPOCH + timedelta(microseconds=closing[0]),
        "closing_id": closing[1],
        "seen_at": EPOCH + timedelta(microseconds=seen[0]),
        "seen_id": seen[1],
    }


def _edge(name: str) -> Any:
    return sa.tuple_(
        sa.bindparam(f"{name}_at", type_=sa.DateTime(timezone=True)), sa.bindparam(f"{name}_id", type_=sa.Integer)
    )


_BEGIN: Edge = (1, 0)


@lru_cache
def _first(kind: Kind) -> Any:
    """Return one statement: the windows one behind the other, each in its order, named in `window`; and `length`."""
    common = [*shown_at(AS_OF), *_for_viewer(kind)]
    windows = [
        _window("newest", kind, common, _NEWEST_FIRST, _WINDOW),
        _window("closing", kind, [*common, col(Job.closes_at) > AS_OF], _CLOSING_FIRST, _WINDOW),
        *(_window("apart", kind, [*common, extra], _NEWEST_FIRST, _APART) for extra in _to_taste(kind)),
    ]
    rows = sa.union_all(*windows).subquery()
    return sa.select(rows, length(kind).label("length"))


_CLOSING_FIRST = (col(Job.closes_at), col(Job.id))


@lru_cache
def _further(kind: Kind, some_close: bool) -> Any:
    """Return the windows behind the edges; `some_close` says whether there is one of what closes."""
    published, closes = sa.tuple_(col(Job.published_at), col(Job.id)), sa.tuple_(col(Job.closes_at), col(Job.id))
    common = [*shown_at(AS_OF), *_for_viewer(kind), _NOT_APART, published < _edge("newest")]
    later = [sa.or_(col(Job.closes_at).is_(None), closes > _edge("closing"))] if some_close else []
    soonest = closes > _edge("closing") if some_close else col(Job.closes_at) > AS_OF
    return sa.union_all(
        _window("newest", kind, [*common, *later], _NEWEST_FIRST, _WINDOW),
        _window("closing", kind, [*common, soonest], _CLOSING_FIRST, _WINDOW),
    )


@lru_cache
def length(kind: Kind) -> Any:
    """Return, as SQL, how many jobs the feed has, those seen before among them."""
    passed = [not_passed(VIEWER)] if kind.signed_in else []
    shown = sa.select(sa.literal(1)).select_from(Job).where(*shown_at(AS_OF), *passed)
    # In order: otherwise all that has closed might be read before the first that is open.
    counted = shown.order_by(*_NEWEST_FIRST).limit(_COUNTED).subquery()
    return sa.select(sa.func.count()).select_from(counted).scalar_subquery()


def _columns(kind: Kind) -> list[Any]:
    tags: list[Any] = [col(Job.tags).label("tags")] if kind.tags else []
    # Moments as they come: to turn each of two hundred into UTC takes as long as to rank them.
    moments = [sa.type_coerce(at, sa.DateTime(timezone=True)) for at in (col(Job.published_at), col(Job.closes_at))]
    named = zip(Candidate._fields, (col(Job.id), col(Job.company_id), *moments), strict=False)
    return [*(column.label(name) for name, column in named), *tags]


def _window(name: str, kind: Kind, conditions: Sequence[Any], order: Sequence[Any], size: Any) -> Any:
    rows = sa.select(*_columns(kind)).where(*conditions).order_by(*order).limit(size).subquery()
    if not kind.near:
        return sa.select(rows, sa.literal(name).label("window"))
    where = col(JobSearch.job_id) == rows.c.id
    return sa.select(rows, *LOCATED, sa.literal(name).label("window")).join(JobSearch, where, isouter=True)


LOCATED: tuple[Any, ...] = (col(JobSearch.latitude).label("latitude"), col(JobSearch.longitude).label("longitude"))
"""Where the job is, or the town that it names."""


def _for_viewer(kind: Kind) -> list[Any]:
    if not kind.signed_in:
        return []
    mine = (col(SeenJob.job_id) == col(Job.id), col(SeenJob.user_id) == VIEWER)
    seen = sa.exists().where(*mine, col(SeenJob.seen_at) <= _SEEN_BY).correlate(Job)
    return [~seen, not_passed(VIEWER)]


def not_passed(viewer: Any) -> Any:
    """Return the condition that the viewer, by id, has not passed the job."""
    return ~sa.exists().where(col(PassedJob.job_id) == col(Job.id), col(PassedJob.user_id) == viewer).correlate(Job)


def _to_taste(kind: Kind) -> list[Any]:
    wanted: list[Any] = []
    if kind.liked:
        wanted.append(col(Job.tags).op("&&")(_LIKED))
    if kind.near:
        near = search.nearest(_LATITUDE, _LONGITUDE, NEAR_KM * 1000, _NEAREST, AS_OF, _filmed())
        wanted.append(col(Job.id).in_(near))
    return wanted


def _filmed() -> Any:
    """Return the condition on `JobSearch` that the job has a clip; imported ones have none, and may all be nearer."""
    filmed = sa.orm.aliased(Job)
    return sa.exists().where(col(filmed.id) == col(JobSearch.job_id), col(filmed.clip_id).is_not(None))


async def _seen_before(session: AsyncSession, viewing: Viewing, cursor: Cursor) -> Cursor:
    kind = kind_of(viewing)
    rows = (await session.exec(_again(kind), params=viewing.given | _place(cursor))).all()
    edge = (micros(rows[-1].seen_at), rows[-1].id) if len(rows) == WINDOW else _END
    order = arranged([_candidate(row, kind) for row in rows], viewing.taste, viewing.as_of)
    return replace(cursor, rest=tuple(one.id for one in order), seen=edge)


@lru_cache
def _again(kind: Kind) -> Any:
    at = col(SeenJob.seen_at)
    located = LOCATED if kind.near else ()
    statement: Any = (
        sa.select(*_columns(kind), *located, at.label("seen_at"))
        .join(SeenJob, sa.and_(col(SeenJob.job_id) == col(Job.id), col(SeenJob.user_id) == VIEWER))
        .where(*shown_at(AS_OF), not_passed(VIEWER), at <= _SEEN_BY, _NOT_APART)
        .where(sa.tuple_(at, col(Job.id)) > _edge("seen"))
        .order_by(at, col(Job.id))
        .limit(_WINDOW)
    )
    return statement.join(JobSearch, col(JobSearch.job_id) == col(Job.id), isouter=True) if kind.near else statement


def _candidate(row: Any, kind: Kind) -> Candidate:
    if not (kind.tags or kind.near):
        return Candidate(*row[:4])
    return candidate_of(row, row, kind)


def candidate_of(job: Any, place: Any, kind: Kind) -> Candidate:
    """Return the candidate of a job, as far as it counts; `place` has its `latitude` and `longitude`."""
    tags = tuple(job.tags) if kind.tags else ()
    where = (place.latitude, place.longitude) if kind.near else (None, None)
    return Candidate(job.id, job.company_id, job.published_at, job.closes_at, tags, *where)

"""The jobs that a search finds, in order, page by page. A page begins after the last job of the one before."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.errors import InvalidInput
from resumes_app.models import JobSearch
from resumes_app.search.wanted import HERE, Sort, Wanted, earth

WINDOW = 300
"""Best matches are ordered among so many of the newest, then among the next so many: what a page costs has a bound."""
WEIGHTS = (0.05, 0.3, 0.5, 1.0)
"""Of a word in the description, in question or place, in company or tags, in the title."""
_LATEST = datetime(9999, 12, 31, tzinfo=UTC)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CURSOR = re.compile(r"^(newest|closing|pay|distance|best)(:-?\d{1,19}(\.\d{1,20}(e-?\d{1,3})?)?){2,7}$")


@dataclass(frozen=True)
class Hit:
    """A job that was found."""

    job_id: int
    distance_m: float | None


@dataclass(frozen=True)
class Found:
    """A page, and where the next one begins; empty at the end."""

    hits: list[Hit]
    cursor: str


async def find(session: AsyncSession, wanted: Wanted, cursor: str = "", size: int = 20) -> Found:
    """Return `size` jobs after `cursor`.

    Raises:
        InvalidInput: `cursor` is not of this search.
    """
    sort = Sort.NEWEST if wanted.sort == Sort.BEST and not wanted.query.words else wanted.sort
    if sort == Sort.DISTANCE and wanted.near is None:
        sort = Sort.NEWEST
    after = _read(cursor, sort)
    if sort == Sort.BEST:
        return await _best(session, wanted, after, size)
    key, descending = _key(wanted, sort)
    job_id = col(JobSearch.job_id)
    statement = sa.select(job_id, key.label("key"), wanted.distance().label("distance")).where(*wanted.conditions())
    if after:
        place = sa.tuple_(_value(sort, after[0]), int(after[1]))
        mine = sa.tuple_(key, job_id)
        statement = statement.where(mine < place if descending else mine > place)
    order = (key.desc(), job_id.desc()) if descending else (key.asc(), job_id.asc())
    rows = (await session.exec(statement.order_by(*order).limit(size + 1))).all()  # type: ignore[call-overload]  # columns
    hits = [Hit(row.job_id, row.distance) for row in rows[:size]]
    end = rows[size - 1] if len(rows) > size else None
    return Found(hits, f"{sort}:{_number(end.key)}:{end.job_id}" if end else "")


def _key(wanted: Wanted, sort: Sort) -> tuple[Any, bool]:
    """Return what is ordered by, and whether the highest comes first."""
    if sort == Sort.CLOSING:
        return col(JobSearch.open_until), False
    if sort == Sort.PAY:
        return col(JobSearch.pay_year), True
    if sort == Sort.DISTANCE and wanted.near is not None:
        # Through the globe, not over it: the order is the same, and the index knows it.
        return HERE.op("<->", return_type=sa.Float())(earth(*wanted.near)), False
    return col(JobSearch.published_at), True


async def _best(session: AsyncSession, wanted: Wanted, after: list[str], size: int) -> Found:
    """Order a window of the newest by how well they match; after its last page comes the next window.

    The cursor holds the window's newest and oldest job (moment and id each), whether older ones follow, and the last
    job's rank and id. Without the latter two the window begins.
    """
    published, job_id = col(JobSearch.published_at), col(JobSearch.job_id)
    moment_and_id = sa.tuple_(published, job_id)
    window = sa.select(job_id, published, col(JobSearch.search), wanted.distance().label("distance"))
    window = window.where(*wanted.conditions()).order_by(published.desc(), job_id.desc())
    begun = len(after) == 7
    upper = (_moment(after[0]), int(after[1])) if after else (_LATEST, 2**31 - 1)
    window = window.where(moment_and_id <= upper if begun or not after else moment_and_id < upper)
    if begun:
        window = window.where(moment_and_id >= sa.tuple_(_moment(after[2]), int(after[3])))
    newest = window.limit(WINDOW + 1).subquery()
    rank = sa.func.ts_rank(sa.cast(list(WEIGHTS), sa.ARRAY(sa.REAL)), newest.c.search, wanted.query.sql()) * 1_000_000
    statement = sa.select(
        newest.c.job_id, newest.c.published_at, newest.c.distance, sa.cast(rank, sa.Integer).label("rank")
    )
    rows = (await session.exec(statement)).all()  # type: ignore[call-overload]  # columns
    rows = sorted(rows, key=lambda row: (row.published_at, row.job_id), reverse=True)
    more = after[4] == "1" if begun else len(rows) > WINDOW
    rows = rows[:WINDOW]
    ranked = sorted(rows, key=lambda row: (row.rank, row.job_id), reverse=True)
    if begun:
        ranked = [row for row in ranked if (row.rank, row.job_id) < (int(after[5]), int(after[6]))]
    hits = [Hit(row.job_id, row.distance) for row in ranked[:size]]
    if len(ranked) > size:
        ends = after[:4] if begun else _ends(rows)
        last = ranked[size - 1]
        return Found(hits, ":".join(["best", *ends, str(int(more)), str(last.rank), str(last.job_id)]))
    if not more:
        return Found(hits, "")
    oldest = after[2:4] if begun else _ends(rows)[2:]
    return Found(hits, ":".join(["best", *oldest]))


def _ends(rows: list[Any]) -> list[str]:
    return [str(_number(part)) for row in (rows[0], rows[-1]) for part in (row.published_at, row.job_id)]


def _number(value: Any) -> Any:
    return (value - _EPOCH) // timedelta(microseconds=1) if isinstance(value, datetime) else value


def _moment(text: str) -> datetime:
    return _EPOCH + timedelta(microseconds=int(text))


def _value(sort: Sort, text: str) -> Any:
    if sort in {Sort.NEWEST, Sort.CLOSING}:
        return _moment(text)
    return float(text) if sort == Sort.DISTANCE else Decimal(text)


def _read(cursor: str, sort: Sort) -> list[str]:
    if not cursor:
        return []
    kind, *parts = cursor.split(":")
    if not _CURSOR.match(cursor) or kind != sort or len(parts) not in ({2, 7} if sort == Sort.BEST else {2}):
        raise InvalidInput("The list has moved on. Reload the page.")
    try:
        if sort not in {Sort.DISTANCE, Sort.PAY}:
            for part in parts[0:3:2]:
                _moment(part)
        valid = all(abs(int(part)) < 2**31 for part in parts[1::2]) and abs(float(parts[0])) < 2**63
    except (ValueError, OverflowError):
        valid = False
    if not valid:
        raise InvalidInput("The list has moved on. Reload the page.")
    return parts

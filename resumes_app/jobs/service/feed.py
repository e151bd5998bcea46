"""The order of the feed and its pages."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity
from resumes_app.errors import InvalidInput
from resumes_app.jobs.schemas import FeedPage
from resumes_app.jobs.service.rows import card_of, facts
from resumes_app.models import Job, PassedJob, SeenJob
from resumes_app.models.jobs import JobStatus
from resumes_app.studio.service import clip_views

PAGE_SIZE = 10
MAX_SIZE = 30
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MAX_BEHIND = 60
"""Cards before the one asked for with `at`: enough to scroll back, and a bound on what a reload costs."""
SEEN_AFTER = timedelta(hours=4)
"""A card keeps its place for the visit in which it is first seen, and goes behind the unseen ones afterwards."""
_CURSOR = re.compile(r"^(\d{1,17})-([01])-(\d{1,9})-(\d{1,17})-(\d{1,9})$")

Key = tuple[int, int, int, int]
"""Seen or not, the company's turn, how urgent or new its best job is (µs), the company: never the same for two jobs."""


@dataclass(frozen=True)
class Place:
    """Where a page ended: the moment that the order was made for, and the last card's key in it."""

    as_of: datetime
    key: Key

    def text(self) -> str:
        """Return the place as a cursor."""
        micros = (self.as_of - EPOCH) // timedelta(microseconds=1)
        return "-".join(str(part) for part in (micros, *self.key))


def _place(cursor: str) -> Place:
    match = _CURSOR.match(cursor)
    if match is None:
        raise InvalidInput("The feed has moved on. Reload the page.")
    micros, seen, turn, best, company_id = (int(part) for part in match.groups())
    return Place(EPOCH + timedelta(microseconds=micros), (seen, turn, best, company_id))


async def feed(who: Identity, cursor: str | None = None, at: str | None = None, size: int = PAGE_SIZE) -> FeedPage:
    """Return the next `size` open jobs with a clip, those that `who` passed left out.

    Unseen jobs come first. Companies take turns, so that no two neighbours are of one company while another has jobs
    left; a company's own jobs, and the first turn, mix the soonest to close with the newest. What others like never
    counts. The order is made once, for the moment of the first page: later pages neither skip nor repeat.

    Args:
        cursor: From the page before; empty or None for the first page.
        at: Slug of a card: the first page then reaches to the end of the page that holds it.

    Raises:
        InvalidInput: `cursor` is not ours.
    """
    size = max(1, min(size, MAX_SIZE))
    place = _place(cursor) if cursor else None
    as_of = place.as_of if place else clock.now()
    order = _visible(who, as_of)
    key = (order.c.seen, order.c.turn, order.c.best, order.c.company_id)
    statement = (
        facts(who, sa.select(*key, order.c.position, order.c.total))
        .join(order, order.c.id == col(Job.id))
        .order_by(order.c.position)
    )
    if place:
        statement = statement.where(sa.tuple_(*key) > place.key).limit(size)
    else:
        last = _last_position(order, at or "", size)
        statement = statement.where(order.c.position <= last, order.c.position > last - MAX_BEHIND - size)
    async with db.reading() as session:
        rows = (await session.exec(statement)).all()
        clips = await clip_views(session, [row.Job.clip_id for row in rows])
    cards = [card_of(row, clips[row.Job.clip_id]) for row in rows if row.Job.clip_id in clips]
    if not rows:
        return FeedPage(cards=[], cursor="", after=cursor or "", total=0)
    end = rows[-1]
    more = Place(as_of, tuple(end[:4])).text() if end.position < end.total else ""
    return FeedPage(cards=cards, cursor=more, after=cursor or "", total=end.total)


def _visible(who: Identity, as_of: datetime) -> Any:
    """Return the viewer's whole order: id, slug, key (seen, turn, best, company_id), position from 1, total.

    Turns are taken over everything that was open at `as_of`, whatever has been passed or closed since: otherwise each
    pass would move a company's other jobs up a turn, and the next page would skip one.
    """
    seen = sa.func.coalesce(col(SeenJob.seen_at) <= as_of - SEEN_AFTER, False).cast(sa.Integer)
    # A job published two hours ago and one that closes in two hours are as interesting; NULL (no deadline) is ignored.
    urgent_or_new = sa.func.least(_micros(col(Job.closes_at) - as_of), _micros(as_of - col(Job.published_at)))
    ranked = (
        sa.select(
            col(Job.id).label("id"),
            col(Job.slug).label("slug"),
            col(Job.company_id).label("company_id"),
            sa.and_(*open_now()).label("is_open"),
            seen.label("seen"),
            urgent_or_new.label("mix"),
        )
        .join(SeenJob, sa.and_(col(SeenJob.job_id) == col(Job.id), col(SeenJob.user_id) == who.user_id), isouter=True)
        .where(
            col(Job.clip_id).is_not(None),
            col(Job.status) != JobStatus.DRAFT,
            col(Job.published_at) <= as_of,
            sa.or_(col(Job.closes_at).is_(None), col(Job.closes_at) > as_of),
            sa.or_(col(Job.closed_at).is_(None), col(Job.closed_at) > as_of),
        )
        .cte("ranked")
    )
    mates = (ranked.c.seen, ranked.c.company_id)
    turns = sa.select(
        ranked.c.id,
        ranked.c.slug,
        ranked.c.is_open,
        ranked.c.seen,
        sa.func.row_number().over(partition_by=mates, order_by=(ranked.c.mix, ranked.c.id)).label("turn"),
        sa.func.min(ranked.c.mix).over(partition_by=mates).label("best"),
        ranked.c.company_id,
    ).cte("turns")
    key = (turns.c.seen, turns.c.turn, turns.c.best, turns.c.company_id)
    passed = sa.exists().where(col(PassedJob.job_id) == turns.c.id, col(PassedJob.user_id) == who.user_id)
    return (
        sa.select(
            turns.c.id,
            turns.c.slug,
            *key,
            sa.func.row_number().over(order_by=key).label("position"),
            sa.func.count().over().label("total"),
        )
        .where(~passed, turns.c.is_open)
        .cte("visible")
    )


def _micros(length: Any) -> Any:
    return sa.cast(sa.func.extract("epoch", length) * 1_000_000, sa.BigInteger)


def open_now() -> tuple[Any, ...]:
    """Return the conditions under which a job takes replies at this moment."""
    return (
        col(Job.status) == JobStatus.PUBLISHED,
        sa.or_(col(Job.closes_at).is_(None), col(Job.closes_at) > clock.now()),
    )


def _last_position(order: Any, at: str, size: int) -> Any:
    """Return, as SQL, where the page that holds `at` ends; the first page where `at` is not in the feed."""
    wanted = sa.select(order.c.position).where(order.c.slug == at).scalar_subquery()
    pages = (sa.func.coalesce(wanted, 1) + (size - 1)) // size
    return pages * size

"""The order of the feed and its pages."""

from dataclasses import replace
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity
from resumes_app.jobs.schemas import FeedPage, JobCard
from resumes_app.jobs.service.feed.cursor import Cursor, micros, read_cursor
from resumes_app.jobs.service.feed.front import for_guests
from resumes_app.jobs.service.feed.order import reasons
from resumes_app.jobs.service.feed.taste import AS_OF, VIEWER, Taste, taste_of
from resumes_app.jobs.service.feed.windows import (
    LOCATED,
    Kind,
    Viewing,
    candidate_of,
    filled,
    kind_of,
    length,
    not_passed,
    shown_at,
)
from resumes_app.jobs.service.rows import card_of, facts
from resumes_app.models import Job, JobSearch
from resumes_app.models.jobs import JobStatus
from resumes_app.studio.service import clip_views

PAGE_SIZE = 10
MAX_SIZE = 30
MAX_BEHIND = 60
"""Most cards before the one asked for with `at`, which comes first where it lies farther: what a reload costs."""


async def feed(who: Identity, cursor: str | None = None, at: str | None = None, size: int = PAGE_SIZE) -> FeedPage:
    """Return the next `size` open jobs with a clip, those that `who` passed left out.

    Unseen jobs come first. Companies take turns; a company's own jobs, and the first turn, mix the soonest to close
    with the newest, and what is near or to the viewer's taste counts as sooner: `feed.order` has the rule. What others
    like never counts. The order is made for the moment of the first page and goes on in the cursor: later pages
    neither skip nor repeat.

    Args:
        cursor: From the page before; empty or None for the first page.
        at: Slug of a card: the first page then reaches to the end of the page that holds it; one that lies far behind
            comes first.

    Raises:
        InvalidInput: `cursor` is not ours.
    """
    size = max(1, min(size, MAX_SIZE))
    async with db.reading() as session:
        make = partial(_page, session, who, cursor or "", at or "", size)
        return await (make() if who.signed_in or cursor or at else for_guests(session, size, make))


async def _page(session: AsyncSession, who: Identity, cursor: str, at: str, size: int) -> FeedPage:
    if cursor:
        place = read_cursor(cursor)
        viewing = Viewing(who, await taste_of(session, who, place.moment), place.moment)
        ids, place = place.taken(size)
    else:
        as_of = clock.now()
        viewing = Viewing(who, await taste_of(session, who, as_of), as_of)
        ids, place = await _opened(session, viewing, at, size)
    cards = await _cards(session, viewing, ids)
    while len(cards) < size and (place := await filled(session, viewing, place)).rest:
        ids, place = place.taken(size - len(cards))
        cards += await _cards(session, viewing, ids)
    place = await filled(session, viewing, place)
    following = place.text() if place.rest else ""
    return FeedPage(cards=cards, cursor=following, after=cursor, total=place.total if cards else 0)


async def _opened(session: AsyncSession, viewing: Viewing, at: str, size: int) -> tuple[tuple[int, ...], Cursor]:
    """Return the ids of the first page, and the cursor behind them."""
    place = await filled(session, viewing, Cursor(micros(viewing.as_of), 0))
    if place.rest and not place.total:  # All were seen before.
        counted: Any = sa.select(length(kind_of(viewing)))
        place = replace(place, total=(await session.exec(counted, params=viewing.given)).one()[0])
    if not at:
        return place.taken(size)
    statement = select(Job.id).where(col(Job.slug) == at, *shown_at(viewing.as_of), not_passed(viewing.who.user_id))
    wanted = (await session.exec(statement)).one_or_none()
    if wanted is None:
        return place.taken(size)
    if wanted not in place.rest:
        rest = (wanted, *place.rest)
        return replace(place, rest=rest, apart=(*place.apart, wanted)).taken(size)
    index = place.rest.index(wanted)
    if index >= MAX_BEHIND:
        rest = (wanted, *(job_id for job_id in place.rest if job_id != wanted))
        return replace(place, rest=rest).taken(size)
    return place.taken((index // size + 1) * size)


async def _cards(session: AsyncSession, viewing: Viewing, ids: tuple[int, ...]) -> list[JobCard]:
    """Return the cards of those jobs that still may be shown, in the order of the ids."""
    if not ids:
        return []
    kind = kind_of(viewing)
    found = await session.exec(_shown(kind), params={"ids": ids, "viewer": viewing.who.user_id, "as_of": clock.now()})
    rows = {row.Job.id: row for row in found}
    shown = [rows[job_id] for job_id in ids if job_id in rows]
    clips = await clip_views(session, [row.Job.clip_id for row in shown])
    return [_card(row, clips[row.Job.clip_id], viewing.taste, kind) for row in shown if row.Job.clip_id in clips]


_ON_CARDS: tuple[Any, ...] = (
    Job.slug, Job.title, Job.question, Job.place, Job.remote, Job.pay_min, Job.pay_max, Job.pay_currency, Job.pay_unit,
    Job.employment_type, Job.reply_kinds, Job.reply_limit_s, Job.review_rule, Job.reply_by_days, Job.published_at,
    Job.closes_at, Job.company_id, Job.clip_id, Job.tags,
)  # fmt: skip
"""A card's share of a job: a third of its columns."""


@lru_cache
def _shown(kind: Kind) -> Any:
    """Return the statement of the jobs with `ids` that may be shown at `as_of`, made once, as the windows are."""
    viewer = VIEWER if kind.signed_in else None
    statement = facts(viewer, sa.select(*LOCATED) if kind.near else sa.select())
    statement = statement.options(sa.orm.load_only(*_ON_CARDS))
    if kind.near:
        statement = statement.join(JobSearch, col(JobSearch.job_id) == col(Job.id), isouter=True)
    ids = sa.bindparam("ids", type_=ARRAY(sa.Integer))
    return statement.where(col(Job.id) == sa.any_(ids), *shown_at(AS_OF), not_passed(viewer))


def _card(row: Any, clip: Any, taste: Taste, kind: Kind) -> JobCard:
    return card_of(row, clip, reasons(candidate_of(row.Job, row, kind), taste, clock.now()))


def open_now() -> tuple[Any, ...]:
    """Return the conditions under which a job takes replies at this moment."""
    now: datetime = clock.now()
    return (
        col(Job.status) == JobStatus.PUBLISHED,
        sa.or_(col(Job.closes_at).is_(None), col(Job.closes_at) > now),
    )

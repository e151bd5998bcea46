"""The order of the feed and its pages."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity
from resumes_app.jobs.schemas import FeedPage, JobCard
from resumes_app.jobs.service.feed.cursor import Cursor, micros, read_cursor
from resumes_app.jobs.service.feed.order import reasons
from resumes_app.jobs.service.feed.taste import Taste, taste_of
from resumes_app.jobs.service.feed.windows import LOCATED, Viewing, candidate_of, filled, length, not_passed, shown_at
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
        if cursor:
            place = read_cursor(cursor)
            viewing = Viewing(who, await taste_of(session, who, place.moment), place.moment)
            ids, place = place.taken(size)
        else:
            as_of = clock.now()
            viewing = Viewing(who, await taste_of(session, who, as_of), as_of)
            ids, place = await _opened(session, viewing, at or "", size)
        cards = await _cards(session, viewing, ids)
        while len(cards) < size and (place := await filled(session, viewing, place)).rest:
            ids, place = place.taken(size - len(cards))
            cards += await _cards(session, viewing, ids)
        place = await filled(session, viewing, place)
    return FeedPage(
        cards=cards, cursor=place.text() if place.rest else "", after=cursor or "", total=place.total if cards else 0
    )


async def _opened(session: AsyncSession, viewing: Viewing, at: str, size: int) -> tuple[tuple[int, ...], Cursor]:
    """Return the ids of the first page, and the cursor behind them."""
    place = await filled(session, viewing, Cursor(micros(viewing.as_of), 0))
    if place.rest and not place.total:  # All were seen before.
        place = replace(place, total=(await session.exec(sa.select(length(viewing)))).one()[0])  # type: ignore[call-overload]  # a column
    if not at:
        return place.taken(size)
    statement = select(Job.id).where(col(Job.slug) == at, *shown_at(viewing.as_of), not_passed(viewing.who))
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
    located = facts(viewing.who, sa.select(*LOCATED)).join(
        JobSearch, col(JobSearch.job_id) == col(Job.id), isouter=True
    )
    located = located.options(sa.orm.defer(Job.description_html))  # type: ignore[arg-type]  # The longest by far.
    statement = located.where(col(Job.id).in_(ids), col(Job.clip_id).is_not(None), *open_now(), not_passed(viewing.who))
    rows = {row.Job.id: row for row in (await session.exec(statement)).all()}
    shown = [rows[job_id] for job_id in ids if job_id in rows]
    clips = await clip_views(session, [row.Job.clip_id for row in shown])
    return [_card(row, clips[row.Job.clip_id], viewing.taste) for row in shown if row.Job.clip_id in clips]


def _card(row: Any, clip: Any, taste: Taste) -> JobCard:
    return card_of(row, clip, reasons(candidate_of(row.Job, row), taste, clock.now()))


def open_now() -> tuple[Any, ...]:
    """Return the conditions under which a job takes replies at this moment."""
    now: datetime = clock.now()
    return (
        col(Job.status) == JobStatus.PUBLISHED,
        sa.or_(col(Job.closes_at).is_(None), col(Job.closes_at) > now),
    )

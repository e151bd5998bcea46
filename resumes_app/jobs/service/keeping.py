"""Searches that people keep: listed, heard of by mail, followed as a feed."""

import logging
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import Letter, require, write_to
from resumes_app.config import settings
from resumes_app.errors import Conflict, InvalidInput, NotFound, TooMany
from resumes_app.jobs.schemas import DeletedSearch, SavedSearchRow, SearchFeed
from resumes_app.jobs.service import wording
from resumes_app.jobs.service.asked import read_address
from resumes_app.jobs.service.page import posting_of
from resumes_app.jobs.service.published import open_jobs_stamp
from resumes_app.jobs.service.searching import newest_found, words_of
from resumes_app.jobs.service.unsubscribing import unsubscribe_address
from resumes_app.models import Company, Job, SavedSearch
from resumes_app.models.search import Alerts

log = logging.getLogger(__name__)
MOST_SEARCHES = 30
NAME_CHARS = 80
QUERY_CHARS = 1000
TOLD = 10
"""So many jobs are named in one mail; the link leads to the rest."""
IN_FEED = 50
SETTLED = timedelta(minutes=5)
"""Jobs so new are told of the next time: one whose transaction is not over yet would never be."""
EVERY = {Alerts.DAILY: timedelta(days=1), Alerts.WEEKLY: timedelta(days=7)}


async def save_search(who: Identity, name: str, query: str, alerts: str) -> None:
    """Keep the search under a name; a query that is kept already gets the new name and alerts.

    Args:
        query: As in the address of `/jobs`.
        alerts: A value of `Alerts`.

    Raises:
        SignInNeeded: `who` is a guest.
        InvalidInput: The name is empty or too long, or there are no such alerts.
        TooMany: They keep `MOST_SEARCHES` already.
    """
    require(who, Permission.SIGNED_IN)
    kept = " ".join(name.split())
    if not kept or len(kept) > NAME_CHARS:
        raise InvalidInput(f"Give the search a name of up to {NAME_CHARS} characters.")
    address, how = read_address(query).address(), _alerts(alerts)
    if len(address) > QUERY_CHARS:
        raise InvalidInput("This search has too many filters to be kept. Take some off.")
    async with db.transaction() as session:
        own = await _all_of(session, who)
        same = next((row for row in own if row.query == address), None)
        if same is not None:
            same.name = kept
            _hear(same, how)
        else:
            _have_room(own)
            session.add(SavedSearch(user_id=who.id, name=kept, query=address, alerts=how))


async def keeps_search(who: Identity, query: str) -> bool:
    """Return whether `who` keeps the search that the query of an address asks for."""
    if not who.signed_in:
        return False
    same = select(SavedSearch.id).where(
        SavedSearch.user_id == who.id, SavedSearch.query == read_address(query).address()
    )
    async with db.reading() as session:
        return (await session.exec(same.limit(1))).first() is not None


async def saved_searches(who: Identity) -> list[SavedSearchRow]:
    """Return the person's searches, the latest first.

    Raises:
        SignInNeeded: `who` is a guest.
    """
    require(who, Permission.SIGNED_IN)
    async with db.reading() as session:
        statement = select(SavedSearch).where(SavedSearch.user_id == who.id).order_by(col(SavedSearch.id).desc())
        rows = (await session.exec(statement)).all()
    return [
        SavedSearchRow(
            public_id=row.public_id,
            name=row.name,
            href=read_address(row.query).href(),
            what=await words_of(read_address(row.query)),
            alerts=row.alerts.value,
            feed=f"/feeds/searches/{row.feed_token}.atom",
        )
        for row in rows
    ]


async def change_alerts(who: Identity, search_id: str, alerts: str) -> None:
    """Hear of new jobs as often as `alerts` says.

    Raises:
        SignInNeeded: `who` is a guest.
        NotFound: They keep no such search.
        InvalidInput: There are no such alerts.
    """
    how = _alerts(alerts)
    async with db.transaction() as session:
        _hear(await _own(session, who, search_id), how)


async def delete_search(who: Identity, search_id: str) -> DeletedSearch:
    """Keep the search no longer; its feed and alerts end. Raises as `change_alerts`.

    Returns:
        What `restore_search` brings back.
    """
    async with db.transaction() as session:
        row = await _own(session, who, search_id)
        await session.delete(row)
        return DeletedSearch(**row.model_dump(exclude={"user_id"}))


async def restore_search(who: Identity, deleted: DeletedSearch) -> None:
    """Keep a search of theirs again that `delete_search` has returned: its feed has the address that it had.

    Raises:
        SignInNeeded: `who` is a guest.
        Conflict: They keep the same search again meanwhile.
        TooMany: They keep `MOST_SEARCHES` already.
    """
    require(who, Permission.SIGNED_IN)
    async with db.transaction() as session:
        own = await _all_of(session, who)
        if any(row.query == deleted.query for row in own):
            raise Conflict("You keep this search again already.")
        _have_room(own)
        session.add(SavedSearch(user_id=who.id, **asdict(deleted)))


async def _all_of(session: AsyncSession, who: Identity) -> Sequence[SavedSearch]:
    return (await session.exec(select(SavedSearch).where(SavedSearch.user_id == who.id).with_for_update())).all()


def _have_room(own: Sequence[SavedSearch]) -> None:
    if len(own) >= MOST_SEARCHES:
        raise TooMany(f"You keep {MOST_SEARCHES} searches already. Delete one first.")


def _alerts(value: str) -> Alerts:
    if value not in set(Alerts):
        raise InvalidInput("Choose daily, weekly or no e-mails.")
    return Alerts(value)


def _hear(row: SavedSearch, how: Alerts) -> None:
    if row.alerts == Alerts.NONE:  # What came up while nobody wanted to hear of it is no news.
        row.looked_at = row.told_until = clock.now()
    row.alerts = how


async def _own(session: AsyncSession, who: Identity, search_id: str) -> SavedSearch:
    require(who, Permission.SIGNED_IN)
    statement = select(SavedSearch).where(SavedSearch.public_id == search_id, SavedSearch.user_id == who.id)
    row = (await session.exec(statement.with_for_update())).one_or_none()
    if row is None:
        raise NotFound("You keep no such search.")
    return row


async def look_for_news() -> int:
    """Have a mail written for each search whose time has come and that finds new jobs; return how many."""
    now = clock.now()
    async with db.reading() as session:
        ids = (await session.exec(select(SavedSearch.id).where(_due(now)).order_by(col(SavedSearch.id)))).all()
    told = 0
    for search_id in ids:
        try:
            told += await _look_for(search_id or 0, now)
        except Exception:  # Whatever it is, the searches of others must not wait for it.
            log.exception("search %s cannot be looked through", search_id)
            async with db.transaction() as session:
                passed = sa.update(SavedSearch).where(col(SavedSearch.id) == search_id)
                await session.exec(passed.values(looked_at=now))
    return told


def _due(now: datetime) -> Any:
    due = [
        sa.and_(col(SavedSearch.alerts) == alerts, col(SavedSearch.looked_at) <= now - every)
        for alerts, every in EVERY.items()
    ]
    return sa.or_(*due)


async def _look_for(search_id: int, now: datetime) -> bool:
    """Have a mail written where the search finds new jobs; return whether it does."""
    async with db.transaction() as session:
        statement = select(SavedSearch).where(SavedSearch.id == search_id, _due(now))
        row = (await session.exec(statement.with_for_update(skip_locked=True))).one_or_none()
        if row is None:  # Another worker was quicker, or the person changed their mind.
            return False
        since, until = row.told_until, now - SETTLED
        row.looked_at = now
        if not await newest_found(session, read_address(row.query), 1, since, until):
            return False
        row.told_until = until
        span = (since.isoformat(), until.isoformat())
        await work.enqueue(session, "jobs.tell_news", search_id=search_id, since=span[0], until=span[1])
        return True


async def tell_news(search_id: int, since: str, until: str) -> None:
    """Write of the jobs that the search finds and that were published after `since`, and not after `until` (ISO 8601).

    Nothing is written where the search is gone, or alerts were switched off meanwhile.
    """
    async with db.reading() as session:
        row = await session.get(SavedSearch, search_id)
        if row is None or row.alerts == Alerts.NONE:
            return
        asked = read_address(row.query)
        span = (datetime.fromisoformat(since), datetime.fromisoformat(until))
        ids = await newest_found(session, asked, TOLD + 1, *span)
        found = await _jobs(session, ids)
    if not found:
        return
    more = ["And more: the link shows all."] if len(found) > TOLD else []
    lines = [f"{job.title}, {company.name}. {_facts(job)} {_address(job)}" for job, company in found[:TOLD]]
    letter = Letter(
        subject=f"New jobs for “{row.name}”",
        greeting="Hello,",
        paragraphs=("your search has found new jobs:", *lines, *more),
        link_label="See what it finds",
        link=f"{settings().base_url}{asked.href()}",
        closing=(
            f"You get this {row.alerts.value} because you asked for it. Change or stop it under "
            f"{settings().base_url}/jobs?tab=searches"
        ),
        unsubscribe=unsubscribe_address("search", search_id),
    )
    await write_to(row.user_id, letter, f"search-{search_id}-{int(datetime.fromisoformat(until).timestamp())}")


async def search_feed(token: str) -> SearchFeed:
    """Return the newest jobs of the search whose feed has this token.

    Raises:
        NotFound: There is none.
    """
    async with db.reading() as session:
        row = (await session.exec(select(SavedSearch).where(SavedSearch.feed_token == token))).one_or_none()
        if row is None:
            raise NotFound("There is no such feed. The search may have been deleted.")
        asked = read_address(row.query)
        found = await _jobs(session, await newest_found(session, asked, IN_FEED))
    changed_at = max((job.updated_at for job, _ in found), default=row.created_at)
    # One that is found no longer leaves no trace in those that are.
    _, any_changed_at = await open_jobs_stamp()
    told_at = max(row.created_at, any_changed_at or row.created_at)
    postings = [posting_of(job, company) for job, company in found]
    return SearchFeed(row.name, asked.href(), postings, changed_at, told_at)


async def _jobs(session: AsyncSession, order: Sequence[int]) -> list[tuple[Job, Company]]:
    statement = select(Job, Company).join(Company, col(Company.id) == col(Job.company_id)).where(col(Job.id).in_(order))
    found = {job.id: (job, company) for job, company in await session.exec(statement)}
    return [found[job_id] for job_id in order if job_id in found]


def _facts(job: Job) -> str:
    facts = [fact for fact in (wording.place_of(job), wording.pay_of(job), wording.employment_of(job)) if fact]
    return " · ".join(facts) + "."


def _address(job: Job) -> str:
    return f"{settings().base_url}/jobs/{job.slug}"

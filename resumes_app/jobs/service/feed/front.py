"""The first page of a guest, which is every guest's: kept until anything in the database has changed."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.jobs.schemas import FeedPage

KEPT_FOR = timedelta(seconds=30)
"""What a card says of time, such as "closes in 3 hours", is true for so long."""


@dataclass(frozen=True)
class _Kept:
    page: FeedPage
    seen: tuple[str, str]
    since: datetime
    until: datetime


_pages: dict[int, _Kept] = {}
"""The newest page of each size."""


async def for_guests(session: AsyncSession, size: int, make: Callable[[], Awaitable[FeedPage]]) -> FeedPage:
    """Return the page that `make` reads in `session`, or the one kept where it would read the same; it is nobody's own.

    The session must not have read anything yet: what it sees is what the page is kept for.
    """
    seen, now = (db.database_url(), await db.snapshot(session)), clock.now()
    kept = _pages.get(size)
    if kept is None or kept.seen != seen or not kept.since <= now < kept.until:
        page = await make()
        closing = [datetime.fromisoformat(card["closes_at"]) for card in page["cards"] if card["closes_at"]]
        kept = _pages[size] = _Kept(page, seen, now, min([now + KEPT_FOR, *closing]))
    return kept.page

"""What a person does with a job in the feed: save, pass, take back, watch. Each may be repeated without harm."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import NotFound
from resumes_app.models import Job, PassedJob, SavedJob, SeenJob

MAX_WATCHED_MS = 10 * 60 * 1000


async def save(who: Identity, slug: str) -> None:
    """Keep the job on the person's saved list. Saving never applies.

    Raises:
        SignInNeeded: `who` is a guest.
        NotFound: There is no such published job.
    """
    async with _marking(who) as session:
        values = {"user_id": who.id, "job_id": await _job_id(session, slug), "saved_at": clock.now()}
        await session.exec(insert(SavedJob).values(values).on_conflict_do_nothing())


async def unsave(who: Identity, slug: str) -> None:
    """Take the job off the saved list. Raises as `save`."""
    await _remove(who, slug, SavedJob)


async def pass_(who: Identity, slug: str) -> None:
    """Leave the job out of the person's feed. Raises as `save`."""
    async with _marking(who) as session:
        values = {"user_id": who.id, "job_id": await _job_id(session, slug), "passed_at": clock.now()}
        await session.exec(insert(PassedJob).values(values).on_conflict_do_nothing())


async def undo_pass(who: Identity, slug: str) -> None:
    """Bring a passed job back. Raises as `save`."""
    await _remove(who, slug, PassedJob)


async def seen(who: Identity, slug: str, watched_ms: int) -> None:
    """Note that the person has met the job, and the longest they have watched it; the first moment is kept.

    Raises as `save`.
    """
    watched_ms = max(0, min(watched_ms, MAX_WATCHED_MS))
    async with _marking(who) as session:
        job_id = await _job_id(session, slug)
        values = {"user_id": who.id, "job_id": job_id, "watched_ms": watched_ms, "seen_at": clock.now()}
        longest = {"watched_ms": sa.func.greatest(col(SeenJob.watched_ms), watched_ms)}
        await session.exec(
            insert(SeenJob).values(values).on_conflict_do_update(index_elements=["user_id", "job_id"], set_=longest)
        )


def _marking(who: Identity) -> Any:
    require(who, Permission.SIGNED_IN)
    return db.transaction()


async def _remove(who: Identity, slug: str, table: type[SavedJob] | type[PassedJob]) -> None:
    async with _marking(who) as session:
        job_id = await _job_id(session, slug)
        await session.exec(sa.delete(table).where(col(table.user_id) == who.id, col(table.job_id) == job_id))


async def _job_id(session: AsyncSession, slug: str) -> int:
    statement = select(Job.id).where(Job.slug == slug, col(Job.published_at).is_not(None))
    job_id = (await session.exec(statement)).one_or_none()
    if job_id is None:
        raise NotFound("There is no such job.")
    return job_id

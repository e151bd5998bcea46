"""A reply counts from the press on Send, also where its takes were still on their way when the job closed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import islice

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import Gone
from resumes_app.files.service import MAX_BYTES
from resumes_app.jobs.service import is_open, open_job
from resumes_app.models import Draft, Job, PressedSend, Take, Upload

ARRIVES_WITHIN = timedelta(hours=1)
"""How long after the close, or a press right before it, takes may be on their way: not a second chance."""
MAX_COMING = 60
NAME_CHARS = 64


async def press_send(who: Identity, slug: str, coming: Mapping[str, int]) -> None:
    """Note that the reply is sent now, though takes are still on their way.

    A take counts whose upload has begun, and one that waits in the browser: with the size that it has there. Where the
    job has closed, a press of before stays as it is.

    Args:
        coming: The browser's own id of each take → its size in bytes; 0 while it is being recorded.

    Raises:
        SignInNeeded, NotPermitted: `who` is not a candidate.
        NotFound: There is no such job.
        Gone: It takes no replies any more.
    """
    require(who, Permission.APPLY)
    async with db.transaction() as session:
        job = await open_job(session, slug, await pressed_at(session, who, slug))
        if not job.open:
            return
        named = {name: size for name, size in islice(coming.items(), MAX_COMING) if 0 < len(name) <= NAME_CHARS}
        begun = await _begun(session, who, job.id, list(named))
        held = {name: size for name, size in named.items() if name not in begun and 0 < size <= MAX_BYTES}
        noted = {"coming": [name for name in named if name in begun or name in held], "held": held}
        row = insert(PressedSend).values(user_id=who.id, job_id=job.id, pressed_at=clock.now(), **noted)
        newer = {name: row.excluded[name] for name in ("pressed_at", *noted)}
        await session.exec(row.on_conflict_do_update(index_elements=["user_id", "job_id"], set_=newer))


async def _begun(session: AsyncSession, who: Identity, job_id: int, coming: list[str]) -> set[str]:
    """Return which of `coming` are takes of the draft, or uploads into it."""
    draft = (Draft.owner_id == who.id, Draft.job_id == job_id)
    takes = select(Take.client_id).join(Draft, col(Draft.id) == col(Take.draft_id))
    uploads = select(Upload.client_id).join(Draft, col(Draft.public_id) == col(Upload.draft_public_id))
    own = (*draft, Upload.owner_id == who.id, col(Upload.client_id).in_(coming))
    return {
        *(await session.exec(takes.where(*draft, col(Take.client_id).in_(coming)))).all(),
        *(await session.exec(uploads.where(*own))).all(),
    }


async def take_press_back(who: Identity, slug: str) -> None:
    """Let the reply wait no more: it is to be changed first. Without a press nothing happens.

    Once the job has closed the press stays, or a look at another step would lose the reply.
    """
    require(who, Permission.APPLY)
    closes = sa.func.least(col(Job.closes_at), col(Job.closed_at))
    still_open = closes.is_(None) | (closes > clock.now())
    job_id = select(Job.id).where(Job.slug == slug, still_open).scalar_subquery()
    async with db.transaction() as session:
        mine = (col(PressedSend.user_id) == who.id, col(PressedSend.job_id) == job_id)
        await session.exec(sa.delete(PressedSend).where(*mine))


async def give_up_press(who: Identity, draft_id: str) -> None:
    """Forget that a reply was sent whose draft is deleted: nothing of it will arrive."""
    require(who, Permission.RECORD)
    job_id = select(Draft.job_id).where(Draft.public_id == draft_id, Draft.owner_id == who.id).scalar_subquery()
    async with db.transaction() as session:
        mine = (col(PressedSend.user_id) == who.id, col(PressedSend.job_id) == job_id)
        await session.exec(sa.delete(PressedSend).where(*mine))


async def pressed_at(session: AsyncSession, who: Identity, slug: str) -> datetime | None:
    """Return when `who` sent a reply that is still on its way; None where there is none, or it took too long."""
    # Without a close `least` is null, and `greatest` looks past that.
    last = sa.func.greatest(PressedSend.pressed_at, sa.func.least(Job.closes_at, Job.closed_at))
    statement = (
        select(PressedSend.pressed_at)
        .join(Job, col(Job.id) == col(PressedSend.job_id))
        .where(Job.slug == slug, PressedSend.user_id == who.id, last > clock.now() - ARRIVES_WITHIN)
    )
    return (await session.exec(statement)).one_or_none()


def still_counts(pressed: datetime, job: Job) -> bool:
    """Return whether a reply to the job that was sent at `pressed` may go off yet, as `pressed_at` has it."""
    closes = [moment for moment in (job.closes_at, job.closed_at) if moment is not None]
    return is_open(job) or max(pressed, min(closes, default=pressed)) > clock.now() - ARRIVES_WITHIN


async def arrives_until(session: AsyncSession, job_id: int) -> str:
    """Return until when takes of a reply that was sent in time may come (ISO 8601, UTC), once the job has closed."""
    closed = (await session.exec(select(sa.func.least(Job.closes_at, Job.closed_at)).where(Job.id == job_id))).one()
    return (closed + ARRIVES_WITHIN).isoformat() if closed and closed <= clock.now() else ""


async def awaited_takes(session: AsyncSession, who: Identity, job_id: int) -> list[str] | None:
    """Return the takes (the browser's own ids) that a reply still waits for since Send was pressed, however long ago.

    None where Send was not pressed, or the reply has gone off.
    """
    mine = select(PressedSend.coming).where(PressedSend.user_id == who.id, PressedSend.job_id == job_id)
    coming = (await session.exec(mine)).one_or_none()
    if not coming:
        return None if coming is None else []
    # What was removed and erased since has arrived too: its upload tells.
    taken = col(Upload.completed_at).is_not(None) & (col(Upload.refusal) == "")
    uploads = select(Upload.client_id).where(Upload.owner_id == who.id, taken, col(Upload.client_id).in_(coming))
    takes = select(Take.client_id).join(Draft, col(Draft.id) == col(Take.draft_id))
    its = takes.where(Draft.owner_id == who.id, Draft.job_id == job_id, col(Take.client_id).in_(coming))
    arrived = {*(await session.exec(uploads)).all(), *(await session.exec(its)).all()}
    return [name for name in coming if name not in arrived]


async def check_arrivals(session: AsyncSession, who: Identity, job_id: int, draft_id: str) -> None:
    """Pass where the draft holds only takes that were there, or on their way, when Send was pressed.

    Raises:
        Gone: One was begun afterwards, or is another one than the browser had then.
    """
    # Of a voice the take is a copy with a card: its upload tells the size that the browser knew.
    sent = sa.and_(col(Upload.owner_id) == who.id, col(Upload.client_id) == col(Take.client_id))
    size = sa.func.coalesce(col(Upload.size_bytes), col(Take.size_bytes))
    told = col(PressedSend.held)[col(Take.client_id)].as_integer()
    late = (
        sa.select(col(Take.id))
        .join(Draft, col(Draft.id) == col(Take.draft_id))
        .join(PressedSend, sa.and_(col(PressedSend.user_id) == who.id, col(PressedSend.job_id) == job_id))
        .outerjoin(Upload, sent)
        .where(
            col(Draft.public_id) == draft_id,
            col(Take.aside_at).is_(None),
            col(Take.created_at) > col(PressedSend.pressed_at),
            sa.or_(col(Take.client_id) != sa.all_(col(PressedSend.coming)), told != size),
        )
    )
    if (await session.exec(late.limit(1))).first() is not None:  # type: ignore[call-overload]  # one column
        raise Gone(
            "This job has closed. What you sent in time still counts: remove the takes that came later, and send it."
        )


async def arrived(session: AsyncSession, who: Identity, job_id: int) -> None:
    """Forget the press: the reply is there."""
    mine = (col(PressedSend.user_id) == who.id, col(PressedSend.job_id) == job_id)
    await session.exec(sa.delete(PressedSend).where(*mine))

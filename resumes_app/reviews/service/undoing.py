"""Taking a decision back: one's own with `undo`, anybody's on purpose with `reopen`."""

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import Conflict, NotFound
from resumes_app.models import Application, Decision, Job
from resumes_app.reviews.schemas import Outcome
from resumes_app.reviews.service.locking import Held, conclude, hold


async def undo(who: Identity, job_slug: str, public_id: str = "", expected_version: int | None = None) -> Outcome:
    """`who`'s last standing decision on the job's replies, or the one on `public_id`, is undone.

    Undoing what is undone changes nothing; a colleague's decision is left alone.

    Args:
        expected_version: The version that `who` looked at, so that a late repetition undoes no newer decision.

    Raises:
        SignInNeeded, NotPermitted: `who` may not decide for the company.
        NotFound: `who` has nothing to undo here.
        Gone: The reply was taken back.
        Conflict: A colleague's decision stands for `public_id`, or a newer one of `who`.
    """
    require(who, Permission.DECIDE)
    async with db.transaction() as session:
        held = await hold(session, who, public_id or await _last(session, who, job_slug))
        if held.decision is None:
            return held.outcome(who, None)
        if held.decision.reviewer_id != who.user_id:
            raise Conflict(f"{held.said}. Reopen the reply if you want to decide it again.")
        if expected_version not in (None, held.application.version):
            raise Conflict(f"{held.said}.")
        return await _take_back(session, who, held, held.decision)


async def reopen(who: Identity, public_id: str, expected_version: int) -> Outcome:
    """The reply is undecided again, whoever had decided it; their colleagues' decks say by whom.

    Raises:
        SignInNeeded, NotPermitted: `who` may not decide for the company.
        NotFound, Gone: The reply is not in the deck, or was taken back.
        Conflict: It changed since `who` looked.
    """
    async with db.transaction() as session:
        held = await hold(session, who, public_id)
        if held.decision is None:
            return held.outcome(who, None)
        if held.application.version != expected_version:
            raise Conflict(f"{held.said}. Look again before you reopen it.")
        return await _take_back(session, who, held, held.decision)


async def look(who: Identity, public_id: str) -> Outcome:
    """Return what stands for the reply now, by whomever.

    Raises:
        SignInNeeded, NotPermitted: `who` may not decide for the company.
        NotFound, Gone: The reply is not in the deck, or was taken back.
    """
    async with db.transaction() as session:
        held = await hold(session, who, public_id)
        return {**held.outcome(who, held.decision), "by": held.by}


async def _last(session: AsyncSession, who: Identity, job_slug: str) -> str:
    """Return the public id of the reply that `who` decided last."""
    statement = (
        select(Application.public_id)
        .join(Decision, col(Decision.application_id) == col(Application.id))
        .join(Job, col(Job.id) == col(Application.job_id))
        .where(Job.slug == job_slug, Decision.reviewer_id == who.id, col(Decision.undone_at).is_(None))
        .order_by(col(Decision.decided_at).desc(), col(Decision.id).desc())
        .limit(1)
    )
    public_id = (await session.exec(statement)).one_or_none()
    if public_id is None:
        raise NotFound("There is nothing of yours to undo here.")
    return public_id


async def _take_back(session: AsyncSession, who: Identity, held: Held, decision: Decision) -> Outcome:
    decision.undone_at = clock.now()
    decision.undone_by_id = who.id
    session.add(decision)
    await session.flush()
    return await conclude(session, who, held, None)

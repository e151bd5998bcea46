"""A reviewer's decision on a reply."""

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity
from resumes_app.errors import Conflict, InvalidInput
from resumes_app.jobs.service import reviews_wait
from resumes_app.models import Decision
from resumes_app.models.reviews import DecisionKind
from resumes_app.reviews.schemas import Outcome
from resumes_app.reviews.service.locking import conclude, hold


async def decide(who: Identity, public_id: str, kind: str, expected_version: int) -> Outcome:
    """`who`'s decision stands for the reply; the candidate's status, and open decks, follow in the same transaction.

    Sending the same decision again changes nothing.

    Args:
        kind: A `DecisionKind`.
        expected_version: The version that `who` looked at.

    Raises:
        SignInNeeded, NotPermitted: `who` may not decide for the company.
        NotFound, Gone: The reply is not in the deck, or was taken back.
        Conflict: Another decision stands, or came and went since `who` looked; or the job has promised to review
            replies together after its close.
    """
    if kind not in set(DecisionKind):
        raise InvalidInput("Shortlist, decline or star.")
    async with db.transaction() as session:
        held = await hold(session, who, public_id)
        if reviews_wait(held.job):
            raise Conflict("This job promises that replies are reviewed together after its close. Decide then.")
        standing = held.decision
        if standing is not None:
            if standing.reviewer_id == who.user_id and standing.kind == kind:
                return held.outcome(who, standing)
            raise Conflict(f"{held.said}.")
        if held.application.version != expected_version:
            raise Conflict(f"The reply of {held.name} changed while you looked at it. Decide again.")
        decision = Decision(
            application_id=held.application.id or 0,
            reviewer_id=who.id,
            kind=DecisionKind(kind),
            decided_at=clock.now(),
        )
        session.add(decision)
        return await conclude(session, who, held, decision)

"""Scoring a reply by one stage of it, and opening the next: a reviewer's own, stage after stage."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service import record_act
from resumes_app.applications.service import share
from resumes_app.errors import Conflict, InvalidInput
from resumes_app.models import Reveal, Score
from resumes_app.models.reviews import Stage
from resumes_app.reviews.schemas import DeckCard
from resumes_app.reviews.service.cards import card_of
from resumes_app.reviews.service.locking import Held, hold
from resumes_app.reviews.service.seeing import Seen

MOST_POINTS = 5


async def score(who: Identity, public_id: str, stage: str, points: int) -> DeckCard:
    """`who`'s score of the reply by `stage` is `points`, none where these are 0; return the card as it is then.

    It can be changed until the next stage is opened. Sending the same again changes nothing.

    Raises:
        SignInNeeded, NotPermitted: `who` may not decide for the company.
        NotFound, Gone: The reply is not in the deck, or was taken back.
        InvalidInput: There is no such score, or the job shows replies at once.
        Conflict: `who` is at another stage.
    """
    if stage not in set(Stage) or not 0 <= points <= MOST_POINTS:
        raise InvalidInput(f"A score goes from 1 to {MOST_POINTS}.")
    async with db.transaction() as session:
        held = await hold(session, who, public_id)
        seen = _staged(held)
        if stage != seen.stage or seen.next is None:
            if seen.scores.get(stage) == points:
                return await card_of(session, who, held.job, held.application)
            raise Conflict(_out_of_turn(held.name, seen, stage))
        of = {"application_id": held.application.id, "reviewer_id": who.id, "stage": seen.stage}
        if points:
            row = insert(Score).values(**of, points=points, scored_at=clock.now())
            newer = {"points": row.excluded.points, "scored_at": row.excluded.scored_at}
            keys = ["application_id", "reviewer_id", "stage"]
            await session.exec(row.on_conflict_do_update(index_elements=keys, set_=newer))
        else:
            await session.exec(sa.delete(Score).where(*(getattr(Score, name) == value for name, value in of.items())))
        return await card_of(session, who, held.job, held.application)


async def open_stage(who: Identity, public_id: str, stage: str) -> DeckCard:
    """`stage`, the one after `who`'s, is open to `who` for good; return the card as it is then.

    Opening what is open changes nothing.

    Raises:
        SignInNeeded, NotPermitted, NotFound, Gone: As `score`.
        InvalidInput: The reply has no such stage, or the job shows replies at once.
        Conflict: `who` has not scored the one before.
    """
    async with db.transaction() as session:
        held = await hold(session, who, public_id)
        seen = _staged(held)
        if stage not in seen.stages:
            raise InvalidInput("This reply has no such stage. Load the page again.")
        if seen.stages.index(Stage(stage)) > seen.stages.index(seen.stage):
            if stage != seen.next or seen.stage not in seen.scores:
                raise Conflict("Give a score first: it opens what comes next.")
            session.add(Reveal(application_id=held.application.id or 0, reviewer_id=who.id, stage=Stage(stage)))
            await session.flush()
            # The reveals go when the reply is sent anew; that somebody was seen stays on record.
            subject, of = f"reply:{held.application.public_id}", held.job.company_id
            await record_act(session, who, "reveal.open", subject, company_id=of, after={"stage": stage})
            await share(session, held.application, held.job.company_id)
        return await card_of(session, who, held.job, held.application)


def _out_of_turn(name: str, seen: Seen, stage: str) -> str:
    ahead = seen.stages[seen.stages.index(seen.stage) + 1 :]
    if stage in ahead:
        return f"You are not there yet with {name}: score what you know first, and go on."
    if stage in seen.stages and stage == seen.stage:
        return f"All is open to you of {name}: there is nothing left to score."
    return f"You are past this with {name}: the score that led on stays as it is."


def _staged(held: Held) -> Seen:
    if held.seen is None:
        raise InvalidInput("This job shows replies at once: there is nothing to score before.")
    return held.seen

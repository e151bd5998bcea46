"""What takes of a draft are uploaded to: another one once it was given up or sent, so that none comes in unasked.

The draft of a reply that stands is sealed: it accepts from an intake on that is not there yet.
"""

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.accounts.schemas import Identity
from resumes_app.models import Draft


def intake(draft: Draft) -> str:
    """Return the parent of uploads that are begun for the draft now."""
    return _named(draft, draft.discards)


def is_accepted(draft: Draft, name: str) -> bool:
    """Return whether takes of the intake `name` come into the draft unasked."""
    number = name.partition(".")[2]
    epoch = int(number) if number.isdecimal() else 0
    return name == _named(draft, epoch) and draft.accepts_from <= epoch <= draft.discards


def is_sealed(draft: Draft) -> bool:
    """Return whether no take comes into the draft at all."""
    return draft.accepts_from > draft.discards


async def seal_draft(session: AsyncSession, who: Identity, job_id: int) -> None:
    """No take comes into `who`'s draft of a reply to the job any more: the reply stands."""
    mine = select(Draft).where(Draft.owner_id == who.user_id, Draft.job_id == job_id)
    draft = (await session.exec(mine.with_for_update())).one_or_none()
    if draft is not None:
        seal(draft)


async def is_held_sealed(session: AsyncSession, who: Identity, job_id: int) -> bool:
    """Return whether `who`'s draft of a reply to the job is sealed; then it is kept from other transactions."""
    mine = select(Draft).where(Draft.owner_id == who.user_id, Draft.job_id == job_id)
    sealed = mine.where(col(Draft.accepts_from) > col(Draft.discards))
    return (await session.exec(sealed.with_for_update())).one_or_none() is not None


async def unseal_draft(session: AsyncSession, who: Identity, job_id: int) -> None:
    """Takes that are begun from now on come into `who`'s draft of a reply to the job: it is made anew.

    The caller holds the draft's lock (`is_held_sealed`), and has read since that no reply stands.
    """
    mine = select(Draft).where(Draft.owner_id == who.user_id, Draft.job_id == job_id)
    unseal((await session.exec(mine)).one())


def seal(draft: Draft) -> None:
    """Take no more takes."""
    draft.accepts_from = draft.discards + 1


def unseal(draft: Draft) -> None:
    """Take those that are begun from now on; others only where their person asks for that."""
    if is_sealed(draft):
        draft.discards = draft.accepts_from


def draft_of_intake(name: str) -> str:
    """Return the public id of the draft whose intake it is, or was."""
    return name.partition(".")[0]


def _named(draft: Draft, epoch: int) -> str:
    return f"{draft.public_id}.{epoch}" if epoch else draft.public_id

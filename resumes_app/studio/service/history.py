"""The edits that a draft has had: undo and redo."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock
from resumes_app.errors import Conflict
from resumes_app.models import Draft, DraftStep

KEPT = 50
"""Steps that can be undone."""
ONE_STEP = timedelta(seconds=2)
"""Changes of one subject that follow each other this fast are one step: a slider that is moved."""


async def remember(session: AsyncSession, draft: Draft, before: Mapping[str, Any], label: str, subject: str) -> None:
    """Note that the draft's edit has just been changed; the caller holds the draft's lock.

    Args:
        before: The edit as it was saved until now.
        label: What was done, in a word or two.
        subject: Changes of the same one become one step; "" keeps each apart.
    """
    now = clock.now()
    mine = col(DraftStep.draft_id) == draft.id
    await session.exec(delete(DraftStep).where(mine, col(DraftStep.number) > draft.step))
    newest = await _step(session, draft, draft.step)
    if newest is None:
        newest = DraftStep(draft_id=draft.id or 0, number=draft.step, edit=dict(before), created_at=now)
        session.add(newest)
    elif subject and newest.subject == subject and now - newest.created_at < ONE_STEP:
        newest.edit, newest.created_at = draft.edit, now
        return
    draft.step += 1
    session.add(
        DraftStep(
            draft_id=draft.id or 0, number=draft.step, edit=draft.edit, label=label, subject=subject, created_at=now
        )
    )
    await session.exec(delete(DraftStep).where(mine, col(DraftStep.number) < draft.step - KEPT))


async def labels(session: AsyncSession, draft: Draft) -> tuple[str, str]:
    """Return what undo would take back and redo bring again; each is "" where there is nothing."""
    near = select(DraftStep.number, DraftStep.label).where(
        DraftStep.draft_id == draft.id, col(DraftStep.number).between(draft.step - 1, draft.step + 1)
    )
    found = {number: label for number, label in (await session.exec(near)).all()}
    undo = found.get(draft.step, "") if draft.step - 1 in found else ""
    return undo, found.get(draft.step + 1, "")


async def step_to(session: AsyncSession, draft: Draft, by: int) -> dict[str, Any]:
    """Move the draft one step back (−1) or on (1) and return the edit it had there.

    Raises:
        Conflict: There is none.
    """
    there = await _step(session, draft, draft.step + by)
    if there is None:
        raise Conflict("There is nothing more to undo." if by < 0 else "There is nothing to bring back.")
    draft.step = there.number
    return there.edit


async def forget(session: AsyncSession, draft: Draft) -> None:
    """Forget all steps: what they say is about a person."""
    await session.exec(delete(DraftStep).where(col(DraftStep.draft_id) == draft.id))


async def _step(session: AsyncSession, draft: Draft, number: int) -> DraftStep | None:
    there = select(DraftStep).where(DraftStep.draft_id == draft.id, DraftStep.number == number)
    return (await session.exec(there)).one_or_none()

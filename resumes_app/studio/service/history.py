"""The edits that a draft has had: undo and redo."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlmodel import col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock
from resumes_app.errors import Conflict
from resumes_app.models import Draft, DraftStep

KEPT = 50
"""Steps that can be undone."""
ONE_STEP = timedelta(seconds=2)
"""Changes of one subject that follow each other this fast are one step: a slider that is moved."""

GIVEN_UP = "Give up"
"""A step that only `restore_draft` takes back."""

Aside = Sequence[str]
State = tuple[dict[str, Any], Aside]
"""An edit list as JSON, and the public ids of the takes that were left out."""


async def remember(
    session: AsyncSession, draft: Draft, before: State, label: str, subject: str, aside: Aside, *, goes_on: bool
) -> None:
    """Note that the draft's edit has just been changed; the caller holds the draft's lock.

    Args:
        before: The edit as it was saved until now, and which takes were left out.
        label: What was done, in a word or two.
        subject: What was changed.
        aside: Which takes are left out now.
        goes_on: Whether it is one step with a change of the same subject a moment ago.
    """
    now = clock.now()
    mine = col(DraftStep.draft_id) == draft.id
    await session.exec(delete(DraftStep).where(mine, col(DraftStep.number) > draft.step))
    here = select(DraftStep.subject, DraftStep.created_at).where(mine, DraftStep.number == draft.step)
    newest = (await session.exec(here)).one_or_none()
    if newest is None:
        session.add(_step(draft, before[0], before[1]))
    elif goes_on and newest[0] == subject and now - newest[1] < ONE_STEP:
        same = update(DraftStep).where(mine, col(DraftStep.number) == draft.step)
        await session.exec(same.values(edit=draft.edit, aside=list(aside), created_at=now))
        return
    draft.step += 1
    session.add(_step(draft, draft.edit, aside, label, subject))
    await session.exec(delete(DraftStep).where(mine, col(DraftStep.number) < draft.step - KEPT))


def _step(draft: Draft, edit: Mapping[str, Any], aside: Aside, label: str = "", subject: str = "") -> DraftStep:
    return DraftStep(
        draft_id=draft.id or 0,
        number=draft.step,
        edit=dict(edit),
        aside=list(aside),
        label=label,
        subject=subject,
        created_at=clock.now(),
    )


async def labels(session: AsyncSession, draft: Draft) -> tuple[str, str]:
    """Return what undo would take back and redo bring again; each is "" where there is nothing."""
    near = select(DraftStep.number, DraftStep.label).where(
        DraftStep.draft_id == draft.id, col(DraftStep.number).between(draft.step - 1, draft.step + 1)
    )
    found = {number: label for number, label in (await session.exec(near)).all()}
    undo = found.get(draft.step, "") if draft.step - 1 in found else ""
    undo = "" if undo == GIVEN_UP else undo
    return undo, found.get(draft.step + 1, "")


async def newest(session: AsyncSession, draft: Draft) -> tuple[str, str]:
    """Return label and subject of the newest change; empty where there is none."""
    here = select(DraftStep.label, DraftStep.subject).where(
        DraftStep.draft_id == draft.id, DraftStep.number == draft.step
    )
    return (await session.exec(here)).one_or_none() or ("", "")


async def step_to(session: AsyncSession, draft: Draft, by: int) -> State:
    """Move the draft one step back (−1) or on (1) and return the edit it had there, and which takes were left out.

    Raises:
        Conflict: There is none.
    """
    number = draft.step + by
    there = select(DraftStep.edit, DraftStep.aside).where(DraftStep.draft_id == draft.id, DraftStep.number == number)
    found = (await session.exec(there)).one_or_none()
    if found is None:
        raise Conflict("There is nothing more to undo." if by < 0 else "There is nothing to bring back.")
    draft.step = number
    return dict(found[0]), found[1]


async def forget(session: AsyncSession, draft: Draft) -> None:
    """Forget all steps: what they say is about a person."""
    await session.exec(delete(DraftStep).where(col(DraftStep.draft_id) == draft.id))

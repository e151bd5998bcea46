"""A draft that is given up: all its takes are left out at once, and can be put back for a while."""

from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import NotFound
from resumes_app.media.editlist import EditList
from resumes_app.models import Draft
from resumes_app.studio.service import timeline
from resumes_app.studio.service.clearing import UNDO_FOR
from resumes_app.studio.service.drafts import owned, save, takes_of


def number_of_takes() -> Any:
    """Return, as SQL, of how many clips the draft's edit is made; 0 before the first take."""
    return sa.func.coalesce(sa.func.jsonb_array_length(col(Draft.edit)["clips"]), 0)


async def discard_draft(who: Identity, draft_id: str) -> list[str]:
    """Leave all takes of the draft out and return them, first to last; they are erased after a while.

    Raises:
        NotFound: `who` has no such draft.
    """
    require(who, Permission.APPLY)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        takes = await takes_of(session, draft)
        names = [clip.take for clip in timeline.read(draft.edit).clips if clip.take in takes]
        now = clock.now()
        for place, name in enumerate(names):
            takes[name].position, takes[name].aside_at = place, now
        await save(session, draft, lambda edit: replace(edit, clips=()))
        for name in names:
            await work.enqueue(session, "studio.clear_take", at=now + UNDO_FOR, take_id=takes[name].id)
        return names


async def restore_draft(who: Identity, draft_id: str, take_ids: list[str]) -> None:
    """Use these takes of the draft again, in this order.

    Raises:
        NotFound: They have been erased, or `who` has no such draft.
    """
    require(who, Permission.APPLY)

    def with_them(edit: EditList) -> EditList:
        for place, name in enumerate(take_ids):
            edit = timeline.with_take(edit, name, place)
        return edit

    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        takes = await takes_of(session, draft)
        if not set(take_ids) <= takes.keys():
            raise NotFound("These takes have been erased. Open the job and begin again.")
        for name in take_ids:
            takes[name].aside_at = None
        await save(session, draft, with_them)

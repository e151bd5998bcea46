"""A draft that is given up: all its takes are left out at once, and can be put back for a while."""

from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import InvalidInput, NotFound
from resumes_app.media.editlist import EditList
from resumes_app.models import Draft, Take
from resumes_app.studio.service import history, timeline
from resumes_app.studio.service.clearing import UNDO_FOR
from resumes_app.studio.service.drafts import owned, save, saved
from resumes_app.studio.service.views import takes_of

GIVEN_UP = "Give up"


def number_of_takes() -> Any:
    """Return, as SQL, how many takes the draft has, without those that are left out."""
    takes = sa.select(sa.func.count(col(Take.id))).where(col(Take.draft_id) == col(Draft.id))
    return takes.where(col(Take.aside_at).is_(None)).correlate(Draft).scalar_subquery()


async def discard_draft(who: Identity, draft_id: str) -> list[str]:
    """Leave all takes of the draft out and return them, first to last; they are erased after a while.

    A take that was begun before, here or on another device, is taken for the draft only when its person asks for that.

    Raises:
        NotFound: `who` has no such draft.
    """
    require(who, Permission.APPLY)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        takes = await takes_of(session, draft)
        played = [clip.take for clip in timeline.read(draft.edit).clips if clip.take in takes]
        names = [*dict.fromkeys(played), *(n for n, t in takes.items() if n not in played and t.aside_at is None)]
        now = clock.now()
        for place, name in enumerate(names):
            takes[name].position, takes[name].aside_at = place, now
        draft.discards += bool(names)
        await save(session, draft, lambda edit: replace(edit, clips=()), GIVEN_UP)
        for name in names:
            await work.enqueue(session, "studio.clear_take", at=now + UNDO_FOR, take_id=takes[name].id)
        return names


async def restore_draft(who: Identity, draft_id: str, take_ids: list[str]) -> None:
    """Use these takes of the draft again, in this order; where nothing new was begun, those on their way too.

    Raises:
        InvalidInput: `take_ids` are no names of takes.
        NotFound: They have been erased, or `who` has no such draft.
    """
    require(who, Permission.APPLY)
    # What a browser sends may be anything.
    if not isinstance(take_ids, list) or not all(isinstance(name, str) for name in take_ids):
        raise InvalidInput("These are no takes. Load the page again, then take the draft up.")

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
        undo, _ = await history.labels(session, draft)
        if undo == GIVEN_UP:
            draft.discards = max(0, draft.discards - 1)
            draft.edit = await history.step_to(session, draft, -1)
            await saved(session, draft, takes)
        else:  # Something came in between.
            await save(session, draft, with_them, "Bring back")

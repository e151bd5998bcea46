"""A draft that is given up: it is as empty as a new one at once, and can be put back for a while."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from resumes_app import db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import InvalidInput, NotFound
from resumes_app.media.editlist import EditList
from resumes_app.models import Draft, Take
from resumes_app.studio.service import cutting, history, speech_requests, timeline
from resumes_app.studio.service.drafts import owned, save, set_state
from resumes_app.studio.service.intake import is_sealed
from resumes_app.studio.service.views import takes_of


def number_of_takes() -> Any:
    """Return, as SQL, how many takes the draft has, without those that are left out."""
    takes = sa.select(sa.func.count(col(Take.id))).where(col(Take.draft_id) == col(Draft.id))
    return takes.where(col(Take.aside_at).is_(None)).correlate(Draft).scalar_subquery()


async def discard_draft(who: Identity, draft_id: str) -> list[str]:
    """Empty the draft: edit, script and plan. Return its takes, first to last; they are erased after a while.

    A take that was begun before, here or on another device, is taken for the draft only when its person asks for that.

    Raises:
        NotFound: `who` has no such draft.
    """
    require(who, Permission.RECORD)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        takes = await takes_of(session, draft)
        played = [clip.take for clip in timeline.read(draft.edit).clips if clip.take in takes]
        names = [*dict.fromkeys(played), *(n for n, t in takes.items() if n not in played and t.aside_at is None)]
        for place, name in enumerate(names):
            takes[name].position = place
        sealed = is_sealed(draft)
        if names:  # Intakes are never used again: a take may be offered to an old one long after.
            draft.discards += 1
            draft.accepted_before, draft.accepts_from = draft.accepts_from, draft.discards + sealed
        draft.script = draft.template = ""
        await speech_requests.forget(session, draft)
        await history.forget(session, draft)  # Only all of it comes back, by `restore_draft`.
        await save(session, draft, takes, lambda _, __: EditList(clips=()), history.GIVEN_UP, left=names)
        return names


async def prompts_of(who: Identity, draft_id: str) -> tuple[str, str]:
    """Return the draft's script and the name of its plan, which deleting it takes away.

    Raises:
        NotFound: `who` has no such draft.
    """
    require(who, Permission.RECORD)
    async with db.reading() as session:
        draft = await owned(session, who, draft_id)
        return draft.script, draft.template


async def restore_draft(who: Identity, draft_id: str, take_ids: list[str]) -> None:
    """Use these takes of the draft again, in this order; where nothing new came, those on their way too.

    Raises:
        InvalidInput: `take_ids` are no names of takes.
        NotFound: They have been erased, or `who` has no such draft.
    """
    require(who, Permission.RECORD)
    # What a browser sends may be anything.
    if not isinstance(take_ids, list) or not all(isinstance(name, str) for name in take_ids):
        raise InvalidInput("These are no takes. Load the page again, then take the draft up.")

    def with_them(edit: EditList, durations: Mapping[str, int]) -> EditList:
        for place, name in enumerate(take_ids):
            edit = cutting.with_take(edit, name, durations, place)
        return edit

    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        takes = await takes_of(session, draft)
        if not set(take_ids) <= takes.keys():
            raise NotFound("These takes have been erased. Begin a new video.")
        if (await history.newest(session, draft))[0] == history.GIVEN_UP:
            draft.accepts_from = draft.discards + 1 if is_sealed(draft) else draft.accepted_before
            draft.edit, aside = await history.step_to(session, draft, -1)
            await set_state(session, draft, takes, aside)
            await history.forget(session, draft)
        else:  # Something came in between.
            await save(session, draft, takes, with_them, "Bring back")

"""Somebody's drafts, those without a job too: begun, named, listed."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import InvalidInput, TooMany
from resumes_app.media.editlist import duration_ms, poster_ms
from resumes_app.media.errors import EditError
from resumes_app.media.profiles import STANDARD
from resumes_app.models import Draft, RenderRequest, Resume, Take, Upload, User
from resumes_app.studio.schemas import DraftView
from resumes_app.studio.service import timeline
from resumes_app.studio.service.drafts import owned, touch
from resumes_app.studio.service.templates import TEMPLATES
from resumes_app.studio.service.views import takes_of, view_of

TITLE_CHARS = 120
MOST = 50
"""Videos without a job that one person may have in the making, as they are listed."""
LISTED = 60


@dataclass(frozen=True, slots=True)
class OwnDraft:
    """A draft in a list.

    Attributes:
        length_ms: Of the video as it is cut; 0 where nothing is in it.
        picture: Address of the take that its poster shows, at that moment; empty without one.
        words: The caption that is drawn into the picture then; empty without one.
    """

    draft: Draft
    length_ms: int
    picture: str
    words: str = ""


async def begin_draft(who: Identity, template: str = "", *, fresh: bool = False) -> str:
    """Begin a video without a job, planned by this template, and return its draft.

    One that was begun and left as empty as a new one is taken: nobody gathers empty drafts.

    Args:
        fresh: Take none of those: what is put into it is not for two at once.

    Raises:
        SignInNeeded, NotPermitted: `who` is not a candidate.
        InvalidInput: There is no such template.
        TooMany: `who` has `MOST` of them.
    """
    require(who, Permission.APPLY)
    if template and template not in TEMPLATES:
        raise InvalidInput("There is no such plan. Choose another one.")
    async with db.transaction() as session:
        # Who presses twice gets one draft.
        await session.exec(select(User.id).where(User.id == who.id).with_for_update(key_share=True))
        mine = select(Draft).where(Draft.owner_id == who.id, col(Draft.job_id).is_(None), candidates())
        left = mine.where(_empty()).order_by(col(Draft.id)).limit(1)
        draft = None if fresh else (await session.exec(left)).first()
        if draft is None:
            there = select(sa.func.count()).select_from(mine.where(_listed_too()).subquery())
            if (await session.exec(there)).one() >= MOST:
                raise TooMany(f"You have {MOST} videos in the making. Delete one of them first.")
            draft = Draft(owner_id=who.id)
            session.add(draft)
        draft.template, draft.title, draft.updated_at = template, "", clock.now()
        await session.flush()
        return draft.public_id


async def name_draft(who: Identity, draft_id: str, title: str) -> DraftView:
    """Call the draft so; "" takes its name away.

    Raises:
        NotFound: `who` has no such draft.
        InvalidInput: The title is too long, or no text.
    """
    require(who, Permission.RECORD)
    title = " ".join(title.split()) if isinstance(title, str) else "\0"
    if len(title) > TITLE_CHARS or "\0" in title:
        raise InvalidInput(f"A title has at most {TITLE_CHARS} characters. Make it shorter.")
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        if draft.title != title:
            draft.title = title
            await touch(session, draft)
        return await view_of(session, draft, await takes_of(session, draft))


async def drafts_of(
    session: AsyncSession, who: Identity, *, besides: str = "", employers: bool = False
) -> list[OwnDraft]:
    """Return `who`'s drafts that there is something of, the last changed first: takes, or without a job a script.

    Args:
        besides: The public id of the draft that is left out.
        employers: Those of videos for jobs that `who` writes, instead of those that `who` makes as a candidate.
    """
    require(who, Permission.MANAGE_JOBS if employers else Permission.APPLY)
    side = ~candidates() if employers else candidates()
    mine = select(Draft).where(Draft.owner_id == who.id, Draft.public_id != besides, side, _listed_too())
    rows = (await session.exec(mine.order_by(col(Draft.updated_at).desc(), col(Draft.id).desc()).limit(LISTED))).all()
    takes = (await session.exec(select(Take).where(col(Take.draft_id).in_([draft.id for draft in rows])))).all()
    return [_listed(draft, [take for take in takes if take.draft_id == draft.id]) for draft in rows]


def candidates() -> sa.ColumnElement[bool]:
    """Return, as SQL, whether a draft is a candidate's, not one of a video that a job is to have."""
    return col(Draft.clip_place).is_(None)


def _listed_too() -> sa.ColumnElement[bool]:
    return _takes_in_use() | (col(Draft.job_id).is_(None) & (col(Draft.script) != ""))


def _takes_in_use() -> sa.ColumnElement[bool]:
    return sa.exists().where(col(Take.draft_id) == col(Draft.id), col(Take.aside_at).is_(None))


def _empty() -> sa.ColumnElement[bool]:
    """Nothing was made of it, nothing is on its way into it, and nothing can be put back.

    What was sent or published stays apart from what is new.
    """
    takes = sa.exists().where(col(Take.draft_id) == col(Draft.id))
    coming = sa.exists().where(col(Upload.draft_public_id) == col(Draft.public_id))
    asked = sa.exists().where(col(RenderRequest.draft_id) == col(Draft.id))
    published = sa.exists().where(col(Resume.draft_id) == col(Draft.id))
    return sa.and_(~takes, ~coming, ~asked, ~published, col(Draft.script) == "", col(Draft.discards) == 0)


def _listed(draft: Draft, takes: Sequence[Take]) -> OwnDraft:
    there = {take.public_id: take for take in takes}
    try:
        edit = timeline.known_only(timeline.read(draft.edit), there)
    except EditError:  # It names what is not offered any more; its own page says so.
        return OwnDraft(draft, 0, "")
    if not edit.clips:
        return OwnDraft(draft, 0, "")
    edit = timeline.fitted(edit, {name: take.duration_ms for name, take in there.items()})
    moment_ms = poster_ms(edit, STANDARD.poster_at_ms)
    take, at_ms = timeline.seen_at(edit, moment_ms)
    drawn = edit.captions if edit.burn else ()
    words = next((cue.text for cue in drawn if cue.start_ms <= moment_ms < cue.end_ms), "")
    return OwnDraft(draft, duration_ms(edit), f"/media/{there[take].storage_key}#t={at_ms / 1000:.2f}", words)

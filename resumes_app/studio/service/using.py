"""Which takes a draft uses, and in which order: what is left out can be put back for a while."""

from resumes_app import db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import Conflict, NotFound
from resumes_app.studio.schemas import DraftView
from resumes_app.studio.service import cutting, history, timeline
from resumes_app.studio.service.drafts import names_aside, owned, save, set_state
from resumes_app.studio.service.views import takes_of, view_of

REMOVED = "Remove take"


async def reorder(who: Identity, draft_id: str, take_ids: list[str]) -> DraftView:
    """Put the takes in this order.

    Raises:
        Conflict: The draft has other takes than these.
    """
    require(who, Permission.RECORD)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        takes = await takes_of(session, draft)
        if sorted(take_ids) != sorted(takes.keys() - names_aside(takes)):
            raise Conflict("Your takes changed in another window. Look at them again, then put them in order.")
        await save(session, draft, takes, lambda edit, d: cutting.in_order(edit, take_ids, d), "Order")
        return await view_of(session, draft, takes)


async def set_aside(who: Identity, draft_id: str, take_id: str) -> DraftView:
    """Leave the take out; it can be put back for a while, then it is erased. One that is out stays out."""
    require(who, Permission.RECORD)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        takes = await takes_of(session, draft)
        take = takes.get(take_id)
        if take is not None:
            places = [clip.take for clip in timeline.read(draft.edit).clips]
            take.position = places.index(take_id) if take_id in places else take.position
            await save(
                session,
                draft,
                takes,
                lambda edit, d: cutting.without_take(edit, take_id, d),
                REMOVED,
                f"remove {take_id}",
                left=[take_id],
            )
        return await view_of(session, draft, takes)


async def put_back(who: Identity, draft_id: str, take_id: str) -> DraftView:
    """Use the take again, where it was and as it was cut; whole, where something else was done since.

    Raises:
        NotFound: It has been erased.
    """
    require(who, Permission.RECORD)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        takes = await takes_of(session, draft)
        take = takes.get(take_id)
        if take is None:
            raise NotFound("This take has been erased. Record it again.")
        if await history.newest(session, draft) == (REMOVED, f"remove {take_id}"):
            draft.edit, aside = await history.step_to(session, draft, -1)
            await set_state(session, draft, takes, aside)
        elif take.aside_at is not None:
            place = take.position
            await save(
                session, draft, takes, lambda edit, d: cutting.with_take(edit, take_id, d, place), "Put take back"
            )
        return await view_of(session, draft, takes)


async def stand_in(who: Identity, draft_id: str, take_id: str, for_take: str) -> DraftView:
    """Put the take where another one was until it was set aside, unless that is back or either has been erased."""
    require(who, Permission.RECORD)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        takes = await takes_of(session, draft)
        gone = takes.get(for_take)
        if gone is not None and gone.aside_at is not None:
            place = gone.position
            await save(session, draft, takes, lambda edit, d: cutting.taken_to(edit, take_id, place, d), "Order")
        return await view_of(session, draft, takes)

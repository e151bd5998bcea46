"""Drafts: the takes and the edit list of a video in the making. Every change is saved at once."""

from collections.abc import Callable, Mapping

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import Conflict, InvalidInput, NotFound
from resumes_app.media.editlist import EditList
from resumes_app.media.looks import LOOKS
from resumes_app.media.typefaces import unknown_signs
from resumes_app.models import Draft, Take
from resumes_app.models.columns import public_id
from resumes_app.studio.schemas import DraftView, ToneView
from resumes_app.studio.service import history, timeline, titling
from resumes_app.studio.service.choices import bed_choices
from resumes_app.studio.service.clearing import UNDO_FOR
from resumes_app.studio.service.views import takes_of, view_of

TITLE_CHARS = 60

Change = Callable[[EditList], EditList]


async def open_draft(session: AsyncSession, who: Identity, job_id: int) -> DraftView:
    """Return `who`'s draft of a reply to the job, made where there was none.

    Raises:
        SignInNeeded, NotPermitted: `who` is not a candidate.
    """
    require(who, Permission.APPLY)
    now = clock.now()
    row = insert(Draft).values(
        public_id=public_id(), owner_id=who.id, job_id=job_id, edit={}, created_at=now, updated_at=now
    )
    await session.exec(row.on_conflict_do_nothing(index_elements=["owner_id", "job_id"]))
    draft = (await session.exec(select(Draft).where(Draft.owner_id == who.id, Draft.job_id == job_id))).one()
    return await view_of(session, draft)


async def draft_id(session: AsyncSession, who: Identity, job_id: int) -> str:
    """Return the public id of `who`'s draft of a reply to the job; "" where there is none."""
    mine = select(Draft.public_id).where(Draft.owner_id == who.user_id, Draft.job_id == job_id)
    return (await session.exec(mine)).one_or_none() or ""


async def draft_view(who: Identity, draft_id: str) -> DraftView:
    """Return the draft as it is saved.

    Raises:
        NotFound: `who` has no such draft.
    """
    require(who, Permission.APPLY)
    async with db.reading() as session:
        return await view_of(session, await owned(session, who, draft_id))


async def owned(session: AsyncSession, who: Identity, draft_id: str, *, lock: bool = False) -> Draft:
    """Return `who`'s draft row.

    Args:
        lock: Keep it from other transactions until this one ends.

    Raises:
        NotFound: `who` has no such draft.
    """
    statement = select(Draft).where(Draft.public_id == draft_id, Draft.owner_id == who.user_id)
    draft = (await session.exec(statement.with_for_update() if lock else statement)).one_or_none()
    if draft is None:
        raise NotFound("This draft is not there any more. Open the job and begin again.")
    return draft


async def _change(who: Identity, draft_id: str, change: Change, label: str, subject: str = "") -> DraftView:
    require(who, Permission.APPLY)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        await save(session, draft, change, label, subject)
        return await view_of(session, draft)


async def save(session: AsyncSession, draft: Draft, change: Change, label: str, subject: str = "") -> None:
    """Save the changed edit list as a step that can be undone, and tell every page that shows it.

    The caller holds the draft's lock.

    Args:
        label: What is done, in a word or two.
        subject: Quick changes of the same one are one step; "" keeps each apart.

    Raises:
        EditError: What came out cannot be saved.
    """
    takes = await takes_of(session, draft)
    before = draft.edit
    edit = timeline.written(change(timeline.known_only(timeline.read(before), takes)))
    if edit != before:
        draft.edit = edit
        await history.remember(session, draft, before, label, subject)
    await saved(session, draft, takes)


async def saved(session: AsyncSession, draft: Draft, takes: Mapping[str, Take]) -> None:
    """Note that the draft's edit was set: takes that it uses are no longer left out, and every page is told."""
    for clip in timeline.read(draft.edit).clips:
        if clip.take in takes:
            takes[clip.take].aside_at = None
    draft.version += 1
    draft.updated_at = clock.now()
    await session.flush()
    await db.notify(session, f"draft:{draft.public_id}", {})


async def reorder(who: Identity, draft_id: str, take_ids: list[str]) -> DraftView:
    """Put the takes in this order.

    Raises:
        Conflict: The draft has other takes than these.
    """
    require(who, Permission.APPLY)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        there = [name for name, take in (await takes_of(session, draft)).items() if take.aside_at is None]
        if sorted(take_ids) != sorted(there):
            raise Conflict("Your takes changed in another window. Look at them again, then put them in order.")
        await save(session, draft, lambda edit: timeline.in_order(edit, take_ids), "Order")
        return await view_of(session, draft)


async def choose_look(who: Identity, draft_id: str, look: str) -> DraftView:
    """Give the video this look.

    Raises:
        InvalidInput: There is no such look.
    """
    if look not in LOOKS:
        raise InvalidInput("There is no such look. Choose another one.")
    return await _change(who, draft_id, lambda edit: timeline.with_look(edit, look), "Look")


async def adjust(who: Identity, draft_id: str, tone: ToneView) -> DraftView:
    """Correct the picture: brightness, contrast and warmth, −100 to 100 each.

    Raises:
        InvalidInput: A value is no whole number of the scale.
    """
    names = ToneView.__annotations__
    if tone.keys() != names.keys() or not all(type(value) is int and -100 <= value <= 100 for value in tone.values()):
        raise InvalidInput("Brightness, contrast and warmth go from −100 to 100. Set them again.")
    return await _change(who, draft_id, lambda edit: timeline.with_tone(edit, tone), "Adjust", "tone")


async def clean_voice(who: Identity, draft_id: str, on: bool) -> DraftView:
    """Take rumble and steady noise from the voice, or leave it as it was recorded."""
    return await _change(who, draft_id, lambda edit: timeline.with_clean_voice(edit, bool(on)), "Clean voice")


async def choose_bed(who: Identity, draft_id: str, bed: str) -> DraftView:
    """Put this music under the video; "" takes it away.

    Raises:
        InvalidInput: There is no such bed.
    """
    if bed and bed not in {choice["id"] for choice in bed_choices()}:
        raise InvalidInput("There is no such music. Choose another one.")
    return await _change(who, draft_id, lambda edit: timeline.with_bed(edit, bed), "Music")


async def write_title(who: Identity, draft_id: str, text: str, dress: Mapping[str, object] | None = None) -> DraftView:
    """Lay this text over the beginning; "" takes it away.

    Args:
        dress: None leaves it as it was.

    Raises:
        InvalidInput: It is too long, has signs that cannot be drawn, or there is no such dress.
    """
    chosen = None if dress is None else titling.checked_dress(dress)
    text = " ".join(text.split())
    if len(text) > TITLE_CHARS:
        raise InvalidInput(f"A title has at most {TITLE_CHARS} characters. Make it shorter.")
    unknown = unknown_signs(text)
    if unknown:
        raise InvalidInput(f"“{unknown[0]}” cannot be drawn on the picture. Leave it out of the title.")

    def with_words(edit: EditList) -> EditList:
        return titling.with_title(edit, text, chosen or titling.dress_of(edit))

    return await _change(who, draft_id, with_words, "Title", "title")


async def style_title(who: Identity, draft_id: str, dress: Mapping[str, object]) -> DraftView:
    """Dress the title.

    Raises:
        InvalidInput: There is no title, or no such dress.
    """
    chosen = titling.checked_dress(dress)
    return await _change(who, draft_id, lambda edit: titling.dressed(edit, chosen), "Title", "title")


async def set_aside(who: Identity, draft_id: str, take_id: str) -> DraftView:
    """Leave the take out; it can be put back for a while, then it is erased. One that is out stays out."""
    require(who, Permission.APPLY)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        take = (await takes_of(session, draft)).get(take_id)
        places = [clip.take for clip in timeline.read(draft.edit).clips]
        if take is not None and (take_id in places or take.aside_at is None):
            take.position = places.index(take_id) if take_id in places else len(places)
            take.aside_at = clock.now()
            await save(session, draft, lambda edit: timeline.without_take(edit, take_id), "Remove take")
            await work.enqueue(session, "studio.clear_take", at=take.aside_at + UNDO_FOR, take_id=take.id)
        return await view_of(session, draft)


async def put_back(who: Identity, draft_id: str, take_id: str) -> DraftView:
    """Use the take again, where it was.

    Raises:
        NotFound: It has been erased.
    """
    require(who, Permission.APPLY)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        take = (await takes_of(session, draft)).get(take_id)
        if take is None:
            raise NotFound("This take has been erased. Record it again.")
        take.aside_at = None
        await save(session, draft, lambda edit: timeline.with_take(edit, take_id, take.position), "Put take back")
        return await view_of(session, draft)

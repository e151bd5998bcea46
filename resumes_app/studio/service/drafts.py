"""Drafts: the takes and the edit list of a video in the making. Every change is saved at once."""

from collections.abc import Callable, Mapping

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import permits, require
from resumes_app.errors import Conflict, InvalidInput, NotFound, NotPermitted
from resumes_app.media.editlist import EditList
from resumes_app.media.looks import LOOKS
from resumes_app.models import Draft, Take
from resumes_app.models.columns import public_id
from resumes_app.models.jobs import ClipPlace
from resumes_app.studio.schemas import DraftView, ToneView
from resumes_app.studio.service import history, timeline
from resumes_app.studio.service.choices import bed_choices
from resumes_app.studio.service.clearing import UNDO_FOR
from resumes_app.studio.service.history import Aside
from resumes_app.studio.service.sliding import slid
from resumes_app.studio.service.views import takes_of, view_of

NOT_YOURS = "You do not write this company’s jobs any more. What you recorded is kept."

Takes = Mapping[str, Take]
Change = Callable[[EditList, Mapping[str, int]], EditList]
"""Makes another edit list of one and the lengths of its takes, in ms."""


async def open_draft(session: AsyncSession, who: Identity, job_id: int, plan: str = "") -> DraftView:
    """Return `who`'s draft of a reply to the job, made where there was none.

    One that is sealed stays so: `unseal_draft`.

    Args:
        plan: By which a new one is planned at first; "" plans nothing.

    Raises:
        SignInNeeded, NotPermitted: `who` is not a candidate.
    """
    require(who, Permission.APPLY)
    now = clock.now()
    row = insert(Draft).values(
        public_id=public_id(), owner_id=who.id, job_id=job_id, edit={}, template=plan, created_at=now, updated_at=now
    )
    await session.exec(row.on_conflict_do_nothing(index_elements=["owner_id", "job_id"]))
    draft = (await session.exec(select(Draft).where(Draft.owner_id == who.id, Draft.job_id == job_id))).one()
    return await view_of(session, draft, await takes_of(session, draft))


async def open_clip_draft(
    session: AsyncSession, who: Identity, job: tuple[int, int], place: ClipPlace, plan: str = ""
) -> DraftView:
    """Return `who`'s draft of a video that a job of their company is to have, made where there was none.

    Args:
        job: Its id, and that of its company.
        plan: By which a new one is planned at first; "" plans nothing.

    Raises:
        SignInNeeded, NotPermitted: `who` does not manage the company's jobs.
    """
    job_id, company_id = job
    require(who, Permission.MANAGE_JOBS, company_id)
    now, key = clock.now(), {"owner_id": who.id, "clip_job_id": job_id, "clip_place": place}
    its = {**key, "clip_company_id": company_id}
    row = insert(Draft).values(public_id=public_id(), edit={}, template=plan, created_at=now, updated_at=now, **its)
    await session.exec(row.on_conflict_do_nothing(index_elements=list(key)))
    draft = (await session.exec(select(Draft).filter_by(**key))).one()
    return await view_of(session, draft, await takes_of(session, draft))


async def draft_id(session: AsyncSession, who: Identity, job_id: int) -> str:
    """Return the public id of `who`'s draft of a reply to the job; "" where there is none."""
    mine = select(Draft.public_id).where(Draft.owner_id == who.user_id, Draft.job_id == job_id)
    return (await session.exec(mine)).one_or_none() or ""


async def clip_place(session: AsyncSession, who: Identity, draft_id: str) -> ClipPlace | None:
    """Return what the draft becomes in a job that `who` writes; None where it is a candidate's, or there is none."""
    mine = select(Draft.clip_place).where(Draft.public_id == draft_id, Draft.owner_id == who.user_id)
    place = (await session.exec(mine)).one_or_none()
    return ClipPlace(place) if place else None


async def draft_view(who: Identity, draft_id: str) -> DraftView:
    """Return the draft as it is saved.

    Raises:
        NotFound: `who` has no such draft.
    """
    async with db.reading() as session:
        return await draft_in(session, who, draft_id)


async def draft_in(session: AsyncSession, who: Identity, draft_id: str) -> DraftView:
    """Return the draft as the caller's transaction sees it; raises as `draft_view`."""
    require(who, Permission.RECORD)
    draft = await owned(session, who, draft_id)
    return await view_of(session, draft, await takes_of(session, draft))


async def owned(session: AsyncSession, who: Identity, draft_id: str, *, lock: bool = False) -> Draft:
    """Return `who`'s draft row.

    Args:
        lock: Keep it from other transactions until this one ends.

    Raises:
        NotFound: `who` has no such draft.
        NotPermitted: `who` makes no such videos: a candidate's, or those of the company that it was begun for.
    """
    statement = select(Draft).where(Draft.public_id == draft_id, Draft.owner_id == who.user_id)
    draft = (await session.exec(statement.with_for_update() if lock else statement)).one_or_none()
    if draft is None:
        raise NotFound("This draft is not there any more. Begin a new one.")
    if draft.clip_place is None:
        require(who, Permission.APPLY)
    else:
        its = draft.clip_company_id
        if its is None or not permits(who, Permission.MANAGE_JOBS, its):
            raise NotPermitted(NOT_YOURS)
    return draft


async def edit_at(
    who: Identity, draft_id: str, version: int | None, change: Change, label: str, subject: str = ""
) -> DraftView:
    """Save what `change` makes of the edit.

    Args:
        version: Of the draft that this was decided on; None where that does not matter.
        label: What is done, in a word or two.
        subject: Quick moves of one slider of it are one step, so are words typed on; "" keeps each change apart.

    Raises:
        Conflict: The draft was changed since.
        NotFound: `who` has no such draft.
    """
    require(who, Permission.RECORD)
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        check_version(draft, version)
        takes = await takes_of(session, draft)
        await save(session, draft, takes, change, label, subject)
        return await view_of(session, draft, takes)


def check_version(draft: Draft, version: int | None) -> None:
    """Raises:
    Conflict: The draft was changed since `version`.
    """
    if version is not None and draft.version != version:
        raise Conflict("Your video was changed in another window. Look at it again, then go on.")


async def save(
    session: AsyncSession,
    draft: Draft,
    takes: Takes,
    change: Change,
    label: str,
    subject: str = "",
    *,
    left: Aside = (),
) -> None:
    """Save the changed edit list as a step that can be undone, and tell every page that shows it.

    Where nothing changes nothing is saved. The caller holds the draft's lock.

    Args:
        takes: All of the draft.
        label: What is done, in a word or two.
        subject: Quick moves of one slider of it are one step, so are words typed on; "" keeps each change apart.
        left: Takes that are left out by it, by public id.

    Raises:
        EditError: What came out cannot be saved.
    """
    durations = {name: take.duration_ms for name, take in takes.items()}
    before, aside_before = draft.edit, names_aside(takes)
    known = timeline.known_only(timeline.read(before), takes)
    edit = change(known, durations)
    used = {clip.take for clip in edit.clips}
    aside = [name for name in dict.fromkeys([*aside_before, *left]) if name not in used]
    written = timeline.written(edit)
    if written == before and aside == aside_before:
        return
    draft.edit = written
    await set_state(session, draft, takes, aside)
    moved = slid(known, edit) if subject else ""
    about = f"{subject} {moved}".strip()
    await history.remember(session, draft, (before, aside_before), label, about, aside, goes_on=moved != "")


async def set_state(session: AsyncSession, draft: Draft, takes: Takes, aside: Aside) -> None:
    """Leave exactly these takes out, which are erased after a while, and tell every page that shows the draft."""
    now = clock.now()
    for name, take in takes.items():
        if name not in aside:
            take.aside_at = None
        elif take.aside_at is None:
            take.aside_at = now
            await work.enqueue(session, "studio.clear_take", at=now + UNDO_FOR, take_id=take.id)
    await touch(session, draft)


async def touch(session: AsyncSession, draft: Draft) -> None:
    """Note that the draft was changed, and tell every page that shows it."""
    draft.version += 1
    draft.updated_at = clock.now()
    await session.flush()
    await db.notify(session, f"draft:{draft.public_id}", {"version": draft.version})


def names_aside(takes: Takes) -> list[str]:
    """Return the takes that are left out, by public id."""
    return [name for name, take in takes.items() if take.aside_at is not None]


async def choose_look(who: Identity, draft_id: str, look: str) -> DraftView:
    """Give the video this look.

    Raises:
        InvalidInput: There is no such look.
    """
    if look not in LOOKS:
        raise InvalidInput("There is no such look. Choose another one.")
    return await edit_at(who, draft_id, None, lambda edit, _: timeline.with_look(edit, look), "Look")


async def adjust(who: Identity, draft_id: str, tone: ToneView, *, apart: bool = False) -> DraftView:
    """Correct the picture: brightness, contrast and warmth, −100 to 100 each.

    Args:
        apart: True makes it a step of its own, however soon it follows another.

    Raises:
        InvalidInput: A value is no whole number of the scale.
    """
    names = ToneView.__annotations__
    if tone.keys() != names.keys() or not all(type(value) is int and -100 <= value <= 100 for value in tone.values()):
        raise InvalidInput("Brightness, contrast and warmth go from −100 to 100. Set them again.")
    subject = "" if apart else "tone"
    return await edit_at(who, draft_id, None, lambda edit, _: timeline.with_tone(edit, tone), "Adjust", subject)


async def clean_voice(who: Identity, draft_id: str, on: bool) -> DraftView:
    """Take rumble and steady noise from the voice, or leave it as it was recorded."""
    return await edit_at(who, draft_id, None, lambda edit, _: timeline.with_clean_voice(edit, bool(on)), "Clean voice")


async def choose_bed(who: Identity, draft_id: str, bed: str) -> DraftView:
    """Put this music under the video; "" takes it away.

    Raises:
        InvalidInput: There is no such bed.
    """
    if bed and bed not in {choice["id"] for choice in bed_choices()}:
        raise InvalidInput("There is no such music. Choose another one.")
    return await edit_at(who, draft_id, None, lambda edit, _: timeline.with_bed(edit, bed), "Music")

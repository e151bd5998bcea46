"""One project, many cuts: the takes and the edit of one draft, taken over into another."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db, storage, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import AppError, Conflict, NotFound
from resumes_app.files import service as files
from resumes_app.media.editlist import EditList
from resumes_app.models import Draft, Take
from resumes_app.studio.schemas import DraftView
from resumes_app.studio.service import drafts, timeline
from resumes_app.studio.service.strays import announced, clear_strays
from resumes_app.studio.service.takes import CARD, check_room
from resumes_app.studio.service.views import takes_of, view_of

CUT = "Copy"
COPY = "copy-"


async def cut_from(who: Identity, draft_id: str, source_id: str) -> DraftView:
    """Begin the draft as a cut of another one of `who`: its edit, and copies of the takes that are in it.

    The two go their own ways from then on: what is changed or erased in one stays in the other. Where they do not
    differ when they are sent they are one render.

    Args:
        draft_id: The draft to begin; its teleprompter keeps its script where it has one.
        source_id: The draft that is taken over.

    Raises:
        NotFound: `who` has no such drafts, or the takes of the other one have been erased.
        Conflict: The draft has takes already, or the other one was changed while its takes were copied.
        TooMany: There is no room for the copies.
    """
    require(who, Permission.RECORD)
    async with db.reading() as session:
        draft, source = await drafts.owned(session, who, draft_id), await drafts.owned(session, who, source_id)
        if (draft.clip_place is None, draft.clip_company_id) != (source.clip_place is None, source.clip_company_id):
            raise NotFound(
                "What you make for yourself and for each company stays apart. Choose another one, or record."
            )
        first = await _begun(session, who.id, draft, source)
    names = dict(zip(first.used, await announced(len(first.used)), strict=True))
    try:
        return await _copied(who, draft_id, source_id, first, names)
    except AppError:
        await clear_strays(list(names.values()))  # At once: the room is somebody's.
        raise


async def _copied(
    who: Identity, draft_id: str, source_id: str, first: "_Source", names: Mapping[str, str]
) -> DraftView:
    # Before the transaction: no row is locked while large files are copied.
    for name, take in first.used.items():
        async with storage.lend(take.storage_key) as path:
            await storage.put(_key(take, names[name]), path)
    async with db.transaction() as session:
        draft = await drafts.owned(session, who, draft_id, lock=True)
        source = await drafts.owned(session, who, source_id)
        now = await _begun(session, who.id, draft, source)
        if not now.used.keys() <= names.keys():
            raise Conflict("That video was changed in another window just now. Choose it again.")
        copies = [_copy(take, names[name], draft) for name, take in now.used.items()]
        session.add_all(copies)
        draft.script = draft.script or source.script
        await session.flush()
        for copy in copies:
            await files.grant(session, f"takes/{copy.public_id}", f"user:{who.id}")
            if copy.noticed is None:  # Nobody has looked at the other one yet.
                await work.enqueue(session, "studio.notice", take_id=copy.id)
        takes = await takes_of(session, draft)
        clips = tuple(replace(clip, take=names[clip.take]) for clip in now.edit.clips)
        await drafts.save(session, draft, takes, lambda _, __: replace(now.edit, clips=clips), CUT)
        return await view_of(session, draft, takes)


@dataclass(frozen=True, slots=True)
class _Source:
    """What is taken over: the edit, and by their names the takes that are in it."""

    edit: EditList
    used: dict[str, Take]


async def _begun(session: AsyncSession, owner_id: int, draft: Draft, source: Draft) -> _Source:
    if any(take.aside_at is None for take in (await takes_of(session, draft)).values()):
        raise Conflict("This video has takes already. Delete them first, or go on with them.")
    theirs = await takes_of(session, source)
    edit = timeline.known_only(timeline.read(source.edit), theirs)
    if not edit.clips:
        raise NotFound("The takes of that video are not there any more. Choose another one, or record.")
    used = {clip.take: theirs[clip.take] for clip in edit.clips}
    await check_room(session, owner_id, draft, len(used), sum(take.size_bytes for take in used.values()))
    return _Source(edit, used)


def words_in(view: DraftView) -> list[str]:
    """Return all words that are laid over the picture or are its captions."""
    return [text["text"] for text in view["texts"]] + [cue["text"] for cue in view["captions"]]


def _copy(take: Take, name: str, draft: Draft) -> Take:
    fields = take.model_dump(exclude={"id", "created_at", "position", "aside_at"})
    own = {
        "public_id": name,
        "client_id": f"{CARD if take.client_id.startswith(CARD) else COPY}{name}",
        "draft_id": draft.id,
        "storage_key": _key(take, name),
    }
    return Take(**(fields | own))


def _key(take: Take, name: str) -> str:
    return f"takes/{name}/{take.storage_key.rpartition('/')[2]}"

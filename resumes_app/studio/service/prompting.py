"""The teleprompter: what it shows, and its lines as captions of the takes in which they were spoken."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from resumes_app import db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import InvalidInput
from resumes_app.media.captions import apart
from resumes_app.media.editlist import CUE_FIELDS, MAX_CUES, Cue, EditList
from resumes_app.media.fields import record, rows
from resumes_app.media.typefaces import unknown_signs
from resumes_app.studio.schemas import DraftView
from resumes_app.studio.service import timeline
from resumes_app.studio.service.drafts import owned, save, touch
from resumes_app.studio.service.views import takes_of, view_of

SCRIPT_CHARS = 3_000
"""Two minutes of fast talk."""


async def write_script(who: Identity, draft_id: str, text: str) -> DraftView:
    """Let the teleprompter show this text; blank lines part its paragraphs.

    Raises:
        NotFound: `who` has no such draft.
        InvalidInput: It is too long, or no text.
    """
    require(who, Permission.RECORD)
    if not isinstance(text, str) or len(text) > SCRIPT_CHARS or "\0" in text:
        raise InvalidInput(f"A script has at most {SCRIPT_CHARS} characters. Make it shorter.")
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        if draft.script != text:
            draft.script = text
            await touch(session, draft)
        return await view_of(session, draft, await takes_of(session, draft))


async def note_spoken(who: Identity, draft_id: str, client_id: str, lines: Sequence[Mapping[str, Any]]) -> DraftView:
    """Caption the take with the lines of the teleprompter that were spoken in it; the first report counts.

    Captions that are there already stay; spoken lines give way to them.

    Args:
        client_id: The browser's own id of the take.
        lines: Captions in the take's own time, in order.

    Raises:
        NotFound: `who` has no such draft.
        InvalidInput: A line is no caption.
    """
    require(who, Permission.RECORD)
    given = [record(line, CUE_FIELDS, f"lines[{n}]", optional=frozenset()) for n, line in _numbered(lines)]
    cues = apart([Cue(**line) for line in given])
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        takes = await takes_of(session, draft)
        take = next((take for take in takes.values() if take.client_id == client_id), None)
        if take is None or take.spoken is not None:
            return await view_of(session, draft, takes)
        take.spoken = [asdict(cue) for cue in cues]
        name = take.public_id

        def captioned(edit: EditList, durations: Mapping[str, int]) -> EditList:
            heard = timeline.in_video(edit, name, cues, durations)
            free = [cue for cue in heard if not any(_meet(cue, other) for other in edit.captions)]
            if edit.burn is not None:
                free = [cue for cue in free if not unknown_signs(cue.text)]
            together = sorted([*edit.captions, *free], key=lambda cue: cue.start_ms)
            return replace(edit, captions=tuple(together[:MAX_CUES]))

        await save(session, draft, takes, captioned, "Captions")
        return await view_of(session, draft, takes)


def _numbered(lines: object) -> list[tuple[int, Any]]:
    return list(enumerate(rows(lines, MAX_CUES, "lines")))


def _meet(one: Cue, other: Cue) -> bool:
    return one.start_ms < other.end_ms and other.start_ms < one.end_ms

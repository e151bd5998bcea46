"""Captions of a draft: written line by line, brought in from a file, given out as one, drawn into the picture."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from resumes_app import db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import InvalidInput
from resumes_app.media import captions
from resumes_app.media.editlist import (
    BURN_FIELDS,
    CUE_FIELDS,
    MAX_CUES,
    MAX_TOTAL_MS,
    Burn,
    Cue,
    EditList,
    closed,
    duration_ms,
)
from resumes_app.media.fields import record, rows
from resumes_app.media.typefaces import unknown_signs
from resumes_app.studio.schemas import DraftView
from resumes_app.studio.service import timeline
from resumes_app.studio.service.cutting import Durations
from resumes_app.studio.service.drafts import edit_at, owned

NEW_LINE = "…"
"""What a line says that nobody has written yet; no viewer ever reads it."""
MAX_FILE_CHARS = 200_000
FORMATS = {"vtt": captions.to_vtt, "srt": captions.to_srt}


async def write_captions(who: Identity, draft_id: str, version: int, cues: Sequence[Mapping[str, Any]]) -> DraftView:
    """Give the video these captions and no others.

    Args:
        version: Of the draft that this was decided on; so below.
        cues: All fields of captions of the edit list (docs/edit-list.md), in order of time.

    Raises:
        Conflict: The draft was changed since; so below.
        InvalidInput: A field is missing or unfit, two captions overlap, or a sign cannot be drawn where they are.
    """
    given = [record(cue, CUE_FIELDS, f"captions[{n}]", optional=frozenset()) for n, cue in enumerate(_rows(cues))]
    return await _with_captions(who, draft_id, version, [Cue(**cue) for cue in given], "Captions", "captions")


async def import_captions(who: Identity, draft_id: str, version: int, text: str) -> tuple[DraftView, int]:
    """Take the captions from a WebVTT or SRT file; return how many lie behind the end of the video and were left out.

    Raises:
        InvalidInput: There is no caption in it that fits, or too many are.
    """
    if not isinstance(text, str) or len(text) > MAX_FILE_CHARS:
        raise InvalidInput("This is no captions file, or a very long one. Choose a .vtt or .srt file of this video.")
    cues = captions.apart(captions.read(text))
    view = await _with_captions(who, draft_id, version, cues, "Import captions")
    return view, len(cues) - len(view["captions"])


async def burn_captions(who: Identity, draft_id: str, version: int, burn: Mapping[str, Any] | None) -> DraftView:
    """Draw the captions into the picture, dressed so; None: they are a track that viewers can turn off.

    Raises:
        InvalidInput: A field is unknown or unfit, or a sign cannot be drawn.
    """
    dress = None if burn is None else Burn(**record(burn, BURN_FIELDS, "burn", optional=frozenset(BURN_FIELDS)))

    def with_it(edit: EditList, _: object) -> EditList:
        return drawable(replace(edit, burn=dress))

    return await edit_at(who, draft_id, version, with_it, "Caption style", "burn")


async def captions_file(who: Identity, draft_id: str, kind: str) -> str:
    """Return the captions as a file's text.

    Raises:
        NotFound: `who` has no such draft.
        InvalidInput: There is no such kind of file.
    """
    require(who, Permission.RECORD)
    if kind not in FORMATS:
        raise InvalidInput("Captions are given out as .vtt or .srt.")
    async with db.reading() as session:
        draft = await owned(session, who, draft_id)
    return FORMATS[kind](without_unwritten(timeline.read(draft.edit)).captions)


async def _with_captions(
    who: Identity, draft_id: str, version: int, cues: Sequence[Cue], label: str, subject: str = ""
) -> DraftView:
    def with_them(edit: EditList, durations: Durations) -> EditList:
        end_ms = min(duration_ms(closed(edit, durations)), MAX_TOTAL_MS)
        fitting = [replace(cue, end_ms=min(cue.end_ms, end_ms)) for cue in cues if cue.start_ms < end_ms]
        if cues and not fitting:
            raise InvalidInput("All of these captions lie behind the end of your video. Choose the ones that fit it.")
        return drawable(replace(edit, captions=tuple(_rows(fitting))))

    return await edit_at(who, draft_id, version, with_them, label, subject)


def drawable(edit: EditList, otherwise: str = "Leave it out, or keep captions as a track.") -> EditList:
    """Return the edit as it is.

    Args:
        otherwise: What can be done where a sign cannot be drawn.

    Raises:
        InvalidInput: Its captions are drawn into the picture, and a sign of them cannot be.
    """
    unknown = unknown_signs(" ".join(cue.text for cue in edit.captions)) if edit.burn else []
    if unknown:
        raise InvalidInput(f"“{unknown[0]}” cannot be drawn on the picture. {otherwise}")
    return edit


def without_unwritten(edit: EditList) -> EditList:
    """Return the edit without lines that nobody has written."""
    return replace(edit, captions=tuple(cue for cue in edit.captions if cue.text != NEW_LINE))


def _rows(cues: Sequence[Any]) -> list[Any]:
    return rows(cues, MAX_CUES, "captions")

"""A draft as its page shows it."""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict
from textwrap import shorten
from typing import Final, cast

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.media.captions import note_of
from resumes_app.media.editlist import (
    MAX_TOTAL_MS,
    Burn,
    Clip,
    Cue,
    EditList,
    Overlay,
    duration_ms,
    length_ms,
    poster_ms,
)
from resumes_app.media.looks import LOOKS
from resumes_app.media.profiles import STANDARD
from resumes_app.media.titles import meet
from resumes_app.models import Draft, Job, Take
from resumes_app.studio.schemas import (
    AS_TRACK,
    SILENCE,
    BurnView,
    CueView,
    DraftView,
    LaidText,
    MusicView,
    StickerView,
    TakeView,
    TimelineClip,
)
from resumes_app.studio.service import history, timeline
from resumes_app.studio.service.advice import advice_on
from resumes_app.studio.service.intake import intake
from resumes_app.studio.service.speech_requests import speech_view

NAMED_CHARS: Final = 30
"""Of a text, where it is named."""
APART: Final = "Put one of them elsewhere, or show them one after the other."


async def takes_of(session: AsyncSession, draft: Draft) -> dict[str, Take]:
    """Return all takes of the draft by public id, those that were set aside too."""
    rows = await session.exec(select(Take).where(Take.draft_id == draft.id).order_by(col(Take.id)))
    return {take.public_id: take for take in rows}


async def view_of(session: AsyncSession, draft: Draft, takes: Mapping[str, Take]) -> DraftView:
    """Return the draft as it is saved.

    Args:
        takes: All of it (`takes_of`).
    """
    edit = timeline.known_only(timeline.read(draft.edit), takes)
    edit = timeline.fitted(edit, {name: take.duration_ms for name, take in takes.items()})
    total_ms = duration_ms(edit)
    cap_ms = await _cap_of(session, draft)
    undo, redo = await history.labels(session, draft)
    shown = _take_views(edit, takes)
    # Texts are measured for it: many of them take longer than others should wait.
    text_notes, cue_notes = await asyncio.to_thread(_notes, edit)
    return DraftView(
        id=draft.public_id,
        intake=intake(draft),
        accepts_from=draft.accepts_from,
        version=draft.version,
        takes=shown,
        newest=max((take["id"] for take in shown), key=lambda name: takes[name].id or 0, default=""),
        advice=advice_on(edit, takes, [take["id"] for take in shown]),
        clips=_clip_views(edit, shown),
        look=edit.look,
        look_css=LOOKS[edit.look].css,
        tone=timeline.tone_of(edit),
        bed=edit.music.bed if edit.music else "",
        clean_voice=edit.clean_voice,
        title=draft.title,
        script=draft.script,
        template=draft.template,
        texts=[
            cast(LaidText, {**asdict(text), "note": note}) for text, note in zip(edit.overlays, text_notes, strict=True)
        ],
        stickers=[cast(StickerView, asdict(sticker)) for sticker in edit.stickers],
        captions=[
            CueView(start_ms=cue.start_ms, end_ms=cue.end_ms, text=cue.text, note=note)
            for cue, note in zip(edit.captions, cue_notes, strict=True)
        ],
        burn=cast(BurnView, {**asdict(edit.burn), "on": True}) if edit.burn else AS_TRACK,
        speech=await speech_view(session, draft),
        music=cast(MusicView, asdict(edit.music)) if edit.music else SILENCE,
        cover_ms=-1 if edit.cover_ms is None else edit.cover_ms,
        poster_ms=poster_ms(edit, STANDARD.poster_at_ms),
        total_ms=total_ms,
        cap_ms=cap_ms,
        over_ms=max(0, total_ms - cap_ms),
        undo=undo,
        redo=redo,
    )


def _notes(edit: EditList) -> tuple[list[str], list[str]]:
    return [_note_of_text(text, edit) for text in edit.overlays], [_note_of_caption(cue, edit) for cue in edit.captions]


def _note_of_caption(cue: Cue, edit: EditList) -> str:
    over = next((text for text in edit.overlays if _meet(text, cue, edit.burn)), None)
    said = f"It lies over your text “{shorten(over.text, NAMED_CHARS, placeholder='…')}”. {APART}" if over else ""
    return " ".join(filter(None, [note_of(cue), said]))


def _note_of_text(text: Overlay, edit: EditList) -> str:
    over = next((number for number, cue in enumerate(edit.captions, 1) if _meet(text, cue, edit.burn)), 0)
    return f"Line {over} of your captions lies over it. {APART}" if over else ""


def _meet(text: Overlay, cue: Cue, burn: Burn | None) -> bool:
    return burn is not None and bool(text.text.strip() and cue.text.strip()) and meet(text, cue, burn, STANDARD)


async def _cap_of(session: AsyncSession, draft: Draft) -> int:
    """Return how long the video may be, in ms: that of a reply, as long as its job says."""
    limit_s = (await session.exec(select(Job.reply_limit_s).where(Job.id == draft.job_id))).one_or_none()
    return MAX_TOTAL_MS if limit_s is None else min(limit_s * 1000, MAX_TOTAL_MS)


def _take_views(edit: EditList, takes: Mapping[str, Take]) -> list[TakeView]:
    used: dict[str, int] = {}
    for clip in edit.clips:
        used[clip.take] = used.get(clip.take, 0) + length_ms(clip) - clip.transition_ms
    unused = [name for name, take in takes.items() if name not in used and take.aside_at is None]
    return [_take_view(takes[name], used.get(name, 0)) for name in [*used, *unused]]


def _take_view(take: Take, used_ms: int) -> TakeView:
    return TakeView(
        id=take.public_id,
        client_id=take.client_id,
        src=f"/media/{take.storage_key}",
        duration_ms=take.duration_ms,
        used_ms=used_ms,
        width=take.width,
        height=take.height,
    )


def _clip_views(edit: EditList, takes: list[TakeView]) -> list[TimelineClip]:
    numbers = {take["id"]: number for number, take in enumerate(takes, 1)}
    by_id = {take["id"]: take for take in takes}
    placed = zip(edit.clips, timeline.starts_ms(edit), strict=True)
    return [_clip_view(clip, start, by_id[clip.take], numbers[clip.take]) for clip, start in placed]


def _clip_view(clip: Clip, start_ms: int, take: TakeView, number: int) -> TimelineClip:
    return TimelineClip(
        take=clip.take,
        client_id=take["client_id"],
        src=take["src"],
        number=number,
        take_ms=take["duration_ms"],
        width=take["width"],
        height=take["height"],
        in_ms=clip.in_ms,
        out_ms=clip.out_ms or take["duration_ms"],
        start_ms=start_ms,
        length_ms=length_ms(clip),
        speed=clip.speed,
        gain_db=clip.gain_db,
        mute=clip.mute,
        fit=clip.fit,
        zoom=clip.zoom,
        focus_x=clip.focus_x,
        focus_y=clip.focus_y,
        transition=clip.transition,
        transition_ms=clip.transition_ms,
    )

"""What a reviewer may know of a reply whose job reveals replies in stages; all the rest does not leave the service."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.accounts.schemas import Identity
from resumes_app.applications.service import reached, stages_of
from resumes_app.models import Application, Clip, Reveal, Score
from resumes_app.models.reviews import Stage
from resumes_app.reviews.schemas import DeckCard
from resumes_app.reviews.service.nameless import nameless
from resumes_app.studio.schemas import NO_CLIP, ClipView
from resumes_app.studio.service import sounds_of

NOTHING_TO_READ = "This reply has no captions, so it begins with its sound."
NOTHING_TO_HEAR = "This reply has no captions and no voice: there is nothing to read or hear."


@dataclass(frozen=True)
class Seen:
    """How far one reviewer is with one reply."""

    label: str
    """What it is called until its name is known."""
    stages: tuple[Stage, ...]
    stage: Stage
    scores: dict[str, int]
    """Stage → the reviewer's own score of it."""
    sound: str
    """Storage key of the sound by itself; empty without."""

    @property
    def named(self) -> bool:
        """True where the reviewer may know who it is."""
        return self.stage == Stage.PICTURE

    @property
    def next(self) -> Stage | None:
        """Return the stage that a score opens."""
        place = self.stages.index(self.stage) + 1
        return self.stages[place] if place < len(self.stages) else None


async def seen_by(session: AsyncSession, who: Identity, replies: Sequence[Application]) -> dict[int, Seen]:
    """Return how far `who` is with each reply (with a clip), by its id."""
    ids = [reply.id or 0 for reply in replies]
    clip_ids = [reply.clip_id or 0 for reply in replies]
    said = dict((await session.exec(select(Clip.id, Clip.transcript).where(col(Clip.id).in_(clip_ids)))).all())
    sounds = await sounds_of(session, clip_ids)
    opened: dict[int, set[Stage]] = {}
    for reveal in await session.exec(select(Reveal).where(col(Reveal.application_id).in_(ids), _own(Reveal, who))):
        opened.setdefault(reveal.application_id, set()).add(reveal.stage)
    scores: dict[int, dict[str, int]] = {}
    for score in await session.exec(select(Score).where(col(Score.application_id).in_(ids), _own(Score, who))):
        scores.setdefault(score.application_id, {})[score.stage.value] = score.points
    found = {}
    for reply, reply_id, clip_id in zip(replies, ids, clip_ids, strict=True):
        sound = sounds.get(clip_id, "")
        stages = stages_of(said[clip_id], has_sound=bool(sound))
        stage = reached(stages, opened.get(reply_id, ()))
        found[reply_id] = Seen(f"Applicant {reply.number}", stages, stage, scores.get(reply_id, {}), sound)
    return found


def veiled(card: DeckCard, seen: Seen, *names: str) -> DeckCard:
    """Return the card with nothing on it but what `seen` allows.

    Args:
        names: Of the person, none of which stays in the words.
    """
    after = seen.next
    known: DeckCard = {
        **card,
        "stage": seen.stage.value,
        "next": after.value if after else "",  # type: ignore[typeddict-item]  # one of the three
        "scores": seen.scores,
        "why": _why(seen, card["clip"]["transcript"]),
    }
    if seen.named:
        return known
    words = nameless(card["clip"]["transcript"], *names)
    clip: ClipView = {**NO_CLIP, "transcript": words}
    if seen.stage == Stage.WORDS:
        return {**known, "name": seen.label, "length": "", "clip": clip}
    clip = {**clip, "duration_ms": card["clip"]["duration_ms"]}
    return {**known, "name": seen.label, "sound": f"/media/{seen.sound}", "clip": clip}


def _why(seen: Seen, transcript: str) -> str:
    if transcript.strip():
        return ""
    return NOTHING_TO_READ if seen.stages[0] == Stage.SOUND else NOTHING_TO_HEAR


def _own(table: type[Reveal] | type[Score], who: Identity) -> sa.ColumnElement[bool]:
    return col(table.reviewer_id) == who.user_id

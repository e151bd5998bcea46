"""Drafts, takes, renders and the published clips they lead to."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from resumes_app.models.columns import choice, owner, public_id_field, stamped
from resumes_app.models.jobs import ClipPlace


class RenderStatus(StrEnum):
    """Where a render is on its way."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class SpeechStatus(StrEnum):
    """How far captions from speech are."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Draft(SQLModel, table=True):
    """An edit in the making: for a job's reply, for a video of the employer's, or (for neither) for a public résumé."""

    __tablename__ = "draft"
    __table_args__ = (
        sa.UniqueConstraint("owner_id", "job_id"),
        sa.UniqueConstraint("owner_id", "clip_job_id", "clip_place"),
    )

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = public_id_field()
    owner_id: int = owner("user_account.id")
    job_id: int | None = owner("job.id", nullable=True, on_delete="SET NULL")
    """The job that it is a reply to."""
    clip_place: ClipPlace | None = Field(default=None, sa_type=choice(ClipPlace, "clip_place"), nullable=True)
    """What it becomes in `clip_job_id`, for which its person writes; None: it is a candidate's."""
    clip_job_id: int | None = owner("job.id", nullable=True, on_delete="SET NULL")
    """The job whose video it becomes; None also where that was deleted."""
    clip_company_id: int | None = owner("company.id", nullable=True, on_delete="SET NULL")
    """The company of that job, also when the job is no more: nobody else's writers make anything of it."""
    edit: dict[str, Any] = Field(default_factory=dict, sa_column=sa.Column(JSONB, nullable=False))
    """The edit list as JSON (`media.editlist`), unresolved; empty until the first take."""
    script: str = Field(default="", max_length=3000)
    """What the teleprompter shows."""
    title: str = Field(default="", max_length=120, sa_column_kwargs={"server_default": ""})
    """What its person calls it, and proposes to call it in public."""
    template: str = Field(default="", max_length=24)
    """What the video is planned by (`studio.service.templates`); empty for no plan."""
    accepts_from: int = 0
    """The oldest intake whose takes come into the draft unasked; `discards` is the newest one. Above that the draft is
    sealed: its reply was sent."""
    accepted_before: int = 0
    """What `accepts_from` was until the draft was given up last: undo makes it so again."""
    step: int = 0
    """Number of the `DraftStep` that `edit` is."""
    version: int = 0
    """How often it was saved: what was decided on an older one is refused."""
    discards: int = 0
    """How often it was given up, or made anew after it was sent: a take that was begun before does not come back
    into it unasked."""
    created_at: datetime = stamped()
    updated_at: datetime = stamped()


class DraftStep(SQLModel, table=True):
    """An edit that a draft has had, for undo and redo."""

    __tablename__ = "draft_step"
    __table_args__ = (sa.UniqueConstraint("draft_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    draft_id: int = owner("draft.id", index=False)
    number: int
    edit: dict[str, Any] = Field(sa_column=sa.Column(JSONB, nullable=False))
    label: str = Field(default="", max_length=40)
    """What made it of the one before, in a word or two."""
    subject: str = Field(default="", max_length=40)
    """What was changed: quick changes of the same are one step."""
    aside: list[str] = Field(default_factory=list, sa_column=sa.Column(JSONB, nullable=False))
    """Takes that were left out then, by public id."""
    created_at: datetime = stamped()


class SpeechRequest(SQLModel, table=True):
    """A draft whose captions are to be written from what is said in it; a newer one takes an older one's place."""

    __tablename__ = "speech_request"

    id: int | None = Field(default=None, primary_key=True)
    draft_id: int = Field(foreign_key="draft.id", ondelete="CASCADE", unique=True)
    status: SpeechStatus = Field(default=SpeechStatus.WAITING, sa_type=choice(SpeechStatus, "status"))
    attempts: int = 0
    error: str = ""
    """For the person who waits; empty unless failed."""
    created_at: datetime = stamped()


class Take(SQLModel, table=True):
    """One recording: an untouched original in storage under `takes/<public_id>`; of sound alone, a copy with a card."""

    __tablename__ = "take"
    __table_args__ = (sa.UniqueConstraint("owner_id", "client_id"),)

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = public_id_field()
    owner_id: int = owner("user_account.id")
    draft_id: int = owner("draft.id")
    client_id: str = Field(max_length=64)
    """The browser's own id of the take: a repeated upload is the same take."""
    position: int = 0
    """Its place in the edit before it was left out."""
    aside_at: datetime | None = None
    """Since when it has been left out; None while it is in use."""
    storage_key: str = Field(max_length=200)
    sha256: str = Field(max_length=64)
    size_bytes: int = Field(sa_type=sa.BigInteger)
    demuxer: str = Field(max_length=16)
    width: int = 0
    height: int = 0
    duration_ms: int = 0
    has_video: bool = True
    has_audio: bool = True
    sound_only: bool = False
    """A voice and a card: nobody is seen. Never an employer's to know."""
    spoken: list[dict[str, Any]] | None = Field(default=None, sa_column=sa.Column(JSONB, nullable=True))
    """Lines of the teleprompter as captions (`media.editlist.Cue`) in the take's own time; None: it was not used."""
    heard: list[dict[str, Any]] | None = Field(default=None, sa_column=sa.Column(JSONB, nullable=True))
    """Words of the take as an engine heard them (`media.transcription`), in its own time; None: it has not listened."""
    noticed: list[str] | None = Field(default=None, sa_column=sa.Column(JSONB, nullable=True))
    """What its owner could do better (`media.noticing.KINDS`); None: nobody has looked yet. Never an employer's."""
    created_at: datetime = stamped()


class Clip(SQLModel, table=True):
    """A published set: files under `clips/<token>/`. Who may see it is in `Grant`."""

    __tablename__ = "clip"

    id: int | None = Field(default=None, primary_key=True)
    token: str = public_id_field()
    owner_id: int | None = owner("user_account.id", nullable=True)
    """None: an employer's own clip of the demo."""
    width: int
    height: int
    duration_ms: int
    placeholder: str = ""
    """An 18×32 WebP as a data URI."""
    transcript: str = ""
    """What is said, as plain text; empty where there are no captions."""
    captions_drawn: bool = False
    """Whether the captions are in the picture too: as a track they would be read twice."""
    created_at: datetime = stamped()


class Rendition(SQLModel, table=True):
    """One file of a published set."""

    __tablename__ = "rendition"
    __table_args__ = (sa.UniqueConstraint("clip_id", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    clip_id: int = owner("clip.id")
    kind: str = Field(max_length=16)
    """mp4_1080, mp4_720, mp4_480, preview, poster, captions, waveform; sound, kept apart under `sounds/`."""
    storage_key: str = Field(max_length=200, unique=True)
    content_type: str = Field(max_length=60)
    size_bytes: int = Field(sa_type=sa.BigInteger)


class RenderRequest(SQLModel, table=True):
    """A draft whose edit a render was asked for: cuts of one project that do not differ are one render."""

    __tablename__ = "render_request"

    render_id: int = Field(foreign_key="render.id", primary_key=True, ondelete="CASCADE")
    draft_id: int = Field(foreign_key="draft.id", primary_key=True, ondelete="CASCADE", index=True)


class Render(SQLModel, table=True):
    """A frozen edit on its way to a clip. `content_key` makes a repeated request harmless."""

    __tablename__ = "render"

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = public_id_field()
    owner_id: int = owner("user_account.id")
    content_key: str = Field(max_length=64, unique=True)
    edit: dict[str, Any] = Field(sa_column=sa.Column(JSONB, nullable=False))
    profile: str = Field(default="vertical", max_length=24)
    """Name of the published set that it becomes (`media.profiles`)."""
    status: RenderStatus = Field(default=RenderStatus.QUEUED, sa_type=choice(RenderStatus, "status"))
    progress: float = 0.0
    """0 to 1."""
    left_s: int | None = None
    """How long it will still take, by the encode's own speed; None while nothing can be said."""
    attempts: int = 0
    error: str = ""
    """For the person who waits; empty unless failed."""
    first_cut: str = Field(default="", max_length=200)
    """Storage key of what its owner can play until the clip is there; empty without."""
    clip_id: int | None = owner("clip.id", nullable=True, on_delete="SET NULL")
    created_at: datetime = stamped()
    finished_at: datetime | None = None

"""Vacancies and what candidates did with them in the feed."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from resumes_app.models.columns import choice, owner, stamped


class JobStatus(StrEnum):
    """A closed job stays readable, and says that it is closed."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CLOSED = "closed"


class Remote(StrEnum):
    """Where the work is done."""

    ONSITE = "onsite"
    HYBRID = "hybrid"
    REMOTE = "remote"


class ReviewRule(StrEnum):
    """Whether replies are reviewed as they come or after the close."""

    ROLLING = "rolling"
    AFTER_CLOSE = "after_close"


class Level(StrEnum):
    """How much a job asks somebody to have done before."""

    ENTRY = "entry"
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"


class ReplyKind(StrEnum):
    """How a candidate may answer; each becomes a card of the same size."""

    VIDEO = "video"
    SOUND = "sound"
    TEXT = "text"


class ClipPlace(StrEnum):
    """A video of the employer that a job has: one that tells about it, and one that asks its question."""

    CLIP = "clip"
    QUESTION = "question"


TITLE_CHARS = 140
DESCRIPTION_CHARS = 60_000
MOST_PAY = 1_000_000_000
REPLY_LIMIT_S = 90
"""The longest reply of any job, in seconds."""


_PUBLISHED = sa.text("status = 'published'")
_IN_FEED = sa.text("status = 'published' AND clip_id IS NOT NULL")


class Job(SQLModel, table=True):
    """A vacancy."""

    __tablename__ = "job"
    __table_args__ = (
        sa.Index("ix_job_newest", "published_at", "id", postgresql_where=_IN_FEED),
        sa.Index("ix_job_closing", "closes_at", "id", postgresql_where=_IN_FEED),
        sa.Index("ix_job_tags", "tags", postgresql_using="gin"),
        sa.Index("ix_job_published_at", "published_at", "id", postgresql_where=_PUBLISHED),
        sa.Index("ix_job_closes_at", "closes_at", postgresql_where=_PUBLISHED),
        sa.Index("ix_job_updated_at", "updated_at"),
        sa.Index("ix_job_company_id_id", "company_id", "id"),
        sa.UniqueConstraint("company_id", "source", "source_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(max_length=120, unique=True)
    company_id: int = owner("company.id")
    title: str = Field(max_length=TITLE_CHARS)
    description_html: str = ""
    question: str = Field(default="", max_length=300)
    """What a candidate is asked to answer on video."""
    more_questions: list[str] = Field(default_factory=list, sa_column=sa.Column(ARRAY(sa.String(300)), nullable=False))
    """Asked after `question`, in this order."""
    reply_kinds: list[str] = Field(
        default_factory=lambda: [kind.value for kind in ReplyKind],
        sa_column=sa.Column(ARRAY(sa.String(8)), nullable=False),
    )
    """Values of `ReplyKind`; at least one."""
    reply_limit_s: int = REPLY_LIMIT_S
    """The longest reply, in seconds; at most `REPLY_LIMIT_S`."""
    max_replies: int | None = None
    """No more replies are taken than this; None: no cap."""
    place: str = Field(default="", max_length=120)
    country: str = Field(default="", max_length=2)
    place_id: int | None = None
    """GeoNames' number of the place, where it is known."""
    latitude: float | None = None
    longitude: float | None = None
    """Degrees (WGS 84) of the place, both or neither."""
    remote: Remote = Field(default=Remote.ONSITE, sa_type=choice(Remote, "remote"))
    employment_type: str = Field(default="FULL_TIME", max_length=16)
    """As schema.org names it: FULL_TIME, PART_TIME, INTERN, …; empty where it is not stated."""
    level: Level | None = Field(default=None, sa_type=choice(Level, "level"), nullable=True)
    """None where the employer says nothing about it."""
    pay_min: Decimal | None = Field(default=None, max_digits=12, decimal_places=2)
    """In `pay_currency`, to the hundredth."""
    pay_max: Decimal | None = Field(default=None, max_digits=12, decimal_places=2)
    pay_currency: str = Field(default="EUR", max_length=3)
    pay_unit: str = Field(default="HOUR", max_length=5)
    """HOUR, DAY, WEEK, MONTH or YEAR."""
    tags: list[str] = Field(default_factory=list, sa_column=sa.Column(ARRAY(sa.String(40)), nullable=False))
    status: JobStatus = Field(default=JobStatus.DRAFT, sa_type=choice(JobStatus, "status"))
    review_rule: ReviewRule = Field(default=ReviewRule.ROLLING, sa_type=choice(ReviewRule, "review_rule"))
    reply_by_days: int = 14
    """The employer's promise: an answer within so many days of the close (or of the reply, when rolling)."""
    staged_reveal: bool = False
    """Each reviewer reads a reply without its name first, then hears it, then sees it; fixed once somebody replies."""
    numbered: int = 0
    """How many numbers such replies were given; none is given twice."""
    time_zone: str = Field(default="UTC", max_length=40)
    full_hd: bool = False
    """Replies are published in 1080×1920 too, where a take has it: for jobs where it counts what one sees."""
    accommodation_contact: str = Field(default="", max_length=200)
    clip_id: int | None = owner("clip.id", nullable=True, on_delete="SET NULL")
    question_clip_id: int | None = owner("clip.id", nullable=True, on_delete="SET NULL")
    """The question as the employer asks it in a clip of its own."""
    source: str | None = Field(default=None, max_length=80)
    """Where it was imported from, such as `greenhouse:acme`; None for a job that was written here."""
    source_id: str | None = Field(default=None, max_length=120)
    """Its id there."""
    source_url: str = Field(default="", max_length=500)
    vanished_at: datetime | None = None
    """When an import closed it because it was no longer there; should it come back, it opens again."""
    created_at: datetime = stamped()
    updated_at: datetime = stamped()
    """When what its page tells has last changed."""
    published_at: datetime | None = None
    closes_at: datetime | None = None
    """The deadline. It is enforced whether or not the status has caught up."""
    closed_at: datetime | None = None
    """When the status became `closed`; before `closes_at` where somebody closed the job early."""


class JobClip(SQLModel, table=True):
    """A job's place for a video: what is on its way into it, and what was taken out of it last."""

    __tablename__ = "job_clip"

    job_id: int = Field(foreign_key="job.id", primary_key=True, ondelete="CASCADE")
    place: ClipPlace = Field(sa_column=sa.Column(choice(ClipPlace, "place"), primary_key=True, nullable=False))
    person_id: int | None = owner("user_account.id", nullable=True, on_delete="SET NULL")
    """Who wants what is on its way to be there."""
    render_id: int | None = owner("render.id", nullable=True, on_delete="SET NULL")
    """What is on its way; None where nothing is."""
    refusal: str = ""
    """Why the newest one was not taken when it was made; empty where it was."""
    removed_clip_id: int | None = owner("clip.id", nullable=True, on_delete="SET NULL")
    """What was there until it was removed: undo puts it back."""
    removed_at: datetime | None = None


class SavedJob(SQLModel, table=True):
    """A job a candidate wants to come back to. Saving never applies."""

    __tablename__ = "saved_job"

    user_id: int = Field(foreign_key="user_account.id", primary_key=True, ondelete="CASCADE")
    job_id: int = Field(foreign_key="job.id", primary_key=True, ondelete="CASCADE", index=True)
    saved_at: datetime = stamped()


class PassedJob(SQLModel, table=True):
    """A job a candidate does not want to see again."""

    __tablename__ = "passed_job"

    user_id: int = Field(foreign_key="user_account.id", primary_key=True, ondelete="CASCADE")
    job_id: int = Field(foreign_key="job.id", primary_key=True, ondelete="CASCADE", index=True)
    passed_at: datetime = stamped()


class SeenJob(SQLModel, table=True):
    """How long a candidate has watched a job's clip."""

    __tablename__ = "seen_job"

    user_id: int = Field(foreign_key="user_account.id", primary_key=True, ondelete="CASCADE")
    job_id: int = Field(foreign_key="job.id", primary_key=True, ondelete="CASCADE", index=True)
    watched_ms: int = 0
    seen_at: datetime = stamped()

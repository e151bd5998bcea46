"""Vacancies and what candidates did with them in the feed."""

from datetime import datetime
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


class Job(SQLModel, table=True):
    """A vacancy."""

    __tablename__ = "job"
    __table_args__ = (sa.Index("ix_job_feed", "status", "published_at", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(max_length=120, unique=True)
    company_id: int = owner("company.id")
    title: str = Field(max_length=140)
    description_html: str = ""
    question: str = Field(default="", max_length=300)
    """What a candidate is asked to answer on video."""
    place: str = Field(default="", max_length=120)
    country: str = Field(default="", max_length=2)
    remote: Remote = Field(default=Remote.ONSITE, sa_type=choice(Remote, "remote"))
    employment_type: str = Field(default="FULL_TIME", max_length=16)
    """schema.org's names: FULL_TIME, PART_TIME, INTERN, …"""
    pay_min: int | None = None
    """In whole units of `pay_currency`."""
    pay_max: int | None = None
    pay_currency: str = Field(default="EUR", max_length=3)
    pay_unit: str = Field(default="HOUR", max_length=5)
    """HOUR, DAY, WEEK, MONTH or YEAR."""
    tags: list[str] = Field(default_factory=list, sa_column=sa.Column(ARRAY(sa.String(40)), nullable=False))
    status: JobStatus = Field(default=JobStatus.DRAFT, sa_type=choice(JobStatus, "status"))
    review_rule: ReviewRule = Field(default=ReviewRule.ROLLING, sa_type=choice(ReviewRule, "review_rule"))
    reply_by_days: int = 14
    """The employer's promise: an answer within so many days of the close (or of the reply, when rolling)."""
    time_zone: str = Field(default="UTC", max_length=40)
    full_hd: bool = False
    """Replies are published in 1080×1920 too, where a take has it: for jobs where it counts what one sees."""
    accommodation_contact: str = Field(default="", max_length=200)
    clip_id: int | None = owner("clip.id", nullable=True, on_delete="SET NULL")
    created_at: datetime = stamped()
    published_at: datetime | None = None
    closes_at: datetime | None = None
    """The deadline. It is enforced whether or not the status has caught up."""
    closed_at: datetime | None = None
    """When the status became `closed`; before `closes_at` where somebody closed the job early."""


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

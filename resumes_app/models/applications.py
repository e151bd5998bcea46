"""Replies to jobs."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from resumes_app.models.columns import choice, owner, public_id_field, stamped


class ApplicationStatus(StrEnum):
    """What the candidate is told."""

    SUBMITTED = "submitted"
    SHORTLISTED = "shortlisted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Application(SQLModel, table=True):
    """A candidate's reply to a job: at most one a job."""

    __tablename__ = "application"
    __table_args__ = (
        sa.UniqueConstraint("job_id", "candidate_id"),
        sa.UniqueConstraint("job_id", "number"),
        sa.Index("ix_application_deck", "job_id", "submitted_at", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = public_id_field()
    job_id: int = owner("job.id", index=False)
    candidate_id: int = owner("user_account.id")
    number: int | None = None
    """What reviewers call it who may not know the name; None where the job shows names from the beginning."""
    render_id: int | None = owner("render.id", nullable=True, on_delete="SET NULL")
    status: ApplicationStatus = Field(default=ApplicationStatus.SUBMITTED, sa_type=choice(ApplicationStatus, "status"))
    starred: bool = False
    clip_id: int | None = owner("clip.id", nullable=True, on_delete="SET NULL")
    """Set when the render is done; until then the reply is not in the deck."""
    submitted_at: datetime = stamped()
    decided_at: datetime | None = None
    withdrawn_at: datetime | None = None
    version: int = 0
    """Grows with each decision and undo, so that a stale one is noticed."""


class Watch(SQLModel, table=True):
    """How much of a reply a reviewer has watched; candidates learn how many watched, never who."""

    __tablename__ = "watch"

    application_id: int = Field(foreign_key="application.id", primary_key=True, ondelete="CASCADE")
    reviewer_id: int = Field(foreign_key="user_account.id", primary_key=True, ondelete="CASCADE", index=True)
    watched_ms: int = 0
    """The longest single viewing."""
    watched_at: datetime = stamped()

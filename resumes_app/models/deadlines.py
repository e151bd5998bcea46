"""What the time before a deadline leaves behind: reminders, calendars, and replies on their way."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field, SQLModel

from resumes_app.models.columns import stamped


class Reminder(SQLModel, table=True):
    """A person was reminded of a job. A deadline that has moved is another one, with reminders of its own."""

    __tablename__ = "reminder"

    user_id: int = Field(foreign_key="user_account.id", primary_key=True, ondelete="CASCADE")
    job_id: int = Field(foreign_key="job.id", primary_key=True, ondelete="CASCADE", index=True)
    closes_at: datetime = Field(primary_key=True)
    lead_h: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    """Which of a deadline's reminders it was: so many hours before."""
    at: datetime = stamped()


class CalendarLink(SQLModel, table=True):
    """The address under which a person's calendar reads the deadlines of saved jobs; gone when it is turned off."""

    __tablename__ = "calendar_link"

    user_id: int = Field(foreign_key="user_account.id", primary_key=True, ondelete="CASCADE")
    token: str = Field(max_length=48, unique=True)
    created_at: datetime = stamped()


class PressedSend(SQLModel, table=True):
    """Somebody sent a reply whose takes were still on their way; it counts from then."""

    __tablename__ = "pressed_send"

    user_id: int = Field(foreign_key="user_account.id", primary_key=True, ondelete="CASCADE")
    job_id: int = Field(foreign_key="job.id", primary_key=True, ondelete="CASCADE", index=True)
    pressed_at: datetime = stamped()
    coming: list[str] = Field(default_factory=list, sa_column=sa.Column(ARRAY(sa.String(64)), nullable=False))
    """The browser's own ids of the takes that were on their way."""
    held: dict[str, int] = Field(default_factory=dict, sa_column=sa.Column(JSONB, nullable=False, server_default="{}"))
    """Those of them of which nothing had gone up: id → size in bytes. With another size it is another take."""

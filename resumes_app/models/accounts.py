"""People, their sessions, mailed tokens, consents and counted attempts."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from resumes_app.models.columns import owner, public_id_field, stamped


class User(SQLModel, table=True):
    """A person with an account. Company roles are in `Member`; the others in `roles`."""

    __tablename__ = "user_account"

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = public_id_field()
    email: str = Field(max_length=254, unique=True)
    """Lower case."""
    password_hash: str
    display_name: str = Field(max_length=80)
    handle: str | None = Field(default=None, max_length=30, unique=True)
    birth_date: date
    roles: list[str] = Field(default_factory=list, sa_column=sa.Column(ARRAY(sa.String(16)), nullable=False))
    """Values of `accounts.schemas.Role` that hold everywhere: ambassador, moderator, admin."""
    time_zone: str = Field(default="", max_length=40)
    """Empty: as each browser has it."""
    near_place: str = Field(default="", max_length=120)
    """Where the person looks for work, as they chose it; the feed shows what is near sooner."""
    near_latitude: float | None = None
    near_longitude: float | None = None
    """Degrees (WGS 84), both or neither."""
    reminder_mails: bool = True
    """Whether the person wants a mail before a job they saved closes."""
    email_verified_at: datetime | None = None
    created_at: datetime = stamped()
    deleted_at: datetime | None = None


class Session(SQLModel, table=True):
    """A signed-in browser. Only the hash of its cookie is kept."""

    __tablename__ = "user_session"

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = owner("user_account.id")
    token_hash: str = Field(max_length=64, unique=True)
    """SHA-256 of the cookie's value, hex."""
    user_agent: str = Field(default="", max_length=200)
    time_zone: str = Field(default="", max_length=40)
    """As the browser tells it; empty until it has."""
    created_at: datetime = stamped()
    last_seen_at: datetime = stamped()
    expires_at: datetime


class EmailToken(SQLModel, table=True):
    """A link that was mailed: to verify an address or to reset a password. Works once."""

    __tablename__ = "email_token"

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = owner("user_account.id")
    purpose: str = Field(max_length=16)
    token_hash: str = Field(max_length=64, unique=True)
    created_at: datetime = stamped()
    expires_at: datetime
    used_at: datetime | None = None


class Attempt(SQLModel, table=True):
    """One counted attempt (sign-in, sign-up, reset) under a key such as `signin:email:…`."""

    __tablename__ = "attempt"
    __table_args__ = (sa.Index("ix_attempt_key_at", "key", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=120)
    at: datetime = stamped()


class Consent(SQLModel, table=True):
    """What a person agreed to, in which version, and when."""

    __tablename__ = "consent"

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = owner("user_account.id")
    purpose: str = Field(max_length=40)
    version: str = Field(max_length=20)
    subject: str = Field(default="", max_length=120)
    """What it was given for, such as `job:<slug>`."""
    text: str
    """The words that were shown."""
    at: datetime = stamped()

"""Uploads under way, and who may read which stored files."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from resumes_app.models.columns import owner, stamped


class Upload(SQLModel, table=True):
    """A tus upload. The offset is the size of its file in DATA_DIR/uploads, not a column."""

    __tablename__ = "upload"
    __table_args__ = (sa.UniqueConstraint("owner_id", "client_id"),)

    id: str = Field(primary_key=True, max_length=32)
    """32 hex characters."""
    owner_id: int = owner("user_account.id")
    size_bytes: int | None = Field(default=None, sa_type=sa.BigInteger)
    """None while it is still being recorded."""
    purpose: str = Field(max_length=16)
    """What becomes of it when complete: `take`."""
    client_id: str = Field(max_length=64)
    """The browser's id of the thing, unique for the owner."""
    draft_public_id: str = Field(max_length=24)
    file_type: str = Field(default="", max_length=80)
    """As the browser claims; the magic bytes decide."""
    created_at: datetime = stamped()
    expires_at: datetime
    completed_at: datetime | None = None
    """When its receiver has taken or refused it."""
    refusal: str = ""
    """Why it was refused, for the person; empty otherwise."""


class Grant(SQLModel, table=True):
    """Permission to read the files whose keys begin with `prefix`. No row, no reading."""

    __tablename__ = "media_grant"
    __table_args__ = (sa.UniqueConstraint("prefix", "audience"),)

    id: int | None = Field(default=None, primary_key=True)
    prefix: str = Field(max_length=120)
    """Two path segments, such as `clips/<token>` or `takes/<public_id>`."""
    audience: str = Field(max_length=40)
    """`public`, `user:<id>`, `company:<id>`, or `company:<id>:<user id>`: one of its people, as long as they are."""
    created_at: datetime = stamped()

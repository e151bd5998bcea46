"""Who did what: kept as it was written."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from resumes_app.models.columns import stamped


class AuditEntry(SQLModel, table=True):
    """One act of a person. A trigger of the database refuses to change or delete a row.

    No column is a foreign key: an entry outlives the account and the thing it tells of.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        sa.Index("ix_audit_entry_subject_id", "subject", "id"),
        sa.Index(
            "ix_audit_entry_slug_before",
            sa.text("(before ->> 'slug')"),
            postgresql_where=sa.text("act = 'job.publish'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = stamped()
    actor_id: int
    """The account's id, without its name or address."""
    company_id: int | None = None
    """The company the actor acted for."""
    act: str = Field(max_length=40)
    """Noun and verb, such as `job.close`."""
    subject: str = Field(max_length=160)
    """What it was done to, such as `job:<slug>`."""
    before: dict[str, Any] = Field(sa_column=sa.Column(JSONB, nullable=False))
    """The changed fields as they were; moments are ISO 8601."""
    after: dict[str, Any] = Field(sa_column=sa.Column(JSONB, nullable=False))
    """The same fields as they are now."""


def slug_before() -> sa.ColumnElement[str]:
    """Return, as SQL, the slug that a thing had before the act."""
    return sa.literal_column("(audit_entry.before ->> 'slug')", sa.String())

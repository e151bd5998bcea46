"""Jobs from elsewhere: an import that waits for a person's yes, and an address that is read again and again."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from resumes_app.models.columns import choice, owner, public_id_field, stamped


class ImportKind(StrEnum):
    """The shape in which jobs come."""

    GREENHOUSE = "greenhouse"
    LEVER = "lever"
    ASHBY = "ashby"
    INDEED = "indeed"
    CSV = "csv"


class JobImport(SQLModel, table=True):
    """A file or an answer that was read; nothing of it is a job before somebody has seen what would change."""

    __tablename__ = "job_import"

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = public_id_field()
    company_id: int = owner("company.id")
    made_by: int | None = owner("user_account.id", nullable=True, on_delete="SET NULL")
    kind: ImportKind = Field(sa_type=choice(ImportKind, "kind"))
    origin: str = Field(max_length=500)
    """The file's name, or the address."""
    source: str = Field(max_length=80)
    """What `Job.source` becomes."""
    publish: bool = False
    """New jobs are published at once; else they are drafts."""
    jobs: list[dict[str, Any]] = Field(default_factory=list, sa_column=sa.Column(JSONB, nullable=False))
    unread: list[dict[str, Any]] = Field(default_factory=list, sa_column=sa.Column(JSONB, nullable=False))
    """Rows that could not be read: where, why."""
    notes: list[dict[str, Any]] = Field(default_factory=list, sa_column=sa.Column(JSONB, nullable=False))
    """What of the whole was not taken over."""
    problem: str = ""
    """Why nothing at all could be read; empty where it could."""
    report: dict[str, Any] = Field(default_factory=dict, sa_column=sa.Column(JSONB, nullable=False))
    """What it has changed; empty until it is applied."""
    applied_at: datetime | None = None
    created_at: datetime = stamped()


class JobSource(SQLModel, table=True):
    """An address whose jobs a company's jobs here follow."""

    __tablename__ = "job_source"
    __table_args__ = (sa.UniqueConstraint("company_id", "address"),)

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = public_id_field()
    company_id: int = owner("company.id")
    made_by: int | None = owner("user_account.id", nullable=True, on_delete="SET NULL")
    """In whose name it is read; whoever may no longer import for the company has it fail."""
    kind: ImportKind = Field(sa_type=choice(ImportKind, "kind"))
    address: str = Field(max_length=500)
    every_hours: int = 24
    publish: bool = False
    paused: bool = False
    source: str = Field(default="", max_length=80)
    """What `Job.source` is of its jobs; empty until it was read once."""
    etag: str = Field(default="", max_length=200)
    last_modified: str = Field(default="", max_length=60)
    failures: int = 0
    """In a row, up to the last time."""
    last_run_at: datetime | None = None
    next_run_at: datetime = stamped()
    report: dict[str, Any] = Field(default_factory=dict, sa_column=sa.Column(JSONB, nullable=False))
    """Of the last time; empty before the first."""
    created_at: datetime = stamped()

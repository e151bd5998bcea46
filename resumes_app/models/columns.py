"""Column kinds that several tables share."""

import secrets
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

import resumes_app.db  # noqa: F401  # Names the constraints, before any table is declared.
from resumes_app import clock

PUBLIC_ID_BYTES = 9
"""72 random bits: an id in an address must not be guessable nor countable."""


def public_id() -> str:
    """Return a fresh id for use in addresses: 12 URL-safe characters."""
    return secrets.token_urlsafe(PUBLIC_ID_BYTES)


def public_id_field() -> Any:
    """A unique column with a random id for addresses."""
    return Field(default_factory=public_id, max_length=24, unique=True, index=True)


def choice(kind: type[StrEnum], name: str) -> Any:
    """A text column checked against the values of `kind`; adding a value needs a migration of the check only."""
    return sa.Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=24,
        values_callable=lambda enum: [member.value for member in enum],
    )


def stamped() -> Any:
    """The moment the row was made (aware, UTC)."""
    return Field(default_factory=clock.now)


def owner(target: str, *, nullable: bool = False, on_delete: Any = "CASCADE", index: bool = True) -> Any:
    """A foreign key whose rows go with `target`."""
    if nullable:
        return Field(default=None, foreign_key=target, ondelete=on_delete, index=index, nullable=True)
    return Field(foreign_key=target, ondelete=on_delete, index=index)

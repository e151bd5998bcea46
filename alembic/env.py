"""Runs the migrations on the app's own database."""

import sqlalchemy as sa
from sqlmodel import SQLModel

import resumes_app.models  # noqa: F401  # fills the metadata
from alembic import context
from resumes_app import db


def _ours(_object: object, name: str | None, kind: str, reflected: bool, _other: object) -> bool:
    """The task queue keeps its own tables."""
    return not (kind == "table" and reflected and (name or "").startswith("procrastinate_"))


engine = sa.create_engine(db.database_url(), poolclass=sa.NullPool)
with engine.connect() as connection:
    # Two processes that start together migrate one after the other. The lock is the session's: each migration commits
    # by itself, so that what one of them locks is free before the next begins.
    connection.execute(sa.text("SELECT pg_advisory_lock(:lock)"), {"lock": db.Lock.MIGRATIONS})
    connection.commit()
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        compare_type=True,
        compare_server_default=True,
        include_object=_ours,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()

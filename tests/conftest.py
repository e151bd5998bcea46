"""One real PostgreSQL for the run, migrated once; every test begins with empty tables."""

import asyncio
import atexit
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

DATA_DIR = Path(tempfile.mkdtemp(prefix="resumes-test-"))
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)
DATA_DIR.chmod(0o755)  # PostgreSQL refuses to run as root and takes a user of its own.
os.environ["RESUMES_DATA_DIR"] = str(DATA_DIR)
for name in ("DATABASE_URL", "STORAGE_URL", "SMTP_URL", "PUBLIC_URL", "SECRET_KEY"):
    os.environ.pop(f"RESUMES_{name}", None)

import hypothesis  # noqa: E402
import psycopg  # noqa: E402  # after the environment is set
import sqlalchemy as sa  # noqa: E402
from alembic.config import Config  # noqa: E402
from sqlmodel import SQLModel  # noqa: E402

import resumes_app.models  # noqa: E402, F401
from alembic import command  # noqa: E402
from resumes_app import clock, db  # noqa: E402

if TYPE_CHECKING:
    from tests.events import Rig

ROOT = Path(__file__).parent.parent

# No test is timed: a busy machine must not fail it.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(scope="session")
def migrated() -> Iterator[None]:
    """The embedded server, with the newest schema."""
    with psycopg.connect(db.conninfo(), autocommit=True) as connection:
        # Nothing here outlives the run: waiting for the disk at each commit and at the end would be most of it.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    command.upgrade(Config(ROOT / "alembic.ini"), "head")
    yield
    db.embedded_server().cleanup()
    shutil.rmtree(DATA_DIR, ignore_errors=True)


@pytest.fixture
async def database(migrated: None) -> AsyncIterator[None]:
    """A migrated database whose tables are empty."""
    tables = ", ".join(f'"{table.name}"' for table in SQLModel.metadata.sorted_tables)
    async with db.engine().begin() as connection:
        await connection.execute(
            sa.text(f"TRUNCATE {tables}, procrastinate_jobs, procrastinate_workers RESTART IDENTITY CASCADE")
        )
    yield
    await asyncio.sleep(0)


@pytest.fixture
async def rig(database: None) -> AsyncIterator["Rig"]:
    """Runs events through Reflex's own processor: see `tests.events.Rig`."""
    from tests.events import running_rig

    async with running_rig() as running:
        yield running


@pytest.fixture(autouse=True)
def _running_clock() -> Iterator[None]:
    yield
    clock.set_source(None)

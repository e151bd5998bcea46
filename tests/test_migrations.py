"""A database changes while an installation that is in use looks at it."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa
from alembic.config import Config

from alembic import command
from resumes_app import db
from tests.conftest import ROOT
from tests.factories import make_job, make_user


@pytest.fixture
async def before(database: None) -> AsyncIterator[Config]:
    """The schema as it was when pay was in whole numbers, for one test."""
    config = Config(ROOT / "alembic.ini")
    await asyncio.to_thread(command.downgrade, config, "0033")
    yield config
    await asyncio.to_thread(command.upgrade, config, "head")


async def waited_for(table: str) -> None:
    """Return once somebody waits for the table."""
    waiting = sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = CAST(:table AS regclass)")
    async with asyncio.timeout(60):
        while True:
            async with db.transaction() as session:
                if (await session.execute(waiting, {"table": table})).scalar_one():
                    return
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("mode", "first", "then"),
    [("ACCESS SHARE", "job_search", "job"), ("ROW EXCLUSIVE", "job", "job_search")],
    ids=["who searches", "who publishes"],
)
async def test_who_uses_the_tables_of_jobs_and_who_changes_them_do_not_block_each_other(
    before: Config, mode: str, first: str, then: str
) -> None:
    async with db.transaction() as session:
        await session.execute(sa.text(f"LOCK TABLE {first} IN {mode} MODE"))
        changing = asyncio.create_task(asyncio.to_thread(command.upgrade, before, "head"))
        await waited_for(first)
        await session.execute(sa.text(f"LOCK TABLE {then} IN {mode} MODE"))
    await changing


def test_two_that_start_together_migrate_one_after_the_other(before: Config) -> None:
    words = [sys.executable, "-m", "alembic", "upgrade", "head"]
    both = [subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    for process in both:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said


async def test_a_process_of_the_version_before_can_still_note_that_somebody_pressed_send(database: None) -> None:
    user, job = await make_user(), await make_job()
    note = sa.text("INSERT INTO pressed_send (user_id, job_id, pressed_at, coming) VALUES (:user, :job, now(), '{}')")
    async with db.transaction() as session:
        await session.execute(note, {"user": user.id, "job": job.id})
        assert (await session.execute(sa.text("SELECT held FROM pressed_send"))).scalar_one() == {}

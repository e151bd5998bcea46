"""Models and migrations agree, and what the queue promises holds."""

import asyncio

from alembic.config import Config

from alembic import command
from resumes_app import db, work
from resumes_app.models import Company
from tests.conftest import ROOT


def test_models_and_migrations_agree(migrated: None) -> None:
    command.check(Config(ROOT / "alembic.ini"))


async def test_a_row_that_is_written_in_a_failed_transaction_is_gone(database: None) -> None:
    try:
        async with db.transaction() as session:
            session.add(Company(slug="a", name="A"))
            await session.flush()
            await work.enqueue(session, "studio.render", render_id=1)
            raise RuntimeError("the caller fails")
    except RuntimeError:
        pass
    async with db.reading() as session:
        count = await session.exec(db_count())  # type: ignore[call-overload]
        assert count.one() == (0, 0)


async def test_a_notice_reaches_a_subscriber_after_the_commit(database: None) -> None:
    async with db.subscription("render:x") as queue:
        first = await queue.get()
        assert first["resync"]
        async with db.transaction() as session:
            await db.notify(session, "render:x", {"progress": 0.5})
            assert queue.empty()
        assert (await queue.get())["progress"] == 0.5
        async with db.subscription("render:x") as late:
            assert (await asyncio.wait_for(late.get(), 5))["resync"]


def db_count():  # type: ignore[no-untyped-def]
    import sqlalchemy as sa

    return sa.text("SELECT (SELECT count(*) FROM company), (SELECT count(*) FROM procrastinate_jobs)")

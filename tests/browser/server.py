"""The app under test: a real web process and a real worker on the run's own database and folder."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar
from urllib.error import URLError

from resumes_app import db
from resumes_app.config import child_environment
from tests.conftest import DATA_DIR, ROOT
from tests.speech import ENVIRONMENT as SPEECH

Result = TypeVar("Result")
START_S = 180


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Site:
    """A running installation. Its processes are started, killed and ended by the tests."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.logs = DATA_DIR / "logs"
        self.logs.mkdir(exist_ok=True)
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run a coroutine that uses the app's services or tables; tests themselves are synchronous."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    def start_web(self) -> None:
        """Serve the built bundle; returns when it answers."""
        command = ["granian", "--interface", "asgi", "--factory", "--host", "127.0.0.1", "--port", str(self.port)]
        self._start("web", [*command, "--respawn-failed-workers", "resumes_app.resumes_app:app"])
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=2):
                    return
            except (URLError, OSError):
                time.sleep(0.1)
        raise RuntimeError(f"The web process does not answer; see {self.logs / 'web.log'}")

    def start_worker(self) -> None:
        """Start a render worker."""
        self._start("worker", ["python", "-m", "resumes_app.worker"])

    def kill(self, name: str) -> None:
        """Kill a process (`web`, `worker`) and its children at once, as a crash would."""
        process = self._processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        """End what is still running."""
        for process in self._processes.values():
            os.killpg(process.pid, signal.SIGTERM)
        for process in self._processes.values():
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _start(self, name: str, command: list[str]) -> None:
        program = Path(sys.executable).parent / command[0]
        with (self.logs / f"{name}.log").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                [program, *command[1:]],
                cwd=ROOT,
                env={**child_environment(database_url=db.database_url()), **SPEECH},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

"""A tiny app under granian, with our mends and (for comparison) without."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
START_S = 40


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(**environment: str) -> Iterator[int]:
    """Serve the tiny app; yield its port."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "tests.ui.tiny_app:app"],
        cwd=ROOT,
        env={
            **os.environ,
            "REFLEX_ENV_MODE": "prod",
            "__REFLEX_SKIP_COMPILE": "true",
            "REFLEX_STATE_MANAGER_MODE": "memory",
            "REFLEX_TELEMETRY_ENABLED": "false",
            **environment,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline and process.poll() is None:
            try:
                httpx.get(f"http://127.0.0.1:{port}/ping", timeout=1)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        else:
            pytest.fail(f"The tiny app does not answer: {process.stdout.read() if process.stdout else ''}")
        yield port
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="session")
def tiny() -> Iterator[int]:
    """Port of the tiny app behind our front."""
    with served() as port:
        yield port


@pytest.fixture(scope="session")
def plain_reflex() -> Iterator[int]:
    """Port of the same app as Reflex makes it."""
    with served(TINY_PLAIN="1") as port:
        yield port

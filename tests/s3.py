"""A real S3 store, which checks signatures: SeaweedFS on ports of the loopback."""

import asyncio
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from resumes_app import storage
from resumes_app.cli.cluster import free_ports, s3_variables, seaweed
from resumes_app.config import settings
from resumes_app.errors import Unavailable

SECRET = "a-secret-of-the-tests"
START_S = 120
NOWHERE = {
    "RESUMES_STORAGE_URL": "s3://resumes?endpoint=http://127.0.0.1:9",
    "AWS_ACCESS_KEY_ID": "any",
    "AWS_SECRET_ACCESS_KEY": "any",
}
"""Variables of a store that does not answer."""


@contextmanager
def running_store(folder: Path) -> Iterator[dict[str, str]]:
    """Yield the variables with which the app keeps its files in a store of its own below `folder`."""
    ports = free_ports(folder)
    command = seaweed(folder / "storage", folder / "s3.json", SECRET, ports)
    with (folder / "s3.log").open("wb") as log:
        process = subprocess.Popen(f"exec {command}", shell=True, stdout=log, stderr=log, start_new_session=True)
    try:
        yield s3_variables(SECRET, ports)
    finally:
        # It takes a quarter of a minute to end by itself, and nothing in it is kept.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def kept_there(variables: dict[str, str]) -> Iterator[None]:
    """Let this process keep its files as the variables say."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in variables.items():
            patch.setenv(name, value)
        _look_again()
        yield
    _look_again()


def _look_again() -> None:
    settings.cache_clear()
    storage._store.cache_clear()


async def bucket_made() -> None:
    """Wait for the store, and have a bucket in it."""
    async with asyncio.timeout(START_S):
        while True:
            try:
                return await storage.make_bucket()
            except Unavailable:
                await asyncio.sleep(0.2)

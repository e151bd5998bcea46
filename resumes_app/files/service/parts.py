"""The bytes of uploads under way, one file each in DATA_DIR/uploads. The size of the file is the offset."""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from resumes_app.config import settings
from resumes_app.errors import Conflict

T = TypeVar("T")


class Busy(Conflict):
    """Another process is writing to this upload."""

    status = 423
    retryable = True


async def to_the_end(call: Callable[[], T]) -> T:
    """Run the blocking `call` in a thread; a cancellation waits until it has ended.

    Otherwise a file could be closed, and its number given to another, under a write that still runs.
    """
    running = asyncio.ensure_future(asyncio.to_thread(call))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait({running})
        raise


def path_of(upload_id: str) -> Path:
    """Return where the upload's bytes lie; `upload_id` is one of ours, from the database."""
    return settings().data_dir / "uploads" / upload_id


async def size_of(upload_id: str) -> int:
    """Return how many bytes have arrived."""

    def measure() -> int:
        try:
            return path_of(upload_id).stat().st_size
        except FileNotFoundError:
            return 0

    return await asyncio.to_thread(measure)


async def remove(upload_id: str) -> None:
    """Forget the bytes of the upload, and what its receiver has made of them beside it."""

    def unlink() -> None:
        path = path_of(upload_id)
        for part in (path, *path.parent.glob(f"{path.name}.*")):
            part.unlink(missing_ok=True)

    await to_the_end(unlink)


class Part:
    """An upload's file, open for appending and locked against other writers."""

    def __init__(self, number: int) -> None:
        self._number = number

    async def size(self) -> int:
        """Return how many bytes have arrived."""
        return await to_the_end(lambda: os.fstat(self._number).st_size)

    async def append(self, data: bytes) -> None:
        """Add `data` at the end."""

        def write() -> None:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(self._number, rest) :]

        await to_the_end(write)

    async def cut(self, size_bytes: int) -> None:
        """Drop everything after the first `size_bytes`."""
        await to_the_end(lambda: os.ftruncate(self._number, size_bytes))

    async def settle(self) -> None:
        """Wait until the disk has what was written."""
        await to_the_end(lambda: os.fsync(self._number))


@asynccontextmanager
async def opened(upload_id: str) -> AsyncIterator[Part]:
    """Yield the upload's file, made where there was none.

    Raises:
        Busy: Another process holds it.
    """

    def open_locked() -> int:
        path = path_of(upload_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        number = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(number)
            raise Busy("This upload is being written to; try again in a moment.") from error
        return number

    number = await asyncio.to_thread(open_locked)
    try:
        yield Part(number)
    finally:
        await to_the_end(lambda: os.close(number))

"""Stored files, on local disk or S3, behind one face. Keys are ours: lower-case segments joined by `/`."""

import asyncio
import re
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import obstore
from obstore.store import LocalStore, ObjectStore, S3Store

from resumes_app.config import ConfigError, settings
from resumes_app.errors import NotFound

KEY = re.compile(r"^[a-z]+/[A-Za-z0-9_-]{1,64}(/[A-Za-z0-9_.-]{1,64})?$")
READ_BYTES = 256 * 1024
"""Per chunk: large enough that a 480 clip takes a handful, small enough for many readers at once."""


def checked(key: str) -> str:
    """Return `key` where it has our form.

    Raises:
        NotFound: It has not; nothing outside the store is ever looked at.
    """
    if not KEY.match(key) or ".." in key:
        raise NotFound("There is no such file.")
    return key


def local_root() -> Path | None:
    """Return the folder of a local store, None for S3."""
    parts = urlsplit(settings().storage)
    return Path(unquote(parts.path)) if parts.scheme == "file" else None


@lru_cache
def _store() -> ObjectStore:
    root = local_root()
    if root is not None:
        root.mkdir(parents=True, exist_ok=True)
        return LocalStore(root)
    parts = urlsplit(settings().storage)
    if parts.scheme != "s3":
        raise ConfigError("RESUMES_STORAGE_URL must begin with file:/// or s3://.")
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    endpoint = query.get("endpoint")
    return S3Store(
        parts.netloc,
        endpoint=endpoint,
        region=query.get("region", "us-east-1"),
        client_options={"allow_http": bool(endpoint and endpoint.startswith("http://"))},
    )


async def put(key: str, source: Path) -> int:
    """Store the file at `source` under `key`, replacing what was there at once; return its size in bytes."""
    checked(key)
    root = local_root()
    if root is None:
        await obstore.put_async(_store(), key, source)
        return source.stat().st_size

    def copy() -> int:
        target = root / key
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as unfinished:
            with source.open("rb") as original:
                shutil.copyfileobj(original, unfinished, READ_BYTES)
            unfinished.flush()
            size = unfinished.tell()
        Path(unfinished.name).chmod(0o644)
        Path(unfinished.name).replace(target)
        return size

    return await asyncio.to_thread(copy)


async def put_bytes(key: str, data: bytes) -> None:
    """Store `data` under `key`."""
    await obstore.put_async(_store(), checked(key), data)


async def size(key: str) -> int:
    """Return the size in bytes of what is stored under `key`.

    Raises:
        NotFound: Nothing is.
    """
    try:
        return (await obstore.head_async(_store(), checked(key)))["size"]
    except FileNotFoundError as error:
        raise NotFound("There is no such file.") from error


async def stream(key: str, start: int, end: int) -> AsyncIterator[bytes]:
    """Yield the bytes `start` to `end` (exclusive) of `key`."""
    checked(key)
    while start < end:
        stop = min(start + READ_BYTES, end)
        yield bytes(await obstore.get_range_async(_store(), key, start=start, end=stop))
        start = stop


@asynccontextmanager
async def lend(key: str) -> AsyncIterator[Path]:
    """Yield a local path to read `key` from; with S3 it is a copy that goes afterwards.

    Raises:
        NotFound: Nothing is stored there.
    """
    root = local_root()
    if root is not None:
        path = root / checked(key)
        if not await asyncio.to_thread(path.is_file):
            raise NotFound("There is no such file.")
        yield path
        return
    total = await size(key)
    with tempfile.TemporaryDirectory(prefix="lent-") as folder:
        path = Path(folder) / "file"
        with path.open("wb") as copy:
            async for chunk in stream(key, 0, total):
                await asyncio.to_thread(copy.write, chunk)
        yield path


async def delete(key: str) -> None:
    """Remove what is stored under `key`; nothing there is no error."""
    try:
        await obstore.delete_async(_store(), checked(key))
    except FileNotFoundError:
        return


async def delete_prefix(prefix: str) -> None:
    """Remove everything stored under `prefix/` (two segments, such as `clips/<token>`)."""
    checked(prefix)
    stream_of_lists = obstore.list(_store(), prefix)
    async for batch in stream_of_lists:
        for entry in batch:
            await delete(entry["path"])

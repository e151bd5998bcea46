"""Stored files, on local disk or S3, behind one face. Keys are ours: lower-case segments joined by `/`."""

import asyncio
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import httpx
import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, S3Store

from resumes_app.config import ConfigError, settings
from resumes_app.errors import NotFound, Unavailable

KEY = re.compile(r"^[a-z]+/[A-Za-z0-9_-]{1,64}(/[A-Za-z0-9_.-]{1,64})?$")
READ_BYTES = 256 * 1024
"""Per chunk: large enough that a 480 clip takes a handful, small enough for many readers at once."""
ASKED_BYTES = 1024 * 1024
"""Per request to S3, each of which costs a round trip and, where it is bought, money. A single one for all would run
out of time under a player that reads as slowly as it plays."""
ANSWERS_WITHIN = timedelta(seconds=30)
AWAY = "The stored files cannot be reached just now. Try again in a moment."
TRIED_FOR = timedelta(seconds=12)
"""S3 that starts again is back by then; the pages of somebody who waits longer look broken."""
TRIED_EACH = timedelta(seconds=1)


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
    # The keys are read by the store itself: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the machine's own role.
    return S3Store(
        parts.netloc,
        endpoint=endpoint,
        region=query.get("region", "us-east-1"),
        client_options={
            "allow_http": bool(endpoint and endpoint.startswith("http://")),
            "connect_timeout": timedelta(seconds=5),
            "timeout": ANSWERS_WITHIN,
        },
        retry_config={
            "max_retries": 100,
            "retry_timeout": TRIED_FOR,
            "backoff": {"init_backoff": timedelta(milliseconds=100), "max_backoff": TRIED_EACH, "base": 2},
        },
    )


@contextmanager
def _asked() -> Iterator[None]:
    """Turn the store's own errors into ours.

    Raises:
        NotFound: It has no such file.
        Unavailable: It does not answer, or refuses our keys.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise NotFound("There is no such file.") from error
    except BaseError as error:
        raise Unavailable(AWAY) from error


@contextmanager
def _kept() -> Iterator[None]:
    """As `_asked`, where no file is asked for: what is missing then is the bucket."""
    try:
        with _asked():
            yield
    except NotFound as error:
        raise Unavailable(AWAY) from error


async def make_bucket() -> None:
    """Make the bucket of an S3 store unless it is there.

    Raises:
        Unavailable: The store does not answer, or refuses.
    """
    store = _store()
    if not isinstance(store, S3Store):
        return
    try:
        with _asked():
            address = await obstore.sign_async(store, "PUT", "", timedelta(minutes=1))
        async with httpx.AsyncClient() as client:
            answer = await client.put(address)
    except httpx.HTTPError as error:
        raise Unavailable(f"The store of files does not answer: {error}.") from error
    if answer.is_error and "BucketAlreadyOwnedByYou" not in answer.text:
        raise Unavailable(f"The store of files refuses to make its bucket: {answer.status_code}.")


async def check() -> None:
    """Pass where files can be kept.

    Raises:
        Unavailable: The store does not answer, refuses our keys, or has no such bucket.
    """
    with _kept():
        await obstore.list_with_delimiter_async(_store(), prefix="health")


async def put(key: str, source: Path) -> int:
    """Store the file at `source` under `key`, replacing what was there at once; return its size in bytes."""
    checked(key)
    root = local_root()
    if root is None:
        with _kept():
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
    checked(key)
    with _kept():
        await obstore.put_async(_store(), key, data)


async def size(key: str) -> int:
    """Return the size in bytes of what is stored under `key`.

    Raises:
        NotFound: Nothing is.
    """
    checked(key)
    with _asked():
        return (await obstore.head_async(_store(), key))["size"]


async def stream(key: str, start: int, end: int) -> AsyncIterator[bytes]:
    """Yield the bytes `start` to `end` (exclusive) of `key`."""
    checked(key)
    at_once = ASKED_BYTES if local_root() is None else READ_BYTES
    while start < end:
        stop = min(start + at_once, end)
        with _asked():
            part = bytes(await obstore.get_range_async(_store(), key, start=start, end=stop))
        yield part
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
    checked(key)
    with suppress(NotFound), _asked():
        await obstore.delete_async(_store(), key)


async def delete_prefix(prefix: str) -> None:
    """Remove everything stored under `prefix/` (two segments, such as `clips/<token>`)."""
    checked(prefix)
    with _asked():
        async for batch in obstore.list(_store(), prefix):
            for entry in batch:
                await delete(entry["path"])

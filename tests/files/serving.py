"""A real granian in a process of its own, to be killed; and a client that speaks tus by hand."""

import asyncio
import base64
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx

from resumes_app import db
from resumes_app.accounts.service import COOKIE
from resumes_app.config import child_environment
from resumes_app.files.service import parts
from tests.browser.server import free_port
from tests.conftest import DATA_DIR, ROOT

BODY = "application/offset+octet-stream"
TUS = {"Tus-Resumable": "1.0.0"}


class Server:
    """`tests.files.site` behind granian."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        program = Path(sys.executable).parent / "granian"
        with (DATA_DIR / "files.log").open("ab") as log:
            self.process = subprocess.Popen(
                [program, "--interface", "asgi", "--port", str(self.port), "tests.files.site:app"],
                cwd=ROOT,
                env=child_environment(database_url=db.database_url()),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + 40
        while time.monotonic() < deadline:
            try:
                httpx.options(f"{self.url}/uploads", timeout=2)
            except httpx.TransportError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError((DATA_DIR / "files.log").read_text())

    def kill(self) -> None:
        """Kill it as a crash would."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None

    async def restart(self) -> None:
        """Kill it and start it again on the same port."""
        await asyncio.to_thread(self.kill)
        await asyncio.to_thread(self.start)


def meta(client_id: str, purpose: str = "note", parent: str = "book", filetype: str = "video/mp4") -> str:
    """Return an Upload-Metadata header."""
    values = {"client_id": client_id, "purpose": purpose, "parent": parent, "filetype": filetype}
    return ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in values.items())


def sha256(data: bytes) -> str:
    """Return an Upload-Checksum header."""
    return "sha256 " + base64.b64encode(hashlib.sha256(data).digest()).decode()


class Sender:
    """One signed-in browser."""

    def __init__(self, server: Server, cookie: str) -> None:
        self.server, self.cookie = server, cookie
        self.http = httpx.AsyncClient(base_url=server.url, cookies={COOKIE: cookie} if cookie else None, timeout=30)

    async def create(self, size: int | None, client_id: str = "note-0001", **metadata: str) -> httpx.Response:
        length = {"Upload-Defer-Length": "1"} if size is None else {"Upload-Length": str(size)}
        headers = {**TUS, **length, "Upload-Metadata": meta(client_id, **metadata)}
        return await self.http.post("/uploads", headers=headers)

    async def begin(self, size: int | None, client_id: str = "note-0001") -> str:
        answer = await self.create(size, client_id)
        assert answer.status_code == 201, answer.text
        return answer.headers["location"]

    async def patch(self, url: str, offset: int, data: bytes, **headers: str) -> httpx.Response:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        fixed = {**TUS, "Content-Type": BODY, "Upload-Offset": str(offset)}
        return await self.http.patch(url, content=data, headers={**fixed, **given})

    async def head(self, url: str) -> httpx.Response:
        return await self.http.head(url, headers=TUS)

    async def offset(self, url: str) -> int:
        answer = await self.head(url)
        assert answer.status_code == 200
        return int(answer.headers["upload-offset"])

    async def hanging_patch(self, url: str, offset: int, data: bytes, promised: int) -> asyncio.StreamWriter:
        """Send `data` of a body of `promised` bytes over a raw connection, and leave it open."""
        _, writer = await asyncio.open_connection("127.0.0.1", self.server.port)
        lines = [
            f"PATCH {url} HTTP/1.1",
            "Host: 127.0.0.1",
            f"Cookie: {COOKIE}={self.cookie}",
            "Tus-Resumable: 1.0.0",
            f"Content-Type: {BODY}",
            f"Upload-Offset: {offset}",
            f"Content-Length: {promised}",
        ]
        writer.write("\r\n".join([*lines, "", ""]).encode() + data)
        await writer.drain()
        return writer


async def stored(url: str, sender: Sender) -> bytes:
    """Return the kept file as its owner reads it."""
    answer = await sender.http.get(f"/media/takes/{url.rpartition('/')[2][:24]}/note.json")
    assert answer.status_code == 200
    return answer.content


async def until(condition: Callable[[], Awaitable[bool]], timeout_s: float = 10) -> None:
    """Wait for the condition."""
    async with asyncio.timeout(timeout_s):
        while not await condition():
            await asyncio.sleep(0.02)


async def arrived(upload_id: str, size: int) -> bool:
    """Return whether so many bytes of the upload lie on the disk."""
    return await parts.size_of(upload_id) >= size

"""Another machine, played by a server on the loopback; requests reach it only through a door of the test's own."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from resumes_app.jobs.service.imports import fetching
from resumes_app.jobs.service.imports.fetching import Door


@dataclass
class Other:
    """The server: what it answers, and what it was asked."""

    port: int = 0
    answers: dict[str, bytes | Callable[[], AsyncIterator[bytes]]] = field(default_factory=dict)
    """Path → a whole HTTP answer, or its pieces."""
    asked: list[str] = field(default_factory=list)
    """Every request's head."""
    sent: int = 0
    """Bytes that went out."""

    def url(self, path: str = "/jobs") -> str:
        return f"http://jobs.example.test:{self.port}{path}"


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """Return a whole HTTP answer."""
    head = [f"HTTP/1.1 {status}", f"content-length: {len(body)}", "connection: close", *headers]
    return "\r\n".join([*head, "", ""]).encode() + body


@asynccontextmanager
async def other_machine(**door: object) -> AsyncIterator[Other]:
    """Serve on the loopback, and let requests through to it alone."""
    other = Other()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            other.asked.append(head)
            found = other.answers.get(head.split()[1], answer(b"", status="404 Not Found"))
            if isinstance(found, bytes):
                writer.write(found)
                other.sent += len(found)
                await writer.drain()
            else:
                async for piece in found():
                    writer.write(piece)
                    other.sent += len(piece)
                    await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    other.port = server.sockets[0].getsockname()[1]

    async def look_up(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    settings = {
        "schemes": frozenset({"http"}),
        "ports": None,
        "lets": lambda address: address.is_loopback,
        "look_up": look_up,
        "total_s": 10.0,
    }
    fetching.set_door(Door(**(settings | door)))  # type: ignore[arg-type]  # a test's own
    try:
        yield other
    finally:
        fetching.set_door(None)
        server.close()

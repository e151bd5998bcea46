"""Proof that something was left alone: a file that nobody opened, a server that nobody called."""

import ctypes
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

IN_ACCESS, IN_OPEN, IN_NONBLOCK = 0x1, 0x20, 0o4000


@contextmanager
def unopened(path: Path) -> Iterator[None]:
    """Fail unless nobody, in any process, opens the file meanwhile (Linux tells; elsewhere nothing is proved)."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "inotify_init1"):
        yield
        return
    watch = libc.inotify_init1(IN_NONBLOCK)
    try:
        assert libc.inotify_add_watch(watch, os.fsencode(path), IN_ACCESS | IN_OPEN) >= 0, os.strerror(
            ctypes.get_errno()
        )
        yield
        try:
            seen = os.read(watch, 4096)
        except BlockingIOError:
            seen = b""
        assert not seen, f"{path.name} was opened"
    finally:
        os.close(watch)


@contextmanager
def uncalled() -> Iterator[int]:
    """Yield the port of a server on this machine; fail unless nobody calls it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server.getsockname()[1]
        try:
            connection, _ = server.accept()
        except BlockingIOError:
            return
        connection.close()
        raise AssertionError("somebody called")

"""Who writes to which upload in this process: a newer request takes over from an older one, which may hang."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class TakenOver(Exception):
    """A newer request for the same upload has ended this one."""


class Writers:
    """The writers at work, by upload."""

    def __init__(self) -> None:
        self._tasks: dict[str, asyncio.Task[int]] = {}

    async def end_older(self, upload_id: str) -> None:
        """End the writer of the upload, if there is one; what it has written stays."""
        task = self._tasks.pop(upload_id, None)
        if task is not None:
            task.cancel()
            await asyncio.wait({task})

    async def run(self, upload_id: str, writing: Coroutine[Any, Any, int]) -> int:
        """Return what `writing` returns.

        Raises:
            TakenOver: A newer request came meanwhile.
        """
        # A task of its own: what a server's own request task does when it is cancelled differs by server.
        task = asyncio.create_task(writing)
        self._tasks[upload_id] = task
        try:
            await asyncio.wait({task})
        finally:
            task.cancel()
            if self._tasks.get(upload_id) is task:
                del self._tasks[upload_id]
        if task.cancelled():
            raise TakenOver
        return task.result()

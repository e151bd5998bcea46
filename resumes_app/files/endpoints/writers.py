"""Who writes to which upload: a newer request, here or in another process, takes over from an older one that hangs."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from resumes_app.files.service import turns


class TakenOver(Exception):
    """A newer request for the same upload has ended this one."""


class Writers:
    """The writers at work in this process, by upload."""

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
        elsewhere = asyncio.create_task(turns.until_taken(upload_id))
        try:
            await asyncio.wait({task, elsewhere}, return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                task.cancel()
                await asyncio.wait({task})
        finally:
            task.cancel()
            elsewhere.cancel()
            if self._tasks.get(upload_id) is task:
                del self._tasks[upload_id]
        if task.cancelled():
            raise TakenOver
        return task.result()

"""Who may write to an upload, among several processes: the newest request; an older one, which may hang, is told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from uuid import uuid4

from resumes_app import db
from resumes_app.files.service import parts

PATIENCE_S = 3.0
"""An older writer ends within moments of hearing; one that does not hear goes by its own deadline."""
LOOK_EVERY_S = 0.05
TELL_EVERY_S = 1.0
"""An older writer that has only just begun may not hear the first time."""
_HERE = uuid4().hex
"""This process, where newer requests end older ones by themselves."""


async def until_taken(upload_id: str) -> None:
    """Return once another process wants to write to the upload."""
    async with db.subscription(_topic(upload_id)) as queue:
        while (await queue.get()).get("by", _HERE) == _HERE:
            pass


@asynccontextmanager
async def opened_in_turn(upload_id: str) -> AsyncIterator[parts.Part]:
    """As `parts.opened`, but a writer in another process is told to end, and given a moment.

    Raises:
        Busy: It goes on.
    """
    async with AsyncExitStack() as held:
        yield await _opened(held, upload_id)


async def _opened(held: AsyncExitStack, upload_id: str) -> parts.Part:
    loop = asyncio.get_running_loop()
    tell_at = loop.time()
    deadline = tell_at + PATIENCE_S
    while True:
        try:
            return await held.enter_async_context(parts.opened(upload_id))
        except parts.Busy:
            if loop.time() > deadline:
                raise
        if loop.time() >= tell_at:
            async with db.transaction() as session:
                await db.notify(session, _topic(upload_id), {"by": _HERE})
            tell_at = loop.time() + TELL_EVERY_S
        await asyncio.sleep(LOOK_EVERY_S)


def _topic(upload_id: str) -> str:
    return f"upload:{upload_id}"

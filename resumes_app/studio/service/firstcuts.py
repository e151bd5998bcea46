"""The first cut of a render: stored for its owner alone, until the finished video is there."""

import logging
from contextlib import AsyncExitStack

from resumes_app import db, storage
from resumes_app.errors import AppError, Unavailable
from resumes_app.files import service as files
from resumes_app.media.editlist import EditList, parse
from resumes_app.media.firstcut import first_cut, needed_takes
from resumes_app.models import Render
from resumes_app.studio.service.rendering import scratch, take_keys
from resumes_app.studio.service.renders import FIRST_CUTS, announce
from resumes_app.studio.service.requests import UNFINISHED

DEADLINE_S = 20.0

log = logging.getLogger(__name__)


async def make_first_cut(render_id: int) -> None:
    """The owner can play what was recorded while the render is under way; one that has ended needs no first cut.

    Without one, where the takes cannot be copied, the owner waits for the render, and nothing else changes.
    """
    async with db.reading() as session:
        render = await session.get(Render, render_id)
        if render is None or render.status not in UNFINISHED or render.first_cut:
            return
        edit, name = parse(render.edit), render.public_id
        keys = await take_keys(session, render.owner_id, edit)
    try:
        await _made(render_id, name, edit, keys)
    except Unavailable:
        raise  # The store is away for a moment: the task runs again.
    except AppError:
        log.warning("Render %s has no first cut.", name, exc_info=True)


async def _made(render_id: int, name: str, edit: EditList, keys: dict[str, str]) -> None:
    async with scratch(f"first-{name}") as folder, AsyncExitStack() as lent:
        needed = needed_takes(edit)
        if not needed <= keys.keys():
            return
        takes = {take: await lent.enter_async_context(storage.lend(keys[take])) for take in needed}
        path = await first_cut(edit, takes, out_dir=folder, deadline_s=DEADLINE_S)
        if path is None:
            return
        async with db.transaction() as session:
            # Locked: it is stored before the render's end, which erases it, or not at all.
            render = await session.get(Render, render_id, with_for_update=True)
            if render is None or render.status not in UNFINISHED or render.public_id != name:
                return
            prefix = f"{FIRST_CUTS}/{name}"
            render.first_cut = f"{prefix}/{path.name}"
            await storage.put(render.first_cut, path)
            await files.grant(session, prefix, f"user:{render.owner_id}")
            await announce(session, render)

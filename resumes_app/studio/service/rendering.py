"""The render itself, in the worker: takes lent, published, stored, and pointed at in one transaction.

It may run twice: after a worker's death, or beside a worker that only seemed dead. The row's lock and keys that
follow from the row make the second run harmless.
"""

import asyncio
import logging
import shutil
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, storage, work
from resumes_app.config import settings
from resumes_app.errors import AppError
from resumes_app.files import service as files
from resumes_app.media.captions import plain_text
from resumes_app.media.editlist import EditList, parse
from resumes_app.media.profiles import CONTENT_TYPES, PROFILES, Profile
from resumes_app.media.publish import PublishedSet, publish
from resumes_app.models import Clip, Render, Rendition, Take
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service.choices import bed_file
from resumes_app.studio.service.progress import Progress, Superseded, is_of_run
from resumes_app.studio.service.renders import FIRST_CUTS, announce
from resumes_app.studio.service.requests import UNFINISHED

DEADLINE_S = 900.0
"""Ten times the longest video; a quiet core needs about half its length."""
MAX_STARTS = 5
"""A render that has cost so many workers their lives, or failed so often, will not succeed."""
KEEP_SCRATCH = timedelta(hours=2)
FOLLOWERS = ("applications.attach_clip", "resumes.attach_clip", "jobs.attach_clip")
"""Tasks of areas above this one, by name; each gets the id of a render that has ended, well or not."""
SORRY = "Your video could not be made. Your takes are safe: send it again, and if it fails again, record anew."

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Order:
    """What one run needs of the row."""

    render_id: int
    public_id: str
    owner_id: int
    edit: EditList
    profile: Profile
    takes: dict[str, str]
    """Storage keys by take id."""
    last: bool
    """No other run follows if this one fails."""


async def render(render_id: int) -> None:
    """The render has its clip, or says what to do instead; one that has ended already stays as it is.

    Raises:
        AppError: It failed, and may succeed when it runs again.
    """
    order = await _taken_up(render_id)
    if order is None:
        return
    try:
        async with scratch(order.public_id) as folder:
            await _store(order, await _published(order, folder))
    except Superseded:
        log.info("Render %s is not wanted any more.", order.public_id)
    except Exception as error:
        # Whatever it was, the person who waits must hear of it; what is worth another run goes to the queue.
        if isinstance(error, AppError) and not error.retryable:
            await _give_up(order, error.message)
            return
        log.exception("Render %s failed.", order.public_id)
        if order.last:
            await _give_up(order, SORRY)
            return
        raise


async def sweep_scratch() -> None:
    """Folders that killed workers left behind are gone."""
    oldest = (clock.now() - KEEP_SCRATCH).timestamp()

    def sweep() -> None:
        for folder in _scratch_root().glob("*"):
            if folder.stat().st_mtime < oldest:
                shutil.rmtree(folder, ignore_errors=True)

    await asyncio.to_thread(sweep)


async def _taken_up(render_id: int) -> _Order | None:
    async with db.transaction() as session:
        render = await session.get(Render, render_id, with_for_update=True)
        if render is None or render.status not in UNFINISHED:
            return None
        if render.attempts >= MAX_STARTS:
            await _ended(session, render, SORRY)
            return None
        render.status = RenderStatus.RUNNING
        render.attempts += 1
        render.progress, render.left_s = 0.0, None
        edit = parse(render.edit)
        takes = await take_keys(session, render.owner_id, edit)
        await announce(session, render)
        last = render.attempts >= MAX_STARTS
        profile = PROFILES[render.profile]
        return _Order(render_id, render.public_id, render.owner_id, edit, profile, takes, last)


async def take_keys(session: AsyncSession, owner_id: int, edit: EditList) -> dict[str, str]:
    """Return the storage keys of those takes of the edit that are still there, by take id."""
    wanted = {clip.take for clip in edit.clips}
    mine = select(Take).where(Take.owner_id == owner_id, col(Take.public_id).in_(wanted))
    return {take.public_id: take.storage_key for take in await session.exec(mine)}


async def _published(order: _Order, folder: Path) -> PublishedSet:
    bed = bed_file(order.edit.music.bed) if order.edit.music else None
    beds = {order.edit.music.bed: bed} if order.edit.music and bed else {}
    progress = Progress(order.render_id, order.public_id)
    async with AsyncExitStack() as lent:
        takes = {name: await lent.enter_async_context(storage.lend(key)) for name, key in order.takes.items()}
        return await publish(
            order.edit,
            takes,
            beds=beds,
            out_dir=folder,
            on_progress=progress,
            deadline_s=DEADLINE_S,
            profile=order.profile,
        )


async def _store(order: _Order, made: PublishedSet) -> None:
    """Store the files and point at them, once: another run that comes here waits for the row, and finds it done."""
    async with db.transaction() as session:
        render = await session.get(Render, order.render_id, with_for_update=True)
        if not is_of_run(render, order.public_id):
            raise Superseded
        clip = Clip(
            # Of the row, not random: a run after this one, should it die here, replaces what this one stored.
            token=render.public_id,
            owner_id=order.owner_id,
            width=made.width,
            height=made.height,
            duration_ms=made.duration_ms,
            placeholder=made.placeholder,
            transcript=plain_text(order.edit.captions),
            captions_drawn=bool(order.edit.burn and order.edit.captions),
        )
        session.add(clip)
        await session.flush()
        prefix = f"clips/{clip.token}"
        for kind, path in made.files.items():
            key = f"{prefix}/{path.name}"
            size_bytes = await storage.put(key, path)
            session.add(
                Rendition(
                    clip_id=clip.id or 0,
                    kind=kind,
                    storage_key=key,
                    content_type=CONTENT_TYPES[kind],
                    size_bytes=size_bytes,
                )
            )
        await files.grant(session, prefix, f"user:{order.owner_id}")
        render.clip_id = clip.id
        await _ended(session, render)


async def _give_up(order: _Order, message: str) -> None:
    async with db.transaction() as session:
        render = await session.get(Render, order.render_id, with_for_update=True)
        if is_of_run(render, order.public_id):
            await _ended(session, render, message)


async def _ended(session: AsyncSession, render: Render, error: str = "") -> None:
    render.status = RenderStatus.FAILED if error else RenderStatus.DONE
    render.error = error
    render.progress = render.progress if error else 1.0
    render.finished_at, render.left_s = clock.now(), None
    if error:
        await files.erase(session, f"clips/{render.public_id}")  # A run may have stored some of it.
    # In any case: whoever stored it may have died before the row said so.
    await files.erase(session, f"{FIRST_CUTS}/{render.public_id}")
    render.first_cut = ""
    await announce(session, render)
    for name in FOLLOWERS:
        await work.enqueue(session, name, render_id=render.id)


def _scratch_root() -> Path:
    return settings().data_dir / "renders"


@asynccontextmanager
async def scratch(name: str) -> AsyncIterator[Path]:
    """Yield a folder of this run's own, gone afterwards."""
    folder = _scratch_root() / f"{name}-{time.monotonic_ns()}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)

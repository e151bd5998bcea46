"""Replies and renders with valid defaults."""

import asyncio
from itertools import count
from typing import Any

import sqlalchemy as sa
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db
from resumes_app.models import Application, Clip, Job, Render, User
from resumes_app.models.studio import RenderStatus
from tests.factories import added, make_clip, make_user, within

_numbers = count(1)


async def make_render(owner: User, session: AsyncSession | None = None, **overrides: Any) -> Render:
    """A render that waits for the worker."""
    fields = {"owner_id": owner.id, "content_key": f"key-{next(_numbers)}", "edit": {"version": 1}}
    return await added(session, Render(**(fields | overrides)))


async def make_done_render(owner: User, session: AsyncSession | None = None) -> tuple[Render, Clip]:
    """A finished render and its clip, which nobody may play yet."""
    async with within(session) as active:
        clip = await make_clip(active, owner=owner, audience="")
        render = await make_render(owner, active, status=RenderStatus.DONE, progress=1.0, clip_id=clip.id)
    return render, clip


async def make_reply(
    job: Job, candidate: User | None = None, session: AsyncSession | None = None, **overrides: Any
) -> Application:
    """A reply whose clip the company may play."""
    async with within(session) as active:
        candidate = candidate or await make_user(active)
        clip = await make_clip(active, owner=candidate, audience=f"company:{job.company_id}")
        fields = {"job_id": job.id, "candidate_id": candidate.id, "clip_id": clip.id}
        return await added(active, Application(**(fields | overrides)))


async def blocked(number: int) -> None:
    """Wait until so many connections wait for a lock."""
    waiting = sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    async with asyncio.timeout(5), db.engine().connect() as connection:
        while (await connection.execute(waiting)).scalar_one() < number:
            await asyncio.sleep(0.02)

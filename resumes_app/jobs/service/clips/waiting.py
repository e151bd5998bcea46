"""What is on its way into a job's place for a video."""

from typing import Literal, overload

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.models import JobClip, Render
from resumes_app.models.jobs import ClipPlace
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service import stop_render

LOST = (RenderStatus.FAILED, RenderStatus.CANCELLED)
"""How a render has ended that made no video."""


@overload
async def waiting_row(
    session: AsyncSession, job_id: int, place: ClipPlace, *, make: Literal[True] = True
) -> JobClip: ...


@overload
async def waiting_row(
    session: AsyncSession, job_id: int, place: ClipPlace, *, make: Literal[False]
) -> JobClip | None: ...


async def waiting_row(session: AsyncSession, job_id: int, place: ClipPlace, *, make: bool = True) -> JobClip | None:
    """Return the row of the place, made where there was none and `make`; who changes it holds the job's lock."""
    if make:
        row = insert(JobClip).values(job_id=job_id, place=place, refusal="")
        await session.exec(row.on_conflict_do_nothing())
    return (await session.exec(select(JobClip).where(JobClip.job_id == job_id, JobClip.place == place))).one_or_none()


async def stop_waiting(session: AsyncSession, row: JobClip) -> None:
    """Nothing is on its way into the place any more; a render that nobody else waits for ends."""
    render_id, row.render_id, row.refusal = row.render_id, None, ""
    await session.flush()
    if render_id is not None and not await is_awaited(session, render_id):
        await stop_render(session, render_id)


async def stop_clips(session: AsyncSession, job_id: int) -> None:
    """Nothing is on its way into the job any more."""
    rows = select(JobClip).where(JobClip.job_id == job_id).order_by(JobClip.place).with_for_update()
    for row in (await session.exec(rows)).all():
        await stop_waiting(session, row)


async def forget_ended(session: AsyncSession, row: JobClip, clip_id: int) -> None:
    """The place does not wait for, nor tell of, a render that failed, was refused, or made this clip.

    One that has ended well just now, whose clip is still to come, stays.
    """
    render = await session.get(Render, row.render_id) if row.render_id else None
    if render is None or row.refusal or render.status in LOST or render.clip_id == clip_id:
        row.render_id, row.refusal = None, ""


async def is_awaited(session: AsyncSession, render_id: int) -> bool:
    """Return whether a job is to have the clip of the render."""
    waiting = select(JobClip.job_id).where(JobClip.render_id == render_id)
    return (await session.exec(waiting.limit(1))).first() is not None

"""What is on its way into a job's place for a video."""

from typing import Literal, overload

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.models import JobClip
from resumes_app.models.jobs import ClipPlace
from resumes_app.studio.service import stop_render


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


async def is_awaited(session: AsyncSession, render_id: int) -> bool:
    """Return whether a job is to have the clip of the render."""
    waiting = select(JobClip.job_id).where(JobClip.render_id == render_id)
    return (await session.exec(waiting.limit(1))).first() is not None

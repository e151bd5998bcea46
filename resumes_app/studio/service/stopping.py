"""A render that nobody waits for any more ends at once, and can be taken up again."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, work
from resumes_app.errors import Gone
from resumes_app.files import service as files
from resumes_app.models import Render, Take
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service.renders import FIRST_CUTS, announce, start_anew
from resumes_app.studio.service.requests import UNFINISHED


async def hold_render(session: AsyncSession, render_id: int) -> None:
    """Lock the render for the rest of the transaction.

    Whoever locks a row that points at a render as well locks the render first, as its worker and `submit` do.
    """
    await session.exec(select(Render.id).where(col(Render.id) == render_id).with_for_update())


async def stop_render(session: AsyncSession, render_id: int) -> None:
    """Cancel the render unless it has ended: it leaves the queue, its process ends within a second, its files go.

    The caller has checked that nobody waits for it.
    """
    render = await session.get(Render, render_id, with_for_update=True, populate_existing=True)
    if render is None or render.status not in UNFINISHED:
        return
    render.status, render.left_s, render.finished_at = RenderStatus.CANCELLED, None, clock.now()
    for name in ("studio.render", "studio.first_cut"):
        await work.withdraw(session, name, render_id=render_id)
    # The run that is under way notices by itself, and stores nothing.
    await files.erase(session, f"{FIRST_CUTS}/{render.public_id}")
    render.first_cut = ""
    await announce(session, render)


async def resume_render(session: AsyncSession, render_id: int, *, due: datetime | None = None) -> None:
    """Put a render that was cancelled on the queue again; any other stays as it is.

    Args:
        due: Until when it is needed; renders that are due sooner come first.

    Raises:
        Gone: A take that it is made from has been erased meanwhile.
    """
    render = await session.get(Render, render_id, with_for_update=True, populate_existing=True)
    if render is None or render.status != RenderStatus.CANCELLED:
        return
    if (await session.exec(select(lost()).where(Render.id == render_id))).one():
        raise Gone("A take of this reply has been erased, so it cannot be put back. Record it again, then send it.")
    await start_anew(session, render, due)


def lost() -> sa.ColumnElement[bool]:
    """Return a condition on `Render`: it was cancelled, and a take that it is made from has been erased since."""
    clip = sa.func.jsonb_array_elements(Render.edit["clips"]).table_valued("value").lateral()
    its_take = sa.cast(clip.c.value, JSONB)["take"].astext
    there = sa.exists().where(col(Take.public_id) == its_take, col(Take.owner_id) == col(Render.owner_id))
    missing = sa.exists(sa.select(sa.literal(1)).select_from(clip).where(~there).correlate(Render))
    return sa.and_(col(Render.status) == RenderStatus.CANCELLED, missing)

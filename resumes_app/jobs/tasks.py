"""Background work of the jobs area."""

from resumes_app import db, work
from resumes_app.jobs import service


@work.task("jobs.close_due", every_s=60)
async def close_due() -> None:
    """Every job past its deadline is closed."""
    await service.close_due()


@work.task("jobs.tell_savers")
async def tell_of_deadline(job_id: int, until: str, first: bool = False) -> None:
    """Everybody who wants the job is to hear of its new deadline."""
    await service.tell_of_deadline(job_id, until, first=first)


@work.task("jobs.tell_saver", attempts=8)
async def tell_one_of_deadline(job_id: int, user_id: int, until: str, first: bool = False) -> None:
    """One of them hears; a mail server that is away for some minutes is tried again."""
    await service.tell_one_of_deadline(job_id, user_id, until, first=first)


@work.task("jobs.tell_of_close")
async def tell_of_close(job_id: int, closed_at: str) -> None:
    """Everybody who wanted the job is to hear that it closed before its time."""
    await service.tell_of_close(job_id, closed_at)


@work.task("jobs.tell_one_of_close", attempts=8)
async def tell_one_of_close(job_id: int, user_id: int, closed_at: str) -> None:
    """One of them hears; a mail server that is away for some minutes is tried again."""
    await service.tell_one_of_close(job_id, user_id, closed_at)


@work.task("jobs.remind_due", every_s=60)
async def remind_due() -> None:
    """Everybody is on the way to hear of what they saved or began and what closes soon."""
    await service.remind_due()


@work.task("jobs.remind", attempts=8)
async def remind(job_id: int, user_id: int, until: str, lead_h: int) -> None:
    """One person hears of one job."""
    await service.remind(job_id, user_id, until, lead_h)


@work.task("jobs.refresh_due", every_s=300)
async def refresh_due() -> None:
    """Every followed address whose time has come is to be read."""
    await service.imports.refresh_due()


@work.task("jobs.refresh_source", attempts=1)
async def refresh_source(source_id: int) -> None:
    """One of them is read; a failure stands in its report, and the next turn tries again."""
    await service.imports.refresh(source_id)


@work.task("jobs.tell_of_source", attempts=8)
async def tell_of_source(source_id: int, user_id: int) -> None:
    """A member hears of an address that cannot be read; a mail server that is away is tried again."""
    await service.imports.tell_of_source(source_id, user_id)


@work.task("jobs.look_for_news", every_s=600)
async def look_for_news() -> None:
    """Everybody whose kept search finds new jobs is to hear of them, as often as they asked."""
    await service.look_for_news()


@work.task("jobs.tell_news", attempts=8)
async def tell_news(search_id: int, since: str, until: str) -> None:
    """One of them hears; a mail server that is away for some minutes is tried again."""
    await service.tell_news(search_id, since, until)


# Tried for days, as for replies: what was agreed to is not forgotten.
@work.task("jobs.attach_clip", attempts=18)
async def attach_clip(*, render_id: int) -> None:
    """Jobs that wait for the render have its clip. Enqueued by the renderer; running it again changes nothing."""
    async with db.transaction() as session:
        await service.render_finished(session, render_id)


# Tried for days: what somebody removed must not stay.
@work.task("jobs.clear_clip", attempts=18)
async def clear_clip(*, clip_id: int) -> None:
    """Erase a clip that no job shows any more."""
    await service.clear_clip(clip_id)

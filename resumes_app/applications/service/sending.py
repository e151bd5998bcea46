"""Sending a reply, and its clip's arrival from the renderer."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import REPLY, record_consent, require
from resumes_app.applications.schemas import ApplicationView
from resumes_app.applications.service.audience import share
from resumes_app.applications.service.fitting import check_fits, check_room, hold_job
from resumes_app.applications.service.mine import one
from resumes_app.applications.service.notices import tell
from resumes_app.errors import Conflict, InvalidInput, NotFound
from resumes_app.jobs.schemas import JobBrief
from resumes_app.jobs.service import open_job
from resumes_app.models import Application, Job, Render, Reveal, Score, Watch
from resumes_app.models.applications import ApplicationStatus
from resumes_app.models.columns import public_id
from resumes_app.models.jobs import ReplyKind
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service import kinds_in, make_sound, sounds_of


async def submit(
    session: AsyncSession, who: Identity, *, job_slug: str, render_id: int, pressed_at: datetime | None = None
) -> ApplicationView:
    """Send the render `render_id` as `who`'s reply to the job; a repeat returns the reply that stands.

    A reply that was taken back, or whose video could not be made, is sent anew. The consent that was shown
    (`accounts.service.consent_text`) is recorded with it. The render may still be under way.

    Args:
        pressed_at: When the reply was sent, where that is not now: it counts from then.

    Raises:
        SignInNeeded, NotPermitted: `who` is not a candidate.
        NotFound: There is no such job, or no such render of `who`.
        Gone: The job takes no replies any more, or has all that it takes.
        InvalidInput: The render has failed, or the job takes no replies such as this.
        Conflict: The reply was taken back after it had been answered.
    """
    require(who, Permission.APPLY)
    job = await open_job(session, job_slug, pressed_at)
    # Locked: the renderer's last word comes either before this reading or after our commit, never between.
    statement = select(Render).where(Render.id == render_id, Render.owner_id == who.id).with_for_update(read=True)
    render = (await session.exec(statement)).one_or_none()
    if render is None:
        raise NotFound("This video is not there any more. Open the studio and send it again.")
    sent_at = pressed_at or clock.now()
    application = await _claim(session, who.id, job.id, sent_at)
    if await _may_be_sent(session, application):
        if render.status in (RenderStatus.FAILED, RenderStatus.CANCELLED):
            raise InvalidInput("This video could not be made. Open the studio and send it again.")
        await hold_job(session, job.id)
        job = await open_job(session, job_slug, pressed_at)
        await check_room(session, job.id, job.max_replies, who.id)
        await check_fits(session, job, render)
        await _send(session, application, render, job, sent_at)
        facts = {"company": job.company["name"], "job": job.title}
        await record_consent(session, who, REPLY, f"job:{job.slug}", **facts)
    return await one(session, who, application.public_id)


async def make_ready(render_id: int) -> None:
    """The render's clip has what replies that wait for it are revealed by; repeats change nothing.

    Raises:
        AppError: That could not be made, and may be when it is tried again.
    """
    async with db.reading() as session:
        render = await session.get(Render, render_id)
        if render is None or render.clip_id is None:
            return
        waiting = select(Application.id).join(Job, col(Job.id) == col(Application.job_id))
        staged = waiting.where(Application.render_id == render_id, col(Job.staged_reveal))
        wanted = (await session.exec(staged.limit(1))).first() is not None
        speaks = wanted and await _speaks(session, render)
    if speaks:
        await make_sound(render.clip_id)


async def render_finished(session: AsyncSession, render_id: int) -> None:
    """Every reply that waited for the render has its clip, and decks and candidates know; repeats change nothing.

    One that is revealed in stages waits until there is what it is revealed by: whoever sent it since `make_ready` has
    a task of its own on the queue.
    """
    render = await session.get(Render, render_id)
    if render is None:
        return
    ready = render.clip_id is None or await _is_ready(session, render, render.clip_id)
    waiting = select(Application, Job.company_id, Job.staged_reveal).join(Job, col(Job.id) == col(Application.job_id))
    waiting = waiting.where(Application.render_id == render_id, col(Application.clip_id).is_(None))
    for application, company_id, staged in (await session.exec(waiting.with_for_update(of=Application))).all():
        if staged and not ready:
            continue
        if render.clip_id is not None:
            await _attach(session, application, render.clip_id, company_id)
        await tell(session, application, relist=render.clip_id is not None)


async def _is_ready(session: AsyncSession, render: Render, clip_id: int) -> bool:
    return clip_id in await sounds_of(session, [clip_id]) or not await _speaks(session, render)


async def _speaks(session: AsyncSession, render: Render) -> bool:
    # Written words are read: music under them tells nothing.
    return await kinds_in(session, render.owner_id, render.edit) != {ReplyKind.TEXT}


async def _claim(session: AsyncSession, candidate_id: int, job_id: int, sent_at: datetime) -> Application:
    """Return the one row for this candidate and job, locked; two sendings at once get the same."""
    row = {"job_id": job_id, "candidate_id": candidate_id, "public_id": public_id(), "submitted_at": sent_at}
    row |= {"status": ApplicationStatus.SUBMITTED, "starred": False, "version": 0}
    await session.exec(insert(Application).values(row).on_conflict_do_nothing())
    mine = select(Application).where(Application.job_id == job_id, Application.candidate_id == candidate_id)
    return (await session.exec(mine.with_for_update())).one()


async def _may_be_sent(session: AsyncSession, application: Application) -> bool:
    if application.render_id is None and application.clip_id is None:
        return True
    if application.status == ApplicationStatus.WITHDRAWN:
        if application.decided_at is not None:
            raise Conflict(
                "This reply was answered before you took it back. You can put it back, but not send another."
            )
        return True
    if application.clip_id is not None or application.status != ApplicationStatus.SUBMITTED:
        return False
    render = await session.get(Render, application.render_id)
    return render is None or render.status == RenderStatus.FAILED


async def _send(
    session: AsyncSession, application: Application, render: Render, job: JobBrief, sent_at: datetime
) -> None:
    application.render_id = render.id
    application.clip_id = None
    application.status = ApplicationStatus.SUBMITTED
    application.withdrawn_at = None
    application.submitted_at = sent_at
    application.version += 1
    # Another video: nobody has watched it yet, and nobody knows whose it is.
    for seen in (Watch, Score, Reveal):
        await session.exec(sa.delete(seen).where(col(seen.application_id) == application.id))
    if job.staged_reveal:
        application.number = await _next_number(session, job.id)
    there = render.clip_id is not None and not job.staged_reveal
    if there:
        await _attach(session, application, render.clip_id or 0, job.company_id)
    elif render.clip_id is not None:  # What it is revealed by is not a web process's to make.
        await work.enqueue(session, "applications.attach_clip", priority=work.URGENT, render_id=render.id)
    await session.flush()
    await tell(session, application, relist=there)


async def _next_number(session: AsyncSession, job_id: int) -> int:
    """Return a number that no reply to the job has or had; of two at the same moment each gets its own."""
    counted = sa.update(Job).where(col(Job.id) == job_id).values(numbered=col(Job.numbered) + 1)
    number: int = (await session.exec(counted.returning(col(Job.numbered)))).scalar_one()
    return number


async def _attach(session: AsyncSession, application: Application, clip_id: int, company_id: int) -> None:
    application.clip_id = clip_id
    await session.flush()
    if application.status != ApplicationStatus.WITHDRAWN:
        await share(session, application, company_id)

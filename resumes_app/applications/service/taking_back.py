"""A candidate takes a reply back, or puts it back."""

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.applications.schemas import ApplicationView
from resumes_app.applications.service.audience import share, unshare
from resumes_app.applications.service.fitting import check_room, hold_job
from resumes_app.applications.service.mine import one
from resumes_app.applications.service.notices import tell
from resumes_app.errors import Gone, NotFound
from resumes_app.jobs.service import is_open
from resumes_app.models import Application, Decision, Job
from resumes_app.models.applications import ApplicationStatus
from resumes_app.models.reviews import DecisionKind
from resumes_app.resumes import service as resumes
from resumes_app.studio.service import hold_render, resume_render, seal_draft, stop_render


async def withdraw(who: Identity, public_id: str) -> ApplicationView:
    """The company can no longer play the reply's clip, and its decks do not show it; a repeat changes nothing.

    A video that is still being made is not made any further. Who has joined a company since has this right too.

    Raises:
        SignInNeeded: `who` is a guest.
        NotFound: `who` has no such reply.
    """
    require(who, Permission.SIGNED_IN)
    async with db.transaction() as session:
        render_id = await _held_render(session, who, public_id)
        application, job = await _own(session, who, public_id)
        if application.status != ApplicationStatus.WITHDRAWN:
            application.status = ApplicationStatus.WITHDRAWN
            application.withdrawn_at = clock.now()
            application.version += 1
            await session.flush()
            await unshare(session, application, job.company_id)
            if render_id == application.render_id and not await _is_awaited(session, render_id):
                await stop_render(session, render_id)
            await tell(session, application, relist=True)
        return await one(session, who, public_id)


async def restore(who: Identity, public_id: str) -> ApplicationView:
    """A reply that was taken back stands again, with the answer it had; its video is made, if it was not yet.

    Raises:
        SignInNeeded, NotPermitted: `who` is not a candidate.
        NotFound: `who` has no such reply.
        Gone: The job has closed or is full meanwhile, or a take that its video would be made from has been erased.
    """
    require(who, Permission.APPLY)
    async with db.transaction() as session:
        await seal_draft(session, who, await _job_id(session, who, public_id))  # Locked first, as by sending.
        render_id = await _held_render(session, who, public_id)
        application, job = await _own(session, who, public_id)
        if application.status == ApplicationStatus.WITHDRAWN:
            job = await hold_job(session, job.id or 0)
            if not is_open(job):
                raise Gone("This job has closed, so the reply cannot be put back.")
            await check_room(session, job.id or 0, job.max_replies, who.id)
            application.status = await _answer(session, application)
            application.withdrawn_at = None
            application.version += 1
            await session.flush()
            if application.clip_id is not None:
                await share(session, application, job.company_id)
            elif render_id == application.render_id:
                await resume_render(session, render_id, due=job.closes_at)
            await tell(session, application, relist=True)
        return await one(session, who, public_id)


async def _job_id(session: AsyncSession, who: Identity, public_id: str) -> int:
    """Return the id of the reply's job; 0 where `who` has no such reply."""
    mine = select(Application.job_id).where(Application.public_id == public_id, Application.candidate_id == who.id)
    return (await session.exec(mine)).one_or_none() or 0


async def _held_render(session: AsyncSession, who: Identity, public_id: str) -> int:
    """Return the id of the reply's render, locked before the reply is; 0 where there is none."""
    statement = select(Application.render_id).where(
        Application.public_id == public_id, Application.candidate_id == who.id
    )
    render_id = (await session.exec(statement)).one_or_none() or 0
    await hold_render(session, render_id)
    return render_id


async def _is_awaited(session: AsyncSession, render_id: int) -> bool:
    """Return whether a standing reply waits for the render, or a video that is to be public."""
    waiting = select(Application.id).where(
        Application.render_id == render_id,
        col(Application.clip_id).is_(None),
        Application.status != ApplicationStatus.WITHDRAWN,
    )
    if (await session.exec(waiting.limit(1))).first() is not None:
        return True
    return await resumes.is_awaited(session, render_id)


async def _own(session: AsyncSession, who: Identity, public_id: str) -> tuple[Application, Job]:
    """Return `who`'s reply, locked, and its job."""
    statement = (
        select(Application, Job)
        .join(Job, col(Job.id) == col(Application.job_id))
        .where(Application.public_id == public_id, Application.candidate_id == who.id)
        .with_for_update(of=Application)
    )
    row = (await session.exec(statement)).one_or_none()
    if row is None:
        raise NotFound("There is no such reply.")
    return row[0], row[1]


async def _answer(session: AsyncSession, application: Application) -> ApplicationStatus:
    """Return the status that the standing decision gives."""
    standing = select(Decision.kind).where(Decision.application_id == application.id, col(Decision.undone_at).is_(None))
    kind = (await session.exec(standing)).one_or_none()
    if kind is None:
        return ApplicationStatus.SUBMITTED
    return ApplicationStatus.DECLINED if kind == DecisionKind.DECLINE else ApplicationStatus.SHORTLISTED

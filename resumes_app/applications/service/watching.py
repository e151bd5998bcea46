"""The watch receipt: that a reply was watched, and how much of it; candidates never learn by whom."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.applications.service.notices import tell_candidate
from resumes_app.applications.service.stages import stages_of
from resumes_app.errors import NotFound
from resumes_app.models import Application, Clip, Job, Reveal, Watch
from resumes_app.models.applications import ApplicationStatus
from resumes_app.models.reviews import Stage
from resumes_app.studio.service import sounds_of

COUNTS_FROM_MS = 1000
"""A shorter look is a card passing by."""


async def watched(who: Identity, public_id: str, watched_ms: int) -> None:
    """`who` has watched `watched_ms` of the reply in one go; the longest viewing is kept.

    Raises:
        SignInNeeded, NotPermitted: `who` may not watch the company's replies.
        NotFound: There is no such reply, or nothing to watch yet.
    """
    async with db.transaction() as session:
        statement = (
            select(Application, Job, Clip)
            .join(Job, col(Job.id) == col(Application.job_id))
            .join(Clip, col(Clip.id) == col(Application.clip_id))
            .where(Application.public_id == public_id, Application.status != ApplicationStatus.WITHDRAWN)
        )
        row = (await session.exec(statement)).one_or_none()
        if row is None:
            raise NotFound("There is no such reply.")
        application, job, clip = row
        require(who, Permission.WATCH_REPLIES, job.company_id)
        if watched_ms < COUNTS_FROM_MS or (job.staged_reveal and not await _plays(session, who, application, clip)):
            return
        new = insert(Watch).values(
            application_id=application.id,
            reviewer_id=who.id,
            watched_ms=min(watched_ms, clip.duration_ms),
            watched_at=clock.now(),
        )
        longest = sa.func.greatest(Watch.watched_ms, new.excluded.watched_ms)
        await session.exec(
            new.on_conflict_do_update(
                index_elements=["application_id", "reviewer_id"],
                set_={"watched_ms": longest, "watched_at": new.excluded.watched_at},
            )
        )
        await tell_candidate(session, application)


async def _plays(session: AsyncSession, who: Identity, application: Application, clip: Clip) -> bool:
    """Return whether `who` could play anything of a reply that is revealed in stages: words are not watched."""
    sounds = await sounds_of(session, [clip.id or 0])
    if stages_of(clip.transcript, has_sound=bool(sounds))[0] != Stage.WORDS:
        return True
    opened = select(Reveal).where(Reveal.application_id == application.id, Reveal.reviewer_id == who.id)
    return (await session.exec(opened.limit(1))).first() is not None

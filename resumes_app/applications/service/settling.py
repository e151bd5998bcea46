"""The answer to a reply, as the reviewers give and undo it."""

from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock
from resumes_app.applications.service.notices import tell_candidate
from resumes_app.errors import NotFound
from resumes_app.models import Application
from resumes_app.models.applications import ApplicationStatus


async def settle(
    session: AsyncSession, application_id: int, status: ApplicationStatus, *, starred: bool = False
) -> int:
    """Give the reply the answer `status` (SUBMITTED: none any more), tell the candidate, and return its new version.

    The caller has checked the permission, holds the row's lock, and tells the decks.

    Raises:
        NotFound: There is no such reply.
    """
    application = await session.get(Application, application_id)
    if application is None:
        raise NotFound("There is no such reply.")
    application.status = status
    application.starred = starred
    application.decided_at = None if status == ApplicationStatus.SUBMITTED else clock.now()
    application.version += 1
    await session.flush()
    await tell_candidate(session, application)
    return application.version

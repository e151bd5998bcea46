"""Whether a job may still change how its replies are revealed: who replies is told, and relies on it."""

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.accounts.service import Problems
from resumes_app.models import Application, Draft, Job
from resumes_app.models.jobs import JobStatus

TOO_LATE_ON = (
    "Somebody has replied already, and is not to be judged in another way than the next one. "
    "Duplicate the job to review its replies in stages."
)
TOO_LATE_OFF = (
    "Somebody has begun a reply, and was told that the words are read first. It stays on; a duplicate can be without."
)


async def check_stages(session: AsyncSession, job: Job, staged: bool, problems: Problems) -> None:
    """Add a problem where the job, which is locked, may not be switched to `staged` any more.

    On until the first reply is sent, off until the first is begun; what nobody has seen changes freely.
    """
    if staged == job.staged_reveal or job.status == JobStatus.DRAFT:
        return
    replied = (await session.exec(select(Application.id).where(Application.job_id == job.id).limit(1))).first()
    if staged:
        if replied is not None:
            problems.add("staged_reveal", TOO_LATE_ON)
        return
    begun = (await session.exec(select(Draft.id).where(Draft.job_id == job.id).limit(1))).first()
    if replied is not None or begun is not None:
        problems.add("staged_reveal", TOO_LATE_OFF)

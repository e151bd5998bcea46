"""A job of somebody's own company, to be read or changed."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import NotFound
from resumes_app.models import AuditEntry, Company, Job
from resumes_app.models.audit import slug_before

_APART = {"updated_at", "clip_id", "question_clip_id", "numbered"}
"""What has acts of its own, which disturb nobody who writes."""


async def own_job(session: AsyncSession, who: Identity, slug: str, *, lock: bool = False) -> tuple[Job, str]:
    """Return a job of any status, and its company's name; one that was published since by its draft's slug, too.

    Raises:
        NotFound: `who`'s companies have no such job.
        NotPermitted: `who` does not manage its company's jobs.
    """
    require(who, Permission.MANAGE_JOBS)
    statement = select(Job, Company.name).join(Company, col(Company.id) == col(Job.company_id))
    statement = statement.with_for_update(of=Job).execution_options(populate_existing=True) if lock else statement
    found = (await session.exec(statement.where(Job.slug == slug))).one_or_none()
    if found is None and (slug_now := await _slug_now(session, slug)):
        found = (await session.exec(statement.where(Job.slug == slug_now))).one_or_none()
    if found is None or found[0].company_id not in who.companies:
        raise NotFound("There is no such job among your company’s. It may have been deleted.")
    require(who, Permission.MANAGE_JOBS, found[0].company_id)
    return found[0], found[1]


async def _slug_now(session: AsyncSession, slug: str) -> str | None:
    """Return what a draft of that slug has been called since it was published; None where there was none."""
    its = select(AuditEntry.subject).where(AuditEntry.act == "job.publish", slug_before() == slug)
    subject = (await session.exec(its.order_by(col(AuditEntry.id).desc()).limit(1))).first()
    return subject.removeprefix("job:") if subject else None


def touch(job: Job) -> None:
    """Note that what the job's page tells has changed; each time is another moment."""
    job.updated_at = max(clock.now(), job.updated_at + timedelta(microseconds=1))


def version_of(job: Job) -> str:
    """Return a mark of all that the form for the job tells: what is saved on another one is refused."""
    told = {name: value for name, value in job.model_dump().items() if name not in _APART}
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=_plain).encode()).hexdigest()[:32]


def _plain(value: Any) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)

"""A job that begins as a copy of another one, and a draft that is deleted."""

from resumes_app import db
from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service import record_act
from resumes_app.errors import Conflict
from resumes_app.jobs.service.authoring import TOLD, check_drafts, token
from resumes_app.jobs.service.clips import clips_for_copy, keep_for_a_while, stop_clips
from resumes_app.jobs.service.owning import own_job
from resumes_app.models import Job
from resumes_app.models.jobs import JobStatus

KEPT = ("clip_id", "question_clip_id", "latitude", "longitude")
"""Columns that a duplicate has of its original, beside those of the form but the close date."""


async def duplicate_job(who: Identity, slug: str) -> str:
    """Return the slug of a new draft that says the same, but for the close date.

    Raises:
        NotFound, NotPermitted: As `job_sheet`.
        TooMany: The company has too many drafts.
    """
    async with db.transaction() as session:
        job, _ = await own_job(session, who, slug)
        await check_drafts(session, job.company_id)
        same = {name: getattr(job, name) for name in (*TOLD, *KEPT) if name != "closes_at"}
        copy = Job(slug=f"draft-{token()}", company_id=job.company_id, **same | await clips_for_copy(session, job))
        session.add(copy)
        await session.flush()
        of = {"of": job.slug}
        await record_act(session, who, "job.duplicate", f"job:{copy.slug}", company_id=job.company_id, after=of)
        return copy.slug


async def discard_job(who: Identity, slug: str) -> None:
    """Delete a draft.

    Raises:
        NotFound, NotPermitted: As `job_sheet`.
        Conflict: It was published: it can be closed, not deleted.
    """
    async with db.transaction() as session:
        job, _ = await own_job(session, who, slug, lock=True)
        if job.status != JobStatus.DRAFT:
            raise Conflict("This job was published, and people may have replied. Close it instead.")
        gone = {"title": job.title}
        await record_act(session, who, "job.delete", f"job:{job.slug}", company_id=job.company_id, before=gone)
        clips = {job.clip_id, job.question_clip_id} - {None}
        await stop_clips(session, job.id or 0)
        await session.delete(job)
        for clip_id in clips:
            await keep_for_a_while(session, clip_id or 0)

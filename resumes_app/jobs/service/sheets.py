"""A job as those who write it see it: a new one, and one that is saved."""

from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import permits, require
from resumes_app.jobs.schemas import JobSheet
from resumes_app.jobs.service import wording
from resumes_app.jobs.service.completeness import lacking, untold
from resumes_app.jobs.service.forms import form_of
from resumes_app.jobs.service.owning import own_job, version_of
from resumes_app.jobs.service.rows import is_open
from resumes_app.models import Company, Job
from resumes_app.models.jobs import JobStatus


async def writes_for(who: Identity) -> list[tuple[int, str]]:
    """Return id and name of the companies whose jobs `who` manages, by name.

    Raises:
        SignInNeeded, NotPermitted: There are none.
    """
    require(who, Permission.MANAGE_JOBS)
    mine = [company_id for company_id in who.companies if permits(who, Permission.MANAGE_JOBS, company_id)]
    async with db.reading() as session:
        rows = await session.exec(select(Company).where(col(Company.id).in_(mine)).order_by(Company.name))
        return [(company.id or 0, company.name) for company in rows]


async def blank_job(who: Identity) -> JobSheet:
    """Return the sheet of a job that is still to be written; nothing is saved.

    Raises:
        SignInNeeded, NotPermitted: `who` manages no company's jobs.
    """
    company_id, company = (await writes_for(who))[0]
    async with db.reading() as session:
        written = (col(Job.company_id) == company_id, col(Job.source).is_(None))
        newest = select(Job.time_zone).where(*written).order_by(col(Job.id).desc()).limit(1)
        last = (await session.exec(newest)).first()
    zone = last or who.browser_zone or who.time_zone
    return sheet_of(Job(slug="", company_id=company_id, title="", time_zone=zone), company)


async def job_sheet(who: Identity, slug: str) -> JobSheet:
    """Return the job as it is saved.

    Raises:
        NotFound: `who`'s companies have no such job.
        NotPermitted: `who` does not manage its company's jobs.
    """
    async with db.reading() as session:
        job, company = await own_job(session, who, slug)
        return sheet_of(job, company)


def sheet_of(job: Job, company: str) -> JobSheet:
    """Return the job, of the company of that name, as those who write it see it."""
    draft, closes = job.status == JobStatus.DRAFT, job.closed_at or job.closes_at
    early = job.closed_at is not None and job.closes_at is not None and job.closed_at < job.closes_at
    return JobSheet(
        slug=job.slug,
        company_id=job.company_id,
        company=company,
        state="draft" if draft else "open" if is_open(job) else "closed",
        version=version_of(job),
        closes=wording.moment_text(closes, job.time_zone) if closes else "",
        closes_at=wording.iso(job.closes_at) if is_open(job) else "",
        was_until=wording.moment_text(job.closes_at, job.time_zone) if job.closes_at and early else "",
        earliest=wording.iso_day(max(clock.now(), job.closes_at or clock.now()), job.time_zone),
        lacking=(lacking if draft else untold)(job).found,
        form=form_of(job),
    )

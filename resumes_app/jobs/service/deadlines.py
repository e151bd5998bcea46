"""Moving a deadline: of a job that was once published, it only ever moves to a later moment, once there is one."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service import Letter, record_act, write_to
from resumes_app.config import settings
from resumes_app.errors import AppError, Conflict, InvalidInput
from resumes_app.jobs.service import wording
from resumes_app.jobs.service.closing import managed_job, tell_pages
from resumes_app.jobs.service.rows import is_open
from resumes_app.jobs.service.wanting import wanting, wish_of
from resumes_app.models import Job
from resumes_app.models.jobs import JobStatus

STILL_TO_COME = "Choose a close date that is still to come."
FAR_OFF = timedelta(days=366)


class FarOff(AppError):
    """The close date is more than a year away, and never moves earlier: that it is meant is to be said.

    Attributes:
        until: The date, in words.
    """

    status = 409

    def __init__(self, until: str) -> None:
        super().__init__(f"{until} is more than a year from now. Say that you mean it, or choose an earlier date.")
        self.until = until


def instant_of(local: datetime, zone: str) -> datetime:
    """Return the moment (aware, UTC) at which clocks in `zone` show `local` (naive).

    An hour that the clocks go through twice means its second time: nobody is shut out an hour early.

    Raises:
        InvalidInput: There is no such zone, or its clocks leave `local` out.
    """
    try:
        info = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InvalidInput("There is no such time zone. Choose one from the list.") from error
    moment = local.replace(tzinfo=info, fold=1).astimezone(UTC)
    if moment.astimezone(info).replace(tzinfo=None) != local:
        raise InvalidInput("The clocks go forward then, and leave this time out. Choose another.")
    return moment


async def extend_job(who: Identity, slug: str, closes_at: datetime, *, sure: bool = False) -> None:
    """Move an open job's deadline to `closes_at` (aware), or give it its first one; who wants the job is told by mail.

    Args:
        sure: A date far off is meant.

    Raises:
        NotFound: There is no such published job.
        NotPermitted: `who` does not manage its company's jobs.
        Conflict: The job has closed.
        InvalidInput: That is over, or not later than the deadline of now.
        FarOff: It is to be asked whether so late a date is meant.
    """
    async with db.transaction() as session:
        job = await managed_job(session, who, slug)
        if not is_open(job):
            raise Conflict("This job has closed. Reopen it with a new close date.")
        if job.closes_at is not None and closes_at <= job.closes_at:
            raise InvalidInput(f"It is open until {_told(job, job.closes_at)}: its close date can only move later.")
        if closes_at <= clock.now():
            raise InvalidInput(STILL_TO_COME)
        _check_meant(job, closes_at, sure)
        await _moved(session, who, job, "job.extend" if job.closes_at else "job.set_deadline", closes_at)


async def reopen_job(who: Identity, slug: str, closes_at: datetime, *, sure: bool = False) -> None:
    """Let a closed job take replies again until `closes_at` (aware); who wants the job is told by mail.

    Args:
        sure: A date far off is meant.

    Raises:
        NotFound: There is no such published job.
        NotPermitted: `who` does not manage its company's jobs.
        Conflict: The job is open.
        InvalidInput: That is over, or before the deadline that the job had: closing early must not shorten it.
        FarOff: It is to be asked whether so late a date is meant.
    """
    async with db.transaction() as session:
        job = await managed_job(session, who, slug)
        if is_open(job):
            raise Conflict("This job is open already.")
        if closes_at <= clock.now():
            raise InvalidInput(STILL_TO_COME)
        if job.closes_at is not None and closes_at < job.closes_at:
            raise InvalidInput(f"Its close date was {_told(job, job.closes_at)}: the new one must not be earlier.")
        _check_meant(job, closes_at, sure)
        await _moved(session, who, job, "job.reopen", closes_at)


def _check_meant(job: Job, closes_at: datetime, sure: bool) -> None:
    if closes_at > clock.now() + FAR_OFF and not sure:
        raise FarOff(_told(job, closes_at))


def _told(job: Job, moment: datetime) -> str:
    return wording.moment_text(moment, job.time_zone)


async def _moved(session: AsyncSession, who: Identity, job: Job, act: str, closes_at: datetime) -> None:
    before = {"status": job.status, "closes_at": job.closes_at, "closed_at": job.closed_at}
    job.status, job.closes_at, job.closed_at = JobStatus.PUBLISHED, closes_at, None
    job.vanished_at = None
    job.updated_at = clock.now()
    after = {"status": job.status, "closes_at": job.closes_at, "closed_at": job.closed_at}
    await record_act(session, who, act, f"job:{job.slug}", company_id=job.company_id, before=before, after=after)
    await will_tell(session, job, first=act == "job.set_deadline")
    await tell_pages(session, [job.id or 0])


async def will_tell(session: AsyncSession, job: Job, *, first: bool) -> None:
    """Have those who want the job told of its deadline, the `first` one that it has, or a later one."""
    if job.closes_at:
        await work.enqueue(session, "jobs.tell_savers", job_id=job.id, until=job.closes_at.isoformat(), first=first)


async def tell_of_deadline(job_id: int, until: str, *, first: bool = False) -> None:
    """Have a mail sent to each person who wants the job, which is open until `until` (ISO 8601); each in its task."""
    async with db.transaction() as session:
        for user_id in await wanting(session, job_id):
            await work.enqueue(session, "jobs.tell_saver", job_id=job_id, user_id=user_id, until=until, first=first)


async def tell_one_of_deadline(job_id: int, user_id: int, until: str, *, first: bool = False) -> None:
    """Write to one of them, unless the job has closed or moved on since, or was answered or let go of.

    Args:
        first: Until then it had no deadline; else an earlier one.
    """
    moment, wish = datetime.fromisoformat(until), await wish_of(user_id, job_id)
    if wish is None or not is_open(wish.job) or wish.job.closes_at != moment:
        return
    job, company, begun, zone = wish
    which = "to which you began a reply" if begun else "that you saved"
    named, until_then = f"{job.title} at {company.name}", wording.moment_text(moment, zone)
    news, told = "more time to reply", f"now takes replies until {until_then}."
    if first:
        news = f"replies close on {wording.day_text(moment, zone)}"
        told = f"had no closing date. It now takes replies until {until_then}."
    letter = Letter(
        subject=f"{named}: {news}",
        greeting="Hello,",
        paragraphs=(f"{named}, a job {which}, {told}",),
        link_label="Continue your reply" if begun else "See the job",
        link=f"{settings().base_url}/{'reply' if begun else 'jobs'}/{job.slug}",
        closing="You get this because you saved the job or began a reply. Nothing was sent to the employer.",
    )
    await write_to(user_id, letter, f"until-{job_id}-{user_id}-{int(moment.timestamp())}")

"""What was recorded for a job is to be seen with it: asked for by its person, who agrees to that."""

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db
from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service import JOB_CLIP, consent_text, record_act, record_consent
from resumes_app.errors import AppError, Gone, InvalidInput, NotFound, NotPermitted
from resumes_app.jobs.service.clips.placing import clip_at, place_of_clip, put_clip, tell_clips
from resumes_app.jobs.service.clips.waiting import stop_waiting, waiting_row
from resumes_app.jobs.service.owning import own_job
from resumes_app.jobs.service.rows import is_open
from resumes_app.models import Clip, Draft, Job, Render, User
from resumes_app.models.jobs import ClipPlace, JobStatus
from resumes_app.studio.service import request_render

OTHER_WORDS = "What you agree to has changed. Read it, tick the box again, then press the button."
KEPT = "What you recorded is kept."
SHUT = f"This job is closed. Reopen it in its form, then use the video. {KEPT}"
UNTITLED = "Untitled draft"
CALLED = {ClipPlace.CLIP: "the clip", ClipPlace.QUESTION: "the question on video"}


def clip_consent(company: str, title: str) -> str:
    """Return what to show before somebody agrees to be seen with the job."""
    return consent_text(JOB_CLIP, company=company, job=title or UNTITLED).text


def is_shut(job: Job) -> bool:
    """Return whether the job is closed: nobody would see what is put into it."""
    return job.status != JobStatus.DRAFT and not is_open(job)


async def use_clip(who: Identity, slug: str, place: str, *, draft_id: str, agreed: bool, shown: str) -> str:
    """The job has the draft's video as soon as it is made; return what became of that, in a sentence.

    Until then the job keeps what it has. Of two who ask, the later one's is taken.

    Args:
        place: `clip` or `question`.
        agreed: To `shown`.
        shown: The words that `who` saw; they must be `clip_consent` still.

    Raises:
        SignInNeeded: `who` is a guest.
        NotFound: `who`'s companies have no such job, or `who` no such draft for it.
        NotPermitted: `who` does not manage its company's jobs.
        Gone: The job is closed.
        InvalidInput: Something is missing, or as `request_render` raises.
        Conflict: As `request_render` raises.
    """
    there = place_of_clip(place)
    if not agreed:
        raise InvalidInput("Tick the box to say that everybody may see you with the job, then use the video.")
    async with db.transaction() as session:
        job, company = await _open_to(session, who, slug)
        if shown != clip_consent(company, job.title):
            raise InvalidInput(OTHER_WORDS)
        await _check_draft(session, who, draft_id, job, there)
        ticket = await request_render(session, who, draft_id, due=job.closes_at, employers=True)
        replaced = await whose(session, job, there)
        row = await waiting_row(session, job.id or 0, there)
        if row.render_id != ticket.id:
            await stop_waiting(session, row)
        row.person_id, row.refusal = who.id, ""
        title = job.title or UNTITLED
        await record_consent(session, who, JOB_CLIP, f"job:{job.slug}", company=company, job=title)
        render = await session.get(Render, ticket.id, populate_existing=True)
        if render is not None and render.clip_id is not None:
            row.render_id = None
            await put_clip(session, who, job, there, render.clip_id, act="job.clip.use")
            return _said("It is in the job now.", replaced)
        row.render_id = ticket.id
        asked = {there.value: ticket.public_id}
        await record_act(
            session, who, "job.clip.ask", f"job:{job.slug}", company_id=job.company_id, before={}, after=asked
        )
        await tell_clips(session, job.id or 0)
        return _said("It is in the job as soon as it is made.", replaced)


async def whose(session: AsyncSession, job: Job, place: ClipPlace) -> str:
    """Return what a newer video takes the place of, such as `the clip that Rosa recorded`; empty where that is none."""
    row = await waiting_row(session, job.id or 0, place, make=False)
    if row is not None and row.render_id is not None and not row.refusal:
        name = (await session.exec(select(User.display_name).where(User.id == row.person_id))).one_or_none()
        return f"{CALLED[place]} of {name or 'a colleague'} that is being made"
    clip_id = clip_at(job, place)
    if clip_id is None:
        return ""
    maker = select(User.display_name).join(Clip, col(Clip.owner_id) == col(User.id)).where(Clip.id == clip_id)
    name = (await session.exec(maker)).one_or_none()
    return f"{CALLED[place]} that {name} recorded" if name else f"{CALLED[place]} that was there"


def _said(what: str, replaced: str) -> str:
    return f"{what} It takes the place of {replaced}." if replaced else what


async def _open_to(session: AsyncSession, who: Identity, slug: str) -> tuple[Job, str]:
    """Return the job, locked, into which `who` may put a video; what hinders that says that nothing is lost.

    Whoever locks a render as well locks the job first: two colleagues come here one after the other.
    """
    try:
        job, company = await own_job(session, who, slug, lock=True)
    except (NotFound, NotPermitted) as error:
        told: type[AppError] = type(error)
        raise told(f"{error.message} {KEPT}") from error
    if is_shut(job):
        raise Gone(SHUT)
    return job, company


async def _check_draft(session: AsyncSession, who: Identity, draft_id: str, job: Job, place: ClipPlace) -> None:
    its = select(Draft.id).where(
        Draft.public_id == draft_id, Draft.owner_id == who.id, Draft.clip_job_id == job.id, Draft.clip_place == place
    )
    if (await session.exec(its)).one_or_none() is None:
        raise NotFound("This was not recorded for this place of the job. Open the job, and record from there.")

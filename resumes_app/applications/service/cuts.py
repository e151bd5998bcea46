"""Videos that a candidate has made for other jobs, and can begin a reply with."""

from sqlmodel import col, select

from resumes_app import db
from resumes_app.accounts.schemas import Identity
from resumes_app.applications.schemas import EarlierVideo
from resumes_app.applications.service.promise import day
from resumes_app.companies.service import mark_of
from resumes_app.models import Company, Draft, Job
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import DraftView


async def earlier_videos(who: Identity, draft_id: str) -> list[EarlierVideo]:
    """Return what `who` has recorded for (other) jobs, the last changed first.

    Args:
        draft_id: The draft that is to be begun; empty where every video is wanted.

    Raises:
        SignInNeeded, NotPermitted: `who` is not a candidate.
    """
    async with db.reading() as session:
        drafts = await studio.drafts_with_takes(session, who, besides=draft_id)
        ids = [draft.job_id for draft, _ in drafts]
        jobs = select(Job, Company).join(Company, col(Company.id) == col(Job.company_id)).where(col(Job.id).in_(ids))
        named = {job.id: (job, company) for job, company in (await session.exec(jobs)).all()}
    return [
        EarlierVideo(
            draft=draft.public_id,
            job_slug=named[draft.job_id][0].slug,
            job_title=named[draft.job_id][0].title,
            company=mark_of(named[draft.job_id][1]),
            note=f"{round(length_ms / 1000)} s, last changed {day(draft.updated_at, who.time_zone)}",
        )
        for draft, length_ms in drafts
    ]


async def begin_with(who: Identity, draft_id: str, earlier_id: str) -> tuple[DraftView, str]:
    """Begin the draft as a cut of an earlier one; also return the other company's name where the video shows it.

    Raises:
        NotFound: `who` has no such drafts, or the takes of the earlier one have been erased.
        Conflict: The draft has takes already.
        TooMany: There is no room for the copies.
    """
    view = await studio.cut_from(who, draft_id, earlier_id)
    async with db.reading() as session:
        whose = (
            select(Draft.public_id, Company.name)
            .join(Job, col(Job.id) == col(Draft.job_id))
            .join(Company, col(Company.id) == col(Job.company_id))
            .where(col(Draft.public_id).in_([draft_id, earlier_id]))
        )
        names = dict((await session.exec(whose)).all())
    other = names.get(earlier_id, "")
    shown = " ".join(studio.words_in(view)).casefold()
    return view, other if other != names.get(draft_id) and other.casefold() in shown else ""

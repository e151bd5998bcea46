"""One project, many cuts: what a candidate has recorded begins a reply to another job, or a public video."""

import re
from collections.abc import Collection, Sequence
from itertools import count

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db
from resumes_app.accounts.schemas import Identity
from resumes_app.applications.schemas import NO_COMPANY, OwnVideo
from resumes_app.companies.service import mark_of
from resumes_app.models import Company, Draft, Job
from resumes_app.models.jobs import ClipPlace
from resumes_app.resumes import service as resumes
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import DraftView

OFFERED = 10
UNTITLED = "Video résumé"
_COPY = ", copy"
_IS_COPY = re.compile(rf"{_COPY}( \d+)?$")

_Named = dict[int | None, tuple[Job, Company]]


async def own_videos(who: Identity) -> list[OwnVideo]:
    """Return what `who` has in the making, for jobs and without one, the last changed first.

    Raises:
        SignInNeeded, NotPermitted: `who` is not a candidate.
    """
    async with db.reading() as session:
        drafts = await studio.drafts_of(session, who)
        named = await _named(session, drafts)
    # Those with a name count too: the number of another one stays when it gets its own.
    numbered = sorted(own.draft.id or 0 for own in drafts if own.draft.job_id is None)
    listed = [own for own in drafts if own.draft.job_id is None or own.draft.job_id in named]
    return [_view(own, named, numbered) for own in listed]


async def earlier_videos(who: Identity, draft_id: str) -> list[OwnVideo]:
    """Return what the draft can begin with: `who`'s other videos that something is in, the last changed first.

    Raises:
        SignInNeeded, NotPermitted: `who` is not a candidate.
    """
    async with db.reading() as session:
        place = await studio.clip_place(session, who, draft_id)
    videos = await own_videos(who) if place is None else await _own_clips(who, draft_id)
    return [video for video in videos if video["made"] and video["draft"] != draft_id][:OFFERED]


async def _own_clips(who: Identity, draft_id: str) -> list[OwnVideo]:
    """Return what `who` has recorded for jobs of the draft's company, also of jobs that were deleted."""
    async with db.reading() as session:
        its_company = select(Draft.clip_company_id).where(Draft.public_id == draft_id, Draft.owner_id == who.user_id)
        company_id = (await session.exec(its_company)).one_or_none()
        drafts = await studio.drafts_of(session, who, employers=True)
        drafts = [own for own in drafts if own.draft.clip_company_id == company_id]
        mine = sa.select(Job, Company).join(Company, col(Company.id) == col(Job.company_id))
        mine = mine.where(
            col(Job.id).in_([own.draft.clip_job_id for own in drafts]), col(Job.company_id).in_(who.companies)
        )
        named: _Named = {job.id: (job, company) for job, company in (await session.execute(mine)).all()}
    return [
        _clip(own, named.get(own.draft.clip_job_id))
        for own in drafts
        if own.draft.clip_job_id is None or own.draft.clip_job_id in named
    ]


def _clip(own: studio.OwnDraft, of: tuple[Job, Company] | None) -> OwnVideo:
    video = _view(own, {})
    about = "The question on video" if own.draft.clip_place == ClipPlace.QUESTION else "The clip"
    if of is None:
        return OwnVideo(**{**video, "title": "A job that was deleted", "about": about})
    job, company = of
    title = job.title or "Untitled draft"
    return OwnVideo(**{**video, "title": title, "about": about, "company": mark_of(company), "for_job": True})


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


async def begin_without_job(who: Identity, source_id: str) -> tuple[str, str]:
    """Begin a video without a job as a cut of another one; return its draft, and the company's name as `begin_with`.

    Raises:
        NotFound: `who` has no such draft, or its takes have been erased.
        TooMany: There is no room for the copies, or `who` has too many videos in the making.
    """
    source = await studio.draft_view(who, source_id)
    plans = {plan["name"] for plan in studio.template_choices(job=False)}
    draft_id = await studio.begin_draft(who, source["template"] if source["template"] in plans else "", fresh=True)
    _, company = await begin_with(who, draft_id, source_id)
    async with db.reading() as session:
        taken = {own.draft.title for own in await studio.drafts_of(session, who)}
        job = select(Job.title).join(Draft, col(Draft.job_id) == col(Job.id)).where(Draft.public_id == source_id)
        job_title = ((await session.exec(job)).one_or_none() or "")[: studio.TITLE_CHARS]
    public = next((one["title"] for one in await resumes.own(who) if one["draft_id"] == source_id), "")
    if called := source["title"] or public:
        await studio.name_draft(who, draft_id, copy_of(called, taken))
    elif job_title:  # It is told from others of its person's by that.
        await studio.name_draft(who, draft_id, copy_of(job_title, taken) if job_title in taken else job_title)
    return draft_id, company


def copy_of(title: str, taken: Collection[str] = ()) -> str:
    """Return what a copy of a video of that title is called, none of `taken`; a copy of a copy is one too."""
    for number in count(1):
        ending = f"{_COPY} {number}" if number > 1 else _COPY
        name = _IS_COPY.sub("", title)[: studio.TITLE_CHARS - len(ending)] + ending
        if name not in taken:
            break
    return name


async def _named(session: AsyncSession, drafts: list[studio.OwnDraft]) -> _Named:
    jobs = sa.select(Job, Company).join(Company, col(Company.id) == col(Job.company_id))
    rows = await session.execute(jobs.where(col(Job.id).in_([own.draft.job_id for own in drafts])))
    return {job.id: (job, company) for job, company in rows.all()}


def _view(own: studio.OwnDraft, named: _Named, numbered: Sequence[int] = ()) -> OwnVideo:
    draft = own.draft
    number = numbered.index(draft.id) + 1 if draft.id in numbered else 1
    video = OwnVideo(
        draft=draft.public_id,
        title=draft.title or (f"{UNTITLED} {number}" if number > 1 else UNTITLED),
        called=draft.title,
        about="For everybody",
        company=NO_COMPANY,
        for_job=False,
        href=f"/studio/{draft.public_id}",
        length=studio.length_text(own.length_ms) if own.length_ms else "",
        changed_at=draft.updated_at.isoformat(),
        picture=own.picture,
        words=own.words,
        made=own.length_ms > 0,
    )
    if draft.job_id is None:
        return video
    job, company = named[draft.job_id]
    of_job = OwnVideo(**{**video, "title": job.title, "about": company.name, "company": mark_of(company)})
    return OwnVideo(**{**of_job, "for_job": True, "href": f"/reply/{job.slug}"})

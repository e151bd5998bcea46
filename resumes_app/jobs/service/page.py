"""A job's own page, for people and for crawlers."""

from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import db, search
from resumes_app.accounts.schemas import GUEST, Identity, Permission
from resumes_app.accounts.service import permits
from resumes_app.companies.service import mark_of
from resumes_app.errors import NotFound
from resumes_app.jobs.schemas import JobPosting, JobTag, JobView, Missed
from resumes_app.jobs.service import wording
from resumes_app.jobs.service.asked import Asked
from resumes_app.jobs.service.feed import open_now
from resumes_app.jobs.service.owning import own_job
from resumes_app.jobs.service.rows import brief_of, facts, is_open
from resumes_app.models import Company, Job, PassedJob
from resumes_app.models.jobs import JobStatus, Remote
from resumes_app.studio.schemas import ClipView
from resumes_app.studio.service import clip_views


async def job_view(who: Identity, slug: str) -> JobView:
    """Return the job as its page shows it to `who`.

    Raises:
        NotFound: There is no such published job.
    """
    return _view(who, *await _read(who, slug, col(Job.status) != JobStatus.DRAFT))


async def job_preview(who: Identity, slug: str) -> JobView:
    """Return a job of `who`'s companies, published or not, as its page will show it.

    Raises:
        NotFound: `who`'s companies have no such job.
        NotPermitted: `who` does not manage its company's jobs.
    """
    async with db.reading() as session:
        job, _ = await own_job(session, who, slug)
    view = _view(who, *await _read(who, slug))
    return {**view, "closed": False} if job.status == JobStatus.DRAFT else view


def _view(who: Identity, row: Any, clip: ClipView | None, question_clip: ClipView | None) -> JobView:
    job: Job = row.Job
    return JobView(
        slug=job.slug,
        title=job.title,
        company=mark_of(row.Company),
        about_company=row.Company.about,
        place=wording.place_of(job),
        pay=wording.pay_of(job),
        employment=wording.employment_of(job),
        level=wording.level_of(job),
        closes_at=wording.iso(job.closes_at),
        closed=not is_open(job),
        full=row.full,
        question=job.question,
        more_questions=job.more_questions,
        reply_kinds=job.reply_kinds,
        reply_limit_s=job.reply_limit_s,
        ways=wording.ways_of(job),
        answer=wording.answer_of(job),
        review=wording.review_of(job),
        reveal=wording.stages_of_review(job),
        promise=wording.promise_of(job),
        accommodation=wording.whom_to_ask(job.accommodation_contact),
        description_html=wording.safe_html(job.description_html),
        tags=tags_of(job),
        saved=row.saved,
        passed=row.passed,
        replied=row.replied,
        drafted=row.drafted,
        may_reply=not who.signed_in or permits(who, Permission.APPLY),
        may_watch=permits(who, Permission.WATCH_REPLIES, job.company_id),
        may_edit=permits(who, Permission.MANAGE_JOBS, job.company_id),
        clip=clip,
        question_clip=question_clip,
    )


def tags_of(job: Job) -> list[JobTag]:
    """Return the job's tags, each with the search that finds all jobs which have it."""
    return [JobTag(label=tag, href=Asked(facets={"tag": (tag.lower(),)}).href()) for tag in job.tags]


async def missed(who: Identity, slug: str) -> Missed:
    """Return what to say of a job that an address of the feed names, and that is not in `who`'s feed."""
    try:
        row, *_ = await _read(who, slug, col(Job.status) != JobStatus.DRAFT)
    except NotFound:
        return Missed(text="The job that your link names is not here any more.", page="")
    job: Job = row.Job
    if not is_open(job):
        text = f"“{job.title}” at {row.Company.name} has closed."
    elif row.passed:
        text = f"You passed on “{job.title}”. Its page brings it back."
    else:
        text = f"“{job.title}” has no clip, so it is not in the feed."
    return Missed(text=text, page=f"/jobs/{job.slug}")


async def job_posting(slug: str) -> JobPosting:
    """Return what crawlers are told about the job, its country that of its town where none is named.

    Raises as `job_view`.
    """
    row, clip, _ = await _read(GUEST, slug, col(Job.status) != JobStatus.DRAFT)
    poster = clip["poster"] if clip else await _newest_poster(row.Job.company_id)
    posting = posting_of(row.Job, row.Company, poster=poster)
    if posting.country or row.Job.place_id is None:
        return posting
    async with db.reading() as session:
        town = await search.place_by_id(session, row.Job.place_id)
    return replace(posting, country=town["country"]) if town else posting


async def _newest_poster(company_id: int) -> str:
    """Return the path of the poster of the newest clip of the company's open jobs; empty without any."""
    newest = (
        select(Job.clip_id)
        .where(*open_now(), Job.company_id == company_id, col(Job.clip_id).is_not(None))
        .order_by(col(Job.published_at).desc(), col(Job.id).desc())
        .limit(1)
    )
    async with db.reading() as session:
        clip_id = (await session.exec(newest)).first()
        clips = await clip_views(session, [clip_id]) if clip_id else {}
    return clips[clip_id]["poster"] if clip_id in clips else ""


def posting_of(job: Job, company: Company, *, poster: str = "") -> JobPosting:
    """Return the job as crawlers and other software are told of it."""
    remote = job.remote == Remote.REMOTE
    return JobPosting(
        brief=brief_of(job, company),
        description_html=wording.safe_html(job.description_html),
        description=wording.plain_text(job.description_html),
        published_at=job.published_at or job.created_at,
        updated_at=job.updated_at,
        employment_type=job.employment_type,
        employment=wording.employment_of(job),
        level=wording.level_of(job),
        remote=remote,
        hybrid=job.remote == Remote.HYBRID,
        country=job.country or ("" if job.place else company.country),
        city=job.place,
        tags=tuple(job.tags),
        tag_links=tuple(tags_of(job)),
        pay_min=job.pay_min,
        pay_max=job.pay_max,
        pay_currency=job.pay_currency,
        pay_unit=job.pay_unit,
        website=company.website,
        poster=poster,
    )


async def _read(who: Identity, slug: str, *narrowed: Any) -> tuple[Any, ClipView | None, ClipView | None]:
    passed = sa.exists().where(col(PassedJob.job_id) == col(Job.id), col(PassedJob.user_id) == who.user_id)
    statement = facts(who.user_id, sa.select(passed.label("passed"))).where(col(Job.slug) == slug, *narrowed)
    async with db.reading() as session:
        row = (await session.exec(statement)).one_or_none()
        if row is None:
            raise NotFound("There is no such job. It may have been taken down.")
        job: Job = row.Job
        ids = [clip_id for clip_id in (job.clip_id, job.question_clip_id) if clip_id]
        clips = await clip_views(session, ids) if ids else {}
    return row, clips.get(job.clip_id or 0), clips.get(job.question_clip_id or 0)

"""Companies with what they do here: their jobs, clips and kept promises. And stopping one, with all its jobs."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.companies import service as companies
from resumes_app.companies.service import mark_of, place_text
from resumes_app.jobs.schemas import (
    CompanyClip,
    CompanyList,
    CompanyPosting,
    CompanyRow,
    CompanyView,
    Kept,
)
from resumes_app.jobs.service.closing import close_now
from resumes_app.jobs.service.feed import open_now
from resumes_app.jobs.service.promises import kept_promises
from resumes_app.jobs.service.rows import facts, is_open, row_of
from resumes_app.models import Company, Job
from resumes_app.models.jobs import JobStatus
from resumes_app.studio.schemas import ClipView
from resumes_app.studio.service import clip_views

COMPANIES_SIZE = 30
MAX_SIZE = 300
MAX_JOBS = 200
"""Of one company's page: the open ones first, soonest to close; then the latest closed."""
MAX_CLIPS = 12


async def list_companies(q: str = "", size: int = COMPANIES_SIZE) -> CompanyList:
    """Return the first `size` companies of the pilot whose name, city or country hold every word of `q`.

    Those with open jobs come first, then by name. Where none holds them, words that are nearly right are taken for
    those that were meant.
    """
    words, said = companies.company_words(q), ""
    async with db.reading() as session:
        rows = await _found(session, words, size)
        if not rows and words:
            meant = await companies.meant(session, words, companies.admitted())
            rows = await _found(session, meant, size) if meant != words else []
            said = " ".join(meant) if rows else ""
        clips = await clip_views(session, [row.clip_id for row in rows if row.clip_id])
        kept = await kept_promises(session, [row.Company.id for row in rows])
    listed = [_listed(row, clips.get(row.clip_id), kept[row.Company.id]) for row in rows]
    return CompanyList(rows=listed, total=rows[0].total if rows else 0, said=said)


async def _found(session: AsyncSession, words: Sequence[str], size: int) -> Sequence[Any]:
    theirs = (*open_now(), col(Job.company_id) == col(Company.id))
    hiring = sa.exists().where(*theirs).correlate(Company)
    count = sa.select(sa.func.count(col(Job.id))).where(*theirs).correlate(Company).scalar_subquery()
    newest = (
        sa.select(col(Job.clip_id))
        .where(*theirs, col(Job.clip_id).is_not(None))
        .order_by(col(Job.published_at).desc(), col(Job.id).desc())
        .limit(1)
        .correlate(Company)
        .scalar_subquery()
    )
    statement = (
        sa.select(Company, count.label("open"), newest.label("clip_id"), sa.func.count().over().label("total"))
        .where(*companies.admitted(), *companies.matching(words))
        .order_by(hiring.desc(), sa.func.lower(col(Company.name)), col(Company.id))
        .limit(max(1, min(size, MAX_SIZE)))
    )
    return (await session.exec(statement)).all()  # type: ignore[call-overload, no-any-return]  # four columns


def _listed(row: Any, clip: ClipView | None, kept: Kept) -> CompanyRow:
    company: Company = row.Company
    return CompanyRow(
        company=mark_of(company),
        place=place_text(company.city, company.country),
        about=company.about,
        open_jobs={0: "No open jobs", 1: "1 open job"}.get(row.open, f"{row.open} open jobs"),
        hiring=row.open > 0,
        kept=kept,
        poster=clip["poster"] if clip else "",
        placeholder=clip["placeholder"] if clip else "",
    )


async def company_view(who: Identity, slug: str) -> CompanyView:
    """Return the company as its page shows it to `who`.

    Raises:
        NotFound: There is no such company in the pilot, or it is suspended.
    """
    is_open_now = sa.and_(*open_now())
    async with db.reading() as session:
        face = await companies.profile(session, slug)
        statement = (
            facts(who.user_id, sa.select())
            .where(col(Job.company_id) == face.id, col(Job.status) != JobStatus.DRAFT)
            .order_by(
                is_open_now.desc(),
                sa.case((is_open_now, col(Job.closes_at))).nulls_last(),
                col(Job.closed_at).desc().nulls_last(),
                col(Job.id).desc(),
            )
            .limit(MAX_JOBS)
        )
        rows = (await session.exec(statement)).all()
        clips = await clip_views(session, [row.Job.clip_id for row in rows if row.Job.clip_id])
        kept = (await kept_promises(session, [face.id]))[face.id]
    lines = [(is_open(row.Job), row_of(row, clips.get(row.Job.clip_id))) for row in rows]
    shown = [row.Job for row in rows if is_open(row.Job) and row.Job.clip_id in clips]
    return CompanyView(
        company=face.mark,
        about=face.about,
        website=face.website,
        host=face.host,
        place=face.place,
        kept=kept,
        open_jobs=[line for takes_replies, line in lines if takes_replies],
        closed_jobs=[line for takes_replies, line in lines if not takes_replies],
        clips=[CompanyClip(slug=job.slug, title=job.title, clip=clips[job.clip_id]) for job in shown[:MAX_CLIPS]],
    )


async def company_posting(slug: str) -> CompanyPosting:
    """Return what crawlers are told about the company. Raises as `company_view`."""
    async with db.reading() as session:
        face = await companies.profile(session, slug)
    view = await company_view(GUEST, slug)
    return CompanyPosting(
        profile=face,
        kept=view["kept"],
        jobs=[(job["slug"], job["title"]) for job in view["open_jobs"]],
        poster=view["clips"][0]["clip"]["poster"] if view["clips"] else "",
    )


async def suspend_company(who: Identity, slug: str, reason: str) -> int:
    """The company is stopped, and each of its open jobs closes, all with entries in the audit log; return how many.

    Nobody acts for it from now on, so nobody can reopen them until it is readmitted.

    Raises:
        SignInNeeded, NotPermitted: `who` is no admin.
        NotFound: There is no such company.
        Conflict: It is suspended already.
        FormRejected: There is no reason, or a very long one.
    """
    async with db.transaction() as session:
        company_id = await companies.suspend(session, who, slug, reason)
        published = select(Job).where(Job.company_id == company_id, Job.status == JobStatus.PUBLISHED)
        jobs = (await session.exec(published.order_by(col(Job.id)).with_for_update())).all()
        await close_now(session, who, jobs)
        return len(jobs)

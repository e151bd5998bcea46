"""What is read of a job for one viewer, and how it becomes a card, a row or a brief."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from resumes_app import clock, search
from resumes_app.companies.service import mark_of
from resumes_app.jobs.schemas import JobBrief, JobCard, JobRow
from resumes_app.jobs.service import wording
from resumes_app.models import Application, Company, Draft, Job, SavedJob
from resumes_app.models.applications import ApplicationStatus
from resumes_app.models.jobs import JobStatus, ReviewRule
from resumes_app.studio.schemas import ClipView
from resumes_app.studio.service import number_of_takes

NEAR = timedelta(hours=72)
"""A deadline within this time is one to be reminded of."""
NO_WORDS = search.Query()


def facts(viewer: Any, statement: Any) -> Any:
    """Return `statement` with Job, Company and the viewer's `saved`, `replied` and `drafted` added, and `full`.

    Args:
        viewer: The viewer's id, as a value or as SQL; None for a guest.
    """
    mine = (col(Application.job_id) == col(Job.id), col(Application.candidate_id) == viewer)
    saved = sa.exists().where(col(SavedJob.job_id) == col(Job.id), col(SavedJob.user_id) == viewer).correlate(Job)
    replied = sa.exists().where(*mine, col(Application.status) != ApplicationStatus.WITHDRAWN).correlate(Job)
    begun = (col(Draft.job_id) == col(Job.id), col(Draft.owner_id) == viewer, number_of_takes() > 0)
    drafted = sa.exists().where(*begun).correlate(Job)
    sent = sa.exists().where(*mine).correlate(Job)  # Also where it was taken back.
    full = sa.case((col(Job.max_replies).is_(None), sa.false()), else_=_taken() >= col(Job.max_replies))
    begun_only = sa.and_(drafted, ~sent)
    flags = (saved.label("saved"), replied.label("replied"), begun_only.label("drafted"), full.label("full"))
    return (
        statement.add_columns(Job, Company, *flags)
        .select_from(Job)
        .join(Company, col(Company.id) == col(Job.company_id))
    )


def _taken() -> Any:
    """Return, as SQL, how many replies the job has."""
    stands = (col(Application.job_id) == col(Job.id), col(Application.status) != ApplicationStatus.WITHDRAWN)
    return sa.select(sa.func.count()).select_from(Application).where(*stands).correlate(Job).scalar_subquery()


def is_open(job: Job) -> bool:
    """Return whether the job takes replies at this moment."""
    return job.status == JobStatus.PUBLISHED and (job.closes_at is None or job.closes_at > clock.now())


def closes_soon(job: Job) -> bool:
    """Return whether the job takes replies, and will not for much longer."""
    return is_open(job) and job.closes_at is not None and job.closes_at <= clock.now() + NEAR


def reviews_wait(job: Job) -> bool:
    """Return whether the job has promised that replies are reviewed together, after a close that is still to come."""
    return job.review_rule == ReviewRule.AFTER_CLOSE and is_open(job)


def card_of(row: Any, clip: ClipView, why: list[str]) -> JobCard:
    """Return the feed's card of a row of `facts`, which says `why` it is there."""
    job: Job = row.Job
    return JobCard(
        slug=job.slug,
        title=job.title,
        company=mark_of(row.Company),
        place=wording.unbroken(wording.place_of(job)),
        pay=wording.pay_of(job),
        employment=wording.employment_of(job),
        closes_at=wording.iso(job.closes_at),
        question=job.question,
        review=wording.review_of(job),
        promise=wording.promise_of(job),
        ways=wording.ways_of(job),
        limits=wording.unbroken(wording.limits_of(job)),
        answer=wording.answer_of(job),
        full=row.full,
        saved=row.saved,
        replied=row.replied,
        drafted=row.drafted,
        why=" · ".join(why),
        clip=clip,
    )


def _facts_of(job: Job) -> tuple[str, ...]:
    return wording.place_of(job), wording.pay_of(job), wording.employment_of(job), wording.limits_of(job)


def row_of(row: Any, clip: ClipView | None, query: search.Query = NO_WORDS, distance_m: float | None = None) -> JobRow:
    """Return the list line of a row of `facts`."""
    job: Job = row.Job
    snippet = search.excerpt(wording.plain_text(job.description_html), query) if query.words else []
    listed = wording.unbroken(" · ".join(fact for fact in _facts_of(job) if fact))
    return JobRow(
        slug=job.slug,
        title=job.title,
        company=mark_of(row.Company),
        facts=listed,
        closes_at=wording.iso(job.closes_at),
        closed=not is_open(job),
        closes_soon=not row.replied and closes_soon(job),
        full=row.full,
        saved=row.saved,
        replied=row.replied,
        drafted=row.drafted,
        poster=clip["poster"] if clip else "",
        placeholder=clip["placeholder"] if clip else "",
        pieces=search.highlight(job.title, query),
        company_pieces=search.highlight(row.Company.name, query),
        fact_pieces=search.highlight(listed, query),
        snippet=snippet,
        distance_m=-1 if distance_m is None else round(distance_m),
    )


def brief_of(job: Job, company: Company) -> JobBrief:
    """Return the job as other areas name it."""
    return JobBrief(
        id=job.id or 0,
        slug=job.slug,
        title=job.title,
        company_id=job.company_id,
        company=mark_of(company),
        question=job.question,
        place=wording.place_of(job),
        pay=wording.pay_of(job),
        closes_at=job.closes_at,
        open=is_open(job),
        more_questions=tuple(job.more_questions),
        reply_kinds=frozenset(job.reply_kinds),
        reply_limit_s=job.reply_limit_s,
        max_replies=job.max_replies,
        ways=wording.ways_of(job),
        review=wording.review_of(job),
        promise=wording.promise_of(job),
        accommodation=job.accommodation_contact,
        full_hd=job.full_hd,
        staged_reveal=job.staged_reveal,
    )

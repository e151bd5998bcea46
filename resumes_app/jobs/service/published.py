"""All open jobs, as feeds and site maps list them: in stretches, so that nobody waits for 50,000 of them."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.errors import NotFound
from resumes_app.jobs.schemas import Board, JobPosting
from resumes_app.jobs.service.feed import open_now
from resumes_app.jobs.service.page import posting_of
from resumes_app.models import Company, Job
from resumes_app.models.jobs import JobStatus

BATCH = 100
"""Jobs that are read and written at once; other requests get their turn in between."""
PART = 50_000
"""Numbers of jobs that a part of the site map covers: it never holds more, and a change touches one part."""
NEWEST = 100
"""Jobs that a feed of news holds."""


async def board(slug: str) -> Board:
    """Return the company that lists its jobs under `slug`.

    Raises:
        NotFound: There is none.
    """
    async with db.reading() as session:
        company = (await session.exec(select(Company).where(Company.slug == slug))).one_or_none()
    if company is None:
        raise NotFound("There is no such company.")
    return Board(company_id=company.id or 0, slug=company.slug, name=company.name)


async def board_job(board: Board, job_id: int) -> JobPosting:
    """Return one of the company's open jobs.

    Raises:
        NotFound: It has none of this number, or it has closed.
    """
    found = await _postings(col(Job.id) == job_id, col(Job.company_id) == board.company_id)
    if not found:
        raise NotFound("There is no such open job.")
    return found[0]


async def newest_postings() -> list[JobPosting]:
    """Return the newest open jobs, the last published first."""
    return await _postings(order=(col(Job.published_at).desc(), col(Job.id).desc()), size=NEWEST)


async def open_postings(board: Board | None = None) -> AsyncIterator[list[JobPosting]]:
    """Yield all open jobs, of one company where one is given, by number.

    Each stretch is read by itself: a slow reader holds no connection, and a job that closes meanwhile is left out.
    """
    mine = [col(Job.company_id) == board.company_id] if board else []
    last = 0
    while found := await _postings(*mine, col(Job.id) > last):
        yield found
        last = found[-1].brief.id


async def _postings(*conditions: Any, order: Any = (col(Job.id),), size: int = 0) -> list[JobPosting]:
    statement = (
        select(Job, Company)
        .join(Company, col(Company.id) == col(Job.company_id))
        .where(*open_now(), *conditions)
        .order_by(*order)
        .limit(size or BATCH)
    )
    async with db.reading() as session:
        rows = (await session.exec(statement)).all()
    return [posting_of(job, company) for job, company in rows]


async def open_jobs_stamp(board: Board | None = None) -> tuple[str, datetime | None]:
    """Return a mark that differs whenever what the feeds tell does, and when it last changed.

    Of all jobs only the ends of three indexes are read: this is asked for again and again.
    """
    said = sa.func.concat_ws("|", Company.slug, Company.name, Company.website, Company.city, Company.country)
    companies = sa.select(sa.func.md5(sa.func.string_agg(said, sa.literal("|"))))
    if board:
        companies = companies.where(col(Company.id) == board.company_id)
        count, changed = _open_and_changed()
        statement = sa.select(count, changed, companies.scalar_subquery())
        statement = statement.where(_public(), col(Job.company_id) == board.company_id)
    else:
        shown = sa.select(sa.func.max(col(Job.updated_at))).where(_public())
        new = sa.select(sa.func.max(col(Job.published_at))).where(col(Job.status) == JobStatus.PUBLISHED)
        passed = sa.select(sa.func.max(col(Job.closes_at))).where(
            col(Job.status) == JobStatus.PUBLISHED, col(Job.closes_at) <= clock.now()
        )
        latest = sa.func.greatest(*(moment.scalar_subquery() for moment in (shown, new, passed)))
        statement = sa.select(sa.literal(""), latest, companies.scalar_subquery())
    async with db.reading() as session:
        number, changed_at, names = (await session.exec(statement)).one()  # type: ignore[call-overload]  # three columns
    return f"{number} {changed_at} {names}", changed_at


async def open_jobs_count(board: Board) -> int:
    """Return how many jobs of the company are open."""
    statement = select(sa.func.count()).select_from(Job).where(*open_now(), Job.company_id == board.company_id)
    async with db.reading() as session:
        return int((await session.exec(statement)).one())


async def job_parts(only: int | None = None) -> list[tuple[int, int, datetime]]:
    """Return the parts of the site map that hold open jobs: number from 1, how many jobs, when one last changed.

    Args:
        only: The one part that is asked for.
    """
    part = ((col(Job.id) - 1) // PART + 1).label("part")
    count, changed = _open_and_changed()
    asked = [] if only is None else [col(Job.id) > (only - 1) * PART, col(Job.id) <= only * PART]
    statement = sa.select(part, count, changed).where(_public(), *asked).group_by(part).having(count > 0).order_by(part)
    async with db.reading() as session:
        rows = await session.exec(statement)  # type: ignore[call-overload]  # three columns
        return [(number, jobs, changed_at) for number, jobs, changed_at in rows]


async def job_part(number: int) -> AsyncIterator[list[tuple[str, datetime]]]:
    """Yield slug and last change of each open job of a part of the site map, in stretches."""
    last, end = (number - 1) * PART, number * PART
    while True:
        statement = (
            sa.select(col(Job.id), col(Job.slug), col(Job.updated_at))
            .where(*open_now(), col(Job.id) > last, col(Job.id) <= end)
            .order_by(col(Job.id))
            .limit(BATCH * 20)
        )
        async with db.reading() as session:
            rows = (await session.exec(statement)).all()  # type: ignore[call-overload]  # three columns
        if not rows:
            return
        yield [(slug, updated_at) for _, slug, updated_at in rows]
        last = rows[-1][0]


def _public() -> Any:
    return col(Job.status) != JobStatus.DRAFT


def _open_and_changed() -> tuple[Any, Any]:
    """As SQL: how many are open, and the last change; a deadline that has passed is one, before any task says so."""
    passed = sa.case((col(Job.closes_at) <= clock.now(), col(Job.closes_at)))
    return sa.func.count().filter(*open_now()), sa.func.max(sa.func.greatest(col(Job.updated_at), passed))

"""The shelves of `/jobs` that a person fills: what they saved, and what they passed."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from resumes_app import db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.jobs.schemas import JobList, Shelf
from resumes_app.jobs.service.rows import facts, row_of
from resumes_app.models import Company, Job, PassedJob, SavedJob
from resumes_app.studio.service import clip_views

LIST_SIZE = 50
MAX_SIZE = 500
MAX_WORDS = 8


async def list_jobs(who: Identity, shelf: Shelf, q: str = "", size: int = LIST_SIZE) -> JobList:
    """Return the first `size` jobs of a shelf whose title, company, place or tags hold every word of `q`.

    The latest come first; closed ones are included and marked.

    Args:
        shelf: `SAVED` or `PASSED`.

    Raises:
        SignInNeeded: `who` is a guest.
    """
    require(who, Permission.SIGNED_IN)
    statement = facts(who.user_id, sa.select(sa.func.count().over().label("total")))
    if shelf == Shelf.SAVED:
        mine = sa.and_(col(SavedJob.job_id) == col(Job.id), col(SavedJob.user_id) == who.id)
        statement = statement.join(SavedJob, mine).order_by(col(SavedJob.saved_at).desc(), col(Job.id))
    else:
        mine = sa.and_(col(PassedJob.job_id) == col(Job.id), col(PassedJob.user_id) == who.id)
        statement = statement.join(PassedJob, mine).order_by(col(PassedJob.passed_at).desc(), col(Job.id))
    statement = statement.where(*_matching(q)).limit(max(1, min(size, MAX_SIZE)))
    async with db.reading() as session:
        rows = (await session.exec(statement)).all()
        clips = await clip_views(session, [row.Job.clip_id for row in rows if row.Job.clip_id])
    return JobList(
        rows=[row_of(row, clips.get(row.Job.clip_id)) for row in rows],
        total=rows[0].total if rows else 0,
    )


def _matching(q: str) -> list[Any]:
    haystack = sa.func.concat_ws(
        " ", col(Job.title), col(Company.name), col(Job.place), col(Job.remote), sa.func.array_to_string(Job.tags, " ")
    )
    return [haystack.icontains(word, autoescape=True) for word in q.split()[:MAX_WORDS]]

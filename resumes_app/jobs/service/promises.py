"""The promise-kept rate of a company: of the answers that were due, how many were given in time.

An answer is due when the job's promise runs out: so many days after the reply where replies are reviewed as they come,
or after the close where they are reviewed together. Only replies whose moment has come count, answered or not; one that
was taken back never counts, and one of a job without a close that would start the clock does not either. It is kept
where the decision that stands was made at that moment or before.
"""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock
from resumes_app.jobs.schemas import Kept
from resumes_app.models import Application, Job
from resumes_app.models.applications import ApplicationStatus
from resumes_app.models.jobs import ReviewRule

ENOUGH = 5
"""Fewer answers than this tell no rate: one late one would be all of it."""


async def kept_promises(session: AsyncSession, company_ids: Collection[int]) -> dict[int, Kept]:
    """Return how each of the companies keeps its promise, in one query."""
    due_at = _due_at()
    in_time = col(Application.decided_at) <= due_at
    statement = (
        sa.select(col(Job.company_id), sa.func.count(), sa.func.count().filter(in_time))
        .select_from(Application)
        .join(Job, col(Job.id) == col(Application.job_id))
        .where(
            col(Job.company_id).in_(company_ids),
            col(Application.status) != ApplicationStatus.WITHDRAWN,
            due_at <= clock.now(),
        )
        .group_by(col(Job.company_id))
    )
    rows = await session.exec(statement)  # type: ignore[call-overload]  # three columns
    found = {company_id: kept_of(due, kept) for company_id, due, kept in rows}
    return {company_id: found.get(company_id, kept_of(0, 0)) for company_id in company_ids}


def kept_of(due: int, kept: int) -> Kept:
    """Return the rate of so many answers, in numbers and in words."""
    known = due >= ENOUGH
    percent = 100 * kept // due if due else 0
    answers = "1 answer" if due == 1 else f"{due} answers"
    text = f"{kept} of {answers} in time" if known else "Not enough answers due yet"
    return Kept(due=due, kept=kept, percent=percent, known=known, text=text)


def _due_at() -> Any:
    """The moment of `applications.service.promised_by`, in SQL; NULL where no clock has started."""
    rolling = col(Job.review_rule) == ReviewRule.ROLLING
    start = sa.case(
        (rolling, col(Application.submitted_at)), else_=sa.func.coalesce(col(Job.closed_at), col(Job.closes_at))
    )
    # In hours: a day across a change of the clocks is 24 of them, whatever zone the session has.
    return start + sa.func.make_interval(0, 0, 0, 0, col(Job.reply_by_days) * 24)

"""A company's jobs as a table that the import takes back without a change."""

import asyncio
import csv
from collections.abc import Sequence
from decimal import Decimal
from io import StringIO
from typing import Any

from sqlmodel import col, select

from resumes_app import db
from resumes_app.accounts.schemas import Identity
from resumes_app.config import settings
from resumes_app.jobs.service.amounts import plain_amount
from resumes_app.jobs.service.imports.runs import company_for
from resumes_app.jobs.service.imports.table import COLUMNS, TABLE_COLUMNS, guarded
from resumes_app.models import Job

MARK = "\ufeff"
"""Without it, spreadsheets take UTF-8 for something older."""
HEADER = ("id", *TABLE_COLUMNS)


async def jobs_csv(who: Identity, company_slug: str) -> str:
    """Return all jobs of the company, drafts and closed ones too.

    Raises:
        NotFound: There is no such company.
        NotPermitted: `who` does not manage its jobs.
    """
    async with db.reading() as session:
        company = await company_for(session, who, company_slug)
        jobs = (await session.exec(select(Job).where(Job.company_id == company.id).order_by(col(Job.id)))).all()
    return await asyncio.to_thread(_sheet, jobs)


def _sheet(jobs: Sequence[Job]) -> str:
    sheet = StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(HEADER)
    for job in jobs:
        writer.writerow([guarded(cell) for cell in _row(job)])
    return MARK + sheet.getvalue()


def _row(job: Job) -> list[str]:
    facts = [_cell(getattr(job, fact)) for fact, _ in COLUMNS.values()]
    cells = dict(zip(COLUMNS, facts, strict=True)) | {"url": f"{settings().base_url}/jobs/{job.slug}"}
    closes_at = job.closes_at.isoformat() if job.closes_at else ""
    return [job.slug, *cells.values(), closes_at, job.status.value]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain_amount(value)
    return ", ".join(value) if isinstance(value, list) else str(value)

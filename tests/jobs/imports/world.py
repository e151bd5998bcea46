"""A company, its recruiter, and imports of theirs from start to end."""

from datetime import datetime, timedelta

from sqlmodel import col, select

from resumes_app import db
from resumes_app.accounts.schemas import Identity
from resumes_app.jobs.schemas import ImportPreview, ImportReport
from resumes_app.jobs.service import imports
from resumes_app.models import AuditEntry, Company, Job
from resumes_app.models.imports import ImportKind

NOON = datetime.fromisoformat("2026-11-02T12:00:00+00:00")
WEEK = timedelta(days=7)


REST = {"place": "Porto", "country": "PT", "description": "<p>Work.</p>"}


def table(*rows: str, header: str = "id,title,place") -> bytes:
    """A CSV file, whose rows tell all that a published job needs; where no place is told the work is done anywhere."""
    names = header.split(",")
    rest = {name: cell for name, cell in REST.items() if name not in names}
    lines = [",".join([header, "remote", *rest])]
    for row in rows:
        cells = row.split(",")
        nowhere = "place" in names and not "".join(cells[names.index("place") : names.index("place") + 1])
        lines.append(",".join([row, "remote" if nowhere else "", *rest.values()]))
    return "\n".join(lines).encode()


async def looked_at(
    who: Identity, company: Company, kind: ImportKind, body: bytes, *, publish: bool = False
) -> ImportPreview:
    """Read `body` and return what would change."""
    made = await imports.read_later(who, company.slug, kind, body, "jobs.txt", publish=publish)
    return await imports.preview(who, made)


async def imported(
    who: Identity, company: Company, kind: ImportKind, body: bytes, *, publish: bool = False, close: bool = True
) -> ImportReport:
    """Import `body` as somebody who presses every yes."""
    found = await looked_at(who, company, kind, body, publish=publish)
    assert found["problem"] == ""
    return await imports.apply(who, found["id"], found["digest"], close=close)


def numbers(report: ImportReport) -> tuple[int, int, int, int]:
    """New, changed, closed, unchanged."""
    return report["new"], report["changed"], report["closed"], report["unchanged"]


async def jobs_of(company: Company) -> dict[str, Job]:
    """The company's jobs by title."""
    async with db.reading() as session:
        rows = await session.exec(select(Job).where(Job.company_id == company.id).order_by(col(Job.id)))
        return {job.title: job for job in rows}


async def acts() -> list[tuple[str, str]]:
    """Act and subject of every entry of the audit log."""
    async with db.reading() as session:
        rows = await session.exec(select(AuditEntry).order_by(col(AuditEntry.id)))
        return [(row.act, row.subject) for row in rows]

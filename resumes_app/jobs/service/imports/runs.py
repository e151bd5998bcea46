"""An import by a person: read, looked at, applied or let go."""

import asyncio
import hashlib
import json
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import AppError, Conflict, InvalidInput, NotFound
from resumes_app.jobs.schemas import ImportPreview, ImportReport
from resumes_app.jobs.service.imports.addresses import list_address
from resumes_app.jobs.service.imports.applying import carry_out
from resumes_app.jobs.service.imports.planning import followed_sources, plan_of, source_at, source_of
from resumes_app.jobs.service.imports.plans import Plan
from resumes_app.jobs.service.imports.reading import read
from resumes_app.jobs.service.imports.shapes import ImportedJob, Reading, Unread, Unusable
from resumes_app.jobs.service.imports.showing import previewed
from resumes_app.jobs.service.imports.values import text
from resumes_app.models import Company, Job, JobImport
from resumes_app.models.imports import ImportKind

KEPT = 5
"""Imports of one company that wait for a yes; an older one makes room."""
CHANGED_SINCE = "These jobs have changed since you looked. Look again before you apply the import."


async def company_for(session: AsyncSession, who: Identity, slug: str, *, lock: bool = False) -> Company:
    """Return the company, whose jobs `who` may import.

    Args:
        lock: Have every other import of the company wait until the transaction ends.

    Raises:
        NotFound: There is no such company.
        NotPermitted: `who` does not manage its jobs.
        Conflict: It is suspended, and something was to change.
    """
    company = (await session.exec(select(Company).where(Company.slug == slug))).one_or_none()
    if company is None:
        raise NotFound("There is no such company.")
    require(who, Permission.IMPORT_JOBS, company.id)
    if lock:
        company = await held(session, company.id or 0)
        if company.suspended_at is not None:
            raise Conflict(f"{company.name} is suspended: nothing is imported until it is readmitted.")
    return company


async def held(session: AsyncSession, company_id: int) -> Company:
    """Return the company; until the transaction ends its other imports wait, and so does who would suspend it."""
    # Shared only: every change of a job reads the company's row in this way, after the job was locked.
    await session.exec(select(sa.func.pg_advisory_xact_lock(sa.func.hashtextextended(f"imports:{company_id}", 0))))
    statement = select(Company).where(Company.id == company_id).with_for_update(read=True)
    return (await session.exec(statement.execution_options(populate_existing=True))).one()


def kind_of(told: str) -> ImportKind:
    """Return the kind of that name. Raises `InvalidInput` where there is none."""
    try:
        return ImportKind(told)
    except ValueError as error:
        raise InvalidInput("Choose where the jobs come from.") from error


async def read_later(
    who: Identity, company_slug: str, kind: ImportKind, body: bytes, origin: str, *, publish: bool
) -> str:
    """Read `body` and keep what is in it for `preview`, or why there is nothing; return the import's id.

    Raises as `company_for`.
    """
    async with db.reading() as session:
        await company_for(session, who, company_slug)
    try:
        reading = await asyncio.to_thread(read, kind, body)
    except Unusable as error:
        return await keep_problem(who, company_slug, kind, error, origin, publish=publish)
    made = _made(kind, reading, origin, publish=publish)
    made.jobs = await asyncio.to_thread(lambda: [_kept(job) for job in reading.jobs])
    made.unread = [asdict(row) for row in reading.unread]
    made.notes = [asdict(row) for row in reading.notes]
    return await _keep(who, company_slug, made)


def _made(kind: ImportKind, reading: Reading, origin: str, *, publish: bool) -> JobImport:
    source = source_of(kind, reading.board)
    return JobImport(company_id=0, kind=kind, origin=text(origin, 500), source=source, publish=publish)


async def look(
    who: Identity, company_slug: str, kind: ImportKind, body: bytes, origin: str, *, publish: bool
) -> ImportPreview:
    """Return what importing `body` would change, and keep nothing of it.

    Raises:
        NotFound, NotPermitted: As `company_for`.
        Unusable: Nothing in it can be used.
    """
    async with db.reading() as session:
        company = await company_for(session, who, company_slug)
        reading = await asyncio.to_thread(read, kind, body)
        made = _made(kind, reading, origin, publish=publish)
        made.company_id = company.id or 0
        made.source = await _followed(session, made) or made.source
        return previewed(made, await _compared(session, made, reading), "")


async def keep_problem(
    who: Identity, company_slug: str, kind: ImportKind, error: AppError, origin: str, *, publish: bool
) -> str:
    """Keep that nothing could be read, and why, for `preview`; return the import's id."""
    made = JobImport(
        company_id=0,
        kind=kind,
        publish=publish,
        origin=text(origin, 500),
        source=kind.value,
        problem=error.message,
    )
    return await _keep(who, company_slug, made)


async def _keep(who: Identity, company_slug: str, made: JobImport) -> str:
    async with db.transaction() as session:
        company = await company_for(session, who, company_slug, lock=True)
        made.company_id, made.made_by = company.id or 0, who.id
        made.source = await _followed(session, made) or made.source
        newest = select(JobImport.id).where(JobImport.company_id == company.id).order_by(col(JobImport.id).desc())
        older = newest.offset(KEPT - 1)
        await session.exec(sa.delete(JobImport).where(col(JobImport.id).in_(older)))
        session.add(made)
    return made.public_id


async def _followed(session: AsyncSession, made: JobImport) -> str:
    """Return what `Job.source` is where the import is from an address that is followed, or once was; else nothing."""
    address = _address(made)
    if not address:
        return ""
    own = source_at(made.kind, address)
    known = await session.exec(select(Job.id).where(Job.company_id == made.company_id, Job.source == own).limit(1))
    return (await followed_sources(session, made.company_id)).get(address) or (own if known.first() else "")


def _address(made: JobImport) -> str:
    try:
        return list_address(made.kind, made.origin)
    except InvalidInput:
        return ""  # A file's name.


async def preview(who: Identity, import_id: str) -> ImportPreview:
    """Return what the import would change now.

    Raises:
        NotFound: There is no such import, or it is another company's.
    """
    async with db.reading() as session:
        made, _ = await _import(session, who, import_id)
        plan = await _plan(session, made)
        return previewed(made, plan, await asyncio.to_thread(digest_of, plan))


async def apply(who: Identity, import_id: str, digest: str, *, close: bool) -> ImportReport:
    """Make the company's jobs what the import tells, once; applying it again changes nothing.

    Args:
        digest: What `preview` returned: nothing is applied that its person has not seen.
        close: Whether the jobs that are no longer in it close.

    Raises:
        NotFound: As `preview`.
        Conflict: Something has changed since.
        InvalidInput: Nothing of it could be read.
    """
    async with db.transaction() as session:
        made, company = await _import(session, who, import_id, lock=True)
        if made.problem:
            raise InvalidInput(made.problem)
        if made.applied_at:
            return cast("ImportReport", made.report)
        plan = await _plan(session, made, lock=True)
        if await asyncio.to_thread(digest_of, plan) != digest:
            raise Conflict(CHANGED_SINCE)
        report = await carry_out(session, who, company, plan, close=close)
        made.report, made.applied_at = dict(report), clock.now()
        made.jobs, made.unread, made.notes = [], [], []
        session.add(made)
    return report


async def discard(who: Identity, import_id: str) -> None:
    """Forget the import; the jobs stay as they are. Raises as `preview`."""
    async with db.transaction() as session:
        made, _ = await _import(session, who, import_id, lock=True)
        await session.delete(made)


def digest_of(plan: Plan) -> str:
    """Return a text that is another one as soon as the plan would change anything else."""
    changed = [
        (change.job.slug, [asdict(found) for found in change.differences], change.publish, change.reopen)
        for change in plan.changed
    ]
    new = [_kept(job) for job in plan.new]
    closing = [job.slug for job in plan.closing]
    everything = json.dumps([new, changed, closing, sorted(plan.drafts)], default=str, sort_keys=True)
    return hashlib.sha256(everything.encode()).hexdigest()[:32]


async def _import(
    session: AsyncSession, who: Identity, import_id: str, *, lock: bool = False
) -> tuple[JobImport, Company]:
    require(who, Permission.IMPORT_JOBS)
    joined = select(JobImport, Company.slug).join(Company, col(Company.id) == col(JobImport.company_id))
    found = (await session.exec(joined.where(JobImport.public_id == import_id))).one_or_none()
    if found is None:
        raise NotFound("This import is over. Choose the file again.")
    company = await company_for(session, who, found[1], lock=lock)
    if lock:
        await session.refresh(found[0])
    return found[0], company


async def _plan(session: AsyncSession, made: JobImport, *, lock: bool = False) -> Plan:
    if made.problem or made.applied_at:
        return Plan(made.source, made.publish)
    unread, notes = ([Unread(**row) for row in rows] for rows in (made.unread, made.notes))
    reading = Reading([_back(job) for job in made.jobs], unread, notes=notes)
    return await _compared(session, made, reading, lock=lock)


async def _compared(session: AsyncSession, made: JobImport, reading: Reading, *, lock: bool = False) -> Plan:
    plan = await plan_of(session, made.company_id, reading, made.source, publish=made.publish, lock=lock)
    followed = await followed_sources(session, made.company_id)
    if made.source in followed.values() and followed.get(_address(made)) != made.source:
        plan.closing, plan.open_before = [], 0  # They are another list's, which a followed address tells.
    return plan


def _kept(job: ImportedJob) -> dict[str, Any]:
    told = asdict(job)
    facts = {name: str(fact) if isinstance(fact, Decimal) else fact for name, fact in told["facts"].items()}
    return told | {"facts": facts, "closes_at": job.closes_at.isoformat() if job.closes_at else None}


def _back(kept: dict[str, Any]) -> ImportedJob:
    closes_at = datetime.fromisoformat(kept["closes_at"]) if kept["closes_at"] else None
    amounts = {name: kept["facts"][name] for name in ("pay_min", "pay_max") if name in kept["facts"]}
    pay = {name: None if amount is None else Decimal(amount) for name, amount in amounts.items()}
    return ImportedJob(**(kept | {"facts": kept["facts"] | pay, "closes_at": closes_at}))

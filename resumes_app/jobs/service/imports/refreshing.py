"""Reading the followed addresses again, by the clock."""

import asyncio
from datetime import timedelta

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import GUEST, Identity, Permission
from resumes_app.accounts.service import Letter, identity_of_user, permits, write_to
from resumes_app.config import settings
from resumes_app.errors import AppError, Conflict, NotPermitted
from resumes_app.jobs.schemas import ImportReport
from resumes_app.jobs.service.imports.addresses import fetch_list
from resumes_app.jobs.service.imports.applying import carry_out
from resumes_app.jobs.service.imports.fetching import Answer
from resumes_app.jobs.service.imports.planning import plan_of, source_at
from resumes_app.jobs.service.imports.reading import read
from resumes_app.jobs.service.imports.runs import held
from resumes_app.jobs.service.imports.shapes import Reading
from resumes_app.jobs.service.imports.sources import read_soon
from resumes_app.models import Company, JobImport, JobSource, Member
from resumes_app.models.companies import CompanyRole

TOLD_AFTER = 3
"""Failures in a row; then the company's members are written to, once."""
WAITS = timedelta(days=7)
"""How long an import waits for somebody's yes."""
GONE = (
    "Whoever set this up no longer manages the company's jobs. "
    "Pause it and go on with it, so that it runs in your name."
)
UNEXPECTED = "Something went wrong on our side, so nothing was changed. It is tried again at the next turn."
LOST_MORE_THAN_HALF = (
    "More than half of its open jobs are gone from the list, so nothing was changed. If that is right, import the "
    "address once by hand and confirm that they close."
)


async def refresh_due() -> None:
    """Have each address whose time has come read in a task of its own; imports nobody has said yes to are forgotten."""
    now = clock.now()
    async with db.transaction() as session:
        due = select(JobSource).where(col(JobSource.paused).is_(False), JobSource.next_run_at <= now)
        for row in (await session.exec(due.with_for_update(skip_locked=True))).all():
            row.next_run_at = now + timedelta(hours=row.every_hours)
            session.add(row)
            await read_soon(session, row)
        await session.exec(sa.delete(JobImport).where(col(JobImport.created_at) < now - WAITS))


async def refresh(source_id: int) -> None:
    """Read the address and make the company's jobs what it tells; what went wrong stands in its report.

    Nothing happens where it is paused or deleted, or its company suspended. After `TOLD_AFTER` failures in a row the
    members hear of it.
    """
    async with db.reading() as session:
        row = await session.get(JobSource, source_id)
        company = await session.get(Company, row.company_id) if row else None
    if row is None or row.paused or company is None or company.suspended_at is not None:
        return
    try:
        who = await _in_whose_name(row)
        answer = await fetch_list(row.kind, row.address, etag=row.etag, last_modified=row.last_modified)
        reading = Reading() if answer.unchanged else await asyncio.to_thread(read, row.kind, answer.body)
        await _take_over(who, source_id, answer, reading)
    except AppError as error:
        await _failed(source_id, error.message)
    except Exception:
        await _failed(source_id, UNEXPECTED)
        raise


async def _in_whose_name(row: JobSource) -> Identity:
    who = await identity_of_user(row.made_by) if row.made_by else GUEST
    if not permits(who, Permission.IMPORT_JOBS, row.company_id):
        raise NotPermitted(GONE)
    return who


async def _take_over(who: Identity, source_id: int, answer: Answer, reading: Reading) -> None:
    async with db.transaction() as session:
        row = await _locked(session, source_id)
        if row is None:
            return
        company = await held(session, row.company_id)
        if company.suspended_at is not None:
            return
        if not answer.unchanged:
            row.source = row.source or source_at(row.kind, row.address)
            plan = await plan_of(
                session, row.company_id, reading, row.source, publish=row.publish, followed=True, lock=True
            )
            if plan.risky:
                raise Conflict(LOST_MORE_THAN_HALF)
            row.report = dict(await carry_out(session, who, company, plan, close=True))
            row.etag, row.last_modified = answer.etag, answer.last_modified
        row.failures, row.last_run_at = 0, clock.now()
        session.add(row)


async def _failed(source_id: int, problem: str) -> None:
    async with db.transaction() as session:
        row = await _locked(session, source_id)
        if row is None:
            return
        row.failures += 1
        row.last_run_at = clock.now()
        row.report = dict(_nothing_done(problem))
        session.add(row)
        if row.failures == TOLD_AFTER:
            managing = (CompanyRole.RECRUITER, CompanyRole.HIRING_MANAGER)
            members = select(Member.user_id).where(Member.company_id == row.company_id, col(Member.role).in_(managing))
            for user_id in (await session.exec(members)).all():
                await work.enqueue(session, "jobs.tell_of_source", source_id=source_id, user_id=user_id)


def _nothing_done(problem: str) -> ImportReport:
    at = clock.now().isoformat(timespec="seconds")
    return ImportReport(
        at=at, new=0, changed=0, closed=0, unchanged=0, unread=[], unread_total=0, notes=[], problem=problem
    )


async def _locked(session: AsyncSession, source_id: int) -> JobSource | None:
    return (await session.exec(select(JobSource).where(JobSource.id == source_id).with_for_update())).one_or_none()


async def tell_of_source(source_id: int, user_id: int) -> None:
    """Write to a member that an address cannot be read, unless it can by now."""
    async with db.reading() as session:
        row = await session.get(JobSource, source_id)
        company = await session.get(Company, row.company_id) if row else None
    if row is None or company is None or row.failures < TOLD_AFTER or row.paused:
        return
    letter = Letter(
        subject=f"The jobs of {company.name} are no longer kept up to date",
        greeting="Hello,",
        paragraphs=(
            f"the list at {row.address} could not be taken over {TOLD_AFTER} times in a row. The last time: "
            f"{row.report.get('problem', '')}",
            "The jobs stay as they are until it works again. We go on trying.",
        ),
        link_label="See what is wrong",
        link=f"{settings().base_url}/hire/import?company={company.slug}",
        closing="You get this because you manage the jobs of this company.",
    )
    moment = int(row.last_run_at.timestamp()) if row.last_run_at else 0
    await write_to(user_id, letter, f"source-{source_id}-{user_id}-{moment}")

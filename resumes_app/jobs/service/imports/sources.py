"""Addresses whose jobs a company follows: set, paused, deleted, listed."""

import asyncio
from datetime import timedelta
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import permits, record_act, require
from resumes_app.errors import InvalidInput, NotFound
from resumes_app.jobs.schemas import CompanyChoice, ImportPage, SourceView
from resumes_app.jobs.service import wording
from resumes_app.jobs.service.imports.addresses import fetch_list, list_address
from resumes_app.jobs.service.imports.planning import source_at
from resumes_app.jobs.service.imports.reading import read
from resumes_app.jobs.service.imports.runs import company_for
from resumes_app.jobs.service.imports.showing import KINDS, outcome
from resumes_app.models import Company, JobSource
from resumes_app.models.imports import ImportKind

EVERY_HOURS = (1, 6, 24, 168)
_EVERY = {1: "every hour", 6: "every 6 hours", 24: "every day", 168: "every week"}
REST = timedelta(minutes=1)
"""Between two times that a person has an address read."""
MAX_SOURCES = 20
MAX_COMPANIES = 500
MOST_CHOICES = 20
"""Of an admin, who has a search for them."""


async def import_page(who: Identity, company_slug: str = "") -> ImportPage:
    """Return for which companies `who` may import, and the addresses that one of them follows (the first by default).

    Raises:
        NotPermitted: There is none, or not the one asked for.
        NotFound: There is no such company.
    """
    require(who, Permission.IMPORT_JOBS)
    every = permits(who, Permission.ADMINISTER)
    statement = select(Company.slug, Company.name).order_by(col(Company.name), col(Company.id))
    if not every:
        may = [id for id in who.companies if permits(who, Permission.IMPORT_JOBS, id)]
        statement = statement.where(col(Company.id).in_(may))
    async with db.reading() as session:
        companies = (await session.exec(statement.limit(MOST_CHOICES + 1 if every else MAX_COMPANIES))).all()
        if not companies and not company_slug:
            raise NotFound("There is no company yet whose jobs could be imported.")
        company = await company_for(session, who, company_slug or companies[0][0])
        rows = await session.exec(
            select(JobSource).where(JobSource.company_id == company.id).order_by(col(JobSource.id))
        )
        sources = [_view(row) for row in rows]
    chosen = CompanyChoice(slug=company.slug, name=company.name)
    searched = every and len(companies) > MOST_CHOICES
    choices = [chosen] if searched else [CompanyChoice(slug=slug, name=name) for slug, name in companies]
    return ImportPage(companies=choices, searched=searched, company=chosen, sources=sources)


def _view(row: JobSource) -> SourceView:
    report: Any = row.report
    return SourceView(
        id=row.public_id,
        kind=KINDS[row.kind],
        address=row.address,
        every=_EVERY.get(row.every_hours, f"every {row.every_hours} hours"),
        publish=row.publish,
        paused=row.paused,
        failing=row.failures > 0,
        last_run_at=wording.iso(row.last_run_at),
        outcome=outcome(report) if report else "",
        unread=(report["unread"] + report["notes"]) if report else [],
    )


async def add_source(
    who: Identity, company_slug: str, kind: ImportKind, address: str, *, every_hours: int, publish: bool
) -> tuple[str, str]:
    """Read the jobs at `address` once, and follow them from now on; return its id, and in words what was found.

    Raises:
        NotFound, NotPermitted: As `company_for`.
        InvalidInput: It is no address, it is followed already, there are too many, or nothing in it can be used.
        Unreachable: Nobody answers there, or with an error.
    """
    if every_hours not in EVERY_HOURS:
        raise InvalidInput("Choose how often the address is read.")
    found = list_address(kind, address)
    async with db.reading() as session:
        await _check_new(session, await company_for(session, who, company_slug), found)
    said = await _first_look(kind, found)
    async with db.transaction() as session:
        company = await company_for(session, who, company_slug, lock=True)
        await _check_new(session, company, found)
        row = JobSource(
            company_id=company.id or 0,
            made_by=who.id,
            kind=kind,
            address=found,
            source=source_at(kind, found),
            every_hours=every_hours,
            publish=publish,
            next_run_at=clock.now() + timedelta(hours=every_hours),
        )
        session.add(row)
        await session.flush()
        after = {"address": found, "every_hours": every_hours, "publish": publish}
        await _recorded(session, who, "job.follow", row, after)
        await read_soon(session, row)
    return row.public_id, said


async def _check_new(session: AsyncSession, company: Company, address: str) -> None:
    there = (await session.exec(select(JobSource).where(JobSource.company_id == company.id))).all()
    if any(row.address == address for row in there):
        raise InvalidInput("This address is followed already.")
    if len(there) >= MAX_SOURCES:
        raise InvalidInput(f"{MAX_SOURCES} addresses are followed already. Delete one first.")


async def _first_look(kind: ImportKind, address: str) -> str:
    """Return how many jobs there are; an address that tells none of this kind is not followed for days in vain."""
    reading = await asyncio.to_thread(read, kind, (await fetch_list(kind, address)).body)
    jobs, unread = len(reading.jobs), len(reading.unread)
    if unread and not jobs:
        first = reading.unread[0]
        raise InvalidInput(f"No job there can be read. {first.where}: {first.reason}.")
    left_out = f", and {unread} more that cannot be read" if unread else ""
    return f"{jobs or 'No'} {'job' if jobs == 1 else 'jobs'} found{left_out}."


async def pause_source(who: Identity, source_id: str, paused: bool) -> None:
    """Have the address read no more, or again from now on.

    Raises:
        NotFound: There is no such address of a company whose jobs `who` may import.
    """
    async with db.transaction() as session:
        row = await _source(session, who, source_id)
        if row.paused == paused:
            return
        row.paused = paused
        session.add(row)
        await _recorded(session, who, "job.follow", row, {"paused": paused})
        if not paused:
            row.failures, row.made_by = 0, who.id
            await read_soon(session, row)


async def refresh_now(who: Identity, source_id: str) -> None:
    """Have the address read at once, by a task, unless it was a moment ago. Raises as `pause_source`."""
    async with db.transaction() as session:
        row = await _source(session, who, source_id)
        if row.last_run_at is None or clock.now() - row.last_run_at >= REST:
            await read_soon(session, row)


async def read_soon(session: AsyncSession, row: JobSource) -> None:
    """Have the address read by a task, of which one at a time waits."""
    if not await work.waits(session, "jobs.refresh_source", source_id=row.id):
        await work.enqueue(session, "jobs.refresh_source", outside=True, source_id=row.id)


async def delete_source(who: Identity, source_id: str) -> None:
    """Follow the address no more; its jobs stay as they are. Raises as `pause_source`."""
    async with db.transaction() as session:
        row = await _source(session, who, source_id)
        await _recorded(session, who, "job.unfollow", row, {"address": row.address})
        await session.delete(row)


async def _source(session: AsyncSession, who: Identity, source_id: str) -> JobSource:
    require(who, Permission.IMPORT_JOBS)
    row = (
        await session.exec(select(JobSource).where(JobSource.public_id == source_id).with_for_update())
    ).one_or_none()
    if row is None or not permits(who, Permission.IMPORT_JOBS, row.company_id):
        raise NotFound("This address is not followed any more.")
    return row


async def _recorded(session: AsyncSession, who: Identity, act: str, row: JobSource, after: dict[str, Any]) -> None:
    await record_act(session, who, act, f"job_source:{row.public_id}", company_id=row.company_id, after=after)

"""A company's public face, and how its recruiters change it."""

from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import Problems, record_act, require
from resumes_app.companies.schemas import CompanyProfile
from resumes_app.companies.service.domains import host_of, why_not
from resumes_app.companies.service.fields import clean_company, clean_name
from resumes_app.companies.service.marks import mark_of
from resumes_app.companies.service.places import place_text
from resumes_app.errors import NotFound
from resumes_app.models import Company

MOST_PAGES = 50_000
NO_COMPANY = "There is no such company in the pilot."
NAME_STAYS = "The name was checked when you were admitted. Ask the people who run this site to change it."


def admitted() -> tuple[Any, ...]:
    """Return the conditions under which a company is in the pilot, and may be shown."""
    return (col(Company.verified_at).is_not(None), col(Company.suspended_at).is_(None))


async def profile(session: AsyncSession, slug: str) -> CompanyProfile:
    """Return the company as its page tells of it.

    Raises:
        NotFound: There is no such company in the pilot, or it is suspended.
    """
    found = (await session.exec(select(Company).where(Company.slug == slug, *admitted()))).one_or_none()
    if found is None:
        raise NotFound(NO_COMPANY)
    return profile_of(found)


async def pages() -> list[str]:
    """Return the slugs of the companies that have a page, by number; at most what a part of a site map holds."""
    statement = select(Company.slug).where(*admitted()).order_by(col(Company.id)).limit(MOST_PAGES)
    async with db.reading() as session:
        return list((await session.exec(statement)).all())


def profile_of(company: Company) -> CompanyProfile:
    """Return the row as its page tells of it."""
    return CompanyProfile(
        id=company.id or 0,
        mark=mark_of(company),
        about=company.about,
        website=company.website,
        host=host_of(company.website),
        city=company.city,
        country=company.country,
        place=place_text(company.city, company.country),
    )


async def company_of(session: AsyncSession, slug: str, *, lock: bool = False) -> Company:
    """Return the company, whatever its state; with `lock` until the transaction ends.

    Raises:
        NotFound: There is none.
    """
    statement = select(Company).where(Company.slug == slug)
    found = (await session.exec(statement.with_for_update() if lock else statement)).one_or_none()
    if found is None:
        raise NotFound(NO_COMPANY)
    return found


async def at_websites(session: AsyncSession, websites: Collection[str]) -> list[Company]:
    """Return the companies, whatever their state, whose website has the domain of one of these; by number."""
    hosts = {host_of(website) for website in websites} - {""}
    near = sa.or_(sa.false(), *(col(Company.website).icontains(host, autoescape=True) for host in hosts))
    rows = (await session.exec(select(Company).where(near).order_by(col(Company.id)))).all()
    return [company for company in rows if host_of(company.website) in hosts]


async def one_at_a_time(session: AsyncSession) -> None:
    """Let no other transaction give a company its website or address until this one ends."""
    await session.exec(select(sa.func.pg_advisory_xact_lock(sa.func.hashtextextended("company.slug", 0))))


async def edit(who: Identity, company_slug: str, form: Mapping[str, Any]) -> None:
    """Change what the company says about itself, with an entry in the audit log.

    Another website's domain must be that of the confirmed address of whoever changes it, and no other company's. The
    name that was admitted stays; only its case, spaces and signs may change: an admin looked at it.

    Raises:
        NotFound: There is no such company.
        NotPermitted: `who` does not manage its team.
        FormRejected: Something in it cannot be used.
    """
    async with db.transaction() as session:
        company = await company_of(session, company_slug, lock=True)
        require(who, Permission.MANAGE_TEAM, company.id)
        problems = Problems()
        wanted = clean_company(form, problems)
        if "website" not in problems.found and host_of(wanted["website"]) != host_of(company.website):
            problems.add("website", await _why_not_moved(session, who, wanted["website"]))
        if "name" not in problems.found and _letters(wanted["name"]) != _letters(company.name):
            problems.add("name", NAME_STAYS)
        problems.raise_if_any()
        before = {name: getattr(company, name) for name in wanted}
        if before == wanted:
            return
        for name, value in wanted.items():
            setattr(company, name, value)
        await record_act(
            session,
            who,
            "company.edit",
            f"company:{company.slug}",
            company_id=company.id,
            before=before,
            after=dict(wanted),
        )


async def rename(who: Identity, slug: str, name: str) -> None:
    """The company has another name, with an entry in the audit log.

    Raises:
        SignInNeeded, NotPermitted: `who` is no admin.
        NotFound: There is no such company.
        FormRejected: The name cannot be used.
    """
    require(who, Permission.ADMINISTER)
    problems = Problems()
    wanted = clean_name(name, problems)
    problems.raise_if_any()
    async with db.transaction() as session:
        company = await company_of(session, slug, lock=True)
        before, company.name = {"name": company.name}, wanted
        await record_act(session, who, "company.rename", f"company:{slug}", before=before, after={"name": wanted})


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


async def _why_not_moved(session: AsyncSession, who: Identity, website: str) -> str:
    if not who.email_verified or why_not(who.email, website):
        host = host_of(website)
        return f"Another website needs somebody with an address there: sign in with one at {host} to change it."
    await one_at_a_time(session)
    same = await at_websites(session, [website])
    return f"{same[0].name} takes part with this website already." if same else ""

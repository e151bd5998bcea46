"""A company's public face, and how its recruiters change it."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import Problems, record_act, require
from resumes_app.companies.schemas import CompanyProfile
from resumes_app.companies.service.domains import host_of, why_not
from resumes_app.companies.service.fields import clean_company
from resumes_app.companies.service.marks import mark_of
from resumes_app.companies.service.places import place_text
from resumes_app.errors import NotFound
from resumes_app.models import Company

NO_COMPANY = "There is no such company in the pilot."


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


async def edit(who: Identity, company_slug: str, form: Mapping[str, Any]) -> None:
    """Change what the company says about itself, with an entry in the audit log.

    Another website's domain must be that of the confirmed address of whoever changes it.

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
            problems.add("website", _why_not_moved(who, wanted["website"]))
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


def _why_not_moved(who: Identity, website: str) -> str:
    if not who.email_verified or why_not(who.email, website):
        host = host_of(website)
        return f"Another website needs somebody with an address there: sign in with one at {host} to change it."
    return ""

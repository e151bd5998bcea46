"""What an admin decides: who takes part in the pilot, and who is stopped."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import Problems, new_mail_id, record_act, require, rights_changed
from resumes_app.companies.schemas import AdminDesk, AdmittedCompany, Check, WaitingRequest
from resumes_app.companies.service.domains import host_of, why_not
from resumes_app.companies.service.fields import clean_reason, slug_of
from resumes_app.companies.service.finding import company_words, matching, meant
from resumes_app.companies.service.marks import mark_of
from resumes_app.companies.service.places import day_text, place_text
from resumes_app.companies.service.profile import at_websites, company_of, one_at_a_time
from resumes_app.errors import Conflict, NotFound
from resumes_app.models import Company, Member, PilotRequest, User
from resumes_app.models.companies import CompanyRole, RequestStatus

MOST = 200
"""Of each list; the oldest applications first, the companies by name."""


async def desk(who: Identity, q: str = "") -> AdminDesk:
    """Return the applications that wait, with what was checked, and the companies of the pilot.

    Args:
        q: Words of the companies' names, cities or countries; empty: all of them.

    Raises:
        SignInNeeded, NotPermitted: `who` is no admin.
    """
    require(who, Permission.ADMINISTER)
    waiting = (
        select(PilotRequest, User)
        .join(User, col(User.id) == col(PilotRequest.applicant_id))
        .where(PilotRequest.status == RequestStatus.WAITING)
        .order_by(col(PilotRequest.id))
        .limit(MOST)
    )
    async with db.reading() as session:
        requests = (await session.exec(waiting)).all()
        companies = await _taking_part(session, company_words(q))
        known = await at_websites(session, [request.website for request, _ in requests])
    return AdminDesk(
        waiting=[_waiting(request, user, who.time_zone, known) for request, user in requests],
        companies=[
            AdmittedCompany(
                mark=mark_of(company),
                place=place_text(company.city, company.country),
                members=count,
                suspended=company.suspended_at is not None,
                reason=company.suspended_for,
            )
            for company, count in companies
        ],
    )


async def _taking_part(session: AsyncSession, words: Sequence[str]) -> Sequence[tuple[Company, int]]:
    """Return the companies that words find, the suspended ones too, each with the number of its members."""
    members = select(sa.func.count(col(Member.id))).where(Member.company_id == Company.id).scalar_subquery()
    once_admitted = (col(Company.verified_at).is_not(None),)
    listed = select(Company, members).where(*once_admitted).order_by(Company.name).limit(MOST)
    found = (await session.exec(listed.where(*matching(words)))).all()
    if found or not words:
        return found
    like = await meant(session, words, once_admitted)
    return (await session.exec(listed.where(*matching(like)))).all() if like != words else []


def _waiting(request: PilotRequest, user: User, zone: str, known: Sequence[Company]) -> WaitingRequest:
    like = Company(slug="", name=request.name, colour=request.colour)
    host = host_of(request.website)
    same = [company.name for company in known if company.verified_at and host_of(company.website) == host]
    confirmed = request.email_confirmed_at is not None
    checks = [
        Check(
            text=f"{request.work_email} is at {host}, or at a domain above it",
            passed=not why_not(request.work_email, request.website),
        ),
        Check(
            text="They can read mail at this address" if confirmed else "They have not opened the link mailed there",
            passed=confirmed,
        ),
        Check(
            text=f"{same[0]} takes part with this website" if same else "No company takes part with this website",
            passed=not same,
        ),
    ]
    return WaitingRequest(
        id=request.id or 0,
        mark=mark_of(like),
        about=request.about,
        website=request.website,
        place=place_text(request.city, request.country),
        work_email=request.work_email,
        applicant=user.display_name,
        sent=day_text(request.created_at, zone),
        checks=checks,
        ready=all(check["passed"] for check in checks),
    )


async def admit(who: Identity, request_id: int) -> str:
    """The company takes part, its applicant recruits for it and gets a mail; return the company's slug.

    Raises:
        SignInNeeded, NotPermitted: `who` is no admin.
        NotFound: No such application waits.
        Conflict: A check has failed: the address is not confirmed, or a company with the website takes part.
    """
    async with db.transaction() as session:
        request = await _undecided(session, who, request_id)
        if request.email_confirmed_at is None:
            raise Conflict("The work address is not confirmed yet. Wait until they have opened the link.")
        # Two of a website, or of a name, must not both find it free.
        await one_at_a_time(session)
        await _refuse_if_taken(session, request)
        company = Company(
            slug=await _free_slug(session, request.name),
            name=request.name,
            about=request.about,
            website=request.website,
            city=request.city,
            country=request.country,
            colour=request.colour,
            verified_at=clock.now(),
        )
        session.add(company)
        await session.flush()
        session.add(Member(company_id=company.id or 0, user_id=request.applicant_id, role=CompanyRole.RECRUITER))
        await rights_changed(session, request.applicant_id)
        request.status, request.company_id = RequestStatus.ADMITTED, company.id
        request.decided_at, request.token_hash = clock.now(), None
        await record_act(
            session,
            who,
            "company.admit",
            f"company:{company.slug}",
            after={"name": company.name, "website": company.website, "request": request_id},
        )
        await work.enqueue(session, "companies.mail_decision", request_id=request_id)
        return company.slug


async def refuse(who: Identity, request_id: int, reason: str) -> None:
    """The application is refused; its applicant gets a mail with the reason.

    Raises:
        SignInNeeded, NotPermitted: `who` is no admin.
        NotFound: No such application waits.
        FormRejected: There is no reason, or a very long one.
    """
    async with db.transaction() as session:
        request = await _undecided(session, who, request_id)
        problems = Problems()
        request.reason = clean_reason(reason, problems)
        problems.raise_if_any()
        request.status, request.decided_at, request.token_hash = RequestStatus.REFUSED, clock.now(), None
        after = {"status": request.status.value, "reason": request.reason}
        await record_act(session, who, "company.refuse", f"pilot_request:{request_id}", after=after)
        await work.enqueue(session, "companies.mail_decision", request_id=request_id)


async def suspend(session: AsyncSession, who: Identity, slug: str, reason: str) -> int:
    """The company is stopped: nobody acts for it, its page and its mark are gone; return its id.

    Its members get a mail. Its open jobs are the caller's to close in the same transaction, as
    `jobs.service.suspend_company` does.

    Raises:
        SignInNeeded, NotPermitted: `who` is no admin.
        NotFound: There is no such company.
        Conflict: It is suspended already.
        FormRejected: There is no reason, or a very long one.
    """
    require(who, Permission.ADMINISTER)
    company = await company_of(session, slug, lock=True)
    if company.suspended_at is not None:
        raise Conflict(f"{company.name} is suspended already.")
    problems = Problems()
    said = clean_reason(reason, problems)
    problems.raise_if_any()
    await _switch(session, who, company, "company.suspend", reason=said)
    return company.id or 0


async def readmit(who: Identity, slug: str) -> None:
    """A suspended company takes part again; its jobs stay closed until its people reopen them.

    Raises as `suspend`; Conflict: It is not suspended.
    """
    require(who, Permission.ADMINISTER)
    async with db.transaction() as session:
        company = await company_of(session, slug, lock=True)
        if company.suspended_at is None:
            raise Conflict(f"{company.name} is not suspended.")
        await _switch(session, who, company, "company.readmit", reason="")


async def _switch(session: AsyncSession, who: Identity, company: Company, act: str, *, reason: str) -> None:
    before = {"suspended_at": company.suspended_at, "suspended_for": company.suspended_for}
    company.suspended_at, company.suspended_for = clock.now() if reason else None, reason
    after = {"suspended_at": company.suspended_at, "suspended_for": company.suspended_for}
    await record_act(session, who, act, f"company:{company.slug}", before=before, after=after)
    people = (await session.exec(select(Member.user_id).where(Member.company_id == company.id))).all()
    for user_id in people:
        await rights_changed(session, user_id)
        await work.enqueue(
            session, "companies.mail_state", company_id=company.id, user_id=user_id, mail_id=new_mail_id()
        )


async def _undecided(session: AsyncSession, who: Identity, request_id: int) -> PilotRequest:
    require(who, Permission.ADMINISTER)
    statement = select(PilotRequest).where(PilotRequest.id == request_id, PilotRequest.status == RequestStatus.WAITING)
    request = (await session.exec(statement.with_for_update())).one_or_none()
    if request is None:
        raise NotFound("This application does not wait any more.")
    return request


async def _refuse_if_taken(session: AsyncSession, request: PilotRequest) -> None:
    for company in await at_websites(session, [request.website]):
        if company.verified_at is not None:
            raise Conflict(f"{company.name} takes part with this website already.")


async def _free_slug(session: AsyncSession, name: str) -> str:
    base = slug_of(name)
    taken = set((await session.exec(select(Company.slug).where(col(Company.slug).startswith(base)))).all())
    number = 2
    slug = base
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug

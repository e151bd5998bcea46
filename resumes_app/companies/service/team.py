"""Who acts for a company, and as what. A role holds, and ends, with the next event: each asks the database."""

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import permits, record_act, require, rights_changed
from resumes_app.companies.schemas import CompanyForm, InvitationView, MemberView, TeamView
from resumes_app.companies.service.marks import mark_of
from resumes_app.companies.service.places import day_text
from resumes_app.companies.service.profile import company_of
from resumes_app.errors import Conflict, InvalidInput, NotFound
from resumes_app.models import Company, Invitation, Member, User
from resumes_app.models.companies import CompanyRole

NO_MEMBER = "There is no such member."
LAST_RECRUITER = "Somebody must recruit for the company. Make a colleague a recruiter first."


async def team(who: Identity, company_slug: str = "") -> TeamView:
    """Return a company's team as its member `who` sees it; by default of the first company that they act for.

    Raises:
        SignInNeeded, NotPermitted: `who` acts for no company.
        NotFound: There is no such company, or `who` does not act for it.
    """
    require(who, Permission.WATCH_REPLIES)
    async with db.reading() as session:
        own = select(Company).where(col(Company.id).in_(who.companies)).order_by(Company.name, col(Company.id))
        companies = (await session.exec(own)).all()
        company = next((one for one in companies if company_slug in ("", one.slug)), None)
        if company is None:
            raise NotFound("You act for no such company.")
        manages = permits(who, Permission.MANAGE_TEAM, company.id)
        return TeamView(
            mark=mark_of(company),
            form=CompanyForm(
                name=company.name,
                website=company.website,
                about=company.about,
                city=company.city,
                country=company.country,
                colour=mark_of(company)["colour"],
            ),
            members=await _members(session, who, company),
            invitations=await _invitations(session, who, company) if manages else [],
            manages=manages,
            others=[mark_of(one) for one in companies if one is not company],
        )


async def change_role(who: Identity, member_id: int, role: str) -> None:
    """The member has another role from now on.

    Raises:
        SignInNeeded, NotPermitted: `who` recruits for no company.
        NotFound: There is no such member, or of another company.
        InvalidInput: There is no such role.
        Conflict: The company would have no recruiter.
    """
    wanted = known_role(role)
    async with db.transaction() as session:
        member, company = await _managed(session, who, member_id)
        if member.role == wanted:
            return
        if member.role == CompanyRole.RECRUITER:
            await _keep_a_recruiter(session, member)
        before, member.role = {"user": member.user_id, "role": member.role.value}, wanted
        after = {"user": member.user_id, "role": wanted.value}
        await rights_changed(session, member.user_id)
        await record_act(
            session, who, "member.role", f"company:{company.slug}", company_id=company.id, before=before, after=after
        )


async def remove(who: Identity, member_id: int) -> None:
    """The member acts for the company no more. Raises as `change_role`."""
    async with db.transaction() as session:
        member, company = await _managed(session, who, member_id)
        await _end(session, who, member, company, "member.remove")


async def leave(who: Identity, company_slug: str) -> None:
    """`who` acts for the company no more.

    Raises:
        SignInNeeded, NotPermitted: `who` acts for no company.
        NotFound: There is no such company, or `who` does not act for it.
        Conflict: `who` is its last recruiter.
    """
    require(who, Permission.WATCH_REPLIES)
    async with db.transaction() as session:
        company = await company_of(session, company_slug, lock=True)
        mine = select(Member).where(Member.company_id == company.id, Member.user_id == who.id)
        member = (await session.exec(mine)).one_or_none()
        if member is None:
            raise NotFound("You act for no such company.")
        await _end(session, who, member, company, "member.leave")


def known_role(role: str) -> CompanyRole:
    """Return the role of this name.

    Raises:
        InvalidInput: There is none.
    """
    try:
        return CompanyRole(role)
    except ValueError as error:
        raise InvalidInput("Choose a role from the list.") from error


async def _managed(session: AsyncSession, who: Identity, member_id: int) -> tuple[Member, Company]:
    """Return the member and their company, which is locked: of two changes at once one waits."""
    require(who, Permission.MANAGE_TEAM)
    company_id = (await session.exec(select(Member.company_id).where(Member.id == member_id))).one_or_none()
    if company_id is None or not permits(who, Permission.MANAGE_TEAM, company_id):
        raise NotFound(NO_MEMBER)
    company = (await session.exec(select(Company).where(Company.id == company_id).with_for_update())).one()
    member = (await session.exec(select(Member).where(Member.id == member_id))).one_or_none()
    if member is None:
        raise NotFound(NO_MEMBER)
    return member, company


async def _end(session: AsyncSession, who: Identity, member: Member, company: Company, act: str) -> None:
    if member.role == CompanyRole.RECRUITER:
        await _keep_a_recruiter(session, member)
    before = {"user": member.user_id, "role": member.role.value}
    await session.delete(member)
    await rights_changed(session, member.user_id)
    await record_act(session, who, act, f"company:{company.slug}", company_id=company.id, before=before)


async def _keep_a_recruiter(session: AsyncSession, leaving: Member) -> None:
    others = select(Member.id).where(
        Member.company_id == leaving.company_id, Member.role == CompanyRole.RECRUITER, Member.id != leaving.id
    )
    if (await session.exec(others.limit(1))).first() is None:
        raise Conflict(LAST_RECRUITER)


async def _members(session: AsyncSession, who: Identity, company: Company) -> list[MemberView]:
    statement = (
        select(Member, User)
        .join(User, col(User.id) == col(Member.user_id))
        .where(Member.company_id == company.id, col(User.deleted_at).is_(None))
        .order_by(col(Member.created_at), col(Member.id))
    )
    return [
        MemberView(
            id=member.id or 0,
            name=user.display_name,
            initials="".join(word[0] for word in user.display_name.split()[:2]).upper(),
            email=user.email,
            role=member.role.value,
            mine=user.id == who.user_id,
        )
        for member, user in (await session.exec(statement)).all()
    ]


async def _invitations(session: AsyncSession, who: Identity, company: Company) -> list[InvitationView]:
    statement = (
        select(Invitation)
        .where(
            Invitation.company_id == company.id,
            col(Invitation.accepted_at).is_(None),
            col(Invitation.revoked_at).is_(None),
        )
        .order_by(col(Invitation.id))
    )
    return [
        InvitationView(
            id=row.id or 0,
            email=row.email,
            role=row.role.value,
            sent=day_text(row.sent_at, who.time_zone),
            expires=day_text(row.expires_at, who.time_zone),
            expired=row.expires_at <= clock.now(),
        )
        for row in (await session.exec(statement)).all()
    ]

"""Inviting colleagues by mail: a link that works once, for a while, for whoever signs in with that address."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import (
    Problems,
    clean_email,
    count_mail,
    new_mail_id,
    permits,
    record_act,
    require,
    rights_changed,
    token_hash,
    token_of,
)
from resumes_app.companies.schemas import InvitationOffer
from resumes_app.companies.service.marks import mark_of
from resumes_app.companies.service.profile import company_of
from resumes_app.companies.service.team import known_role
from resumes_app.errors import Conflict, Gone, NotFound, NotPermitted, TooMany
from resumes_app.models import Company, Invitation, Member, User

LIVES = timedelta(days=7)
AGAIN_AFTER = timedelta(minutes=2)
AN_HOUR = timedelta(hours=1)
MOST_AN_HOUR = 20
"""Invitations of one company: the mails go to people who have not asked for them."""
NO_USE = "This invitation was used already, taken back, or is too old. Ask your colleague for a new one."


async def invite(who: Identity, company_slug: str, email: str, role: str) -> None:
    """A colleague is asked by mail to act for the company.

    Raises:
        NotFound: There is no such company.
        SignInNeeded, NotPermitted: `who` does not manage its team.
        FormRejected: This is no e-mail address.
        InvalidInput: There is no such role.
        Conflict: They are invited, or on the team, already.
        TooMany: Many were invited within the hour.
    """
    require(who, Permission.MANAGE_TEAM)
    async with db.transaction() as session:
        company = await company_of(session, company_slug, lock=True)
        require(who, Permission.MANAGE_TEAM, company.id)
        problems = Problems()
        address = clean_email(email, problems)
        problems.raise_if_any()
        wanted = known_role(role)
        await _refuse_if_known(session, company, address)
        mail_id = new_mail_id()
        row = Invitation(
            company_id=company.id or 0,
            inviter_id=who.id,
            email=address,
            role=wanted,
            token_hash=token_hash(token_of(mail_id)),
            expires_at=clock.now() + LIVES,
        )
        session.add(row)
        try:
            await session.flush()
        except IntegrityError as error:
            raise Conflict(f"{address} is invited already. You can send the mail again below.") from error
        await _noted(session, who, "invitation.send", company, row)
        await work.enqueue(session, "companies.mail_invitation", invitation_id=row.id, mail_id=mail_id)


async def resend(who: Identity, invitation_id: int) -> None:
    """The colleague gets a new link, which lives as long as the first; the older one is of no use any more.

    Raises:
        SignInNeeded, NotPermitted: `who` recruits for no company.
        NotFound: There is no such open invitation, or of another company.
        TooMany: The last mail went out just now, or several did within a day.
    """
    async with db.transaction() as session:
        row, company = await _managed(session, who, invitation_id)
        if clock.now() - row.sent_at < AGAIN_AFTER:
            raise TooMany("That mail went out just now. In two minutes you can send another.")
        await count_mail(session, f"invitation:{row.id}")
        mail_id = new_mail_id()
        row.token_hash = token_hash(token_of(mail_id))
        row.sent_at, row.expires_at = clock.now(), clock.now() + LIVES
        await _noted(session, who, "invitation.resend", company, row)
        await work.enqueue(session, "companies.mail_invitation", invitation_id=row.id, mail_id=mail_id)


async def revoke(who: Identity, invitation_id: int) -> None:
    """The invitation can be taken no more. Raises as `resend`, but for TooMany."""
    async with db.transaction() as session:
        row, company = await _managed(session, who, invitation_id)
        row.revoked_at = clock.now()
        await _noted(session, who, "invitation.revoke", company, row)


async def offer(who: Identity, token: str) -> InvitationOffer:
    """Return what the link offers, to whoever holds it: they have the mail.

    Raises:
        Gone: It was used, taken back, is too old, or never was.
    """
    async with db.reading() as session:
        row, company = await _open(session, token)
        inviter = await session.get(User, row.inviter_id) if row.inviter_id else None
    return InvitationOffer(
        mark=mark_of(company),
        role=row.role.value,
        inviter=inviter.display_name if inviter else "",
        email=row.email,
        fits=who.email == row.email and who.email_verified,
    )


async def accept(who: Identity, token: str) -> str:
    """`who` acts for the company from now on; return its slug.

    Raises:
        SignInNeeded: `who` is a guest.
        Gone: The link was used, taken back, is too old, or never was.
        NotPermitted: It was mailed to another address.
    """
    require(who, Permission.SIGNED_IN)
    async with db.transaction() as session:
        row, company = await _open(session, token, lock=True)
        if who.email != row.email or not who.email_verified:
            raise NotPermitted("This invitation is for another address. Sign in with the one it was mailed to.")
        held = select(Member).where(Member.company_id == company.id, Member.user_id == who.id)
        row.accepted_at = clock.now()
        if (await session.exec(held)).first() is None:
            session.add(Member(company_id=company.id or 0, user_id=who.id, role=row.role))
            await rights_changed(session, who.id)
            after = {"user": who.id, "role": row.role.value, "invitation": row.id}
            await record_act(session, who, "member.join", f"company:{company.slug}", company_id=company.id, after=after)
        return company.slug


async def _open(session: AsyncSession, token: str, *, lock: bool = False) -> tuple[Invitation, Company]:
    statement = (
        select(Invitation, Company)
        .join(Company, col(Company.id) == col(Invitation.company_id))
        .where(
            Invitation.token_hash == token_hash(token),
            Invitation.expires_at > clock.now(),
            col(Invitation.accepted_at).is_(None),
            col(Invitation.revoked_at).is_(None),
            col(Company.suspended_at).is_(None),
        )
    )
    found = (await session.exec(statement.with_for_update() if lock else statement)).one_or_none()
    if found is None:
        raise Gone(NO_USE)
    return found


async def _managed(session: AsyncSession, who: Identity, invitation_id: int) -> tuple[Invitation, Company]:
    require(who, Permission.MANAGE_TEAM)
    statement = (
        select(Invitation, Company)
        .join(Company, col(Company.id) == col(Invitation.company_id))
        .where(
            Invitation.id == invitation_id,
            col(Invitation.accepted_at).is_(None),
            col(Invitation.revoked_at).is_(None),
        )
        .with_for_update()
    )
    found = (await session.exec(statement)).one_or_none()
    if found is None or not permits(who, Permission.MANAGE_TEAM, found[1].id):
        raise NotFound("There is no such invitation. They may have accepted it by now.")
    return found


async def _refuse_if_known(session: AsyncSession, company: Company, address: str) -> None:
    known = (
        select(User.display_name)
        .join(Member, col(Member.user_id) == col(User.id))
        .where(Member.company_id == company.id, User.email == address)
    )
    name = (await session.exec(known)).first()
    if name is not None:
        raise Conflict(f"{name} is on the team already.")
    recent = select(sa.func.count(col(Invitation.id))).where(
        Invitation.company_id == company.id, Invitation.created_at > clock.now() - AN_HOUR
    )
    if (await session.exec(recent)).one() >= MOST_AN_HOUR:
        raise TooMany("You have invited many people within the hour. Go on a little later.")


async def _noted(session: AsyncSession, who: Identity, act: str, company: Company, row: Invitation) -> None:
    # Without the address: entries of the log are not erased.
    await record_act(
        session,
        who,
        act,
        f"company:{company.slug}",
        company_id=company.id,
        after={"invitation": row.id, "role": row.role.value},
    )

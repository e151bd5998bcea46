"""The mails of this area, word by word."""

from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.accounts.service import Letter, deliver, token_hash, token_of, write_to
from resumes_app.config import settings
from resumes_app.models import Company, Invitation, PilotRequest, User
from resumes_app.models.companies import RequestStatus

ROLES = {"recruiter": "recruiter", "hiring_manager": "hiring manager", "viewer": "viewer"}


async def mail_link(request_id: int, mail_id: str) -> None:
    """Send the link that confirms the work address of an application, while it is of use."""
    statement = (
        select(PilotRequest, User)
        .join(User, col(User.id) == col(PilotRequest.applicant_id))
        .where(PilotRequest.id == request_id, PilotRequest.token_hash == token_hash(token_of(mail_id)))
    )
    async with db.reading() as session:
        found = (await session.exec(statement)).one_or_none()
    if found is None:
        return
    request, user = found
    brand = settings().brand_name
    letter = Letter(
        subject=f"Confirm this address for {request.name} on {brand}",
        greeting="Hello,",
        paragraphs=(
            f"{user.display_name} applies for {request.name} to take part on {brand}, with this as the work address. "
            "Is it yours?",
        ),
        link_label="Confirm this address",
        link=f"{settings().base_url}/companies/apply?confirm={token_of(mail_id)}",
        closing="The link works once, for three days, signed in as you applied. If it was not you, do nothing.",
    )
    await deliver(letter, user.display_name, request.work_email, mail_id)


async def mail_invitation(invitation_id: int, mail_id: str) -> None:
    """Send the link of an invitation, while it is of use."""
    statement = (
        select(Invitation, Company, User)
        .join(Company, col(Company.id) == col(Invitation.company_id))
        .join(User, col(User.id) == col(Invitation.inviter_id), isouter=True)
        .where(
            Invitation.id == invitation_id,
            Invitation.token_hash == token_hash(token_of(mail_id)),
            Invitation.expires_at > clock.now(),
            col(Invitation.accepted_at).is_(None),
            col(Invitation.revoked_at).is_(None),
        )
    )
    async with db.reading() as session:
        found = (await session.exec(statement)).one_or_none()
    if found is None:
        return
    row, company, inviter = found
    brand = settings().brand_name
    name = inviter.display_name if inviter else "A colleague"
    letter = Letter(
        subject=f"{name} invites you to hire for {company.name}",
        greeting="Hello,",
        paragraphs=(
            f"{name} would like you to join {company.name} on {brand} as {ROLES[row.role.value]}. "
            "On the page you sign in, or sign up, with this very address.",
        ),
        link_label="See the invitation",
        link=f"{settings().base_url}/hire/invitation?token={token_of(mail_id)}",
        closing="The link works once, for a week. If you do not know them, do nothing: you then join nobody.",
    )
    await deliver(letter, "", row.email, mail_id)


async def mail_decision(request_id: int) -> None:
    """Tell the applicant what became of their application."""
    statement = (
        select(PilotRequest, Company)
        .join(Company, col(Company.id) == col(PilotRequest.company_id), isouter=True)
        .where(PilotRequest.id == request_id)
    )
    async with db.reading() as session:
        found = (await session.exec(statement)).one_or_none()
    if found is None:
        return
    request, company = found
    base = settings().base_url
    if request.status == RequestStatus.ADMITTED and company is not None:
        letter = Letter(
            subject=f"{company.name} takes part",
            greeting="Hello,",
            paragraphs=(
                f"{company.name} is admitted to the pilot and has its verified mark. You recruit for it from now on: "
                "invite your colleagues, and look over your page.",
            ),
            link_label="Go to your team",
            link=f"{base}/hire/team",
        )
    elif request.status == RequestStatus.REFUSED:
        letter = Letter(
            subject=f"{request.name} is not admitted",
            greeting="Hello,",
            paragraphs=(
                f"thank you for applying for {request.name}. We have looked at it and do not admit it.",
                f"The reason: {request.reason}",
            ),
            link_label="Apply again",
            link=f"{base}/companies/apply",
            closing="You are welcome to apply again once that has changed.",
        )
    else:
        return
    await write_to(request.applicant_id, letter, f"pilot-{request_id}-{request.status.value}")


async def mail_state(company_id: int, user_id: int, mail_id: str) -> None:
    """Tell a member that their company is suspended, or that it takes part again: whichever holds now."""
    async with db.reading() as session:
        company = await session.get(Company, company_id)
    if company is None:
        return
    base = settings().base_url
    if company.suspended_at is not None:
        letter = Letter(
            subject=f"{company.name} is suspended",
            greeting="Hello,",
            paragraphs=(
                f"we have suspended {company.name}. Its jobs are closed, and its members can open nothing of it.",
                f"The reason: {company.suspended_for}",
            ),
            closing="Answer to the people who run this site if you see it otherwise.",
        )
    else:
        letter = Letter(
            subject=f"{company.name} takes part again",
            greeting="Hello,",
            paragraphs=(f"{company.name} is no longer suspended. Its jobs stay closed until you reopen them.",),
            link_label="Go to your jobs",
            link=f"{base}/hire",
        )
    await write_to(user_id, letter, mail_id)

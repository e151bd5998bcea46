"""Asking to take part in the pilot: the form, the check of the work address, and the way back."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import Problems, clean_email, count_mail, new_mail_id, require, token_hash, token_of
from resumes_app.companies.schemas import RequestView
from resumes_app.companies.service.domains import why_not
from resumes_app.companies.service.fields import clean_company
from resumes_app.companies.service.places import day_text, place_text
from resumes_app.companies.service.profile import at_websites
from resumes_app.errors import Conflict, Gone, NotFound, NotPermitted, TooMany
from resumes_app.models import Company, PilotRequest
from resumes_app.models.companies import RequestStatus

LINK_LIVES = timedelta(days=3)
A_DAY = timedelta(days=1)
MOST_A_DAY = 3
AGAIN_AFTER = timedelta(minutes=2)
ONE_AT_A_TIME = "You have an application that waits already."


async def own_request(who: Identity) -> RequestView | None:
    """Return the newest application of `who`; None where there is none.

    Raises:
        SignInNeeded: `who` is a guest.
    """
    require(who, Permission.SIGNED_IN)
    statement = (
        select(PilotRequest, Company.slug)
        .join(Company, col(Company.id) == col(PilotRequest.company_id), isouter=True)
        .where(PilotRequest.applicant_id == who.id)
        .order_by(col(PilotRequest.id).desc())
        .limit(1)
    )
    async with db.reading() as session:
        found = (await session.exec(statement)).one_or_none()
    if found is None:
        return None
    request, slug = found
    return RequestView(
        name=request.name,
        website=request.website,
        place=place_text(request.city, request.country),
        work_email=request.work_email,
        confirmed=request.email_confirmed_at is not None,
        status=request.status.value,
        reason=request.reason,
        sent=day_text(request.created_at, who.time_zone),
        company_slug=slug or "",
    )


async def apply(who: Identity, form: Mapping[str, Any]) -> None:
    """Ask for the pilot; a work address that is not the account's gets a mail with a link.

    Raises:
        SignInNeeded, NotPermitted: `who` is a guest, or has not confirmed the account's address.
        FormRejected: Something in it cannot be used: the sentence of a field says what to do.
        Conflict: An application of `who` waits already.
        TooMany: `who` has asked often today.
    """
    require(who, Permission.SIGNED_IN)
    if not who.email_verified:
        raise NotPermitted("Confirm your account's address first: the link is in the mail we sent you.")
    problems = Problems()
    wanted = clean_company(form, problems)
    email = clean_email(str(form.get("work_email") or ""), problems, "work_email")
    if not {"website", "work_email"} & problems.found.keys():
        problems.add("work_email", why_not(email, wanted["website"]))
    async with db.transaction() as session:
        if "website" not in problems.found:
            problems.add("website", await _taken(session, wanted["website"]))
        problems.raise_if_any()
        await _refuse_if_often(session, who)
        request = PilotRequest(applicant_id=who.id, work_email=email, **wanted)
        session.add(request)
        try:
            await session.flush()
        except IntegrityError as error:
            raise Conflict(ONE_AT_A_TIME) from error
        if email == who.email:
            request.email_confirmed_at = clock.now()
        else:
            await _mail_link(session, request)


async def confirm_address(who: Identity, token: str) -> None:
    """The work address is its applicant's: they have opened the link that was mailed there. It works once.

    Raises:
        SignInNeeded: `who` is a guest.
        Gone: The link was used, is too old, of a withdrawn application, or of somebody else.
    """
    require(who, Permission.SIGNED_IN)
    statement = (
        sa.update(PilotRequest)
        .where(
            col(PilotRequest.token_hash) == token_hash(token),
            col(PilotRequest.token_expires_at) > clock.now(),
            col(PilotRequest.applicant_id) == who.id,
            col(PilotRequest.status) == RequestStatus.WAITING,
        )
        .values(email_confirmed_at=clock.now(), token_hash=None)
        .returning(col(PilotRequest.id))
    )
    async with db.transaction() as session:
        if (await session.exec(statement)).scalar_one_or_none() is None:
            raise Gone(
                "This link was used already, is too old, or belongs to another account. Have it sent again below, "
                "signed in as you applied."
            )


async def send_link_again(who: Identity) -> None:
    """The work address gets a new link; the older one is of no use any more.

    Raises:
        SignInNeeded: `who` is a guest.
        NotFound: No application of `who` waits for its address.
        TooMany: The last one was sent just now, or several were within a day.
    """
    async with db.transaction() as session:
        request = await _waiting(session, who)
        if request.email_confirmed_at is not None:
            raise NotFound("This address is confirmed already.")
        sent_at = (request.token_expires_at or clock.now()) - LINK_LIVES
        if clock.now() - sent_at < AGAIN_AFTER:
            raise TooMany("We sent it just now. Look in your mail; in two minutes you can have another.")
        await count_mail(session, f"request:{request.id}")
        await _mail_link(session, request)


async def withdraw(who: Identity) -> None:
    """The application of `who` is taken back.

    Raises:
        SignInNeeded: `who` is a guest.
        NotFound: None of theirs waits.
    """
    async with db.transaction() as session:
        request = await _waiting(session, who)
        request.status, request.decided_at, request.token_hash = RequestStatus.WITHDRAWN, clock.now(), None


async def _waiting(session: AsyncSession, who: Identity) -> PilotRequest:
    require(who, Permission.SIGNED_IN)
    mine = select(PilotRequest).where(PilotRequest.applicant_id == who.id, PilotRequest.status == RequestStatus.WAITING)
    request = (await session.exec(mine.with_for_update())).one_or_none()
    if request is None:
        raise NotFound("No application of yours waits.")
    return request


async def _mail_link(session: AsyncSession, request: PilotRequest) -> None:
    mail_id = new_mail_id()
    request.token_hash = token_hash(token_of(mail_id))
    request.token_expires_at = clock.now() + LINK_LIVES
    await work.enqueue(session, "companies.mail_link", request_id=request.id, mail_id=mail_id)


async def _taken(session: AsyncSession, website: str) -> str:
    same = await at_websites(session, [website])
    return f"{same[0].name} takes part already. Ask a colleague there to invite you." if same else ""


async def _refuse_if_often(session: AsyncSession, who: Identity) -> None:
    recent = select(sa.func.count(col(PilotRequest.id))).where(
        PilotRequest.applicant_id == who.id, PilotRequest.created_at > clock.now() - A_DAY
    )
    if (await session.exec(recent)).one() >= MOST_A_DAY:
        raise TooMany("You have applied several times today. Look at the address and the website, and try tomorrow.")

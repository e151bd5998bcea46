"""Signing in and out."""

from contextlib import suppress
from dataclasses import dataclass

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service.attempts import count_attempt, forget_attempts
from resumes_app.accounts.service.fields import Problems, clean_email, known_zone
from resumes_app.accounts.service.passwords import hash_password, is_outdated, matches
from resumes_app.accounts.service.permissions import require
from resumes_app.accounts.service.sessions import end_session, end_sessions_of, start_session
from resumes_app.accounts.service.sign_up import send_again
from resumes_app.accounts.service.tokens import VERIFY, token_owner, withdraw_tokens
from resumes_app.errors import Gone, InvalidInput, NotPermitted, TooMany
from resumes_app.models import User


@dataclass(frozen=True)
class Browser:
    """What is known of the browser that signs in.

    Attributes:
        address: Its network address.
        cookie: The session it holds already, which ends; empty without one.
        time_zone: Where it says that it is; empty where it does not.
        link: The token of a confirmation link that was opened here and waits for the password; empty without one.
    """

    address: str
    user_agent: str = ""
    cookie: str = ""
    link: str = ""
    time_zone: str = ""


@dataclass(frozen=True)
class SignedIn:
    """A browser that was let in.

    Attributes:
        cookie: The value for its new cookie.
        confirmed: True where this sign-in has confirmed the address.
    """

    cookie: str
    confirmed: bool


class Unconfirmed(NotPermitted):
    """The password is right, but the address has not been confirmed."""


async def sign_in(email: str, password: str, browser: Browser) -> SignedIn:
    """Sign the browser in.

    Raises:
        InvalidInput: E-mail and password do not belong together; which of them is wrong is not said.
        Unconfirmed: The link was mailed again.
        TooMany: Says when the next attempt is possible.
    """
    account = clean_email(email, Problems())
    await count_attempt("signin", account, browser.address)
    async with db.reading() as session:
        user = (await session.exec(select(User).where(User.email == account))).first()
    if user is not None and user.deleted_at is not None:
        user = None
    fits = await matches(password, user.password_hash if user else None)
    if not fits or user is None:
        raise InvalidInput("E-mail and password do not match. Check both; capital letters matter in the password.")
    if not await _is_confirmed(user, browser.link):
        await _mail_again(user, browser.address)
        raise Unconfirmed("Confirm your address first: open the link in the mail that we have sent you.")
    renewed = await hash_password(password) if is_outdated(user.password_hash) else ""
    async with db.transaction() as session:
        await forget_attempts(session, "signin", account, browser.address)
        return await _let_in(session, user, browser, renewed)


async def sign_out(cookie: str) -> None:
    """End this browser's session."""
    async with db.transaction() as session:
        await end_session(session, cookie)


async def sign_out_everywhere(who: Identity) -> None:
    """End every session of the person, this one too; the next event of any browser is a guest's."""
    require(who, Permission.SIGNED_IN)
    async with db.transaction() as session:
        await end_sessions_of(session, who.id)


async def _let_in(session: AsyncSession, user: User, browser: Browser, renewed: str) -> SignedIn:
    row = (await session.exec(select(User).where(User.id == user.id).with_for_update())).one()
    if row.password_hash != user.password_hash or row.deleted_at is not None:
        raise InvalidInput("Your password has just been changed. Sign in with the new one.")
    confirmed = row.email_verified_at is None
    if confirmed:
        row.email_verified_at = clock.now()
        await withdraw_tokens(session, user.id or 0, VERIFY)
    if renewed:
        row.password_hash = renewed
    session.add(row)
    if browser.cookie:
        await end_session(session, browser.cookie)
    return SignedIn(
        await start_session(session, user.id or 0, browser.user_agent, known_zone(browser.time_zone)), confirmed
    )


async def _is_confirmed(user: User, link: str) -> bool:
    """Whether the address is confirmed, or this browser has opened the user's own confirmation link."""
    if user.email_verified_at is not None:
        return True
    try:
        async with db.reading() as session:
            return await token_owner(session, link, VERIFY) == user.id
    except Gone:
        return False


async def _mail_again(user: User, address: str) -> None:
    # Mailed often enough already: the last link still works.
    with suppress(TooMany):
        await send_again(user.email, address)

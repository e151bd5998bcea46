"""Opening an account, and proving that its address is one's own.

Nobody learns here whether an address has an account: the answer is the same, and the mail tells the owner.
A sign-up that is not yet confirmed can be replaced by a newer one; only the browser of that very sign-up is let in by
the mailed link alone. Any other browser must also know the password, so that confirming somebody else's
attempt on one's address opens nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Role
from resumes_app.accounts.service import consent, letters
from resumes_app.accounts.service.attempts import count_attempt
from resumes_app.accounts.service.fields import Problems, clean_birth_date, clean_email, clean_name
from resumes_app.accounts.service.mail import send_later
from resumes_app.accounts.service.passwords import hash_password, weakness
from resumes_app.accounts.service.sessions import start_session
from resumes_app.accounts.service.tokens import VERIFY, issue_token, new_mail_id, use_token
from resumes_app.models import User

UNCONFIRMED_KEPT = timedelta(days=7)


@dataclass(frozen=True)
class SignUp:
    """A form in order."""

    name: str
    email: str
    password: str
    birth_date: date


def read_sign_up(form: Mapping[str, str]) -> SignUp:
    """Return what the form says.

    Args:
        form: name, email, password, birth_day, birth_month, birth_year.

    Raises:
        FormRejected: With all that is wrong at once.
    """
    problems = Problems()
    name = clean_name(form.get("name", ""), problems)
    email = clean_email(form.get("email", ""), problems)
    password = form.get("password", "")
    problems.add("password", weakness(password, name, email, email.partition("@")[0]))
    day, month, year = (form.get(f"birth_{part}", "") for part in ("day", "month", "year"))
    born = clean_birth_date(day, month, year, problems)
    problems.raise_if_any()
    return SignUp(name, email, password, born)


async def sign_up(form: Mapping[str, str], address: str) -> str:
    """Open an account that waits for its address to be confirmed, or tell the owner of the one there is.

    Returns:
        The id of the mail that was sent. The browser that keeps it is let in by the mail's link (`confirm`).

    Raises:
        FormRejected: The form is not in order.
        TooMany: This address, or this network, has tried too often.
    """
    wanted = read_sign_up(form)
    await count_attempt("signup", wanted.email, address)
    password_hash = await hash_password(wanted.password)
    async with db.transaction() as session:
        user = await _by_email(session, wanted.email)
        if user is not None and user.email_verified_at is not None:
            return await _tell_owner(session, user)
        user = user or User(email=wanted.email, password_hash="", display_name="", birth_date=wanted.birth_date)
        user.password_hash = password_hash
        user.display_name = wanted.name
        user.birth_date = wanted.birth_date
        user.created_at = clock.now()
        session.add(user)
        await session.flush()
        await consent.record_consent(session, Identity(user_id=user.id), consent.ACCOUNT)
        return await _ask_to_confirm(session, user)


async def send_again(email: str, address: str) -> str:
    """Mail once more what the sign-up mailed; return the new mail's id, as `sign_up` does.

    Raises:
        TooMany: It was sent often enough.
    """
    await count_attempt("verify", email, address)
    async with db.transaction() as session:
        user = await _by_email(session, email)
        if user is None:
            return new_mail_id()
        return await (_ask_to_confirm if user.email_verified_at is None else _tell_owner)(session, user)


async def confirm(token: str, user_agent: str) -> str:
    """Confirm the address of the browser that signed up, sign it in, and return the value for its cookie.

    Raises:
        Gone: The link is used up or too old.
    """
    async with db.transaction() as session:
        user_id = await use_token(session, token, VERIFY)
        user = (await session.exec(select(User).where(User.id == user_id))).one()
        user.email_verified_at = clock.now()
        session.add(user)
        return await start_session(session, user_id, user_agent)


async def sweep_unconfirmed(session: AsyncSession) -> None:
    """Remove accounts whose address was never confirmed: perhaps it is not its owner's."""
    too_old = col(User.created_at) < clock.now() - UNCONFIRMED_KEPT
    await session.exec(sa.delete(User).where(col(User.email_verified_at).is_(None), too_old))


async def create_account(
    session: AsyncSession,
    *,
    email: str,
    name: str,
    password_hash: str,
    birth_date: date,
    roles: Sequence[Role] = (),
    time_zone: str = "",
) -> User:
    """Return a new account whose address needs no confirming: for the demo and the command line."""
    user = User(
        email=email.strip().lower(),
        display_name=name,
        password_hash=password_hash,
        birth_date=birth_date,
        roles=[role.value for role in roles],
        time_zone=time_zone,
        email_verified_at=clock.now(),
    )
    session.add(user)
    await session.flush()
    return user


async def _by_email(session: AsyncSession, email: str) -> User | None:
    # Of two sign-ups at once with a new address there is no row yet to wait for.
    await session.exec(select(sa.func.pg_advisory_xact_lock(sa.func.hashtextextended(f"email:{email}", 0))))
    return (await session.exec(select(User).where(User.email == email).with_for_update())).first()


async def _ask_to_confirm(session: AsyncSession, user: User) -> str:
    mail_id = await issue_token(session, user.id or 0, VERIFY)
    await send_later(session, letters.CONFIRM, user.id or 0, mail_id)
    return mail_id


async def _tell_owner(session: AsyncSession, user: User) -> str:
    mail_id = new_mail_id()
    await send_later(session, letters.TAKEN, user.id or 0, mail_id)
    return mail_id

"""A forgotten password: a mailed link to choose a new one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlmodel import select

from resumes_app import clock, db
from resumes_app.accounts.service import letters
from resumes_app.accounts.service.attempts import count_attempt
from resumes_app.accounts.service.fields import Problems, clean_email
from resumes_app.accounts.service.mail import send_later
from resumes_app.accounts.service.passwords import hash_password, weakness
from resumes_app.accounts.service.sessions import end_sessions_of
from resumes_app.accounts.service.tokens import (
    RESET,
    VERIFY,
    issue_token,
    new_mail_id,
    token_owner,
    use_token,
    withdraw_tokens,
)
from resumes_app.errors import Gone
from resumes_app.models import User

AT_LEAST_S = 0.25
"""Longer than the work takes for an address with an account, so that the time does not tell."""


@asynccontextmanager
async def taking_at_least(seconds: float) -> AsyncIterator[None]:
    """Wait at the end until `seconds` have passed since the beginning."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    try:
        yield
    finally:
        await asyncio.sleep(max(0.0, end - loop.time()))


async def ask_for_reset(email: str, address: str) -> None:
    """Mail a link to the owner of the address; where there is no account the answer and its time are the same.

    Raises:
        FormRejected: This is not an address.
        TooMany: It was asked for often enough.
    """
    problems = Problems()
    account = clean_email(email, problems)
    problems.raise_if_any()
    async with taking_at_least(AT_LEAST_S):
        await count_attempt("reset", account, address)
        async with db.transaction() as session:
            user = (await session.exec(select(User).where(User.email == account))).first()
            if user is not None and user.id is not None and user.deleted_at is None:
                mail_id = await issue_token(session, user.id, RESET)
                await send_later(session, letters.RESET, user.id, mail_id)


async def address_of_link(token: str, purpose: str) -> str:
    """Return the address that the link was mailed to; empty where it does not work (any more)."""
    async with db.reading() as session:
        try:
            user_id = await token_owner(session, token, purpose)
        except Gone:
            return ""
        return (await session.exec(select(User.email).where(User.id == user_id))).one()


async def check_reset_link(token: str) -> None:
    """Return where the link still works.

    Raises:
        Gone: It was used, or is too old.
    """
    async with db.reading() as session:
        await token_owner(session, token, RESET)


async def choose_password(token: str, password: str) -> str:
    """Give the link's owner this password and sign every browser out; return the address, which counts as confirmed.

    Raises:
        FormRejected: The password is too weak; the link still works.
        Gone: The link was used, or is too old.
    """
    async with db.reading() as session:
        user_id = await token_owner(session, token, RESET)
        user = (await session.exec(select(User).where(User.id == user_id))).one()
    problems = Problems()
    problems.add("password", weakness(password, user.display_name, user.email, user.email.partition("@")[0]))
    problems.raise_if_any()
    password_hash = await hash_password(password)
    async with db.transaction() as session:
        await use_token(session, token, RESET)
        row = (await session.exec(select(User).where(User.id == user_id).with_for_update())).one()
        row.password_hash = password_hash
        row.email_verified_at = row.email_verified_at or clock.now()
        session.add(row)
        await withdraw_tokens(session, user_id, VERIFY)
        await end_sessions_of(session, user_id)
        await send_later(session, letters.CHANGED, user_id, new_mail_id())
        return row.email

"""Links that are mailed: they work once, for one purpose, for a while.

A token is derived from the installation's secret and the mail's id, so that the database and the task queue hold
nothing that opens an account, and a mail that is sent again after a crash is the same mail.
"""

import base64
import hashlib
import hmac
from datetime import timedelta
from secrets import token_urlsafe

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock
from resumes_app.accounts.service.sessions import token_hash
from resumes_app.config import settings
from resumes_app.errors import Gone
from resumes_app.models import EmailToken

VERIFY, RESET = "verify", "reset"
LIFETIMES = {VERIFY: timedelta(hours=24), RESET: timedelta(hours=1)}
KEPT = timedelta(days=7)


def new_mail_id() -> str:
    """Return a fresh id for a mail."""
    return token_urlsafe(18)


def token_of(mail_id: str) -> str:
    """Return the token in the mail `mail_id`'s link."""
    digest = hmac.digest(settings().secret().encode(), f"mail:{mail_id}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


async def issue_token(session: AsyncSession, user_id: int, purpose: str) -> str:
    """Make the user's older links of this purpose useless and a new one valid; return the id of its mail."""
    now = clock.now()
    mail_id = new_mail_id()
    await withdraw_tokens(session, user_id, purpose)
    session.add(
        EmailToken(
            user_id=user_id,
            purpose=purpose,
            token_hash=token_hash(token_of(mail_id)),
            expires_at=now + LIFETIMES[purpose],
        )
    )
    return mail_id


async def withdraw_tokens(session: AsyncSession, user_id: int, purpose: str) -> None:
    """Make the user's links of this purpose useless."""
    await session.exec(
        sa.update(EmailToken)
        .where(
            col(EmailToken.user_id) == user_id, col(EmailToken.purpose) == purpose, col(EmailToken.used_at).is_(None)
        )
        .values(used_at=clock.now())
    )


async def token_owner(session: AsyncSession, token: str, purpose: str) -> int:
    """Return the id of the user to whom the link was mailed; it stays usable.

    Raises:
        Gone: It was used, is too old, or never was.
    """
    statement = select(EmailToken.user_id).where(*_valid(token, purpose))
    return _owner((await session.exec(statement)).first())


async def use_token(session: AsyncSession, token: str, purpose: str) -> int:
    """Use the link up and return the id of its user; of two at once one wins.

    Raises:
        Gone: It was used, is too old, or never was.
    """
    statement = (
        sa.update(EmailToken)
        .where(*_valid(token, purpose))
        .values(used_at=clock.now())
        .returning(col(EmailToken.user_id))
    )
    return _owner((await session.exec(statement)).scalar_one_or_none())


async def sweep_tokens(session: AsyncSession) -> None:
    """Remove links that have long been of no use."""
    await session.exec(sa.delete(EmailToken).where(col(EmailToken.expires_at) < clock.now() - KEPT))


def _valid(token: str, purpose: str) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        col(EmailToken.token_hash) == token_hash(token),
        col(EmailToken.purpose) == purpose,
        col(EmailToken.used_at).is_(None),
        col(EmailToken.expires_at) > clock.now(),
    )


def _owner(user_id: int | None) -> int:
    if user_id is None:
        raise Gone("This link was used already, or is too old. Ask for a new one.")
    return user_id

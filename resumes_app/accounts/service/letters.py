"""The mails of this area, word by word."""

from collections.abc import Callable

from sqlmodel import col, select

from resumes_app import db
from resumes_app.accounts.service.mail import Letter, deliver
from resumes_app.accounts.service.tokens import token_of
from resumes_app.config import settings
from resumes_app.models import User

CONFIRM, TAKEN, RESET, CHANGED = "confirm", "taken", "reset", "changed"


async def send_letter(kind: str, user_id: int, mail_id: str) -> None:
    """Write and send one mail; nothing happens where the account is gone."""
    user = await _living(user_id)
    if user is not None:
        await deliver(LETTERS[kind](user, mail_id), user.display_name, user.email, mail_id)


async def write_to(user_id: int, letter: Letter, mail_id: str) -> None:
    """Send another area's letter; nothing happens where the account is gone or its address is not confirmed.

    Raises as `deliver`.
    """
    user = await _living(user_id)
    if user is not None and user.email_verified_at is not None:
        await deliver(letter, user.display_name, user.email, mail_id)


async def _living(user_id: int) -> User | None:
    async with db.reading() as session:
        statement = select(User).where(User.id == user_id, col(User.deleted_at).is_(None))
        return (await session.exec(statement)).first()


def _confirm(user: User, mail_id: str) -> Letter:
    brand = settings().brand_name
    return Letter(
        subject=f"Confirm your address for {brand}",
        greeting=f"Hello {user.display_name},",
        paragraphs=(f"you are one step away from your {brand} account. Is this your address?",),
        link_label="Confirm this address",
        link=f"{settings().base_url}/auth/verify?token={token_of(mail_id)}",
        closing="The link works once, for a day. If you did not sign up, do nothing: the account then stays shut.",
    )


def _taken(user: User, _mail_id: str) -> Letter:
    brand = settings().brand_name
    return Letter(
        subject=f"You already have a {brand} account",
        greeting=f"Hello {user.display_name},",
        paragraphs=(
            f"somebody, probably you, has just tried to sign up for {brand} with this address. "
            "You have an account already, so nothing was changed.",
            f"If you have forgotten your password, ask for a new one: {settings().base_url}/reset",
        ),
        link_label="Sign in",
        link=f"{settings().base_url}/signin",
        closing="If it was not you, there is nothing to do: your account is as safe as before.",
    )


def _reset(user: User, mail_id: str) -> Letter:
    return Letter(
        subject=f"A new password for {settings().brand_name}",
        greeting=f"Hello {user.display_name},",
        paragraphs=("somebody, probably you, has asked for a new password for your account.",),
        link_label="Choose a new password",
        link=f"{settings().base_url}/auth/reset?token={token_of(mail_id)}",
        closing="The link works once, for an hour. If it was not you, do nothing: your password stays as it is.",
    )


def _changed(user: User, _mail_id: str) -> Letter:
    return Letter(
        subject=f"Your {settings().brand_name} password was changed",
        greeting=f"Hello {user.display_name},",
        paragraphs=("your password was changed just now, and every browser was signed out.",),
        link_label="Choose a new password",
        link=f"{settings().base_url}/reset",
        closing="If it was you, there is nothing to do. If not, choose a new password at once.",
    )


LETTERS: dict[str, Callable[[User, str], Letter]] = {
    CONFIRM: _confirm,
    TAKEN: _taken,
    RESET: _reset,
    CHANGED: _changed,
}

"""Mails that come again and again end with one press in the mail program itself, signed in or not (RFC 8058)."""

from typing import Literal

import sqlalchemy as sa
from itsdangerous import BadData, URLSafeSerializer
from sqlmodel import col

from resumes_app import db
from resumes_app.config import settings
from resumes_app.errors import NotFound
from resumes_app.models import SavedSearch, User
from resumes_app.models.search import Alerts

Mails = Literal["search", "reminders"]
"""News of one kept search, or all reminders before saved jobs close."""


def unsubscribe_address(mails: Mails, owner: int) -> str:
    """Return the address that ends these mails; it holds for as long as the mail lies in somebody's inbox.

    Args:
        owner: Id of the kept search; of the person where `mails` are their reminders.
    """
    return f"{settings().base_url}/mails/{_sealer().dumps([mails, owner])}/stop"


async def unsubscribe(token: str) -> None:
    """End the mails that the address with this token is for; again is no error, nor is a search that is gone.

    Raises:
        NotFound: We did not write this token.
    """
    mails, owner = _read(token)
    if mails == "search":
        ended = sa.update(SavedSearch).where(col(SavedSearch.id) == owner).values(alerts=Alerts.NONE)
    else:
        ended = sa.update(User).where(col(User.id) == owner).values(reminder_mails=False)
    async with db.transaction() as session:
        await session.exec(ended)


def mails_of(token: str) -> tuple[str, str]:
    """Return what the mails are that the address with this token ends, as a sentence; where one has them again.

    Raises as `unsubscribe`.
    """
    if _read(token)[0] == "search":
        return "These mails tell you about new jobs that a saved search finds.", "/jobs?tab=searches"
    return "These mails remind you before a job closes that you saved or began to answer.", "/settings"


def _read(token: str) -> tuple[Mails, int]:
    try:
        mails, owner = _sealer().loads(token)
    except (BadData, UnicodeError) as error:
        raise NotFound("This address ends no mails. Use the link in the mail, or your settings.") from error
    return mails, owner


def _sealer() -> URLSafeSerializer:
    return URLSafeSerializer(settings().secret(), salt="jobs.unsubscribe")

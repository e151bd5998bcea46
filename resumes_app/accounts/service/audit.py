"""The audit log: every area writes it here, in the transaction of the act itself."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.accounts.schemas import Identity
from resumes_app.errors import SignInNeeded
from resumes_app.models import AuditEntry


async def record_act(
    session: AsyncSession,
    who: Identity,
    act: str,
    subject: str,
    *,
    company_id: int | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Add one entry to the audit log; it is kept if, and only if, the session's transaction commits.

    Args:
        act: Noun and verb, such as `job.close`; up to 40 characters.
        subject: What it is done to, such as `job:<slug>`; up to 160 characters.
        company_id: The company `who` acts for, if any.
        before: Fields as they were, JSON-able, moments or decimals. Never personal data of candidates: entries are not
            erased.
        after: Fields as they are now. Those that are equal in both are left out.

    Raises:
        SignInNeeded: `who` is a guest; an act has an actor.
    """
    if who.user_id is None:
        raise SignInNeeded("Sign in to do this.")
    old, new = before or {}, after or {}
    changed = [name for name in {**old, **new} if name not in old or name not in new or old[name] != new[name]]
    session.add(
        AuditEntry(
            actor_id=who.user_id,
            company_id=company_id,
            act=act,
            subject=subject,
            before={name: _plain(old[name]) for name in changed if name in old},
            after={name: _plain(new[name]) for name in changed if name in new},
        )
    )
    await session.flush()


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, datetime) else value

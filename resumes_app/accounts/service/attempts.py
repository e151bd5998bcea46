"""How often something may be tried: counted by account and by network address, in the database."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from math import ceil

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.errors import TooMany
from resumes_app.models import Attempt

KEPT = timedelta(hours=24)


@dataclass(frozen=True)
class Limit:
    """At most `most` attempts in any `within`."""

    most: int
    within: timedelta


QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)

LIMITS: dict[str, dict[str, Limit]] = {
    "signin": {"account": Limit(5, QUARTER), "address": Limit(20, QUARTER)},
    "signup": {"account": Limit(4, HOUR), "address": Limit(20, HOUR)},
    "reset": {"account": Limit(4, HOUR), "address": Limit(20, HOUR)},
    "verify": {"account": Limit(4, HOUR), "address": Limit(20, HOUR)},
}
"""Act → by what it is counted → limit. A campus or an office shares an address: those limits are wider."""

AGAIN = Limit(5, KEPT)


async def count_attempt(act: str, account: str, address: str) -> None:
    """Count one attempt, before its outcome is known, so that a burst at once is counted too.

    Args:
        act: A key of `LIMITS`.
        account: The e-mail address as it was typed; whether there is such an account makes no difference.
        address: The network address.

    Raises:
        TooMany: Says when the next attempt is possible. Refused attempts are not counted.
    """
    keys = _keys(act, account, address)
    async with db.transaction() as session:
        for key in sorted(keys.values()):
            await session.exec(select(sa.func.pg_advisory_xact_lock(sa.func.hashtextextended(key, 0))))
        for by, key in keys.items():
            await _refuse_if_full(session, key, LIMITS[act][by])
        session.add_all(Attempt(key=key) for key in keys.values())


async def count_mail(session: AsyncSession, subject: str) -> None:
    """Count one mail that somebody has sent again to `subject`, which the transaction holds, so that none get many.

    Raises:
        TooMany: Says when the next one is possible.
    """
    key = f"mail:{subject}"
    await _refuse_if_full(session, key, AGAIN)
    session.add(Attempt(key=key))


async def forget_attempts(session: AsyncSession, act: str, account: str, address: str) -> None:
    """Take the account's attempts back, and one of the address's: this one succeeded."""
    keys = _keys(act, account, address)
    await session.exec(sa.delete(Attempt).where(col(Attempt.key) == keys["account"]))
    newest = select(sa.func.max(Attempt.id)).where(Attempt.key == keys["address"]).scalar_subquery()
    await session.exec(sa.delete(Attempt).where(col(Attempt.id) == newest))


async def sweep_attempts(session: AsyncSession) -> None:
    """Remove the attempts that count no more."""
    await session.exec(sa.delete(Attempt).where(col(Attempt.at) < clock.now() - KEPT))


async def _refuse_if_full(session: AsyncSession, key: str, limit: Limit) -> None:
    since = clock.now() - limit.within
    statement = (
        select(Attempt.at)
        .where(Attempt.key == key, Attempt.at > since)
        .order_by(col(Attempt.at).desc())
        .limit(limit.most)
    )
    moments = list((await session.exec(statement)).all())
    if len(moments) >= limit.most:
        raise TooMany(f"That was too many attempts. Try again in {_wait(moments[-1] + limit.within)}.")


def _wait(until: datetime) -> str:
    minutes = max(1, ceil((until - clock.now()).total_seconds() / 60))
    if minutes > 90:
        return f"{ceil(minutes / 60)} hours"
    return "a minute" if minutes == 1 else f"{minutes} minutes"


def _keys(act: str, account: str, address: str) -> dict[str, str]:
    # Hashed: an address that has no account here is nobody's business, ours included.
    digest = hashlib.sha256(account.encode()).hexdigest()[:32]
    return {"account": f"{act}:account:{digest}", "address": f"{act}:address:{_network(address)}"}


def _network(address: str) -> str:
    """A household gets a /64 of IPv6 addresses; counting single ones would count nothing."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(IPv6Address(int(parsed) >> 64 << 64))
    return str(parsed)

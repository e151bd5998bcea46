"""Who may read which stored files. No grant, no reading."""

import re

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity
from resumes_app.models import Grant

PUBLIC = "public"
_PREFIX = re.compile(r"^[a-z]+/[A-Za-z0-9_-]{1,64}$")
_AUDIENCE = re.compile(r"^(public|user:\d+|company:\d+(:\d+)?)$")


def prefix_of(key: str) -> str:
    """Return the part of a storage key that grants are given for: its first two segments."""
    return "/".join(key.split("/")[:2])


async def grant(session: AsyncSession, prefix: str, audience: str) -> None:
    """Let `audience` read the files under `prefix`; granting twice is granting once.

    Args:
        prefix: Two segments, such as `clips/<token>`.
        audience: `public`, `user:<id>`, `company:<id>`, or `company:<id>:<user id>` for one of its people.
    """
    if not _PREFIX.match(prefix) or not _AUDIENCE.match(audience):
        raise ValueError(f"No grant has the form {prefix!r} for {audience!r}.")
    row = insert(Grant).values(prefix=prefix, audience=audience, created_at=clock.now())
    await session.exec(row.on_conflict_do_nothing(index_elements=["prefix", "audience"]))


async def revoke(session: AsyncSession, prefix: str, audience: str | None = None) -> None:
    """Take the reading of `prefix` from `audience` (a company, and each of its people); from all without one."""
    statement = sa.delete(Grant).where(col(Grant.prefix) == prefix)
    if audience is not None:
        mine = col(Grant.audience) == audience
        statement = statement.where(mine | col(Grant.audience).startswith(f"{audience}:"))
    await session.exec(statement)


async def erase(session: AsyncSession, prefix: str) -> None:
    """Let nobody read the files under `prefix` any more, and have a task remove them.

    Both happen with the session's commit: a process that dies after it leaves no file behind.
    """
    await revoke(session, prefix)
    await work.enqueue(session, "files.erase", prefix=prefix)


def audiences_of(who: Identity) -> list[str]:
    """Return every audience that `who` belongs to."""
    own = [f"user:{who.user_id}"] if who.signed_in else []
    for company in who.companies:
        own += [f"company:{company}", f"company:{company}:{who.user_id}"]
    return [PUBLIC, *own]


async def readable_by(who: Identity, key: str) -> str | None:
    """Return the widest audience that lets `who` read `key` (`public` first); None where nothing does."""
    async with db.reading() as session:
        found = await session.exec(
            select(Grant.audience).where(Grant.prefix == prefix_of(key), col(Grant.audience).in_(audiences_of(who)))
        )
        audiences = set(found.all())
    if not audiences:
        return None
    return PUBLIC if PUBLIC in audiences else min(audiences)


async def may_read(who: Identity, key: str) -> bool:
    """Return whether `who` may read the stored file `key`."""
    return await readable_by(who, key) is not None

"""What of PostgreSQL's own extensions search needs; the embedded server brings them, others may keep them apart."""

import sqlalchemy as sa
from sqlmodel.ext.asyncio.session import AsyncSession

EXTENSIONS = ("unaccent", "pg_trgm", "cube", "earthdistance")


async def lacking(session: AsyncSession) -> list[str]:
    """Return the extensions that are not in this database."""
    statement = sa.text("SELECT extname FROM pg_extension")
    there = {name for (name,) in await session.exec(statement)}  # type: ignore[call-overload]  # plain SQL
    return [name for name in EXTENSIONS if name not in there]

"""Public résumés as the site map lists them."""

from collections.abc import AsyncIterator
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import col

from resumes_app import clock, db
from resumes_app.models import Resume
from resumes_app.resumes.service.listing import listed

PART = 50_000
"""Numbers of résumés that a part covers: it never holds more."""
BATCH = 2000


async def resume_parts() -> list[tuple[int, int, datetime]]:
    """Return the parts that hold public résumés: number from 1, how many, when that last changed."""
    part = ((col(Resume.id) - 1) // PART + 1).label("part")
    gone = sa.case((col(Resume.expires_at) <= clock.now(), col(Resume.expires_at)))
    changed = sa.func.max(sa.func.greatest(col(Resume.published_at), col(Resume.unlisted_at), gone))
    public = listed().with_only_columns(col(Resume.id))
    count = sa.func.count().filter(col(Resume.id).in_(public))
    statement = sa.select(part, count, changed).group_by(part).having(count > 0).order_by(part)
    async with db.reading() as session:
        rows = await session.exec(statement)  # type: ignore[call-overload]  # three columns
        return [(number, resumes, changed_at) for number, resumes, changed_at in rows]


async def resume_part(number: int) -> AsyncIterator[list[tuple[str, datetime]]]:
    """Yield public id and day of publishing of each public résumé of a part, in stretches."""
    last, end = (number - 1) * PART, number * PART
    columns = (col(Resume.id), col(Resume.public_id), col(Resume.published_at))
    while True:
        statement = listed().where(col(Resume.id) > last, col(Resume.id) <= end).with_only_columns(*columns)
        async with db.reading() as session:
            rows = (await session.exec(statement.order_by(col(Resume.id)).limit(BATCH))).all()
        if not rows:
            return
        yield [(public_id, published_at) for _, public_id, published_at in rows]
        last = rows[-1][0]

"""Files that are stored for takes to be: named on the queue first, so that none stays of which no take came."""

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import col, select

from resumes_app import clock, db, work
from resumes_app.files import service as files
from resumes_app.models import Take
from resumes_app.models.columns import public_id

STRAY_AFTER = timedelta(hours=1)
"""When a file of which no take came, because the server was ended meanwhile, is erased."""


async def announced(count: int) -> list[str]:
    """Return public ids for takes to be."""
    names = [public_id() for _ in range(count)]
    async with db.transaction() as session:
        await work.enqueue(session, "studio.clear_strays", at=clock.now() + STRAY_AFTER, key_ids=names)
    return names


async def clear_strays(key_ids: Sequence[str]) -> None:
    """Erase what is stored for takes that never came to be."""
    async with db.transaction() as session:
        kept = set((await session.exec(select(Take.public_id).where(col(Take.public_id).in_(key_ids)))).all())
        for key_id in key_ids:
            if key_id not in kept:
                await files.erase(session, f"takes/{key_id}")

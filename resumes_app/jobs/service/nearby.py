"""Where a person looks for work: the feed shows what is near sooner."""

import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import db, search
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import NotFound
from resumes_app.models import User


async def looking_near(who: Identity) -> str:
    """Return the name of the place near which `who` looks; empty for none, and for a guest."""
    if not who.signed_in:
        return ""
    async with db.reading() as session:
        return (await session.exec(select(User.near_place).where(User.id == who.id))).one()


async def look_near(who: Identity, place_id: int | None) -> str:
    """The feed of `who` shows jobs near the place sooner from now on; return its name.

    Args:
        place_id: GeoNames' number; None: nearness counts no more.

    Raises:
        SignInNeeded: `who` is a guest.
        NotFound: There is no such place.
    """
    require(who, Permission.SIGNED_IN)
    async with db.transaction() as session:
        place = await search.place_by_id(session, place_id) if place_id is not None else None
        if place_id is not None and place is None:
            raise NotFound("There is no such place. Choose one from the list.")
        name = place["name"][:120] if place else ""
        values = {
            "near_place": name,
            "near_latitude": place["latitude"] if place else None,
            "near_longitude": place["longitude"] if place else None,
        }
        await session.exec(sa.update(User).where(col(User.id) == who.id).values(values))
    return name

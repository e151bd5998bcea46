"""What somebody may do has changed: pages that were opened with the former rights hear of it."""

from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db
from resumes_app.accounts.schemas import Identity


def rights_topic(who: Identity) -> str:
    """Return the topic of the notices about what `who` may do."""
    return f"rights:{who.id}"


async def rights_changed(session: AsyncSession, user_id: int) -> None:
    """Tell the person's open pages, once the transaction commits, to look again at what they may show.

    To be called wherever a role is given or taken, here or in a company.
    """
    await db.notify(session, f"rights:{user_id}", {})

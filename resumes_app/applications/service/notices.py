"""Live notices about a reply: to the candidate's open pages and to the company's open decks."""

from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db
from resumes_app.models import Application


async def tell(session: AsyncSession, application: Application, *, relist: bool = False) -> None:
    """Announce the reply's new state on `candidate:<id>` and `job:<id>` once the transaction commits.

    Args:
        relist: The reply is new in the deck, or gone from it: decks read their list again.
    """
    await tell_candidate(session, application)
    notice = {"application": application.public_id, "version": application.version, "relist": relist}
    await db.notify(session, f"job:{application.job_id}", notice)


async def tell_candidate(session: AsyncSession, application: Application) -> None:
    """Announce the reply's new state on `candidate:<id>` only."""
    notice = {"application": application.public_id, "version": application.version}
    await db.notify(session, f"candidate:{application.candidate_id}", notice)

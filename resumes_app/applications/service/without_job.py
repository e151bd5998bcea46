"""What the page of a video without a job shows to whoever opens it."""

from sqlmodel import col, select

from resumes_app import db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import permits
from resumes_app.applications.schemas import StudioPage
from resumes_app.models import Draft, Job
from resumes_app.studio.schemas import NO_DRAFT
from resumes_app.studio.service import draft_view

_NOTHING = StudioPage(access="missing", job_slug="", owner="", draft=NO_DRAFT)


async def studio_page(who: Identity, draft_id: str) -> StudioPage:
    """Return the page of the draft; `missing` where `who` has none of that name, whoever else may have."""
    if not who.signed_in:
        return {**_NOTHING, "access": "guest"}
    if not permits(who, Permission.APPLY):
        return {**_NOTHING, "access": "employer"}
    mine = (
        select(Draft.id, Job.slug)
        .join(Job, col(Job.id) == col(Draft.job_id), isouter=True)
        .where(Draft.public_id == draft_id, Draft.owner_id == who.id, col(Draft.clip_place).is_(None))
    )
    async with db.reading() as session:
        found = (await session.exec(mine)).one_or_none()
    if found is None:
        return _NOTHING
    if found[1]:
        return {**_NOTHING, "access": "reply", "job_slug": found[1]}
    return StudioPage(access="open", job_slug="", owner=who.public_id, draft=await draft_view(who, draft_id))

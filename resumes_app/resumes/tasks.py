"""Background work of the résumés area."""

from resumes_app import db, work
from resumes_app.resumes import service


@work.task("resumes.unlist_due", every_s=60)
async def unlist_due() -> None:
    """Every public résumé past its time is unlisted and its files are closed to the public."""
    await service.unlist_due()


# Tried for days, as for replies: what was agreed to is not forgotten.
@work.task("resumes.attach_clip", attempts=18)
async def attach_clip(*, render_id: int) -> None:
    """Videos that wait for the render are public. Enqueued by the renderer; running it again changes nothing."""
    async with db.transaction() as session:
        await service.render_finished(session, render_id)

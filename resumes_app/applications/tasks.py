"""Worker entry points of the applications area."""

from resumes_app import db, work
from resumes_app.applications import service


# Tried for days: a reply whose render is done must not wait for ever.
@work.task("applications.attach_clip", attempts=18)
async def attach_clip(*, render_id: int) -> None:
    """Replies that wait for the render have its clip. Enqueued by the renderer; running it again changes nothing."""
    await service.make_ready(render_id)
    async with db.transaction() as session:
        await service.render_finished(session, render_id)

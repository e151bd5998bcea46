"""Background work of the files area."""

from resumes_app import work
from resumes_app.files.service import uploads


@work.task("files.expire")
async def expire(upload_id: str) -> None:
    """Forget an upload whose time is over."""
    await uploads.end(upload_id)

"""Background work of the files area."""

from resumes_app import storage, work
from resumes_app.files.service import uploads


@work.task("files.expire")
async def expire(upload_id: str) -> None:
    """Forget an upload whose time is over."""
    await uploads.end(upload_id)


# With the pauses doubling, it is tried for six days: a store that is away for long must not keep what was erased.
@work.task("files.erase", attempts=18)
async def erase(prefix: str) -> None:
    """Remove the files under `prefix`; none there is no error."""
    await storage.delete_prefix(prefix)

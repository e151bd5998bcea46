"""Background work of the résumés area."""

from resumes_app import work
from resumes_app.resumes import service


@work.task("resumes.unlist_due", every_s=60)
async def unlist_due() -> None:
    """Every public résumé past its time is unlisted and its files are closed to the public."""
    await service.unlist_due()

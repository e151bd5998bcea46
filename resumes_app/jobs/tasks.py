"""Background work of the jobs area."""

from resumes_app import work
from resumes_app.jobs import service


@work.task("jobs.close_due", every_s=60)
async def close_due() -> None:
    """Every job past its deadline is closed."""
    await service.close_due()

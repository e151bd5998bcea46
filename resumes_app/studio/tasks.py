"""Background work of the studio area."""

from resumes_app import work
from resumes_app.studio import service


@work.task("studio.clear_take")
async def clear_take(take_id: int) -> None:
    """Erase a take that stayed out of its edit."""
    await service.clear_take(take_id)

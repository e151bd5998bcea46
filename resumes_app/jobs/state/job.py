"""The state of one job's page."""

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.errors import NotFound
from resumes_app.jobs import service
from resumes_app.jobs.schemas import JobView
from resumes_app.jobs.state.asking import AskState
from resumes_app.ui.feedback import show_notice


class JobState(rx.State):
    """The job that the address names."""

    job: JobView | None = None
    missing: bool = False
    signed_in: bool = False
    heading: str = "Job"
    title: str = "Job"
    """Of the document."""

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> None:
        """Load the job of the address."""
        self.signed_in = identity().signed_in
        self.missing = False
        if self.signed_in:
            await (await self.get_state(AskState))._do_wanted()
        try:
            self.job = await service.job_view(identity(), _slug(self.router.url.path))
            self.heading = self.job["title"]
            self.title = f"{self.job['title']} at {self.job['company']['name']}"
        except NotFound:
            self.job, self.missing = None, True
            self.heading = self.title = "No such job"

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def save(self, slug: str, saved: bool) -> None:
        """Save the job, or take it off the saved ones."""
        await (service.save if saved else service.unsave)(identity(), slug)
        await self._reload(slug)
        if saved:
            await show_notice(self, "Saved. You find it under Jobs.", tone="positive")

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def bring_back(self, slug: str) -> None:
        """Put a passed job into the feed again."""
        await service.undo_pass(identity(), slug)
        await self._reload(slug)

    @rx.event
    @needs(Permission.ANYONE)
    async def ask(self, act: str, slug: str) -> rx.event.EventSpec:
        """Ask a guest to sign in, and bring them back to this page."""
        return AskState.ask(act, slug, f"/jobs/{slug}")

    async def _reload(self, slug: str) -> None:
        self.job = await service.job_view(identity(), slug)


def _slug(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]

"""The dashboard's state."""

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs, permits
from resumes_app.errors import NotPermitted
from resumes_app.jobs.service import close_job, duplicate_job
from resumes_app.reviews import service
from resumes_app.reviews.schemas import HireJob
from resumes_app.ui.feedback import show_notice


class HireState(rx.State):
    """The jobs of the viewer's companies."""

    jobs: list[HireJob] = []
    loaded: bool = False
    refused: bool = False
    """True for somebody who acts for no company."""
    can_write: bool = False
    """True for somebody who may write jobs."""
    can_import: bool = False
    """True for somebody who may import jobs."""
    closing: str = ""
    """Slug of the job that is asked about before it is closed."""
    closing_title: str = ""

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def load(self) -> None:
        """List the jobs and how far their replies are."""
        self.refused, self.closing = False, ""
        self.can_write = permits(identity(), Permission.MANAGE_JOBS)
        self.can_import = permits(identity(), Permission.IMPORT_JOBS)
        try:
            self.jobs = await service.dashboard(identity())
        except NotPermitted:
            self.jobs, self.refused = [], True
        self.loaded = True

    @rx.event
    @needs(Permission.ANYONE)
    async def ask_to_close(self, slug: str) -> None:
        """Ask whether the job is to be closed; "" takes the question away."""
        self.closing = slug
        self.closing_title = next((job["title"] for job in self.jobs if job["slug"] == slug), self.closing_title)

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def close(self, slug: str) -> None:
        """Close the job now."""
        await close_job(identity(), slug)
        self.closing = ""
        self.jobs = await service.dashboard(identity())
        await show_notice(self, "Closed. It takes no more replies.", tone="positive")

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def duplicate(self, slug: str) -> rx.event.EventSpec:
        """Begin a draft that says the same."""
        return rx.redirect(f"/hire/jobs/{await duplicate_job(identity(), slug)}/edit")

"""The dashboard's state."""

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.errors import NotPermitted
from resumes_app.reviews import service
from resumes_app.reviews.schemas import HireJob


class HireState(rx.State):
    """The jobs of the viewer's companies."""

    jobs: list[HireJob] = []
    loaded: bool = False
    refused: bool = False
    """True for somebody who acts for no company."""

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def load(self) -> None:
        """List the jobs and how far their replies are."""
        self.refused = False
        try:
            self.jobs = await service.dashboard(identity())
        except NotPermitted:
            self.jobs, self.refused = [], True
        self.loaded = True

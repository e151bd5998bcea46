"""Towns that are offered in a job's form."""

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.jobs import service
from resumes_app.jobs.schemas import PlaceOption


class JobPlaceState(rx.State):
    """What is offered for what was typed last."""

    places: list[PlaceOption] = []

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def suggest(self, typed: str) -> None:
        """Offer places that begin like this."""
        self.places = await service.job_places(identity(), typed[:80])

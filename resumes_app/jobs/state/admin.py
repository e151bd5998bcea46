"""The state of `/admin`: which companies take part."""

from typing import TypedDict

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.companies import service as companies
from resumes_app.companies.schemas import AdminDesk
from resumes_app.errors import NotPermitted
from resumes_app.jobs import service
from resumes_app.ui.feedback import show_notice

MAX_QUERY_CHARS = 100


class ReasonForm(TypedDict):
    """Why, as the people concerned read it."""

    reason: str


class NameForm(TypedDict):
    """What a company is called."""

    name: str


class AdminState(rx.State):
    """Applications that wait, and the companies of the pilot."""

    loaded: bool = False
    refused: bool = False
    desk: AdminDesk | None = None
    q: str = ""
    """Of the companies, those that hold these words are listed."""

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def load(self) -> None:
        """Take over what waits."""
        try:
            self.desk, self.refused = await companies.desk(identity(), self.q), False
        except NotPermitted:
            self.desk, self.refused = None, True
        self.loaded = True

    @rx.event
    @needs(Permission.ADMINISTER)
    async def search(self, q: str) -> None:
        """List the companies whose name or place hold these words."""
        self.q = q.strip()[:MAX_QUERY_CHARS]
        self.desk = await companies.desk(identity(), self.q)

    @rx.event
    @needs(Permission.ADMINISTER)
    async def admit(self, request_id: int) -> None:
        """Let the company take part."""
        await companies.admit(identity(), request_id)
        await self._told("The company takes part; its applicant gets a mail.")

    @rx.event
    @needs(Permission.ADMINISTER)
    async def refuse(self, request_id: int, form: ReasonForm) -> None:
        """Do not let it take part."""
        await companies.refuse(identity(), request_id, form["reason"])
        await self._told("Refused; the applicant gets a mail with the reason.")

    @rx.event
    @needs(Permission.ADMINISTER)
    async def suspend(self, company_slug: str, form: ReasonForm) -> None:
        """Stop a company, with its jobs."""
        closed = await service.suspend_company(identity(), company_slug, form["reason"])
        jobs = "1 open job" if closed == 1 else f"{closed} open jobs"
        await self._told(f"Suspended, and closed {jobs}. Its members get a mail.")

    @rx.event
    @needs(Permission.ADMINISTER)
    async def readmit(self, company_slug: str) -> None:
        """Let a suspended company take part again."""
        await companies.readmit(identity(), company_slug)
        await self._told("It takes part again. Its people reopen their jobs themselves.")

    @rx.event
    @needs(Permission.ADMINISTER)
    async def rename(self, company_slug: str, form: NameForm) -> None:
        """Give a company another name: its own people cannot, for the name was checked."""
        await companies.rename(identity(), company_slug, form["name"])
        await self._told("Renamed. Its address stays as it is.")

    async def _told(self, text: str) -> None:
        self.desk = await companies.desk(identity(), self.q)
        await show_notice(self, text, tone="positive")

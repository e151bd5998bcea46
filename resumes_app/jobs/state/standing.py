"""Whether the job of an open form still takes replies."""

from contextlib import aclosing, suppress
from datetime import datetime, timedelta

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs, readmit
from resumes_app.errors import NotFound
from resumes_app.jobs import service
from resumes_app.jobs.schemas import JobSheet
from resumes_app.jobs.state.writing import JobFormState
from resumes_app.ui.live import changes


class JobStandingState(rx.State):
    """The published job that the form is about."""

    _closes_at: datetime | None = None

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def load(self) -> rx.event.EventSpec | None:
        """Follow the job of the address."""
        page = await self.get_state(JobFormState)
        return JobStandingState.follow if page.slug and page.status != "draft" and not page.refusal else None

    @rx.event(background=True)
    @needs(Permission.MANAGE_JOBS)
    async def follow(self) -> None:
        """Show it when the job closes, reopens or stays open for longer, until the page is left."""
        async with self:
            slug = (await self.get_state(JobFormState)).slug
            if not slug:
                return
            await self._read(slug)
        async with aclosing(changes(self, service.page_topic(slug), due=lambda: self._closes_at)) as notices:
            async for _ in notices:
                async with self:
                    await readmit(self, Permission.MANAGE_JOBS)
                    await self._read(slug)

    async def _read(self, slug: str) -> None:
        """Take over how the job stands. What is typed in the form stays, on top of the version that it was typed on."""
        with suppress(NotFound):
            sheet = await service.job_sheet(identity(), slug)
            self._closes_at = _closes_at(sheet)
            page = await self.get_state(JobFormState)
            if page.slug == slug and (page.status, page.closes) != (sheet["state"], sheet["closes"]):
                page._know(sheet)


def _closes_at(sheet: JobSheet) -> datetime | None:
    moment = sheet["closes_at"]
    return datetime.fromisoformat(moment) + timedelta(seconds=1) if moment else None  # It is told without fractions.

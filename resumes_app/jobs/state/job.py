"""The state of one job's page."""

from collections.abc import AsyncIterator
from contextlib import aclosing, suppress
from datetime import datetime, timedelta
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs, readmit
from resumes_app.errors import NotFound
from resumes_app.jobs import service
from resumes_app.jobs.schemas import JobView
from resumes_app.jobs.state.asking import AskState
from resumes_app.ui.feedback import show_notice
from resumes_app.ui.live import changes


class JobState(rx.State):
    """The job that the address names."""

    job: JobView | None = None
    missing: bool = False
    signed_in: bool = False
    heading: str = "Job"
    title: str = "Job"
    """Of the document."""
    slug: str = ""
    previewed: bool = False
    """It is looked at by those who write it: nothing can be done with it."""

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> AsyncIterator[Any]:
        """Load the job of the address, and follow it."""
        self.signed_in = identity().signed_in
        self.missing = self.previewed = False
        if self.signed_in:
            await (await self.get_state(AskState))._do_wanted()
        try:
            self.job = await service.job_view(identity(), _slug(self.router.url.path))
            self.heading = self.job["title"]
            self.title = f"{self.job['title']} at {self.job['company']['name']}"
            yield JobState.follow
        except NotFound:
            self.job, self.missing = None, True
            self.heading = self.title = "No such job"

    @rx.event(background=True)
    @needs(Permission.ANYONE)
    async def follow(self) -> None:
        """Show it when the job closes, reopens or stays open for longer, until the page is left."""
        async with self:
            slug = self.job["slug"] if self.job else ""
        if not slug:
            return
        async with aclosing(changes(self, service.page_topic(slug), due=self._closes_at)) as notices:
            async for _ in notices:
                async with self:
                    await readmit(self, Permission.ANYONE)
                    with suppress(NotFound):
                        await self._reload(slug)

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def preview(self) -> None:
        """Load a job of the viewer's companies as candidates see it, or will see it."""
        self.slug = self.router.url.path.rstrip("/").removesuffix("/preview").rpartition("/")[2]
        self.missing, self.previewed = False, True
        try:
            self.job = await service.job_preview(identity(), self.slug)
            self.heading = self.job["title"] or "Untitled draft"
            self.title = f"Preview: {self.heading}"
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

    def _closes_at(self) -> datetime | None:
        if not self.job or self.job["closed"] or not self.job["closes_at"]:
            return None
        return datetime.fromisoformat(self.job["closes_at"]) + timedelta(seconds=1)  # It is told without fractions.

    async def _reload(self, slug: str) -> None:
        job = await service.job_view(identity(), slug)
        if job != self.job:
            self.job = job


def _slug(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]

"""The page of a video without a job."""

from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.service import studio_page
from resumes_app.applications.state.publishing import PublishingState
from resumes_app.applications.state.reply.stage import StageState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui.feedback import show_notice


class StudioState(rx.State):
    """Whether the page can be shown, and what it is called."""

    access: str = ""
    """A value of `schemas.Access`; empty until it is known."""
    title: str = "Your video résumé"

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> Any:
        """Load the draft that the address names; guests go to sign in, a reply's draft to the page of the reply."""
        view = await studio_page(identity(), self.router.url.path.rpartition("/")[2])
        self.access, self.title = view["access"], "Your video résumé"
        if view["access"] == "guest":
            return rx.redirect(f"/signin?next={self.router.url.path}")
        if view["access"] == "reply":
            return rx.redirect(f"/reply/{view['job_slug']}", replace=True)
        takes, stage = await self.get_state(TakesState), await self.get_state(StageState)
        takes._open(view["owner"], view["draft"])
        if view["access"] != "open":
            return None
        self.title = f"{await stage._enter()}: video résumé"
        publishing = await self.get_state(PublishingState)
        await publishing._open(view["draft"]["id"], view["draft"]["title"])
        if "copied" in self.router.url.query_parameters:
            await show_notice(self, "This is a copy for everybody: what you change here changes nothing elsewhere.")
        return await stage._follow()

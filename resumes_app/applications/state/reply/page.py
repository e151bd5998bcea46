"""The page of a reply: who may do what on it, and which of its steps is shown."""

from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.schemas import NO_REPLY, ReplyJob, ReplyView
from resumes_app.applications.service import reply_view, take_press_back
from resumes_app.applications.state.reply.cuts import CutsState
from resumes_app.applications.state.reply.sending import SendingState
from resumes_app.applications.state.reply.speech import SpeechState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui.feedback import clear_warnings, show_notice
from resumes_app.ui.live import changes

STEPS = {"film": "Record", "edit": "Edit", "send": "Send"}
"""Steps of the page, and what each is called in the document's title."""


class ReplyState(rx.State):
    """What the page is about. The step is in the address, so that Back and a reload keep it."""

    access: str = ""
    """A value of `schemas.Access`; empty until it is known."""
    step: str = "film"
    job: ReplyJob = NO_REPLY["job"]
    consent: str = ""
    title: str = "Your reply"

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> Any:
        """Load what the address names; guests go to sign in and come back here."""
        view = await reply_view(identity(), self.router.url.path.rpartition("/")[2])
        self.access, self.job, self.consent = view["access"], view["job"], view["consent"]
        if view["access"] == "guest":
            return rx.redirect(f"/signin?next={self.router.url.path}")
        return await self._take_over(view)

    async def _take_over(self, view: ReplyView) -> Any:
        takes, sending = await self.get_state(TakesState), await self.get_state(SendingState)
        takes._open(view["owner"], view["draft"])
        sending._open(view["job"]["slug"], view["sent"])
        asked = self.router.url.query_parameters.get("step", "film")
        self.step = asked if asked in STEPS and (takes.draft["takes"] or takes.coming) else "film"
        act = f"{STEPS[self.step]}: reply" if view["access"] == "open" else "Reply"
        self.title = f"{act} to {view['job']['title']}" if view["job"]["title"] else "Your reply"
        if view["access"] == "open":
            cuts = await self.get_state(CutsState)
            await cuts._open(takes.draft["id"], empty=not takes.draft["takes"])
            speech = await self.get_state(SpeechState)
            return [TakesState.watch_draft, ReplyState.watch_job, *speech._following(takes.draft)]
        return [*sending._watching(), ReplyState.watch_sent] if view["access"] == "sent" else None

    @rx.event(background=True)
    @needs(Permission.APPLY)
    async def watch_job(self) -> Any:
        """Follow the job: it may close while a reply to it is made."""
        async for _ in changes(self, f"vacancy:{self.job['slug']}"):
            yield ReplyState.look

    @rx.event(background=True)
    @needs(Permission.APPLY)
    async def watch_sent(self) -> Any:
        """Follow the reply that was sent: it may be taken back in another tab."""
        async for _ in changes(self, f"candidate:{identity().id}"):
            yield ReplyState.look

    @rx.event
    @needs(Permission.APPLY)
    async def look(self) -> Any:
        """Show the page that is right now, where it is another one; a take that is being recorded ends first."""
        view = await reply_view(identity(), self.job["slug"])
        if view["access"] == self.access:
            return None
        if view["access"] == "closed" and (await self.get_state(TakesState)).busy:
            await show_notice(self, "This job has just closed. Your takes are kept.", tone="danger")
            return None
        return ReplyState.load

    @rx.event
    @needs(Permission.APPLY)
    async def go(self, step: str) -> Any:
        """Go to another step; a reply that waits to be sent waits no more, since it may change."""
        sending = await self.get_state(SendingState)
        if sending.waiting:
            sending.waiting = False
            await take_press_back(identity(), self.job["slug"])
        await clear_warnings(self)
        return rx.redirect(f"{self.router.url.path}?step={step if step in STEPS else 'film'}")

"""The page of a reply: who may do what on it."""

from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.schemas import NO_REPLY, ReplyJob, ReplyView
from resumes_app.applications.service import reply_view
from resumes_app.applications.state.reply.sending import SendingState
from resumes_app.applications.state.reply.stage import StageState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.applications.state.reply.views import sent_elsewhere_text
from resumes_app.ui.feedback import show_notice
from resumes_app.ui.live import changes


class ReplyState(rx.State):
    """What the page is about."""

    access: str = ""
    """A value of `schemas.Access`; empty until it is known."""
    job: ReplyJob = NO_REPLY["job"]
    consent: str = ""
    title: str = "Your reply"
    arrives_until: str = ""
    """Until when what was sent in time may arrive, once the job has closed; else empty."""

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> Any:
        """Load what the address names; guests go to sign in and come back here."""
        view = await reply_view(identity(), self.router.url.path.rpartition("/")[2])
        self.access, self.job, self.consent = view["access"], view["job"], view["consent"]
        self.arrives_until = view["arrives_until"]
        if view["access"] == "guest":
            return rx.redirect(f"/signin?next={self.router.url.path}")
        return await self._take_over(view)

    async def _take_over(self, view: ReplyView) -> Any:
        takes, sending = await self.get_state(TakesState), await self.get_state(SendingState)
        stage = await self.get_state(StageState)
        takes._open(view["owner"], view["draft"], view["job"]["ways"])
        await sending._open(view["job"]["slug"], view)
        step = await stage._enter()
        if stage.step != "film":
            sending._unsent = False  # Who edits is not led away from it.
        act = f"{step}: reply" if view["access"] == "open" else "Reply"
        self.title = f"{act} to {view['job']['title']}" if view["job"]["title"] else "Your reply"
        if view["access"] == "open":
            return [ReplyState.watch_job, ReplyState.watch_sent, *await stage._follow()]
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
        """Follow the reply: it may be sent, or taken back, in another tab."""
        async for _ in changes(self, f"candidate:{identity().id}"):
            yield ReplyState.look

    @rx.event
    @needs(Permission.APPLY)
    async def look(self) -> Any:
        """Show the page that is right now, where it is another one; a take that is being recorded ends first.

        Where the reply was sent from another tab, what is recorded here ends and stays on the device.
        """
        view = await reply_view(identity(), self.job["slug"])
        if view["access"] == self.access:
            self.job, self.arrives_until = view["job"], view["arrives_until"]
            return None
        sending = await self.get_state(SendingState)
        if view["access"] == "sent" and not sending.over:
            takes = await self.get_state(TakesState)
            left_out = takes.busy or bool(takes.coming)
            await show_notice(self, sent_elsewhere_text(left_out=left_out), tone="caution")
        if view["access"] == "closed" and (await self.get_state(TakesState)).busy:
            await show_notice(self, "This job has just closed. Your takes are kept.", tone="danger")
            return None
        return ReplyState.load

"""The steps of a video in the making, whatever it is for: recorded, edited, sent or published."""

from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.service import take_press_back
from resumes_app.applications.state.reply.camera import CameraState
from resumes_app.applications.state.reply.cuts import CutsState
from resumes_app.applications.state.reply.sending import SendingState
from resumes_app.applications.state.reply.speech import SpeechState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui.feedback import clear_warnings

STEPS = {"film": "Record", "edit": "Edit", "send": "Send", "publish": "Publish", "use": "Use"}
"""Steps, and what each is called in the document's title. A page has one of the last three."""


class StageState(rx.State):
    """Which step is shown. It is in the address, so that Back and a reload keep it."""

    step: str = "film"

    async def _enter(self) -> str:
        """Show the step that the address names, as far as there are takes; return what it is called."""
        takes, camera = await self.get_state(TakesState), await self.get_state(CameraState)
        camera._begin(takes.draft["id"])
        asked = self.router.url.query_parameters.get("step", "film")
        self.step = asked if asked in STEPS and (takes.draft["takes"] or takes.coming) else "film"
        return STEPS[self.step]

    async def _follow(self) -> list[Any]:
        """Find what the draft could begin with; return the events that keep it up to date."""
        takes, cuts = await self.get_state(TakesState), await self.get_state(CutsState)
        await cuts._open(takes.draft["id"], empty=not takes.draft["takes"])
        speech = await self.get_state(SpeechState)
        return [TakesState.watch_draft, *speech._following(takes.draft)]

    @rx.event
    @needs(Permission.RECORD)
    async def go(self, step: str) -> Any:
        """Go to another step; a reply that waits to be sent waits no more, since it may change."""
        sending = await self.get_state(SendingState)
        sending._unsent = False
        if sending.waiting and self.router.url.path == f"/reply/{sending._slug}":
            sending.waiting = False
            await take_press_back(identity(), sending._slug)
        await clear_warnings(self)
        if step == "send":
            await sending._tell_away()
        return rx.redirect(f"{self.router.url.path}?step={step if step in STEPS else 'film'}")

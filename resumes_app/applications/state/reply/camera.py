"""The camera and the microphone on the page where a video is made: asked for, refused, lost."""

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.applications.state.reply import trouble, views
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.applications.state.reply.trouble import Trouble
from resumes_app.errors import InvalidInput
from resumes_app.ui.recorder import CameraEvent


class CameraState(rx.State):
    """What the browser was asked for, and what became of it."""

    on: bool = False
    """They are asked for."""
    live: bool = False
    sound: bool = False
    """The microphone alone is asked for: nobody is filmed."""
    attempt: int = 0
    trouble: Trouble = trouble.NONE
    _draft: str = ""

    def _begin(self, draft: str) -> None:
        """Begin another draft with what it is about; the same one goes on as it is."""
        if draft != self._draft:
            self._draft, self.trouble = draft, trouble.NONE
            self.on = self.live = self.sound = False

    def _ask(self, takes: TakesState, *, sound: bool) -> None:
        self.on, self.sound = True, views.heard_only(takes.ways, sound)

    @rx.event
    @needs(Permission.RECORD)
    async def ask(self, sound: bool) -> None:
        """Ask the browser for camera and microphone, or where `sound` for the latter alone; again after a refusal."""
        takes = await self.get_state(TakesState)
        if views.is_written_only(takes.ways):
            raise InvalidInput("This job takes replies in writing only. Press “Write it instead”.")
        self._ask(takes, sound=sound)
        self.attempt += 1
        self.trouble = trouble.NONE

    @rx.event
    @needs(Permission.ANYONE)
    async def changed(self, event: CameraEvent) -> None:
        """Take over what became of the camera."""
        self.live = event["state"] == "live"
        if event["state"] == "allowed":
            takes = await self.get_state(TakesState)
            # Who comes back goes on, filmed or not; who comes first reads what the page is about.
            if not self.on and takes.count > 0 and not views.is_written_only(takes.ways):
                self._ask(takes, sound=event["sound"])
        elif event["state"] == "live":
            self.trouble = trouble.NONE
        elif event["state"] == "refused":
            self.trouble = trouble.trouble_for(event["error"], event["agent"], sound=self.sound)
        elif event["state"] == "lost":
            self.trouble = trouble.lost(event["error"])

"""Look, tone, music and voice on the page of a reply; each choice is saved at once."""

import reflex as rx
from reflex.event import EventSpec

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio
from resumes_app.ui.feedback import notice
from resumes_app.ui.tone import Tone
from resumes_app.ui.tool_tabs import AskedTool


class EditingState(rx.State):
    """Which tool is asked for, and whether the newest choice is saved."""

    asked: AskedTool = AskedTool(tool="", times=0)
    saved: str = ""
    answered: int = 0
    """How many times moments were asked for: a field shows what came of it, also where that is what was there."""

    @rx.event
    @needs(Permission.RECORD)
    async def choose_look(self, look: str) -> None:
        """Give the video this look."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.choose_look(identity(), takes.draft["id"], look)
        self.saved = "Saved"

    @rx.event
    @needs(Permission.RECORD)
    async def choose_bed(self, bed: str) -> None:
        """Put this music under the video; "" takes it away."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.choose_bed(identity(), takes.draft["id"], bed)
        self.saved = "Saved"

    @rx.event
    @needs(Permission.RECORD)
    async def adjust(self, tone: Tone, apart: bool = False) -> None:
        """Correct brightness, contrast and warmth; `apart` where that is no slider that is moved, but a reset."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.adjust(identity(), takes.draft["id"], tone, apart=apart is True)
        self.saved = "Saved"

    @rx.event
    @needs(Permission.RECORD)
    async def clean_voice(self, on: bool) -> None:
        """Take hum and hiss from the voice, or leave them."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.clean_voice(identity(), takes.draft["id"], on)
        self.saved = "Saved"

    @rx.event
    @needs(Permission.RECORD)
    async def clean_up(self) -> EventSpec:
        """Take hum and hiss from the voice as the advice says, which then is gone, and say so."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.clean_voice(identity(), takes.draft["id"], True)
        return notice("Your voice is cleaned up in the finished video.", "positive")

    @rx.event
    @needs(Permission.RECORD)
    async def fill_frame(self) -> EventSpec:
        """Let clips that are wider than high fill the frame as the advice says, which then is gone, and say so."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.fill_frame(identity(), takes.draft["id"])
        return notice("Your picture fills the frame. What is left and right of it is cut off.", "positive")

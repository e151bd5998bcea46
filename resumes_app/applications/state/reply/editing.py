"""Look, tone, music, title and voice on the page of a reply; each choice is saved at once."""

from collections.abc import Mapping

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import PLAIN_DRESS, TitleDress
from resumes_app.ui.tone import Tone

MAX_NAME = 20


class EditingState(rx.State):
    """Which tool is open, and whether the newest choice is saved."""

    tool: str = "clips"
    saved: str = ""
    dress: TitleDress = PLAIN_DRESS
    """Of a title that is not written yet; a written one has its own in the draft."""

    @rx.event
    @needs(Permission.ANYONE)
    async def open(self, tool: str) -> None:
        """Show a tool."""
        self.tool = tool[:MAX_NAME]

    @rx.event
    @needs(Permission.APPLY)
    async def choose_look(self, look: str) -> None:
        """Give the video this look."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.choose_look(identity(), takes.draft["id"], look)
        self.saved = "Saved"

    @rx.event
    @needs(Permission.APPLY)
    async def choose_bed(self, bed: str) -> None:
        """Put this music under the video; "" takes it away."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.choose_bed(identity(), takes.draft["id"], bed)
        self.saved = "Saved"

    @rx.event
    @needs(Permission.APPLY)
    async def adjust(self, tone: Tone) -> None:
        """Correct brightness, contrast and warmth."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.adjust(identity(), takes.draft["id"], tone)
        self.saved = "Saved"

    @rx.event
    @needs(Permission.APPLY)
    async def clean_voice(self, on: bool) -> None:
        """Take hum and hiss from the voice, or leave them."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.clean_voice(identity(), takes.draft["id"], on)
        self.saved = "Saved"

    @rx.event
    @needs(Permission.APPLY)
    async def write_title(self, text: str) -> None:
        """Lay this text over the beginning. One that is cleared and written anew looks as before."""
        takes = await self.get_state(TakesState)
        if takes.draft["title"]:
            self.dress = takes.draft["dress"]
        takes.draft = await studio.write_title(identity(), takes.draft["id"], text, self.dress)
        self.saved = "Saved"

    @rx.event
    @needs(Permission.APPLY)
    async def style_title(self, part: str, value: str) -> None:
        """Change the title's typeface, style, place or size."""
        takes = await self.get_state(TakesState)
        worn: Mapping[str, object] = takes.draft["dress"] if takes.draft["title"] else self.dress
        await self._dress({**worn, part: value})

    @rx.event
    @needs(Permission.APPLY)
    async def plain_title(self) -> None:
        """Let the title look as it did before anything was chosen."""
        await self._dress(PLAIN_DRESS)

    async def _dress(self, dress: Mapping[str, object]) -> None:
        takes = await self.get_state(TakesState)
        if takes.draft["title"]:
            takes.draft = await studio.style_title(identity(), takes.draft["id"], dress)
            self.saved = "Saved"
        self.dress = studio.checked_dress(dress)

"""What helps to speak on the page of a reply: a plan, a script, and the lines of it that were spoken."""

from contextlib import suppress
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.errors import InvalidInput
from resumes_app.studio import service as studio


class PromptingState(rx.State):
    """Acts on the draft's plan and script; each change is saved at once."""

    @rx.event
    @needs(Permission.RECORD)
    async def choose_plan(self, name: str) -> None:
        """Plan the video so; "" plans nothing."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.choose_template(identity(), takes.draft["id"], name)

    @rx.event
    @needs(Permission.RECORD)
    async def write_script(self, text: str) -> None:
        """Let the teleprompter show this."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.write_script(identity(), takes.draft["id"], text)

    @rx.event
    @needs(Permission.RECORD)
    async def note_spoken(self, client_id: str, lines: list[dict[str, Any]]) -> None:
        """Caption a take with the lines that were spoken in it, and let the browser forget them."""
        takes = await self.get_state(TakesState)
        with suppress(InvalidInput):  # What is no caption now will never be one.
            takes.draft = await studio.note_spoken(identity(), takes.draft["id"], client_id, lines)
        takes._tell("told", client_id)

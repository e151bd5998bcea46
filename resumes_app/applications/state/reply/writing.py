"""A reply in writing."""

from collections.abc import AsyncIterator
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.errors import AppError
from resumes_app.studio import service as studio


class WritingState(rx.State):
    """Makes a video of the script's words."""

    made: int = 0
    """How many videos were made of words; the sheet in which these are written closes when it grows."""
    unfit: str = ""
    """Why no video could be made of them; empty where nothing is known."""
    making: bool = False
    card: str = studio.card_choices()[0]["name"]

    @rx.event
    @needs(Permission.ANYONE)
    async def choose_card(self, name: str) -> None:
        """Put the words on this card."""
        self.card = name

    @rx.event
    @needs(Permission.ANYONE)
    async def begin(self) -> None:
        """Say no more what was wrong when the sheet was open before."""
        self.unfit = ""

    @rx.event
    @needs(Permission.RECORD)
    async def make(self) -> AsyncIterator[Any]:
        """Make the video, and go to its edit; where that cannot be, the sheet stays open and says why."""
        self.making = True
        yield  # The button takes no other press.
        takes = await self.get_state(TakesState)
        try:
            takes.draft = await studio.write_reply(identity(), takes.draft["id"], takes.draft["script"], self.card)
        except AppError as error:
            self.unfit = error.message
            return
        finally:
            self.making = False
        self.made, self.unfit = self.made + 1, ""
        yield rx.redirect(f"{self.router.url.path}?step=edit")

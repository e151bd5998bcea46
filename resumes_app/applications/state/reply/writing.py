"""A reply in writing."""

from collections.abc import AsyncIterator
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.errors import AppError
from resumes_app.studio import service as studio
from resumes_app.ui.feedback import show_notice

MOSTLY = 0.8
"""A share of the words that must be left: fewer would be another reply than was written."""


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
        words, left_out = _written(takes.draft["script"])
        try:
            takes.draft = await studio.write_reply(identity(), takes.draft["id"], words, self.card)
        except AppError as error:
            self.unfit = error.message
            return
        finally:
            self.making = False
        self.made, self.unfit = self.made + 1, ""
        if left_out:
            await show_notice(self, left_out, tone="caution")
        yield rx.redirect(f"{self.router.url.path}?step=edit")


def _written(words: str) -> tuple[str, str]:
    """Return what of the words is written, and a sentence about what is not; where much would go, all as it is."""
    fit, left_out = studio.text_to_write(words)
    return (fit, left_out) if len(fit.strip()) >= MOSTLY * len(words.strip()) else (words, "")

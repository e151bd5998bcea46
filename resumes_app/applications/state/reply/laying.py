"""Texts, stickers, how music plays and the cover on the page of a reply; each change is saved at once."""

from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio


class LayingState(rx.State):
    """Which text and sticker are chosen; places in their lists, −1 where none is."""

    text: int = -1
    sticker: int = -1

    @rx.event
    @needs(Permission.ANYONE)
    async def choose_text(self, number: int) -> None:
        """Show what can be done to a text."""
        self.text = number

    @rx.event
    @needs(Permission.ANYONE)
    async def choose_sticker(self, number: int) -> None:
        """Show what can be done to a sticker."""
        self.sticker = number

    @rx.event
    @needs(Permission.APPLY)
    async def add_text(self, at_ms: int) -> None:
        """Lay a text over the picture at `at_ms`, and choose it."""
        takes = await self.get_state(TakesState)
        laid = studio.new_text(at_ms, takes._shown_ms())
        takes.draft = await studio.add_text(identity(), *takes._edited(), laid)
        self.text = len(takes.draft["texts"]) - 1

    @rx.event
    @needs(Permission.APPLY)
    async def set_text(self, number: int, values: dict[str, Any]) -> None:
        """Change fields of a text."""
        if not str(values.get("text", "-")).strip():
            return  # The field is empty for a moment, until other words stand in it.
        takes = await self.get_state(TakesState)
        takes.draft = await studio.set_text(identity(), *takes._edited(), number, values)

    @rx.event
    @needs(Permission.APPLY)
    async def remove_text(self, number: int) -> None:
        """Take a text away."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.remove_text(identity(), *takes._edited(), number)
        self.text = min(self.text, len(takes.draft["texts"]) - 1)

    @rx.event
    @needs(Permission.APPLY)
    async def add_sticker(self, name: str, at_ms: int) -> None:
        """Lay a sticker over the picture at `at_ms`, and choose it."""
        takes = await self.get_state(TakesState)
        laid = studio.new_sticker(name, at_ms, takes._shown_ms())
        takes.draft = await studio.add_sticker(identity(), *takes._edited(), laid)
        self.sticker = len(takes.draft["stickers"]) - 1

    @rx.event
    @needs(Permission.APPLY)
    async def set_sticker(self, number: int, values: dict[str, Any]) -> None:
        """Change fields of a sticker."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.set_sticker(identity(), *takes._edited(), number, values)

    @rx.event
    @needs(Permission.APPLY)
    async def remove_sticker(self, number: int) -> None:
        """Take a sticker away."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.remove_sticker(identity(), *takes._edited(), number)
        self.sticker = min(self.sticker, len(takes.draft["stickers"]) - 1)

    @rx.event
    @needs(Permission.APPLY)
    async def set_music(self, values: dict[str, Any]) -> None:
        """Change how the music plays."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.set_music(identity(), *takes._edited(), values)

    @rx.event
    @needs(Permission.APPLY)
    async def choose_cover(self, at_ms: int) -> None:
        """Make the picture at `at_ms` the poster; −1: the one that is taken by itself."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.choose_cover(identity(), *takes._edited(), None if at_ms == -1 else at_ms)

"""Texts, stickers, how music plays and the cover on the page of a reply; each change is saved at once."""

from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.errors import InvalidInput
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import DraftView
from resumes_app.ui.tool_tabs import AskedTool

TOOLS = {"text": "text", "sticker": "stickers"}
"""By kind of what is laid over the picture: its tool."""
SET = {"text": studio.set_text, "sticker": studio.set_sticker}
REMOVE = {"text": studio.remove_text, "sticker": studio.remove_sticker}


class LayingState(rx.State):
    """Which text and sticker are chosen; places in their lists, −1 where none is."""

    text: int = -1
    sticker: int = -1
    added: bool = False
    """Whether the text that is chosen was just added and nothing of it changed: then its words are to be typed."""
    typed: str = ""
    """What was typed where not all of it can be drawn; `typed_laid` is what of it lies over the picture."""
    typed_laid: str = ""
    typed_in: int = -1
    """Which text it was typed in."""
    unfit: str = ""
    """What of it cannot be drawn, in a sentence; empty where all can."""

    @rx.event
    @needs(Permission.ANYONE)
    async def choose(self, kind: str, number: int) -> None:
        """Show what can be done to a text or a sticker (`kind`); −1: to none."""
        await self._choose(kind, number)

    @rx.event
    @needs(Permission.RECORD)
    async def add_text(self, at_ms: int) -> None:
        """Lay a text over the picture at `at_ms`, and choose it."""
        takes = await self.get_state(TakesState)
        laid = studio.new_text(at_ms, takes._shown_ms())
        await self._keep(await studio.add_text(identity(), *await takes._edited(), laid))
        await self._choose("text", len(takes.draft["texts"]) - 1)
        self.added = True

    @rx.event
    @needs(Permission.RECORD)
    async def add_sticker(self, name: str, at_ms: int) -> None:
        """Lay a sticker over the picture at `at_ms`, and choose it."""
        takes = await self.get_state(TakesState)
        laid = studio.new_sticker(name, at_ms, takes._shown_ms())
        await self._keep(await studio.add_sticker(identity(), *await takes._edited(), laid))
        await self._choose("sticker", len(takes.draft["stickers"]) - 1)

    @rx.event
    @needs(Permission.RECORD)
    async def change(self, kind: str, number: int, values: dict[str, Any]) -> None:
        """Change fields of a text or a sticker."""
        if kind == "text" and isinstance(values, dict) and "text" in values:
            values = {**values, "text": await self._laid(str(values["text"]), number)}
        if str(values.get("text", "-")).strip():  # Else the field is empty until other words stand in it.
            await self._set(kind, number, values, apart=False)

    @rx.event
    @needs(Permission.RECORD)
    async def place(self, kind: str, number: int, values: dict[str, Any]) -> None:
        """Put a text or a sticker where it was moved on the preview, or give it the size it was drawn to."""
        await self._set(kind, number, values, apart=True)

    @rx.event
    @needs(Permission.RECORD)
    async def remove(self, kind: str, number: int) -> None:
        """Take a text or a sticker away."""
        takes = await self.get_state(TakesState)
        await self._keep(await REMOVE[_known(kind)](identity(), *await takes._edited(), number))
        self.text = min(self.text, len(takes.draft["texts"]) - 1)
        self.typed_in, self.added = -1, False  # The others have other places now.
        self.sticker = min(self.sticker, len(takes.draft["stickers"]) - 1)

    @rx.event
    @needs(Permission.RECORD)
    async def set_music(self, values: dict[str, Any]) -> None:
        """Change how the music plays."""
        takes = await self.get_state(TakesState)
        await self._keep(await studio.set_music(identity(), *await takes._edited(), values))

    @rx.event
    @needs(Permission.RECORD)
    async def choose_cover(self, at_ms: int) -> None:
        """Make the picture at `at_ms` the poster; −1: the one that is taken by itself."""
        takes = await self.get_state(TakesState)
        await self._keep(await studio.choose_cover(identity(), *await takes._edited(), None if at_ms == -1 else at_ms))

    async def _choose(self, kind: str, number: int) -> None:
        editing = await self.get_state(EditingState)
        editing.asked = AskedTool(tool=TOOLS[_known(kind)], times=editing.asked["times"] + 1)
        self.added = False
        if kind == "text":
            self.text = number
        else:
            self.sticker = number

    async def _laid(self, words: str, number: int) -> str:
        """Return what of the words can be drawn; the others stay in the field, with what is wrong beside it."""
        fit, self.unfit = studio.text_to_lay(words)
        texts = (await self.get_state(TakesState)).draft["texts"]
        before = texts[number]["text"] if 0 <= number < len(texts) else ""
        self.typed, self.typed_laid = (words, fit.strip() or before) if self.unfit else ("", "")
        self.typed_in = number
        return fit

    async def _set(self, kind: str, number: int, values: dict[str, Any], *, apart: bool) -> None:
        takes, editing = await self.get_state(TakesState), await self.get_state(EditingState)
        editing.answered += 1
        self.added = False
        change, total_ms = SET[_known(kind)], takes._shown_ms()
        await self._keep(
            await change(identity(), *await takes._edited(), number, values, apart=apart, total_ms=total_ms)
        )

    async def _keep(self, draft: DraftView) -> None:
        takes, editing = await self.get_state(TakesState), await self.get_state(EditingState)
        takes.draft = draft
        editing.saved = "Saved"


def _known(kind: str) -> str:
    if kind not in TOOLS:
        raise InvalidInput("This cannot be laid over a video. Load the page again.")
    return kind

"""Captions from speech on the page of a reply: asked for, waited for, told of."""

from contextlib import aclosing
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.state.reply.captioning import CaptioningState, Line, lines_of, replaced
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.applications.state.reply.views import UNDER_WAY
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import DraftView
from resumes_app.ui.feedback import show_notice
from resumes_app.ui.live import changes


class SpeechState(rx.State):
    """Asks for captions from speech, and says what they have replaced."""

    _draft: str = ""
    """Which draft they are awaited for; empty while they are not."""
    _lines: list[Line] = []
    """What will be replaced, as the page has shown it last."""

    def _following(self, draft: DraftView) -> list[Any]:
        """Return the events that follow captions which are under way, after a reload too."""
        if draft["speech"]["state"] not in UNDER_WAY:
            return []
        self._draft, self._lines = draft["id"], lines_of(draft)
        return [SpeechState.follow]

    @rx.event
    @needs(Permission.RECORD)
    async def ask(self) -> Any:
        """Ask for captions from what is said in the video."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.caption_speech(identity(), takes.draft["id"])
        return self._following(takes.draft)

    @rx.event
    @needs(Permission.RECORD)
    async def stop(self) -> None:
        """Wait for them no more."""
        takes = await self.get_state(TakesState)
        self._draft = ""
        takes.draft = await studio.stop_captioning(identity(), takes.draft["id"])

    @rx.event(background=True)
    @needs(Permission.RECORD)
    async def follow(self) -> Any:
        """Follow the draft until they are there, or the page is left."""
        awaited = self._draft
        async with aclosing(changes(self, f"draft:{awaited}")) as notices:
            async for _ in notices:
                async with self:
                    if not awaited or self._draft != awaited:
                        return
                yield SpeechState.look

    @rx.event
    @needs(Permission.RECORD)
    async def look(self) -> None:
        """Read the draft again; where captions have come, say what they replaced, with an undo."""
        takes = await self.get_state(TakesState)
        if not self._draft or self._draft != takes.draft["id"]:
            return
        await takes._read_draft()
        state = takes.draft["speech"]["state"]
        if state in UNDER_WAY:
            self._lines = lines_of(takes.draft)
            return
        self._draft = ""
        before = [line for line in self._lines if line["text"] != studio.NEW_LINE]
        if state == "done" and before and before != lines_of(takes.draft):
            await show_notice(self, replaced(before), action="Undo", event=CaptioningState.bring_back(self._lines))
        elif state == "done":
            await show_notice(self, "Your captions are there. Read them through: names are often misheard.")

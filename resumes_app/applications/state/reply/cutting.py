"""What is done on the timeline of a reply, saved at once; and undo and redo of whatever was done to the edit."""

from collections.abc import Awaitable, Callable
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.errors import Conflict, InvalidInput
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import DraftView
from resumes_app.ui.timeline import TimelineAnswer, TimelineChange

MAX_OP = 40

Act = Callable[[Identity, str, Any], Awaitable[DraftView]]

ACTS: dict[str, Act] = {
    "trim": lambda who, draft, c: studio.trim_clip(
        who, draft, c["version"], c.get("place"), c.get("in_ms"), c.get("out_ms")
    ),
    "split": lambda who, draft, c: studio.split_clip(who, draft, c["version"], c.get("at_ms")),
    "duplicate": lambda who, draft, c: studio.duplicate_clip(who, draft, c["version"], c.get("place")),
    "remove": lambda who, draft, c: studio.remove_clip(who, draft, c["version"], c.get("place")),
    "move": lambda who, draft, c: studio.move_clip(who, draft, c["version"], c.get("place"), c.get("to")),
    "add": lambda who, draft, c: studio.add_clip(who, draft, c["version"], c.get("take"), c.get("to")),
    "set": lambda who, draft, c: studio.set_clip(who, draft, c["version"], c.get("place"), c.get("values")),
    "undo": lambda who, draft, c: studio.undo(who, draft, c["version"]),
    "redo": lambda who, draft, c: studio.redo(who, draft, c["version"]),
}
"""By `TimelineChange.act`; the services check what was sent."""


class CuttingState(rx.State):
    """What became of the newest change on the timeline."""

    answer: TimelineAnswer = TimelineAnswer(op="", refusal="", stale=False)

    @rx.event
    @needs(Permission.RECORD)
    async def change(self, change: TimelineChange) -> None:
        """Do what was done on the timeline; the answer names it, and says why where it is refused."""
        takes = await self.get_state(TakesState)
        refusal, stale = "", False
        try:
            await self._do(change)
        except Conflict as error:
            refusal, stale = error.message, True
            takes.draft = await studio.draft_view(identity(), takes.draft["id"])
        except InvalidInput as error:
            refusal = error.message
        self.answer = TimelineAnswer(op=str(change.get("op", ""))[:MAX_OP], refusal=refusal, stale=stale)

    async def _do(self, change: TimelineChange) -> None:
        takes, editing = await self.get_state(TakesState), await self.get_state(EditingState)
        act = ACTS.get(str(change.get("act")))
        sound = isinstance(change.get("values", {}), dict) and isinstance(change.get("take", ""), str)
        if act is None or not sound or type(change.get("version")) is not int:
            raise InvalidInput("This cannot be done with a clip. Load the page again.")
        takes.draft = await act(identity(), takes.draft["id"], change)
        editing.saved = "Saved"

"""Takes on the page of a reply: those in the browser, those the server has."""

from collections.abc import Iterable
from typing import Any

import reflex as rx

from resumes_app import clock as time
from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.schemas import WAYS
from resumes_app.applications.state.reply import trouble, views
from resumes_app.applications.state.reply.shown import ShownTakes
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import DraftView
from resumes_app.ui.feedback import clear_notices, clear_warnings, notice, show_notice
from resumes_app.ui.live import changes
from resumes_app.ui.takes import LocalTake, TakeCommand

MAX_LOCAL = 60
"""Takes that one browser may tell of."""


class TakesState(ShownTakes, rx.State):
    """The draft as it is saved, and the takes that are on their way to it."""

    owner: str = ""
    phase: str = "idle"
    ways: list[str] = list(WAYS)
    """Those in which the job takes replies."""
    command: TakeCommand = TakeCommand(seq=0, name="", take="")
    _dropped: dict[str, str] = {}
    """Takes that were discarded in the browser, or replaced by a newer one, by client id; each with the server's id,
    or "" as long as it has not arrived: if it does all the same, it is left out."""
    _replaced: list[str] = []
    """Takes in the browser that have replaced others: each does so once."""
    _stands_in: dict[str, str] = {}
    """Those of them that have not reached the server: the server's id of the take in whose place each is to stand."""

    @property
    def busy(self) -> bool:
        """True while a take is being recorded, as far as the browser has told."""
        return self.phase in ("recording", "paused", "starting", "saving")

    def _open(self, owner: str, draft: DraftView, ways: Iterable[str] = WAYS) -> None:
        if draft["id"] != self.draft["id"]:
            self.coming, self.unfinished, self._dropped, self._replaced, self._stands_in = [], [], {}, [], {}
        self.owner, self.draft, self.ways = owner, draft, list(ways)

    async def _edited(self) -> tuple[str, int]:
        """Return which edit is shown, to do something to it: what is done to a newer one is refused.

        What went wrong before is no news any more.
        """
        await clear_warnings(self)
        return self.draft["id"], self.draft["version"]

    def _tell(self, name: str, take: str) -> None:
        # The moment, not a count: the browser remembers which it has done, also when this state is new.
        seq = max(self.command["seq"] + 1, int(time.now().timestamp() * 1000))
        self.command = TakeCommand(seq=seq, name=name, take=take)

    @rx.event
    @needs(Permission.ANYONE)
    async def phase_changed(self, phase: str) -> None:
        """Take over what the shutter does."""
        self.phase = phase

    @rx.event
    @needs(Permission.ANYONE)
    async def went_wrong(self, name: str) -> Any:
        """Say what kept a recording or a file from being kept."""
        return notice(trouble.problem(name), "danger", about=trouble.about(name))

    @rx.event
    @needs(Permission.ANYONE)
    async def takes_changed(self, takes: list[LocalTake]) -> Any:
        """Take over which takes are in the browser; what replaces another one does so."""
        takes = [take for take in takes[:MAX_LOCAL] if take.keys() >= LocalTake.__required_keys__]
        if views.begins(takes, self.coming):
            await clear_notices(self, but=("plain", "positive", "caution"))  # Who goes on has read what went wrong.
        gone = {*self.used, *self._dropped}
        self.coming = [take for take in takes if take["state"] != "unfinished" and take["id"] not in gone]
        self.unfinished = [take for take in takes if take["state"] == "unfinished"]
        # Events of their own: this one needs no permission, and goes on where they fail.
        return [TakesState.replace(new, old) for new, old in views.replaced_by(takes, self._replaced).items()]

    @rx.event
    @needs(Permission.RECORD)
    async def replace(self, new: str, old: list[str]) -> None:
        """Leave out what the browser has recorded anew, once, and put that where it stood.

        What was only in the browser has gone there. "Keep both" brings back the latest of them, the first of `old`:
        what that one had replaced itself stays out.
        """
        if new in self._replaced or not old:
            return
        arrived = {take["client_id"]: take["id"] for take in self.draft["takes"]}
        for client_id in old:
            if client_id in arrived:
                self.draft = await studio.set_aside(identity(), self.draft["id"], arrived[client_id])
            self._dropped = {**self._dropped, client_id: arrived.get(client_id, "")}
            place = arrived.get(client_id) or self._stands_in.get(client_id)
            if place:
                self._stands_in = {**self._stands_in, new: place}
        await self._put_in_place()
        self._replaced = [*self._replaced, new]
        self.coming = [take for take in self.coming if take["id"] not in old]
        self._tell("replaced", new)  # Nobody does it again once the person has undone it.
        undo = TakesState.undo_discard(old[0])
        await show_notice(
            self, "Your new take replaced the one before.", action="Keep both", event=undo, about="retake"
        )

    @rx.event
    @needs(Permission.RECORD)
    async def take_kept(self, client_id: str) -> None:
        """The server has a take: read the draft again."""
        self.coming = [take for take in self.coming if take["id"] != client_id]
        await self._read_draft()
        cut = views.cut_short(self.draft, client_id)
        if cut:
            await show_notice(self, cut, tone="caution")

    @rx.event(background=True)
    @needs(Permission.RECORD)
    async def watch_draft(self) -> Any:
        """Follow the draft: another tab or device may change it too."""
        async for _ in changes(self, f"draft:{self.draft['id']}"):
            yield TakesState.read

    @rx.event
    @needs(Permission.RECORD)
    async def read(self) -> None:
        """Read the draft as it is saved."""
        await self._read_draft()

    async def _read_draft(self) -> None:
        """Read the draft again, and leave out what was removed while it arrived."""
        self.draft = await studio.draft_view(identity(), self.draft["id"])
        for take in self.draft["takes"]:
            if self._dropped.get(take["client_id"]) == "":  # Not one that was put back since.
                self._dropped = {**self._dropped, take["client_id"]: take["id"]}
                self.draft = await studio.set_aside(identity(), self.draft["id"], take["id"])
        await self._put_in_place()
        kept = set(self.used)
        self.coming = [take for take in self.coming if take["id"] not in kept]

    async def _put_in_place(self) -> None:
        """Put what has arrived where that was which it replaces."""
        for take in self.draft["takes"]:
            old = self._stands_in.get(take["client_id"])
            if old:
                self._stands_in = {new: old for new, old in self._stands_in.items() if new != take["client_id"]}
                self.draft = await studio.stand_in(identity(), self.draft["id"], take["id"], old)

    @rx.event
    @needs(Permission.RECORD)
    async def remove(self, take: str, client_id: str) -> None:
        """Leave a take out, with an undo."""
        await (self._set_aside(take) if take else self._discard(client_id))

    async def _set_aside(self, take: str) -> None:
        client_id = next((row["client_id"] for row in self.draft["takes"] if row["id"] == take), "")
        self.draft = await studio.set_aside(identity(), self.draft["id"], take)
        await self._removed(client_id, TakesState.put_back(take))

    async def _discard(self, client_id: str) -> None:
        self._dropped = {**self._dropped, client_id: ""}
        self.coming = [take for take in self.coming if take["id"] != client_id]
        self._tell("discard", client_id)
        await self._removed(client_id, TakesState.undo_discard(client_id))

    async def _removed(self, client_id: str, undo: Any) -> None:
        await show_notice(self, "Take removed.", action="Undo", event=undo, then=f"take-{client_id} takes")

    @rx.event
    @needs(Permission.RECORD)
    async def put_back(self, take: str) -> None:
        """Use a take again that was left out."""
        self.draft = await studio.put_back(identity(), self.draft["id"], take)

    @rx.event
    @needs(Permission.RECORD)
    async def undo_discard(self, client_id: str) -> None:
        """Bring a take back that had not reached the server, or has meanwhile; what replaced it stands beside it."""
        arrived = self._dropped.get(client_id, "")
        self._dropped = {name: take for name, take in self._dropped.items() if name != client_id}
        if arrived:
            self.draft = await studio.put_back(identity(), self.draft["id"], arrived)
        self._tell("keep_both" if arrived else "undo", client_id)

    @rx.event
    @needs(Permission.RECORD)
    async def send_again(self, client_id: str) -> None:
        """Send a take that was refused, or left from a crash."""
        self._tell("send", client_id)

    @rx.event
    @needs(Permission.RECORD)
    async def keep_unfinished(self) -> None:
        """Keep the first take that was left from a crash; the next one is asked about then."""
        if self.unfinished:
            self._tell("send", self.unfinished[0]["id"])

    @rx.event
    @needs(Permission.RECORD)
    async def discard_unfinished(self) -> None:
        """Discard it, with an undo."""
        if self.unfinished:
            await self._discard(self.unfinished[0]["id"])

    @rx.event
    @needs(Permission.RECORD)
    async def move(self, take: str, places: int) -> None:
        """Move a take up (negative) or down in the order."""
        order = [row["id"] for row in self.draft["takes"]]
        if take in order:
            self.draft = await studio.reorder(identity(), self.draft["id"], views.moved(order, take, places))

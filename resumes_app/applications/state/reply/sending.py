"""Sending the reply, once; and its way until it has arrived."""

from contextlib import aclosing
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.schemas import NO_SENT_REPLY, ReplyView, SentReply
from resumes_app.applications.service import press_send, reply_view, send_reply, sent_reply
from resumes_app.applications.state import taking_back
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.applications.state.reply.views import STUCK, away_text, held_sizes
from resumes_app.errors import Conflict, Gone, NotFound
from resumes_app.ui.feedback import clear_notices, show_notice
from resumes_app.ui.live import changes

UNSENT = (
    "Your reply has not been sent yet. As soon as all of it has gone up, look at it once more and press Send reply."
)

UNSENT_YET_IN_TIME = (
    "This job has closed, and you pressed Send in time. Your reply still counts: as soon as all of it has gone up, "
    "look at it once more and press Send reply."
)


class SendingState(rx.State):
    """The consent, and the reply once it is sent."""

    agreed: bool = False
    waiting: bool = False
    """True from the press on Send until takes that are on their way have arrived."""
    sent: SentReply = NO_SENT_REPLY
    anew: bool = False
    """True once a person whose reply failed, or was taken back, makes it again."""
    _unsent: bool = False
    """True where Send was pressed before on a page that was closed too soon, until the last step is shown again."""
    _awaited: list[str] = []
    """Takes that were on their way at that press and that the server did not have when the page was opened."""
    _told_away: bool = False
    _slug: str = ""

    @rx.var
    def over(self) -> bool:
        """True where there is a reply that is not to be made again: nothing of its draft is needed here."""
        return bool(self.sent["id"]) and not self.anew and not self.sent["again"]

    async def _open(self, slug: str, view: ReplyView) -> None:
        sent = view["sent"]
        if slug != self._slug:
            self.agreed = self.waiting = self.anew = False
            self._unsent, self._awaited, self._told_away = view["pressed"], view["awaited"], False
            if view["pressed"]:
                await show_notice(self, UNSENT_YET_IN_TIME if view["arrives_until"] else UNSENT, tone="caution")
        elif not view["pressed"]:
            self._unsent, self._awaited = False, []  # It has gone off, or Send was taken back.
        self.anew = self.anew and sent["again"]  # Another tab may have sent it.
        self._slug, self.sent = slug, sent

    def _away(self, takes: TakesState) -> str:
        """Say which takes are neither on the server nor in this browser; "" where there are none."""
        here = {take["id"] for take in (*takes.coming, *takes.unfinished)}
        return away_text(len({*self._awaited} - here - {*takes.used} - takes._dropped.keys()))

    async def _tell_away(self) -> None:
        away = self._away(await self.get_state(TakesState))
        if away:
            self._told_away = True
            await show_notice(self, away, tone="caution")

    def _watching(self) -> list[Any]:
        if self.sent["standing"] != "rendering":
            return []
        # Read once more after the watches have begun: it may have arrived in between.
        return [SendingState.watch_render, SendingState.watch_reply, SendingState.read]

    @rx.event
    @needs(Permission.APPLY)
    async def begin_anew(self) -> None:
        """Go back to the takes of a reply that failed or was taken back."""
        self.anew = True

    @rx.event
    @needs(Permission.APPLY)
    async def agree(self, yes: bool) -> None:
        """Take over whether the box is ticked."""
        self.agreed = yes

    @rx.event
    @needs(Permission.APPLY)
    async def send(self) -> Any:
        """Send the reply, or wait with it for takes that are on their way."""
        takes = await self.get_state(TakesState)
        if self.agreed and takes.uploading:
            await press_send(identity(), self._slug, held_sizes(takes.coming))
        self.waiting = self.agreed
        return await self._go_on()

    @rx.event
    @needs(Permission.ANYONE)
    async def go_on(self) -> Any:
        """A take has arrived: send what waited for it, or show again what is to be sent."""
        if self.waiting:
            return await self._go_on()
        takes = await self.get_state(TakesState)
        self._unsent = self._unsent and takes.phase == "idle"  # Who records another one is not led away from it.
        away = self._away(takes)
        if away and not self._told_away:
            await self._tell_away()
        if not self._unsent or away or takes.coming or takes.unfinished or not takes.draft["takes"]:
            return None
        self._unsent = False
        return rx.redirect(f"/reply/{self._slug}?step=send")

    async def _go_on(self) -> Any:
        if self.waiting and (await self.get_state(TakesState)).uploading:
            return None
        # An event of its own: where it fails, the page no longer waits.
        self.waiting = False
        return SendingState.deliver

    @rx.event
    @needs(Permission.APPLY)
    async def deliver(self) -> Any:
        """Send the reply as it is saved; a take that did not arrive is not left out in silence.

        Where pressing again would change nothing (the job has closed, say), the page shows what stands instead.
        """
        takes = await self.get_state(TakesState)
        if any(take["state"] in STUCK for take in takes.coming):
            raise Conflict("One of your takes did not arrive. Send it again or remove it, then send your reply.")
        there = rx.redirect(f"/reply/{self._slug}", replace=True)
        try:
            await takes._read_draft()
            self.sent = await send_reply(identity(), self._slug, draft_id=takes.draft["id"], agreed=self.agreed)
        except (Conflict, Gone, NotFound) as error:
            if (await reply_view(identity(), self._slug))["access"] == "open":
                raise  # It can be mended here.
            await show_notice(self, error.message, tone="danger")
            return there
        self.anew = self._unsent = False
        self._awaited = []
        await clear_notices(self)
        return [there, *self._watching()]

    @rx.event
    @needs(Permission.APPLY)
    async def take_back(self) -> None:
        """Take the reply back, and offer to put it back."""
        await taking_back.take_back(self, self.sent["id"], SendingState.put_back(), then="step")
        self.sent = await sent_reply(identity(), self._slug)

    @rx.event
    @needs(Permission.APPLY)
    async def put_back(self) -> Any:
        """Put the reply back."""
        await taking_back.put_back(self, self.sent["id"])
        self.sent, self.anew = await sent_reply(identity(), self._slug), False
        return self._watching()

    @rx.event
    @needs(Permission.APPLY)
    async def read(self) -> Any:
        """Read the reply as it stands, and follow its render where that has begun anew."""
        known = self.sent["render_id"]
        self.sent = await sent_reply(identity(), self._slug)
        begun = self.sent["standing"] == "rendering" and self.sent["render_id"] != known
        return SendingState.watch_render if begun else None

    @rx.event(background=True)
    @needs(Permission.APPLY)
    async def watch_render(self) -> Any:
        """Follow the render, as long as the page is looked at and the reply waits for no other one."""
        render = self.sent["render_id"]
        async with aclosing(changes(self, f"render:{render}")) as notices:
            async for change in notices:
                async with self:
                    if self.sent["render_id"] != render:
                        return
                    percent = change.get("percent", self.sent["progress"])
                    left = change.get("left", self.sent["left"])
                    recorded = change.get("first_cut", self.sent["first_cut"])
                    self.sent = SentReply(**{**self.sent, "progress": percent, "left": left, "first_cut": recorded})
                if change.get("resync") or change.get("status") == "failed":
                    yield SendingState.read

    @rx.event(background=True)
    @needs(Permission.APPLY)
    async def watch_reply(self) -> Any:
        """Follow the reply, as long as the page is looked at."""
        async for _ in changes(self, f"candidate:{identity().id}"):
            yield SendingState.read

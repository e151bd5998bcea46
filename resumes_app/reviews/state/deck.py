"""The deck's state: the list goes to the browser once, then one small change for each card."""

from collections.abc import AsyncIterator
from contextlib import aclosing, suppress
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs, readmit, rights_topic
from resumes_app.applications.service import watched
from resumes_app.errors import AppError, Conflict, Gone, InvalidInput, NotFound, NotPermitted
from resumes_app.reviews import service
from resumes_app.reviews.schemas import PAST, DeckCard, DeckJob, Outcome
from resumes_app.ui.feedback import show_notice
from resumes_app.ui.live import changes
from resumes_app.ui.swipe_deck import Change

KEPT_CHANGES = 10
"""More than arrive between two paintings of the page; the browser takes each once."""


class DeckState(rx.State):
    """The deck of the job in the address."""

    loaded: bool = False
    refusal: str = ""
    """Why there is no deck for the viewer; empty where there is one."""
    title: str = "Replies"
    job: DeckJob | None = None
    cards: list[DeckCard] = []
    more_waiting: int = 0
    more_decided: int = 0
    can_decide: bool = False
    can_score: bool = False
    key: str = ""
    """Under which the browser keeps what is not sent yet: the job's and the viewer's."""
    changes: list[Change] = []
    _seq: int = 0
    _slug: str = ""

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def load(self) -> AsyncIterator[Any]:
        """Show the deck of the address, and follow it."""
        slug = self.router.url.path.split("/")[3]
        if slug != self._slug:
            self.loaded, self.cards, self._slug = False, [], slug
            yield
        try:
            await self._read()
            yield DeckState.follow
            yield DeckState.follow_rights
        except (NotPermitted, NotFound) as error:
            self._shut(error)

    @rx.event
    @needs(Permission.WATCH_REPLIES)
    async def more(self) -> None:
        """Load the cards that follow the loaded ones."""
        await self._read()

    @rx.event
    @needs(Permission.DECIDE)
    async def act(self, op: str, application: str, act: str, kind: str, version: int) -> AsyncIterator[None]:
        """Decide, undo, reopen, score or open a stage; the answer names the operation `op`, and says why not."""
        try:
            await self._answer(op, application, act, kind, version)
        except NotPermitted as error:
            self._tell(_unknown(application), op=op, refusal=error.message)
            yield
            raise

    @rx.event
    @needs(Permission.WATCH_REPLIES)
    async def watched(self, application: str, watched_ms: int) -> None:
        """Note how much of a reply was watched."""
        with suppress(NotFound):  # Taken back while it was watched: there is nothing to note.
            await watched(identity(), application, watched_ms)

    @rx.event(background=True)
    @needs(Permission.WATCH_REPLIES)
    async def follow(self) -> None:
        """Show what colleagues decide and which replies come in, until the page is left."""
        async with self:
            topic = await service.topic(identity(), self._slug)
        async with aclosing(changes(self, topic)) as notices:
            async for notice in notices:
                async with self:
                    if not await self._may_go_on():
                        return
                    await self._hear(notice)

    @rx.event(background=True)
    @needs(Permission.WATCH_REPLIES)
    async def follow_rights(self) -> None:
        """Follow what the viewer may do: who leaves the company sees its replies no more."""
        async with self:
            await service.topic(identity(), self._slug)
        async with aclosing(changes(self, rights_topic(identity()))) as notices:
            async for notice in notices:
                async with self:
                    if not await self._may_go_on():
                        return
                    if "resync" not in notice:
                        await self._read()

    async def _may_go_on(self) -> bool:
        """Whoever was let in when the page opened may have lost the company since: then nothing is shown."""
        try:
            await service.topic(await readmit(self, Permission.WATCH_REPLIES), self._slug)
        except (NotPermitted, NotFound) as error:
            self._shut(error)
            return False
        return True

    def _shut(self, error: AppError) -> None:
        self.refusal, self.loaded = error.message, True
        self.title, self.job, self.cards, self.changes = "Replies", None, [], []
        self.can_decide = self.can_score = False

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def copied(self, able: bool) -> None:
        """Confirm that the job's link is in the clipboard, or tell it where there is none."""
        text = "Link copied." if able else f"The job’s address on this site is /jobs/{self._slug}"
        await show_notice(self, text, tone="positive" if able else "plain")

    async def _answer(self, op: str, application: str, act: str, kind: str, version: int) -> None:
        try:
            if act in ("score", "open"):
                self._show(await _revealed(application, act, kind), op)
            else:
                self._tell(await self._do(application, act, kind, version), op=op)
        except Conflict as error:
            await self._refuse(op, application, error.message)
            if act in ("score", "open"):
                await self._read()  # Another tab of the viewer is further.
        except (Gone, NotFound) as error:
            await show_notice(self, error.message, tone="caution")
            await self._read()

    async def _refuse(self, op: str, application: str, reason: str) -> None:
        try:
            standing = await service.look(identity(), application)
        except (Gone, NotFound):
            standing = _unknown(application)
            await self._read()
        self._tell(standing, op=op, refusal=reason)

    async def _do(self, application: str, act: str, kind: str, version: int) -> Outcome:
        who = identity()
        if act == "decide":
            return await service.decide(who, application, kind, version)
        if act == "undo":
            return await service.undo(who, self._slug, application, version)
        if act == "reopen":
            return await service.reopen(who, application, version)
        raise InvalidInput("Decide, undo, reopen, score or open.")

    async def _hear(self, notice: dict[str, Any]) -> None:
        if notice.get("relist") or notice.get("resync"):
            await self._read()
            return
        if "outcome" not in notice:
            return  # Of a reply that no deck shows yet.
        outcome: Outcome = notice["outcome"]
        if all(card["id"] != outcome["id"] for card in self.cards):
            await self._read()  # Beyond what this tab has loaded, until now.
        if any(_tells(told, outcome) for told in self.changes):
            return  # The echo of what this tab did, or what it has told already.
        own = notice["actor"] == identity().user_id
        self._tell(outcome, mine=own and outcome["mine"], actor="" if own else outcome["by"])

    async def _read(self) -> None:
        view = await service.deck(identity(), self._slug)
        self.job, self.title = view["job"], view["job"]["title"]
        self.can_decide, self.can_score = view["can_decide"], view["can_score"]
        self.more_waiting, self.more_decided = view["more_waiting"], view["more_decided"]
        self.key = f"{self._slug}.{identity().public_id}"
        self.refusal, self.loaded = "", True
        # The list is the one large var: it goes out only where it differs.
        if self.cards != view["cards"]:
            self.cards = view["cards"]

    def _show(self, card: DeckCard, op: str) -> None:
        """Answer `op` with the whole card: there is more on it than before, or a score."""
        standing = Outcome(
            id=card["id"],
            version=card["version"],
            name=card["name"],
            kind=card["kind"],
            by=card["by"],
            mine=card["mine"],
            decided_at=card["decided_at"],
        )
        known = [at["version"] for at in (*self.cards, *self.changes) if at["id"] == card["id"]]
        theirs = card["version"] > max(known, default=card["version"]) and not card["mine"]
        self._tell(standing, op=op, card=card, actor=card["by"] if theirs else "")

    def _tell(
        self,
        outcome: Outcome,
        *,
        op: str = "",
        refusal: str = "",
        actor: str = "",
        mine: bool | None = None,
        card: DeckCard | None = None,
    ) -> None:
        self._seq += 1
        change = Change(
            seq=self._seq,
            op=op,
            id=outcome["id"],
            kind=outcome["kind"],
            version=outcome["version"],
            by=outcome["by"] if outcome["kind"] else "",
            mine=outcome["mine"] if mine is None else mine,
            decided_at=outcome["decided_at"],
            refusal=refusal,
            actor=actor,
            past=PAST.get(outcome["kind"], ""),
            card=card,
        )
        self.changes = [*self.changes, change][-KEPT_CHANGES:]


async def _revealed(application: str, act: str, kind: str) -> DeckCard:
    """Score by a stage (`words:4`; 0 takes the score back), or open the next one; return the card as it is then."""
    if act == "open":
        return await service.open_stage(identity(), application, kind)
    stage, _, points = kind.partition(":")
    return await service.score(identity(), application, stage, int(points) if points in tuple("012345") else -1)


def _tells(told: Change, outcome: Outcome) -> bool:
    """Return whether `told` has said what the outcome says: a card alone says nothing of who decided."""
    said = told["card"] is None or told["actor"] != ""
    return said and told["id"] == outcome["id"] and told["version"] >= outcome["version"]


def _unknown(application: str) -> Outcome:
    """Return an outcome that is older than whatever the browser knows of the reply."""
    return Outcome(id=application, version=-1, name="", kind="", by="", mine=False, decided_at="")

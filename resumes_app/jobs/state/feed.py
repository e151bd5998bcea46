"""The feed's state: the newest page on its way to the component, which gathers and keeps them."""

from collections.abc import AsyncIterator
from typing import TypedDict
from urllib.parse import quote

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.errors import AppError
from resumes_app.jobs import service
from resumes_app.jobs.schemas import FeedPage
from resumes_app.jobs.state.asking import AskState
from resumes_app.ui.feedback import show_notice


class CardPatch(TypedDict):
    """What holds for one card after an act was refused; the component has shown the act already."""

    slug: str
    saved: bool
    passed: bool


class FeedState(rx.State):
    """One page and one patch at most: a change of a list would be sent whole."""

    page: FeedPage | None = None
    patch: CardPatch | None = None
    signed_in: bool = False
    _told: str = ""
    """The job of the address that is not in the feed, and of which the person has read why."""

    @rx.event
    @needs(Permission.ANYONE)
    async def open(self) -> None:
        """Load the first page, as far as the card in the address."""
        self.signed_in = identity().signed_in
        if self.signed_in:
            self._told = await (await self.get_state(AskState))._do_wanted()
        at = self.router.url.query_parameters.get("at", "")
        self.page = await service.feed(identity(), at=at)
        if at and at != self._told and all(card["slug"] != at for card in self.page["cards"]):
            self._told = at
            await self._tell_missed(at)

    async def _tell_missed(self, slug: str) -> None:
        missed = await service.missed(identity(), slug)
        event = FeedState.read(slug) if missed["page"] else None
        await show_notice(self, missed["text"], tone="caution", action="Read it" if event else "", event=event)

    @rx.event
    @needs(Permission.ANYONE)
    async def read(self, slug: str) -> rx.event.EventSpec:
        """Go to the page of a job that is not in the feed."""
        return rx.redirect(f"/jobs/{quote(slug, safe='')}")

    @rx.event
    @needs(Permission.ANYONE)
    async def more(self, cursor: str, far: bool = False) -> None:
        """Load the page after `cursor`, a long one for somebody who is on their way to the end."""
        size = service.MAX_SIZE if far else service.PAGE_SIZE
        self.page = await service.feed(identity(), cursor=cursor, size=size)

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def seen(self, slug: str, watched_ms: int) -> None:
        """Note that the card was watched."""
        await service.seen(identity(), slug, watched_ms)

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def save(self, slug: str, saved: bool) -> AsyncIterator[None]:
        """Save the job, or take it off the saved ones."""
        try:
            await (service.save if saved else service.unsave)(identity(), slug)
        except AppError:
            self.patch = CardPatch(slug=slug, saved=not saved, passed=False)
            yield
            raise

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def pass_job(self, slug: str) -> AsyncIterator[None]:
        """Leave the job out of the feed."""
        try:
            await service.pass_(identity(), slug)
        except AppError:
            self.patch = CardPatch(slug=slug, saved=False, passed=False)
            yield
            raise

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def undo(self, act: str, slug: str) -> None:
        """Take the last save or pass back."""
        await (service.unsave if act == "save" else service.undo_pass)(identity(), slug)

    @rx.event
    @needs(Permission.ANYONE)
    async def ask(self, act: str, slug: str) -> rx.event.EventSpec:
        """Ask a guest to sign in, and bring them back to this card."""
        return AskState.ask(act, slug, f"/?at={slug}")

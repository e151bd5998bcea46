"""The state of `/applications`: the candidate's replies, kept up to date while the page is open."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs, permits, readmit
from resumes_app.applications import service
from resumes_app.applications.schemas import ApplicationView, DraftCard
from resumes_app.applications.state import giving_up, taking_back
from resumes_app.applications.state.rendering import how_far
from resumes_app.jobs.schemas import ClosingSoon
from resumes_app.jobs.service import closing_soon
from resumes_app.studio.schemas import RenderView
from resumes_app.ui.live import changes
from resumes_app.ui.takes import DraftCommand


class MineState(rx.State):
    """The candidate's replies, newest first."""

    replies: list[ApplicationView] = []
    drafts: list[DraftCard] = []
    """Replies that are begun and not sent."""
    soon: ClosingSoon | None = None
    """What the person saved or began and what closes soon."""
    owner: str = ""
    command: DraftCommand = giving_up.NO_COMMAND
    """What becomes of the takes of a draft that are only in the browser yet."""
    renders: dict[str, RenderView] = {}
    """How far each render under way is, by its id."""
    loaded: bool = False
    refused: bool = False
    """True for members of a company: they get replies, and send none. Those of before are theirs to take back."""
    asked: str = ""
    """The reply whose taking back is to be confirmed; empty for none."""

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def load(self) -> AsyncIterator[Any]:
        """List the replies, and follow them."""
        self.asked, self.owner = "", identity().public_id
        await self._read()
        yield MineState.follow
        for render in self._under_way():
            yield MineState.follow_render(render)  # type: ignore[misc]  # callable, but not in Reflex's stubs

    @rx.event(background=True)
    @needs(Permission.SIGNED_IN)
    async def follow(self) -> AsyncIterator[Any]:
        """Show each change of the replies, and each render that begins, until the page is left."""
        async with aclosing(changes(self, f"candidate:{identity().id}")) as notices:
            async for _ in notices:
                async with self:
                    await readmit(self, Permission.SIGNED_IN)
                    before = self._under_way()
                    await self._read()
                    begun = self._under_way() - before
                for render in begun:
                    yield MineState.follow_render(render)  # type: ignore[misc]  # callable, but not in Reflex's stubs

    @rx.event(background=True)
    @needs(Permission.SIGNED_IN)
    async def follow_render(self, render_id: str) -> None:
        """Show how far a render is, until it has ended or the page is left."""
        async with aclosing(how_far(self, render_id)) as views:
            async for view in views:
                async with self:
                    self.renders = {**self.renders, render_id: view}

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def ask(self, application: str) -> None:
        """Ask whether the reply is really to be taken back; empty: no."""
        self.asked = application

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def withdraw(self, application: str) -> None:
        """Take the reply back, and offer to put it back."""
        await taking_back.take_back(self, application, MineState.restore(application), then=f"reply-{application}")
        self.asked = ""
        await self._read()

    @rx.event
    @needs(Permission.APPLY)
    async def restore(self, application: str) -> Any:
        """Put the reply back."""
        view = await taking_back.put_back(self, application)
        await self._read()
        if view["standing"] == "rendering":
            return MineState.follow_render(view["render_id"])  # type: ignore[misc]  # callable, but not in Reflex's stubs
        return None

    @rx.event
    @needs(Permission.APPLY)
    async def discard(self, draft: str) -> None:
        """Give the draft up, and offer to take it up again."""
        kept = "Its video stays public: take it down under My videos, if you want that too."
        self.command = await giving_up.give_up(self, draft, MineState.take_up, kept)
        await self._read()

    @rx.event
    @needs(Permission.APPLY)
    async def take_up(self, draft: str, takes: list[str], script: str, plan: str) -> None:
        """Use the draft's takes again, and the words that they were recorded by."""
        self.command = await giving_up.take_up(draft, takes, script, plan)
        await self._read()

    def _under_way(self) -> set[str]:
        """The ids of renders that replies wait for."""
        return {reply["render_id"] for reply in self.replies if reply["standing"] == "rendering"}

    async def _read(self) -> None:
        self.refused = not permits(identity(), Permission.APPLY)
        replies = await service.mine(identity())
        self.drafts = [] if self.refused else await service.unsent(identity())
        self.soon = await closing_soon(identity())
        self.loaded = True
        if self.replies != replies:
            self.replies = replies

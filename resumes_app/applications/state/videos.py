"""The state of `/studio`: the own videos, and publishing one of them."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs, readmit
from resumes_app.applications import service
from resumes_app.applications.schemas import EarlierVideo
from resumes_app.errors import NotPermitted
from resumes_app.resumes import service as resumes
from resumes_app.resumes.schemas import Finding, OwnResume
from resumes_app.ui.feedback import show_notice
from resumes_app.ui.live import changes

_USUAL_DAYS = "30"
_FIRST_TITLE = "Why me, in short"


class VideosState(rx.State):
    """What the candidate has recorded, and what of it is public."""

    videos: list[EarlierVideo] = []
    published: list[OwnResume] = []
    loaded: bool = False
    refused: bool = False
    """True for members of a company: they make no videos."""
    draft: str = ""
    """The video that is about to be published; empty for none."""
    title: str = ""
    days: str = _USUAL_DAYS
    agreed: bool = False
    found: list[Finding] = []
    """What the video tells about its person, once it was looked over."""

    @rx.var
    def consent(self) -> str:
        """What is agreed to."""
        return resumes.consent_words(int(self.days)) if self.draft else ""

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def load(self) -> AsyncIterator[Any]:
        """List the videos, and follow those that are being made."""
        self.refused, self.draft = False, ""
        try:
            await self._read()
            yield VideosState.follow
        except NotPermitted:
            self.videos, self.published, self.refused, self.loaded = [], [], True, True

    @rx.event(background=True)
    @needs(Permission.APPLY)
    async def follow(self) -> None:
        """Show each video that becomes public, until the page is left."""
        async with aclosing(changes(self, f"candidate:{identity().id}")) as notices:
            async for _ in notices:
                async with self:
                    await readmit(self, Permission.APPLY)
                    await self._read()

    @rx.event
    @needs(Permission.APPLY)
    async def ask(self, draft_id: str, title: str) -> None:
        """Ask what is to be known before the video is published; "" for none: nothing is."""
        self.draft, self.title, self.days = draft_id, title or _FIRST_TITLE, _USUAL_DAYS
        self.agreed, self.found = False, []

    @rx.event
    @needs(Permission.APPLY)
    async def name(self, title: str) -> None:
        """Take over the title; what was found is looked for again."""
        if title != self.title:
            self.title, self.found = title, []

    @rx.event
    @needs(Permission.APPLY)
    async def last(self, days: str) -> None:
        """Take over for how long; what was agreed to has changed with it."""
        if days in map(str, resumes.DAYS):
            self.days, self.agreed = days, False

    @rx.event
    @needs(Permission.APPLY)
    async def agree(self, yes: bool) -> None:
        """Take over whether the box is ticked."""
        self.agreed = yes

    @rx.event
    @needs(Permission.APPLY)
    async def publish(self) -> None:
        """Publish the video; where it tells something that was not shown yet, show that instead."""
        found = await resumes.look_over(identity(), self.draft, self.title)
        if any(one not in self.found for one in found):
            self.found = found
            return
        await resumes.publish(
            identity(), self.draft, title=self.title, days=int(self.days), agreed=self.agreed, seen=self.found
        )
        self.draft = ""
        await self._read()
        await show_notice(self, "Your video is public as soon as it is made.", tone="positive", then="published")

    @rx.event
    @needs(Permission.APPLY)
    async def take_down(self, resume_id: str) -> None:
        """The video is public no more."""
        await resumes.take_down(identity(), resume_id)
        await self._read()
        await show_notice(self, "Nobody else can watch it any more.", then="published")

    async def _read(self) -> None:
        self.videos = await service.earlier_videos(identity(), "")
        self.published = await resumes.own(identity())
        self.loaded = True

"""The state of `/studio`: the own videos, each in the group in which it stands."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs, permits, readmit
from resumes_app.applications import service
from resumes_app.applications.schemas import VideoGroup
from resumes_app.applications.state import giving_up
from resumes_app.applications.state.publishing import PublishingState
from resumes_app.applications.state.rendering import how_far
from resumes_app.resumes import service as resumes
from resumes_app.studio.schemas import RenderView
from resumes_app.studio.service import begin_draft, name_draft
from resumes_app.ui.feedback import show_notice
from resumes_app.ui.live import changes
from resumes_app.ui.takes import DraftCommand


class VideosState(rx.State):
    """The candidate's videos: in the making, sent, public, and that no more."""

    groups: list[VideoGroup] = []
    owner: str = ""
    command: DraftCommand = giving_up.NO_COMMAND
    """What becomes of the takes of a draft that are only in the browser yet."""
    renders: dict[str, RenderView] = {}
    """How far each video is that is being made, by its render's id."""
    arrived: str = ""
    """The draft that was published, or begun as a copy, just now: the page goes to it; empty for none."""
    loaded: bool = False
    refused: bool = False
    """True for members of a company: they make no videos. What was public before is theirs to take down."""

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def load(self) -> AsyncIterator[Any]:
        """List the videos, and follow those that are being made."""
        self.owner = identity().public_id
        publishing = await self.get_state(PublishingState)
        publishing.draft = ""
        await self._read()
        self.arrived = self.router.url.query_parameters.get("published", "")
        if self.arrived:
            await self._tell_published()
        yield VideosState.follow
        for render in self._under_way():
            yield VideosState.follow_render(render)  # type: ignore[misc]  # callable, but not in Reflex's stubs

    @rx.event(background=True)
    @needs(Permission.SIGNED_IN)
    async def follow(self) -> AsyncIterator[Any]:
        """Show each video that becomes public, and each render that begins, until the page is left."""
        async with aclosing(changes(self, f"candidate:{identity().id}")) as notices:
            async for _ in notices:
                async with self:
                    await readmit(self, Permission.SIGNED_IN)
                    before = self._under_way()
                    await self._read()
                    begun = self._under_way() - before
                for render in begun:
                    yield VideosState.follow_render(render)  # type: ignore[misc]  # callable, but not in Reflex's stubs

    @rx.event(background=True)
    @needs(Permission.SIGNED_IN)
    async def follow_render(self, render_id: str) -> None:
        """Show how far a render is, until it has ended or the page is left."""
        async with aclosing(how_far(self, render_id)) as views:
            async for view in views:
                async with self:
                    self.renders = {**self.renders, render_id: view}

    @rx.event
    @needs(Permission.APPLY)
    async def begin(self, plan: str) -> Any:
        """Begin a video without a job by this plan; "" for none."""
        return rx.redirect(f"/studio/{await begin_draft(identity(), plan)}")

    @rx.event
    @needs(Permission.APPLY)
    async def copy_video(self, draft_id: str) -> None:
        """Begin another cut of a video, for everybody: a copy of its edit and its takes."""
        self.arrived, company = await service.begin_without_job(identity(), draft_id)
        await self._read()
        named = f" It names {company} in a text or a caption: change that before you publish it." if company else ""
        await show_notice(self, f"A copy is there. What you change in it changes nothing elsewhere.{named}")

    @rx.event
    @needs(Permission.APPLY)
    async def rename(self, draft_id: str, title: str) -> None:
        """Call the video so; it keeps its place in the list while its name is typed."""
        await name_draft(identity(), draft_id, title)
        places = {row["key"]: place for place, row in enumerate(row for group in self.groups for row in group["rows"])}
        await self._read()
        for group in self.groups:
            group["rows"].sort(key=lambda row: places.get(row["key"], -1))

    @rx.event
    @needs(Permission.APPLY)
    async def discard(self, draft: str) -> None:
        """Give the draft up, and offer to take it up again."""
        kept = "Its video stays public: take it down below, if you want that too."
        self.command = await giving_up.give_up(self, draft, VideosState.take_up, kept)
        await self._read()

    @rx.event
    @needs(Permission.APPLY)
    async def take_up(self, draft: str, takes: list[str], script: str, plan: str) -> None:
        """Use the draft's takes again, and the words that they were recorded by."""
        self.command = await giving_up.take_up(draft, takes, script, plan)
        await self._read()

    @rx.event
    @needs(Permission.APPLY)
    async def publish(self) -> None:
        """Publish the video that was asked about; where it tells something not shown yet, show that instead."""
        publishing = await self.get_state(PublishingState)
        draft = publishing.draft
        if await publishing._publish():
            self.arrived = draft
            await self._read()
            await self._tell_published()

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def take_down(self, resume_id: str) -> None:
        """The video is public no more."""
        await resumes.take_down(identity(), resume_id)
        await self._read()
        await show_notice(self, "Nobody else can watch it any more.", then="off")

    async def _tell_published(self) -> None:
        await show_notice(self, "Your video is public as soon as it is made.", tone="positive", then="public")

    def _under_way(self) -> set[str]:
        """The ids of renders that videos wait for."""
        return {row["render"]["id"] for group in self.groups for row in group["rows"] if row["render"]["id"]}

    async def _read(self) -> None:
        self.refused = not permits(identity(), Permission.APPLY)
        self.groups = await service.video_groups(identity())
        self.loaded = True

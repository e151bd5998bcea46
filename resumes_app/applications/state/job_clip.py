"""The page on which a video of a job is made: by those who write the job, to be seen with it."""

from contextlib import aclosing
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs, readmit
from resumes_app.applications.state.reply.stage import StageState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.applications.state.reply.views import STUCK
from resumes_app.errors import Conflict
from resumes_app.jobs import service as jobs
from resumes_app.jobs.schemas.clips import NO_CLIP_PAGE, ClipPage
from resumes_app.studio.schemas import NO_DRAFT
from resumes_app.studio.service import draft_view
from resumes_app.ui.address import path_of_page
from resumes_app.ui.feedback import show_notice
from resumes_app.ui.live import changes

CALLED = {"clip": "the clip", "question": "the question on video"}


class JobClipState(rx.State):
    """What the page is about, and the consent."""

    page: ClipPage = NO_CLIP_PAGE
    title: str = "A job on video"
    agreed: bool = False

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> Any:
        """Load what the address names; guests go to sign in and come back here."""
        self.agreed, view = False, await self._read()
        takes, stage = await self.get_state(TakesState), await self.get_state(StageState)
        mine = await draft_view(identity(), view["draft_id"]) if view["draft_id"] else NO_DRAFT
        takes._open(view["owner"], mine)
        self.title = "A job on video"
        if view["access"] == "guest":
            return rx.redirect(f"/signin?next={self.router.url.path}")
        if view["access"] != "open":
            return None
        self.title = f"{await stage._enter()}: {CALLED[view['place']]} of {view['title']}"
        if path_of_page(self).split("/")[-2] != view["slug"]:
            query = self.router.url.query
            there = f"/hire/jobs/{view['slug']}/{view['place']}{'?' if query else ''}{query}"
            return rx.redirect(there, replace=True)
        return [JobClipState.follow, JobClipState.follow_clips, *await stage._follow()]

    async def _read(self) -> ClipPage:
        *_, slug, place = path_of_page(self).split("/")
        view = await jobs.clip_page(identity(), slug, place)
        if view["consent"] != self.page["consent"]:
            self.agreed = False  # Other words are another consent.
        self.page = view
        return view

    @rx.event(background=True)
    @needs(Permission.RECORD)
    async def follow(self) -> None:
        """Show what becomes of the job meanwhile: it closes, say."""
        if self.page["access"] != "open":
            return
        async with aclosing(changes(self, jobs.page_topic(self.page["slug"]))) as notices:
            async for _ in notices:
                async with self:
                    await readmit(self, Permission.RECORD)
                    await self._read()

    @rx.event(background=True)
    @needs(Permission.RECORD)
    async def follow_clips(self) -> Any:
        """Show what becomes of its videos: a colleague's is on its way, or there; or the job has another address."""
        if self.page["access"] != "open":
            return
        async with aclosing(changes(self, jobs.clips_topic(self.page["job_id"]))) as notices:
            async for _ in notices:
                async with self:
                    await readmit(self, Permission.RECORD)
                    slug = self.page["slug"]
                    moved = (await self._read())["slug"] not in ("", slug)
                if moved:
                    yield JobClipState.follow

    @rx.event
    @needs(Permission.RECORD)
    async def agree(self, yes: bool) -> None:
        """Take over whether the box is ticked."""
        self.agreed = yes

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def use(self) -> Any:
        """Let the job have the video as it is saved, and go back to the job's form.

        Who lost the role meanwhile hears from the service that nothing is lost.
        """
        takes = await self.get_state(TakesState)
        if any(take["state"] in STUCK for take in takes.coming):
            raise Conflict("One of your takes did not arrive. Send it again or remove it, then use your video.")
        if takes.uploading:
            raise Conflict("Your takes are still going up. Use your video as soon as they are there.")
        page = self.page
        try:
            await jobs.use_clip(
                identity(),
                page["slug"],
                page["place"],
                draft_id=takes.draft["id"],
                agreed=self.agreed,
                shown=page["consent"],
            )
        finally:
            await self._read()  # Also where it was refused: the page shows what stands now.
        await show_notice(self, "It is on its way into the job.", tone="positive")
        return rx.redirect(f"/hire/jobs/{self.page['slug']}/edit?video={page['place']}")

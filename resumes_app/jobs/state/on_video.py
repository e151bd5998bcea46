"""The videos of the job whose form is open: what it has, what is on its way, and what else it could have."""

from contextlib import aclosing
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs, readmit
from resumes_app.errors import NotFound, NotPermitted
from resumes_app.jobs import service
from resumes_app.jobs.schemas.clips import NO_CLIPS, ClipChoice, ClipPlaceView
from resumes_app.ui.address import path_of_page
from resumes_app.ui.feedback import show_notice
from resumes_app.ui.live import changes

SECTION_ID = "on-video"
CALLED = {"clip": "The clip", "question": "The question on video"}


class OnVideoState(rx.State):
    """Both places of the job for a video, as they are now."""

    places: list[ClipPlaceView] = list(NO_CLIPS)
    choosing: str = ""
    """The place that another video is chosen for; empty for none."""
    choices: list[ClipChoice] = []
    _job_id: int = 0

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def load(self) -> Any:
        """Show the videos of the job in the address, and follow them."""
        self.choosing, self.places, self._job_id = "", list(NO_CLIPS), 0
        try:
            watched = await self._read()
        except (NotFound, NotPermitted):  # The form says so.
            return None
        if not self._job_id:
            return None
        asked = self.router.url.query_parameters
        then: list[Any] = [rx.set_focus(SECTION_ID)] if "video" in asked else []
        then += [OnVideoState.offer(asked["choose"])] if asked.get("choose") in CALLED else []
        return [OnVideoState.follow, *watched, *then]

    def _slug(self) -> str:
        """Return the job that the address names; empty on the page of one that is not saved yet."""
        parts = path_of_page(self).split("/")
        return parts[3] if parts[:3] == ["", "hire", "jobs"] and len(parts) > 4 else ""

    async def _read(self) -> list[Any]:
        """Read the places anew; return the events that follow what is on its way."""
        slug = self._slug()
        if not slug:
            return []
        before = {place["render_id"] for place in self.places}
        self._job_id, self.places = await service.clip_places(identity(), slug)
        new = [at for at, place in enumerate(self.places) if place["standing"] == "making"]
        return [
            OnVideoState.watch(at)  # type: ignore[misc]  # callable, but not in Reflex's stubs
            for at in new
            if self.places[at]["render_id"] not in before
        ]

    @rx.event(background=True)
    @needs(Permission.MANAGE_JOBS)
    async def follow(self) -> Any:
        """Show each video that comes, goes or cannot be made, until the page is left."""
        async with self:
            topic = service.clips_topic(self._job_id)
            if not self._job_id:
                return
        async with aclosing(changes(self, topic)) as notices:
            async for _ in notices:
                async with self:
                    await readmit(self, Permission.MANAGE_JOBS)
                yield OnVideoState.read

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def read(self) -> Any:
        """Read the job's videos as they are now."""
        return await self._read()

    @rx.event(background=True)
    @needs(Permission.MANAGE_JOBS)
    async def watch(self, at: int) -> None:
        """Show how far the video for this place is, until it is there or another one is on its way."""
        async with self:
            render_id = self.places[at]["render_id"] if at in range(len(self.places)) else ""
        if not render_id:
            return
        async with aclosing(changes(self, f"render:{render_id}")) as notices:
            async for change in notices:
                async with self:
                    place = self.places[at]
                    if place["render_id"] != render_id:
                        return
                    percent, left = change.get("percent", place["percent"]), change.get("left", place["left"])
                    now = ClipPlaceView(**{**place, "percent": percent, "left": left})
                    self.places = [*self.places[:at], now, *self.places[at + 1 :]]

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def remove(self, place: str) -> Any:
        """The job shows this video no more, with an undo."""
        await service.remove_clip(identity(), self._slug(), place)
        await show_notice(
            self,
            f"{CALLED.get(place, 'It')} is removed: nobody else can watch it any more.",
            action="Undo",
            event=OnVideoState.put_back(place),
            then=f"record-{place}",
        )
        return await self._read()

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def put_back(self, place: str) -> Any:
        """The job shows the video again that was removed."""
        await service.put_clip_back(identity(), self._slug(), place)
        return await self._read()

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def stop(self, place: str) -> Any:
        """Nothing is on its way into the place any more."""
        await service.stop_clip(identity(), self._slug(), place)
        return await self._read()

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def offer(self, place: str) -> None:
        """Show the videos of the company's other jobs, one to be chosen for the place; "" shows none."""
        self.choices = await service.clip_choices(identity(), self._slug()) if place else []
        self.choosing = place

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def choose(self, from_slug: str, from_place: str) -> Any:
        """The job has this video of another job, too."""
        place, self.choosing = self.choosing, ""
        stopped = await service.choose_clip(identity(), self._slug(), place, from_slug=from_slug, from_place=from_place)
        if stopped:
            await show_notice(
                self, f"It takes the place of the video of {stopped} that was being made. That recording is kept."
            )
        return await self._read()

"""A video that begins with another one, and the public one that is begun with a reply."""

from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications import service
from resumes_app.applications.schemas import OwnVideo
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui.feedback import show_notice


class CutsState(rx.State):
    """What there is to begin with, as long as nothing is recorded."""

    earlier: list[OwnVideo] = []

    async def _open(self, draft_id: str, *, empty: bool) -> None:
        self.earlier = await service.earlier_videos(identity(), draft_id) if empty else []

    @rx.event
    @needs(Permission.RECORD)
    async def begin(self, earlier: str) -> Any:
        """Take an earlier video over, and go to its edit."""
        takes = await self.get_state(TakesState)
        takes.draft, other = await service.begin_with(identity(), takes.draft["id"], earlier)
        self.earlier = []
        if other:
            await show_notice(self, f"This video names {other} in a text or a caption. Change that before it is seen.")
        else:
            await show_notice(self, "This is a copy: what you change here changes nothing elsewhere.")
        return rx.redirect(f"{self.router.url.path}?step=edit")

    @rx.event
    @needs(Permission.APPLY)
    async def begin_public(self) -> Any:
        """Begin a video for everybody with what is here, and go to its edit."""
        takes = await self.get_state(TakesState)
        draft_id, _ = await service.begin_without_job(identity(), takes.draft["id"])
        return rx.redirect(f"/studio/{draft_id}?step=edit&copied=1")

"""Near which place the viewer looks for work."""

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.jobs import service
from resumes_app.ui.feedback import show_notice


class NearbyState(rx.State):
    """What the feed knows of it."""

    near: str = ""
    """The place; empty for none."""
    may_choose: bool = False
    """False for a guest."""

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> None:
        """Take over where the viewer looks; a guest looks everywhere."""
        self.near, self.may_choose = await service.looking_near(identity()), identity().signed_in

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def prefer(self) -> None:
        """Show jobs near the place of the search sooner in the feed."""
        asked = service.read_address(self.router.url.query)
        if asked.place_id is not None:
            self.near = await service.look_near(identity(), asked.place_id)
            await show_notice(self, f"Your feed shows jobs near {self.near} sooner.", tone="positive")

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def forget(self) -> None:
        """Let nearness count no more."""
        self.near = await service.look_near(identity(), None)
        await show_notice(self, "Your feed shows jobs of every place alike.")

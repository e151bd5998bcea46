"""What of one's own closes soon, and the calendar of saved jobs."""

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.jobs import service
from resumes_app.jobs.schemas import ClosingSoon
from resumes_app.ui.feedback import show_notice
from resumes_app.ui.served_page import absolute


class SoonState(rx.State):
    """Deadlines that are the viewer's own business."""

    soon: ClosingSoon | None = None
    calendar: str = ""
    """The address of the calendar of saved jobs; empty while it is turned off."""

    @rx.var
    def webcal(self) -> str:
        """The same for the program that reads calendars."""
        return f"webcal:{self.calendar.partition(':')[2]}" if self.calendar else ""

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> None:
        """Take over what closes soon; a guest has nothing."""
        self.soon, self.calendar = None, ""
        if identity().signed_in:
            self.soon = await service.closing_soon(identity())
            self._show(await service.calendar_path(identity()))

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def turn_on(self) -> None:
        """Have an address for the calendar."""
        self._show(await service.turn_on_calendar(identity()))

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def turn_off(self) -> None:
        """Make the address useless."""
        await service.turn_off_calendar(identity())
        self._show("")
        await show_notice(self, "The address leads nowhere now. Your calendar may show old entries for a while.")

    def _show(self, path: str) -> None:
        self.calendar = absolute(path) if path else ""

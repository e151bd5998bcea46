"""Who looks at the page, for what is shown. Nothing is decided from these vars: a browser can hold old ones."""

import reflex as rx

from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import identity, learn_zone, needs
from resumes_app.ui.controls import initials_of

GUEST, CANDIDATE, REVIEWER = "guest", "candidate", "reviewer"


class ViewerState(rx.State):
    """The signed-in person as the pages show them; `accounts.components.shell` loads it."""

    kind: str = ""
    """`guest`, `candidate` or `reviewer` (member of a company); empty in the prerendered page, before it is known."""
    signed_in: bool = False
    display_name: str = ""
    initials: str = ""
    public_id: str = ""
    roles: list[str] = []
    """Values of `Role`: those that hold everywhere, and those held in any company."""
    is_reviewer: bool = False
    time_zone: str = ""
    """In which moments are shown; empty for a guest: the browser's."""

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self, zone: str = "") -> None:
        """Take over who the session cookie belongs to, and in which time zone their browser is."""
        self._show(await learn_zone(identity(), zone))

    def _show(self, who: Identity) -> None:
        self.kind = REVIEWER if who.companies else CANDIDATE if who.signed_in else GUEST
        self.signed_in = who.signed_in
        self.display_name = who.display_name
        self.initials = initials_of(who.display_name) if who.signed_in else ""
        self.public_id = who.public_id
        self.roles = sorted({role.value for role in (*who.roles, *who.companies.values())})
        self.is_reviewer = bool(who.companies)
        self.time_zone = who.time_zone if who.signed_in else ""

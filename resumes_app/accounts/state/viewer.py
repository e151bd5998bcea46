"""Who looks at the page, for what is shown. Nothing is decided from these vars: a browser can hold old ones."""

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs


class ViewerState(rx.State):
    """The signed-in person as the pages show them; `accounts.components.shell` loads it."""

    loaded: bool = False
    """False in the prerendered page, where nobody is known yet."""
    signed_in: bool = False
    display_name: str = ""
    public_id: str = ""
    roles: list[str] = []
    """Values of `Role`: those that hold everywhere, and those held in any company."""
    is_reviewer: bool = False
    """True for members of a company: they have replies to watch."""
    time_zone: str = "UTC"

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> None:
        """Take over who the session cookie belongs to."""
        who = identity()
        self.loaded = True
        self.signed_in = who.signed_in
        self.display_name = who.display_name
        self.public_id = who.public_id
        self.roles = sorted({role.value for role in (*who.roles, *who.companies.values())})
        self.is_reviewer = bool(who.companies)
        self.time_zone = who.time_zone

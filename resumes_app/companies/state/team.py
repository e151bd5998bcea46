"""The state of `/hire/team`: who acts for the company, and what it says about itself."""

from typing import TypedDict

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import FormRejected, identity, needs
from resumes_app.companies import service
from resumes_app.companies.schemas import CompanyForm, TeamView
from resumes_app.errors import NotFound, NotPermitted
from resumes_app.ui.feedback import show_notice

FIELDS = ("name", "website", "about", "city", "country", "colour")


class InviteForm(TypedDict):
    """Whom to invite, and as what."""

    company_slug: str
    email: str
    role: str


class ProfileForm(CompanyForm):
    """What the company says about itself from now on."""

    company_slug: str


class TeamState(rx.State):
    """One company's team, as the viewer sees it."""

    loaded: bool = False
    refused: bool = False
    """True for somebody who acts for no company, or not for the one in the address."""
    team: TeamView | None = None
    errors: dict[str, str] = dict.fromkeys(FIELDS, "")
    email_error: str = ""
    sent: int = 0
    """Grows with each invitation: the form is empty again."""

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def load(self) -> None:
        """Take over the team of the company in the address, else of the viewer's first."""
        self.errors, self.email_error = dict.fromkeys(FIELDS, ""), ""
        await self._reload(self.router.url.query_parameters.get("company", ""))
        self.loaded = True

    @rx.event
    @needs(Permission.MANAGE_TEAM)
    async def invite(self, form: InviteForm) -> rx.event.EventSpec | None:
        """Have an invitation mailed."""
        try:
            await service.invite(identity(), form["company_slug"], form["email"], form["role"])
        except FormRejected as refused:
            self.email_error = refused.message
            return rx.set_focus("email")
        self.email_error, self.sent = "", self.sent + 1
        await self._reload()
        await show_notice(self, "The invitation is on its way.", tone="positive")
        return None

    @rx.event
    @needs(Permission.MANAGE_TEAM)
    async def resend(self, invitation_id: int) -> None:
        """Have it mailed once more, with a new link."""
        await service.resend(identity(), invitation_id)
        await self._reload()
        await show_notice(self, "A new mail is on its way; the link in the older one ends.", tone="positive")

    @rx.event
    @needs(Permission.MANAGE_TEAM)
    async def revoke(self, invitation_id: int) -> None:
        """Take an invitation back."""
        await service.revoke(identity(), invitation_id)
        await self._reload()
        await show_notice(self, "The invitation is taken back.", tone="positive")

    @rx.event
    @needs(Permission.MANAGE_TEAM)
    async def change_role(self, member_id: int, role: str) -> None:
        """Give a member another role."""
        try:
            await service.change_role(identity(), member_id, role)
        finally:
            await self._reload()
        await show_notice(self, "Their role is changed. It holds at once.", tone="positive")

    @rx.event
    @needs(Permission.MANAGE_TEAM)
    async def remove(self, member_id: int) -> None:
        """Take a member off the team."""
        await service.remove(identity(), member_id)
        await self._reload()
        await show_notice(self, "They are off the team, at once.", tone="positive")

    @rx.event
    @needs(Permission.WATCH_REPLIES)
    async def leave(self, company_slug: str) -> rx.event.EventSpec:
        """Leave the team."""
        await service.leave(identity(), company_slug)
        await show_notice(self, "You have left the team.", tone="positive")
        return rx.redirect("/settings")

    @rx.event
    @needs(Permission.MANAGE_TEAM)
    async def edit(self, form: ProfileForm) -> rx.event.EventSpec | None:
        """Change what the company says about itself; what is wrong with it stands beside its fields."""
        try:
            await service.edit(identity(), form["company_slug"], form)
        except FormRejected as refused:
            self.errors = {field: refused.problems.get(field, "") for field in FIELDS}
            return rx.set_focus(next(field for field in FIELDS if self.errors[field]))
        self.errors = dict.fromkeys(FIELDS, "")
        await self._reload()
        await show_notice(self, "Saved. Candidates see it now.", tone="positive")
        return None

    async def _reload(self, slug: str = "") -> None:
        shown = slug or (self.team["mark"]["slug"] if self.team else "")
        try:
            self.team, self.refused = await service.team(identity(), shown), False
        except (NotFound, NotPermitted):
            self.team, self.refused = None, True

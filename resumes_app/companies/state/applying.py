"""The state of `/companies/apply`: the form, or how far the application is."""

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import FormRejected, identity, needs
from resumes_app.companies import service
from resumes_app.companies.schemas import RequestForm, RequestView
from resumes_app.ui.feedback import show_notice

FIELDS = ("name", "website", "work_email", "about", "city", "country", "colour")
TOKEN_CHARS = 100


class ApplyState(rx.State):
    """The viewer's newest application for the pilot."""

    loaded: bool = False
    signed_in: bool = False
    confirmed: bool = False
    """The account's own address is."""
    request: RequestView | None = None
    errors: dict[str, str] = dict.fromkeys(FIELDS, "")
    link: str = ""
    """The token of the mailed link that the page was opened with, until it is used."""
    signin: str = "/signin"
    signup: str = "/signup"

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> None:
        """Take over how far the viewer's application is."""
        who = identity()
        self.signed_in, self.confirmed = who.signed_in, who.email_verified
        self.link = self.router.url.query_parameters.get("confirm", "")[:TOKEN_CHARS]
        back = (
            f"/companies/apply%3Fconfirm%3D{self.link}" if self.link.replace("-", "").replace("_", "").isalnum() else ""
        )
        self.signin = f"/signin?next={back or '/companies/apply'}"
        self.signup = f"/signup?next={back or '/companies/apply'}"
        self.errors = dict.fromkeys(FIELDS, "")
        self.request = await service.own_request(who) if who.signed_in else None
        if self.request and self.request["confirmed"]:  # The link was used, or was not needed.
            self.link = ""
        self.loaded = True

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def apply(self, form: RequestForm) -> rx.event.EventSpec | None:
        """Send the application; what is wrong with it stands beside its fields."""
        try:
            await service.apply(identity(), form)
        except FormRejected as refused:
            self.errors = {field: refused.problems.get(field, "") for field in FIELDS}
            return rx.set_focus(next(field for field in FIELDS if self.errors[field]))
        await self._reload()
        return rx.set_focus("content")

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def confirm(self) -> None:
        """Confirm the work address by the link that the page was opened with."""
        link, self.link = self.link, ""
        await service.confirm_address(identity(), link)
        await self._reload()
        await show_notice(self, "Your work address is confirmed.", tone="positive")

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def send_again(self) -> None:
        """Have the link mailed to the work address once more."""
        await service.send_link_again(identity())
        await show_notice(self, "The mail is on its way.", tone="positive")

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def withdraw(self) -> None:
        """Take the application back."""
        await service.withdraw(identity())
        await self._reload()
        await show_notice(self, "Your application is taken back.", tone="positive")

    async def _reload(self) -> None:
        self.errors = dict.fromkeys(FIELDS, "")
        self.request = await service.own_request(identity())

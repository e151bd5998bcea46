"""The state of `/hire/invitation`: what the mailed link offers."""

from urllib.parse import urlencode

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.companies import service
from resumes_app.companies.schemas import InvitationOffer
from resumes_app.errors import AppError
from resumes_app.ui.feedback import show_notice

TOKEN_CHARS = 100


class OfferState(rx.State):
    """One invitation, by the token in the address."""

    loaded: bool = False
    signed_in: bool = False
    email: str = ""
    """Of whoever looks."""
    offer: InvitationOffer | None = None
    gone: str = ""
    """Why there is nothing to accept."""
    signin: str = "/signin"
    signup: str = "/signup"
    _token: str = ""

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> None:
        """Take over what the link offers."""
        who = identity()
        self._token = self.router.url.query_parameters.get("token", "")[:TOKEN_CHARS]
        self.signed_in, self.email = who.signed_in, who.email
        self.offer, self.gone = None, ""
        try:
            self.offer = await service.offer(who, self._token)
            back = f"/hire/invitation?token={self._token}"
            query = urlencode({"next": back, "email": self.offer["email"]})
            self.signin, self.signup = f"/signin?{query}", f"/signup?{query}"
        except AppError as error:
            self.gone = error.message
        self.loaded = True

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def accept(self) -> rx.event.EventSpec:
        """Act for the company from now on."""
        slug = await service.accept(identity(), self._token)
        await show_notice(self, "You are on the team.", tone="positive")
        return rx.redirect(f"/hire/team?company={slug}")

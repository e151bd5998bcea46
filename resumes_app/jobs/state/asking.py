"""What a guest is asked when an act needs an account, and where they come back to."""

from urllib.parse import urlencode

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs

REASONS = {
    "save": "Sign in to save this job",
    "pass": "Sign in and we leave this job out",
    "reply": "Sign in to reply with a video",
}


class AskState(rx.State):
    """The dialog that asks a guest to sign in. While it closes it keeps its words."""

    shown: bool = False
    title: str = "Sign in to go on"
    signin: str = "/signin"
    signup: str = "/signup"

    @rx.event
    @needs(Permission.ANYONE)
    async def ask(self, act: str, slug: str, back: str) -> None:
        """Open the dialog for an act; `back` is the address to return to ("reply" goes on to the reply)."""
        after = urlencode({"next": f"/reply/{slug}" if act == "reply" else back})
        self.signin, self.signup = f"/signin?{after}", f"/signup?{after}"
        self.title = REASONS.get(act, "Sign in to go on")
        self.shown = True

    @rx.event
    @needs(Permission.ANYONE)
    async def close(self) -> None:
        """Take the dialog away."""
        self.shown = False

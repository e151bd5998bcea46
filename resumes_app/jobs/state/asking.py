"""What a guest is asked when an act needs an account, and where they come back to."""

from contextlib import suppress
from urllib.parse import urlencode

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.errors import AppError
from resumes_app.jobs import service
from resumes_app.ui.feedback import show_notice

REASONS = {
    "save": "Sign in to save this job",
    "pass": "Sign in to pass on this job",
    "reply": "Sign in to reply with a video",
}


class AskState(rx.State):
    """The dialog that asks a guest to sign in. While it closes it keeps its words."""

    shown: bool = False
    title: str = "Sign in to go on"
    signin: str = "/signin"
    signup: str = "/signup"
    wanted: str = rx.SessionStorage("")
    """Act and job that this tab's guest was asked to sign in for; done once they come back signed in."""

    @rx.event
    @needs(Permission.ANYONE)
    async def ask(self, act: str, slug: str, back: str) -> None:
        """Open the dialog for an act; `back` is the address to return to ("reply" goes on to the reply)."""
        after = urlencode({"next": f"/reply/{slug}" if act == "reply" else back})
        self.signin, self.signup = f"/signin?{after}", f"/signup?{after}"
        self.title = REASONS.get(act, "Sign in to go on")
        self.wanted = f"{act} {slug}" if act in ("save", "pass") else ""
        self.shown = True

    @rx.event
    @needs(Permission.ANYONE)
    async def close(self) -> None:
        """Take the dialog away."""
        self.shown, self.wanted = False, ""

    async def _do_wanted(self) -> str:
        """Do, once, what the person who is signed in now was asked to sign in for; return the job it was done to."""
        act, _, slug = self.wanted.partition(" ")
        self.wanted = ""
        done = {"save": (service.save, "Saved."), "pass": (service.pass_, "Passed.")}.get(act)
        if done is None:
            return ""
        with suppress(AppError):  # The job is gone, say: the page shows what there is.
            await done[0](identity(), slug)
            await show_notice(self, done[1], tone="positive")
        return slug

"""One's own account."""

from typing import TypedDict

import reflex as rx

from resumes_app.accounts import service
from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.accounts.state.viewer import ViewerState
from resumes_app.ui.feedback import notice


class BrowserView(TypedDict):
    """A browser that is signed in."""

    id: int
    name: str
    seen: str
    is_this: bool


class ProfileForm(TypedDict):
    """What the profile's form sends."""

    name: str
    time_zone: str


class SettingsState(rx.State):
    """What `/settings` shows."""

    loaded: bool = False
    name: str = ""
    email: str = ""
    time_zone: str = ""
    browsers: list[BrowserView] = []
    replied_before: bool = False
    """They act for a company, and have replied to jobs before."""
    reminders: bool = True
    """Whether a mail comes before a saved job closes."""

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def load(self) -> None:
        """Take over the account as it is now."""
        who = identity()
        self.name, self.email, self.time_zone = who.display_name, who.email, await service.chosen_zone(who)
        browsers = await service.own_browsers(who)
        self.browsers = [BrowserView(id=b.id, name=b.name, seen=b.seen, is_this=b.is_this) for b in browsers]
        self.reminders = await service.wants_reminders(who)
        self.replied_before = bool(who.companies) and await service.has_replies(who)
        self.loaded = True

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def save(self, form: ProfileForm) -> list[rx.event.EventSpec]:
        """Change name and time zone."""
        await service.change_profile(identity(), str(form.get("name", "")), str(form.get("time_zone", "")))
        return [SettingsState.load, ViewerState.load, notice("Saved.", "positive")]

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def choose_reminders(self, wanted: bool) -> None:
        """Turn the mails before a deadline on or off."""
        await service.choose_reminders(identity(), wanted)
        self.reminders = wanted

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def end_browser(self, session_id: int) -> list[rx.event.EventSpec]:
        """Sign one of one's browsers out."""
        await service.end_browser(identity(), session_id)
        return [SettingsState.load, notice("That browser is signed out.", "positive")]

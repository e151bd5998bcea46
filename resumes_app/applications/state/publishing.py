"""Publishing a video: what it is called, for how long, and what it tells about its person."""

from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.applications.state.reply.views import STUCK
from resumes_app.errors import Conflict
from resumes_app.resumes import service as resumes
from resumes_app.resumes.schemas import Finding
from resumes_app.studio.service import name_draft
from resumes_app.ui.feedback import show_notice

USUAL_DAYS = "30"
FIRST_TITLE = "Why me, in short"


class PublishingState(rx.State):
    """What is asked before a video is published, on the list of own videos and at the end of the studio."""

    draft: str = ""
    """The video that is about to be published; empty for none."""
    title: str = ""
    days: str = USUAL_DAYS
    agreed: bool = False
    found: list[Finding] = []
    """What the video tells about its person, once it was looked over."""

    consent: str = ""
    """What is agreed to, as it was shown: these words are kept, and no others."""
    replaces: bool = False
    """True where an earlier version of it is public."""

    async def _open(self, draft_id: str, title: str) -> None:
        self.title = title or (self.title if draft_id == self.draft else FIRST_TITLE)
        if draft_id != self.draft:
            self.draft, self.days, self.found = draft_id, USUAL_DAYS, []
        self._ask_anew()
        self.replaces = await resumes.is_shown(identity(), draft_id)

    def _ask_anew(self) -> None:
        """What is agreed to has changed, or is read anew: the box is not ticked."""
        self.consent, self.agreed = (resumes.consent_words(int(self.days)) if self.draft else ""), False

    @rx.event
    @needs(Permission.APPLY)
    async def ask(self, draft_id: str, title: str) -> None:
        """Ask what is to be known before the video is published; "" for none: nothing is."""
        self.draft = ""
        await self._open(draft_id, title)

    @rx.event
    @needs(Permission.APPLY)
    async def name(self, title: str) -> None:
        """Take over the title, and keep it with the draft; what was found is looked for again."""
        if not self.draft or title == self.title:
            return
        self.title, self.found = title, []
        view = await name_draft(identity(), self.draft, title)
        takes = await self.get_state(TakesState)
        if takes.draft["id"] == view["id"]:
            takes.draft = view

    @rx.event
    @needs(Permission.APPLY)
    async def last(self, days: str) -> None:
        """Take over for how long; what was agreed to has changed with it."""
        if days in map(str, resumes.DAYS):
            self.days = days
            self._ask_anew()

    @rx.event
    @needs(Permission.APPLY)
    async def agree(self, yes: bool) -> None:
        """Take over whether the box is ticked."""
        self.agreed = yes

    @rx.event
    @needs(Permission.APPLY)
    async def publish(self) -> Any:
        """Publish what is in the studio as it is saved, and go to the own videos; takes on their way are waited for."""
        if not self.draft:  # Pressed twice.
            return None
        await self._all_arrived()
        draft = self.draft
        return rx.redirect(f"/studio?published={draft}") if await self._publish() else None

    async def _publish(self) -> bool:
        """Publish the video; where it tells something that was not shown yet, show that instead."""
        if not self.draft:  # Pressed twice.
            return False
        if self.consent != resumes.consent_words(int(self.days)):
            self._ask_anew()
            await show_notice(self, resumes.OTHER_WORDS, tone="caution")
            return False
        found = await resumes.look_over(identity(), self.draft, self.title)
        if any(one not in self.found for one in found):
            self.found = found
            return False
        await resumes.publish(
            identity(),
            self.draft,
            title=self.title,
            days=int(self.days),
            agreed=self.agreed,
            shown=self.consent,
            seen=self.found,
        )
        self.draft = ""
        return True

    async def _all_arrived(self) -> None:
        takes = await self.get_state(TakesState)
        if any(take["state"] in STUCK for take in takes.coming):
            raise Conflict("One of your takes did not arrive. Send it again or remove it, then publish your video.")
        if takes.uploading:
            raise Conflict("Your takes are still going up. Publish your video as soon as they are there.")

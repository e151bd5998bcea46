"""Somebody who cuts a reply in the timeline, as they do it in the browser."""

import pytest
from playwright.sync_api import Locator, expect

from resumes_app.accounts.service import identity_of_cookie
from resumes_app.studio import service
from resumes_app.studio.schemas import DraftView
from tests.browser.fingers import drag
from tests.browser.replying import Candidate
from tests.browser.sizes import PHONE
from tests.factories import sign_in
from tests.studio.factories import keep_take, make_draft, recording

SECONDS = (4.0, 3.0, 6.0)


class Cutting:
    """Somebody who edits a reply of three takes."""

    def __init__(self, ana: Candidate) -> None:
        self.ana, self.page = ana, ana.page

        async def give() -> str:
            who = await identity_of_cookie(await sign_in(ana.user))
            draft = await make_draft(who, ana.job)
            for seconds in SECONDS:
                await keep_take(who, draft, recording(seconds))
            return draft["id"]

        self.draft_id = ana.site.run(give())
        self.open()

    def open(self) -> None:
        """Open the edit."""
        self.ana.open("edit")
        expect(self.by("clip")).to_have_count(len(self.draft()["clips"]))
        expect(self.by("playhead")).not_to_have_attribute("aria-valuemax", "0")

    def by(self, test_id: str) -> Locator:
        """Return the visible element of the test id."""
        return self.ana.by(test_id)

    def draft(self) -> DraftView:
        """Return the draft as it is saved."""

        async def read() -> DraftView:
            return await service.draft_view(await identity_of_cookie(await sign_in(self.ana.user)), self.draft_id)

        return self.ana.site.run(read())

    def lengths(self) -> list[float]:
        """Return how long each saved clip plays, in s."""
        return [round(clip["length_ms"] / 1000, 1) for clip in self.draft()["clips"]]

    def saved(self, *lengths: float) -> None:
        """Wait until the clips are so long, here and on the server."""
        expect(self.by("clip")).to_have_count(len(lengths))
        self.ana.until(lambda: self.lengths() == pytest.approx(lengths, abs=0.11))
        expect(self.by("timeline")).to_have_attribute("data-saved", "true")

    def go(self, at_ms: int) -> None:
        """Move the playhead by its keys."""
        head = self.by("playhead")
        head.press("Home")
        for key, step_ms in (("Shift+ArrowRight", 1000), ("ArrowRight", 1000 / 30)):
            while int(head.get_attribute("aria-valuenow") or 0) + step_ms <= at_ms + 20:
                head.press(key)

    def drag(self, what: Locator, by_px: float, *, hold_ms: int = 0) -> None:
        """Drag something sideways: with a finger on a phone, which rests first, else with the mouse."""
        drag(self.page, what, by_px, hold_ms=hold_ms)

    def pps(self) -> float:
        """Return how many pixels a second has."""
        box = self.by("clip").first.bounding_box()
        assert box
        return box["width"] / (self.draft()["clips"][0]["length_ms"] / 1000)

    def select(self, place: int) -> None:
        """Press a clip."""
        clip = self.by("clip").nth(place)
        clip.locator("button").click()
        expect(clip).to_have_attribute("data-selected", "true")

    def setting(self, panel: str) -> None:
        """Open settings of the selected clip."""
        self.by(f"open-{panel}" if self.page.viewport_size == PHONE else f"panel-{panel}").click()

"""What the page of a reply shows of its takes: read off the draft, and off what is on its way to it."""

import reflex as rx

from resumes_app.applications.state.reply import views
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import NO_DRAFT, DraftView
from resumes_app.ui.edit_preview import ComingTake
from resumes_app.ui.recorder import KeptTake
from resumes_app.ui.takes import LocalTake


class ShownTakes(rx.State, mixin=True):
    """The draft as it was read last, with the takes in the browser, and what follows from them."""

    draft: DraftView = NO_DRAFT
    coming: list[LocalTake] = []
    """Takes in this browser that the server has not confirmed; unfinished ones are not among them."""
    unfinished: list[LocalTake] = []
    """Takes left from a crash, to be kept or discarded."""

    @rx.var
    def rows(self) -> list[views.TakeRow]:
        """The list of takes."""
        return views.rows_of(self.draft, self.coming)

    @rx.var
    def count(self) -> int:
        """How many takes there are, those on their way too."""
        return len(self.draft["takes"]) + len(self.coming)

    @rx.var
    def advised(self) -> bool:
        """True where there is a word to say about the takes in the video."""
        return bool(self.draft["advice"])

    @rx.var
    def kept(self) -> int:
        """How many takes the server has."""
        return len(self.draft["takes"])

    @rx.var
    def in_video(self) -> int:
        """How many of these are in the video."""
        return sum(take["used_ms"] > 0 for take in self.draft["takes"])

    @rx.var
    def written(self) -> list[str]:
        """Those that are words on a card."""
        return [client_id for client_id in self.used if client_id.startswith(studio.CARD)]

    @rx.var
    def arrived(self) -> list[KeptTake]:
        """The same, with how much of each is in the video."""
        return [KeptTake(id=take["client_id"], length_ms=take["used_ms"]) for take in self.draft["takes"]]

    @rx.var
    def newest(self) -> str:
        """The browser's own id of the one that came last, wherever it stands; empty where there is none."""
        newest = (take["client_id"] for take in self.draft["takes"] if take["id"] == self.draft["newest"])
        return next(newest, "")

    @rx.var
    def used(self) -> list[str]:
        """The browser's own ids of the takes that the server has."""
        return [take["client_id"] for take in self.draft["takes"]]

    @rx.var
    def previewed(self) -> list[ComingTake]:
        """What the preview plays after the clips."""
        return views.preview_of(self.coming)

    @rx.var
    def uploading(self) -> bool:
        """True while takes are on their way."""
        return any(take["state"] in ("waiting", "recording") for take in self.coming)

    @rx.var
    def uploaded_percent(self) -> int:
        """How much of what is on its way has arrived."""
        return views.sent_percent(self.coming)

    @rx.var
    def total(self) -> str:
        """Length of the whole video."""
        return studio.length_text(self._shown_ms())

    @rx.var
    def over(self) -> str:
        """By how much the video is too long; empty where it is not."""
        return studio.length_text(self.draft["over_ms"] + 999) if self.draft["over_ms"] else ""

    @rx.var
    def reading_time(self) -> str:
        """How long the script is in writing; empty where there is none."""
        return studio.reading_time(self.draft["script"])

    @rx.var
    def left_behind(self) -> str:
        """How much there is of unfinished takes, in words; empty where there is none."""
        return views.left_behind_text(self.unfinished)

    def _shown_ms(self) -> int:
        """Return how long what the preview plays is."""
        return self.draft["total_ms"] + sum(take["length_ms"] for take in self.previewed)

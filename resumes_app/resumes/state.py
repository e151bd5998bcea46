"""Thin handlers of the résumés area."""

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.errors import NotFound
from resumes_app.resumes import service
from resumes_app.resumes.schemas import ResumeCard, ResumeView


class GridState(rx.State):
    """A grid of public résumés: of a hashtag, or the examples."""

    hashtag: str = ""
    cards: list[ResumeCard] = []
    total: int = 0
    loaded: bool = False
    _size: int = service.GRID_SIZE

    @rx.event
    @needs(Permission.ANYONE)
    async def load_tag(self) -> None:
        """Show the hashtag of the address."""
        self.hashtag, self._size = _last_part(self.router.url.path).lower(), service.GRID_SIZE
        await self._show()

    @rx.event
    @needs(Permission.ANYONE)
    async def load_examples(self) -> None:
        """Show the examples."""
        self.hashtag = ""
        await self._show()

    @rx.event
    @needs(Permission.ANYONE)
    async def more(self) -> None:
        """Show as many again."""
        self._size += service.GRID_SIZE
        await self._show()

    async def _show(self) -> None:
        found = await (service.tagged(self.hashtag, self._size) if self.hashtag else service.examples())
        self.cards, self.total, self.loaded = found["cards"], found["total"], True


class ResumeState(rx.State):
    """The résumé that the address names."""

    resume: ResumeView | None = None
    missing: bool = False
    heading: str = "Résumé"

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> None:
        """Load the résumé of the address."""
        self.missing = False
        try:
            self.resume = await service.resume_view(_last_part(self.router.url.path))
            self.heading = self.resume["title"]
        except NotFound:
            self.resume, self.missing, self.heading = None, True, "Not public"


def _last_part(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]

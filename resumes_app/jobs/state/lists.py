"""The shelves of `/jobs` that a person fills; the address says which is listed, and what is looked for."""

from urllib.parse import urlencode

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.jobs import service
from resumes_app.jobs.schemas import JobRow, Shelf
from resumes_app.ui.feedback import show_notice

MAX_QUERY_CHARS = 100


class ListState(rx.State):
    """What is common to the shelves, and the rows of the saved and the passed one."""

    shelf: str = Shelf.OPEN.value
    q: str = ""
    rows: list[JobRow] = []
    total: int = 0
    loaded: bool = False
    signed_in: bool = False
    fill: int = 0
    """Grows when the words in the address are not those that were typed last."""
    _typed: str = ""
    _size: int = service.LIST_SIZE

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> None:
        """List what the address asks for; a guest's own shelves are empty."""
        asked = self.router.url.query_parameters
        self.signed_in = identity().signed_in
        self.q = asked.get("q", "")[:MAX_QUERY_CHARS]
        self.shelf = asked.get("tab", "") if asked.get("tab") in set(Shelf) else Shelf.OPEN.value
        self._size = service.LIST_SIZE
        if self.q != self._typed:
            self.fill, self._typed = self.fill + 1, self.q
        await self._list()

    @rx.event
    @needs(Permission.ANYONE)
    async def search(self, q: str) -> rx.event.EventSpec:
        """Put the words into the address, which lists them."""
        self._typed = q.strip()[:MAX_QUERY_CHARS]
        if self.shelf == Shelf.OPEN:
            return rx.redirect(service.with_words(self.router.url.query, self._typed), replace=True)
        asked = {"q": self._typed, "tab": self.shelf}
        return rx.redirect("/jobs?" + urlencode({name: value for name, value in asked.items() if value}), replace=True)

    @rx.event
    @needs(Permission.ANYONE)
    async def more(self) -> None:
        """Show as many again."""
        self._size += service.LIST_SIZE
        await self._list()

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def remove(self, slug: str) -> None:
        """Take the job off the shelf that is shown: no longer saved, or no longer passed."""
        saved = self.shelf == Shelf.SAVED
        await (service.unsave if saved else service.undo_pass)(identity(), slug)
        await self._list()
        await show_notice(self, "No longer saved." if saved else "Back in your feed.", tone="positive")

    async def _list(self) -> None:
        if not self.signed_in or self.shelf not in {Shelf.SAVED, Shelf.PASSED}:
            self.rows, self.total = [], 0
        else:
            found = await service.list_jobs(identity(), Shelf(self.shelf), self.q, self._size)
            self.rows, self.total = found["rows"], found["total"]
        self.loaded = True

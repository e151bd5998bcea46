"""Searches that a person keeps: the shelf `searches` of `/jobs`, and the dialog that keeps one."""

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.errors import AppError, NotFound
from resumes_app.jobs import service
from resumes_app.jobs.schemas import DeletedSearch, SavedSearchRow, Shelf
from resumes_app.ui.feedback import show_notice

MOST_UNDONE = 5


class SavedSearchState(rx.State):
    """The searches, and the dialog."""

    searches: list[SavedSearchRow] = []
    loaded: bool = False
    kept: bool = False
    """The search of the address is one of them."""
    asking: bool = False
    """The dialog is open."""
    name: str = ""
    """What stands in it at first."""
    error: str = ""
    _deleted: dict[str, DeletedSearch] = {}

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> None:
        """List the person's searches where the address asks for them."""
        self.asking = False
        self.kept = await service.keeps_search(identity(), self.router.url.query)
        if self.router.url.query_parameters.get("tab") == Shelf.SEARCHES and identity().signed_in:
            self.searches = await service.saved_searches(identity())
            self.loaded = True

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def ask(self) -> None:
        """Open the dialog, with the search in words as its name."""
        words = await service.words_of(service.read_address(self.router.url.query))
        self.name, self.error, self.asking = words.replace("“", "").replace("”", "")[:80], "", True

    @rx.event
    @needs(Permission.ANYONE)
    async def close(self) -> None:
        """Close the dialog."""
        self.asking = False

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def save(self, form: dict[str, str]) -> None:
        """Keep the search of the address."""
        try:
            await service.save_search(
                identity(), str(form.get("name", "")), self.router.url.query, str(form.get("alerts", ""))
            )
        except AppError as error:
            self.error = error.message
            return
        self.asking, self.kept = False, True
        await show_notice(self, "Kept under Searches.", tone="positive")

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def alert(self, search_id: str, alerts: str) -> None:
        """Hear of new jobs that often."""
        await service.change_alerts(identity(), search_id, alerts)
        self.searches = await service.saved_searches(identity())
        await show_notice(self, "Changed.", tone="positive")

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def delete(self, search_id: str) -> None:
        """Keep the search no longer, with an undo."""
        deleted = await service.delete_search(identity(), search_id)
        newest = list(self._deleted.items())[1 - MOST_UNDONE :]
        self._deleted = {**dict(newest), search_id: deleted}
        self.searches = await service.saved_searches(identity())
        await show_notice(
            self,
            f"“{deleted.name}” is deleted: its feed and mails end.",
            action="Undo",
            event=SavedSearchState.restore(search_id),
        )

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def restore(self, search_id: str) -> None:
        """Keep the search again that was deleted here."""
        deleted = self._deleted.get(search_id)
        if deleted is None:
            raise NotFound("You keep no such search.")
        await service.restore_search(identity(), deleted)
        self._deleted = {key: one for key, one in self._deleted.items() if key != search_id}
        self.searches = await service.saved_searches(identity())

"""What is done to the job of the form beside writing it: its copy, its end; and which of two versions stands."""

from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.jobs import service
from resumes_app.jobs.state.fields import edit_page
from resumes_app.jobs.state.writing import JobFormState
from resumes_app.ui.feedback import MOST_AT_ONCE, show_notice


class JobActsState(rx.State):
    """The job that the form is about."""

    _mine: dict[int, tuple[str, dict[str, Any]]] = {}
    """By the latest presses of “Show theirs”: of which job, and what stood in its form in place of theirs."""

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def show_theirs(self) -> None:
        """Fill the form with what somebody else has saved where both changed something; it can be undone."""
        page = await self.get_state(JobFormState)
        if mine := await page._take_theirs():
            number = max(self._mine, default=0) + 1
            kept = {**self._mine, number: (page._own_slug(), mine)}
            self._mine = dict(sorted(kept.items())[-MOST_AT_ONCE:])
            told = "You see what your colleague has saved, in place of what you had typed."
            await show_notice(self, told, action="Undo", event=JobActsState.show_mine(number))

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def show_mine(self, number: int) -> None:
        """Put back what was typed before a press showed somebody else’s in its place; all else in the form stays."""
        page = await self.get_state(JobFormState)
        slug, mine = self._mine.get(number, ("", {}))
        self._mine = {other: kept for other, kept in self._mine.items() if other != number}
        if mine and slug == page._own_slug():
            await page._take_back(mine)

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def keep_mine(self) -> Any:
        """Save what was typed where the page says that somebody else has saved something else."""
        page = await self.get_state(JobFormState)
        if not page.conflict:
            return None
        seen = page._clashes
        done = await page._saved_by_hand(over=seen)
        if any(page._clashes.get(thing, theirs) != theirs for thing, theirs in seen.items()):
            await show_notice(
                self, "They changed it once more meanwhile. Look at theirs, or keep yours by another press."
            )
        return done

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def duplicate(self) -> Any:
        """Begin a draft that says the same."""
        return rx.redirect(edit_page(await service.duplicate_job(identity(), await self._slug())))

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def discard(self) -> Any:
        """Delete the draft."""
        await service.discard_job(identity(), await self._slug())
        return rx.redirect("/hire")

    async def _slug(self) -> str:
        return (await self.get_state(JobFormState))._own_slug()

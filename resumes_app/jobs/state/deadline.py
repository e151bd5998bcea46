"""Until when the job of the form takes replies."""

from datetime import datetime
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.errors import InvalidInput
from resumes_app.jobs import service
from resumes_app.jobs.schemas import JobSheet
from resumes_app.jobs.state.writing import JobFormState
from resumes_app.ui.feedback import clear_warnings, show_notice

MOVED = "Who saved the job or began a reply, and has sent none, is told of its new close date."
CLOSED = "Closed. It takes no more replies, and who saved it or began one is told."


class JobDeadlineState(rx.State):
    """The deadline of a published job, while it is moved."""

    problem: str = ""
    """What is wrong with the date that was typed."""
    asked: str = ""
    """The date that is asked about, in words; empty where none is."""
    _asked: tuple[str, str, str] = ("", "", "")
    """Of which job, the moment, and whether it is to `extend` or to `reopen` it."""

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def load(self) -> None:
        """Begin anew with the job of the address."""
        self._settle()

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def move(self, form: dict[str, str]) -> Any:
        """Extend an open job, or reopen a closed one, until what was typed; a date far off is asked about first."""
        self._settle()
        slug = await self._slug()
        sheet = await service.job_sheet(identity(), slug)
        act = "extend" if sheet["state"] == "open" else "reopen"
        try:
            zone = sheet["form"]["time_zone"]
            moment = service.close_moment(str(form.get("date", "")), str(form.get("time", "")), zone)
            await self._move(sheet, moment, act)
        except service.FarOff as error:
            self.asked, self._asked = error.until, (slug, moment.isoformat(), act)
        except InvalidInput as error:
            self.problem = error.message
            return rx.set_focus("date")

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def move_far(self) -> None:
        """Do what was asked about, which the service refuses where the job was closed or reopened meanwhile."""
        slug, moment, act = self._asked
        self._settle()
        if slug and slug == await self._slug():
            sheet = await service.job_sheet(identity(), slug)
            await self._move(sheet, datetime.fromisoformat(moment), act, sure=True)

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def leave(self) -> None:
        """Leave it as it is."""
        self._settle()

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def close(self) -> None:
        """Close the job now."""
        self._settle()
        sheet = await service.job_sheet(identity(), await self._slug())  # The address may be that of its draft.
        await service.close_job(identity(), sheet["slug"])
        await self._done(CLOSED)

    async def _move(self, sheet: JobSheet, moment: datetime, act: str, *, sure: bool = False) -> None:
        move = service.extend_job if act == "extend" else service.reopen_job
        await move(identity(), sheet["slug"], moment, sure=sure)
        await self._done(MOVED)

    async def _slug(self) -> str:
        return (await self.get_state(JobFormState))._own_slug()

    def _settle(self) -> None:
        self.problem, self.asked, self._asked = "", "", ("", "", "")

    async def _done(self, said: str) -> None:
        """Say what was done. What is typed in the form stays, on top of the version that it was typed on."""
        page = await self.get_state(JobFormState)
        await clear_warnings(page)
        page.published = False
        page._know(await service.job_sheet(identity(), page._own_slug()))
        await show_notice(page, said, tone="positive")

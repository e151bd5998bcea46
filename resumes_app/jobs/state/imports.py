"""The state of `/hire/import`; the address says which company, and which import is looked at."""

from typing import Any, TypedDict
from urllib.parse import urlencode

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.errors import InvalidInput, NotFound, NotPermitted
from resumes_app.jobs.schemas import CompanyChoice, ImportPreview, LeftOut, PlannedJob, SourceView
from resumes_app.jobs.service import imports
from resumes_app.ui.feedback import show_notice


class SourceForm(TypedDict):
    """What the form of a followed address sends."""

    follow_kind: str
    follow_address: str
    follow_every: str
    follow_publish: str


class ImportState(rx.State):
    """One company's imports."""

    loaded: bool = False
    refused: str = ""
    """Why there is nothing to import into; empty where there is something."""
    companies: list[CompanyChoice] = []
    searched: bool = False
    """There are too many to choose from here."""
    company: CompanyChoice = {"slug": "", "name": ""}
    sources: list[SourceView] = []
    import_id: str = ""
    """Of the import that is looked at; empty without one."""
    kind: str = ""
    """Where its jobs come from; empty without one."""
    origin: str = ""
    problem: str = ""
    digest: str = ""
    publish: bool = False
    counts: dict[str, int] = {}
    new: list[PlannedJob] = []
    changed: list[PlannedJob] = []
    closing: list[PlannedJob] = []
    unread: list[LeftOut] = []
    notes: list[LeftOut] = []
    risky: bool = False
    close: bool = True
    applied: str = ""
    """What was done, in a sentence; empty until it is."""
    looking: bool = False
    """An address is read, to see whether it can be followed."""
    follow_problem: str = ""
    """Why the address that was given last cannot be followed; empty where it can."""
    form: int = 0
    """Grows when the form of a followed address is to be empty again."""

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def load(self) -> None:
        """Show what the address asks for."""
        asked = self.router.url.query_parameters
        self.refused, self.import_id, self.follow_problem = "", "", ""
        self.kind, self.publish = "", False
        try:
            page = await imports.import_page(identity(), asked.get("company", ""))
            self.companies, self.searched = page["companies"], page["searched"]
            self.company, self.sources = page["company"], page["sources"]
            if asked.get("import"):
                self._show(await imports.preview(identity(), asked["import"]))
        except (NotPermitted, NotFound) as error:
            self.refused = error.message
        self.loaded = True

    @rx.event
    @needs(Permission.IMPORT_JOBS)
    async def choose_company(self, slug: str) -> rx.event.EventSpec:
        """Go to another company's imports."""
        return rx.redirect(f"/hire/import?{urlencode({'company': slug})}")

    @rx.event
    @needs(Permission.IMPORT_JOBS)
    async def set_close(self, close: bool) -> None:
        """Say whether what vanished is to close."""
        self.close = close

    @rx.event
    @needs(Permission.IMPORT_JOBS)
    async def apply(self, import_id: str) -> None:
        """Make the company's jobs what the import tells, as far as it was shown."""
        report = await imports.apply(identity(), import_id, self.digest, close=self.close)
        self.applied = imports.outcome(report)
        await show_notice(self, "The import is done.", tone="positive")

    @rx.event
    @needs(Permission.IMPORT_JOBS)
    async def discard(self, import_id: str) -> rx.event.EventSpec:
        """Forget the import."""
        await imports.discard(identity(), import_id)
        return rx.redirect(f"/hire/import?{urlencode({'company': self.company['slug']})}")

    @rx.event(background=True)
    @needs(Permission.IMPORT_JOBS)
    async def follow(self, form: SourceForm) -> Any:
        """Have an address read now, and again and again; the page stays alive while another machine takes its time."""
        async with self:
            company, self.looking, self.follow_problem = self.company["slug"], True, ""
        problem = said = ""
        try:
            said = await _followed(company, form)
        except (InvalidInput, imports.Unreachable) as error:
            problem = error.message  # It is mended in the form.
        finally:
            async with self:
                self.looking, self.follow_problem = False, problem
        if problem:
            return rx.set_focus("follow_address")
        async with self:
            self.form += 1
            await self._list()
            await show_notice(self, f"{said} It is followed from now on.", tone="positive")
        return None

    @rx.event
    @needs(Permission.IMPORT_JOBS)
    async def pause(self, source_id: str, paused: bool) -> None:
        """Have the address read no more for now, or again."""
        await imports.pause_source(identity(), source_id, paused)
        await self._list()

    @rx.event
    @needs(Permission.IMPORT_JOBS)
    async def refresh(self, source_id: str) -> None:
        """Have the address read at once."""
        await imports.refresh_now(identity(), source_id)
        await show_notice(self, "It is being read now. Look again in a moment.", tone="positive")

    @rx.event
    @needs(Permission.IMPORT_JOBS)
    async def unfollow(self, source_id: str) -> None:
        """Have the address read never again; its jobs stay."""
        await imports.delete_source(identity(), source_id)
        await self._list()
        await show_notice(self, "The address is no longer read. Its jobs stay as they are.", tone="positive")

    async def _list(self) -> None:
        self.sources = (await imports.import_page(identity(), self.company["slug"]))["sources"]

    def _show(self, preview: ImportPreview) -> None:
        self.import_id, self.origin, self.problem = preview["id"], preview["origin"], preview["problem"]
        self.kind = preview["kind"]
        self.digest, self.publish, self.risky = preview["digest"], preview["publish"], preview["risky"]
        self.new, self.changed, self.closing = preview["new"], preview["changed"], preview["closing"]
        self.unread, self.notes = preview["unread"], preview["notes"]
        self.counts = {
            "new": preview["new_total"],
            "changed": preview["changed_total"],
            "closing": preview["closing_total"],
            "unchanged": preview["unchanged"],
            "unread": preview["unread_total"],
            "open": preview["open_before"],
        }
        self.close = not preview["risky"]
        self.applied = imports.outcome(preview["report"]) if preview["report"] else ""


async def _followed(company: str, form: SourceForm) -> str:
    every = str(form.get("follow_every", ""))
    _, said = await imports.add_source(
        identity(),
        company,
        imports.kind_of(str(form.get("follow_kind", ""))),
        str(form.get("follow_address", "")),
        every_hours=int(every) if every.isdecimal() else 0,
        publish=form.get("follow_publish") == "yes",
    )
    return said

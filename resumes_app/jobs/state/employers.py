"""The states of `/companies` and of one company's page."""

from urllib.parse import urlencode

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.errors import NotFound
from resumes_app.jobs import service
from resumes_app.jobs.schemas import CompanyRow, CompanyView

MAX_QUERY_CHARS = 100


class CompaniesState(rx.State):
    """The companies of the pilot; the address says which are listed."""

    q: str = ""
    rows: list[CompanyRow] = []
    total: int = 0
    said: str = ""
    """What was looked for instead of `q`; empty where that is what was."""
    loaded: bool = False
    fill: int = 0
    """Grows when the words in the address are not those that were typed last."""
    _typed: str = ""
    _size: int = service.COMPANIES_SIZE

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> None:
        """List what the address asks for."""
        self.q = self.router.url.query_parameters.get("q", "")[:MAX_QUERY_CHARS]
        self._size = service.COMPANIES_SIZE
        if self.q != self._typed:
            self.fill, self._typed = self.fill + 1, self.q
        await self._list()

    @rx.event
    @needs(Permission.ANYONE)
    async def search(self, q: str) -> rx.event.EventSpec:
        """Put the words into the address, which lists them."""
        self._typed = q.strip()[:MAX_QUERY_CHARS]
        words = urlencode({"q": self._typed}) if self._typed else ""
        return rx.redirect(f"/companies?{words}" if words else "/companies", replace=True)

    @rx.event
    @needs(Permission.ANYONE)
    async def more(self) -> None:
        """Show as many again."""
        self._size += service.COMPANIES_SIZE
        await self._list()

    async def _list(self) -> None:
        found = await service.list_companies(self.q, self._size)
        self.rows, self.total, self.said, self.loaded = found["rows"], found["total"], found["said"], True


class CompanyState(rx.State):
    """The company that the address names."""

    company: CompanyView | None = None
    missing: bool = False
    heading: str = "Company"

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> None:
        """Load the company of the address."""
        slug = self.router.url.path.rstrip("/").rpartition("/")[2]
        self.missing = False
        try:
            self.company = await service.company_view(identity(), slug)
            self.heading = self.company["company"]["name"]
        except NotFound:
            self.company, self.missing, self.heading = None, True, "No such company"

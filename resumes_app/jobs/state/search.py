"""The search of `/jobs`. The address holds the whole of it; filters are links to other addresses."""

from dataclasses import replace

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.jobs import service
from resumes_app.jobs.schemas import JobRow, PlaceOption, SearchView, Shelf
from resumes_app.search import Sort

LONGEST_TYPED = 80
"""As many letters of a town are read."""


class SearchState(rx.State):
    """What is found, and what stands in the filters."""

    view: SearchView | None = None
    rows: list[JobRow] = []
    cursor: str = ""
    place: str = ""
    """What stands in the place field at first."""
    within: str = ""
    days: str = ""
    pay: str = ""
    pay_said: str = ""
    """What is wrong with the pay that was typed; empty where nothing is."""
    per: str = "hour"
    currency: str = "EUR"
    sort: str = Sort.BEST.value
    address: str = ""
    """The query of the address, in its shortest form."""
    places: list[PlaceOption] = []
    places_for: str = ""
    """What was typed for which these are the places."""
    fill: int = 0
    """Grows with each address, so that its fields are filled anew."""
    _after: str = ""
    """Where the list begins."""

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> None:
        """Find what the address asks for; who comes back to it finds as much of the list as was shown."""
        if self.router.url.query_parameters.get("tab", Shelf.OPEN) != Shelf.OPEN:
            return
        asked = self._asked()
        after = self.router.url.query_parameters.get("after", "")
        shown = len(self.rows) if (asked.address(), after) == (self.address, self._after) else 0
        view = await service.search_jobs(identity(), asked, after, size=shown)
        self.view, self.rows, self.cursor, self._after = view, view["page"]["rows"], view["page"]["cursor"], after
        self.place, self.places, self.places_for = view["place"], [], ""
        self.within = str(asked.within_km or service.DEFAULT_KM)
        self.days, self.pay, self.pay_said = str(asked.days or ""), asked.pay_text(), ""
        self.per, self.currency, self.sort = asked.per, asked.currency, asked.sort.value
        self.address, self.fill = asked.address(), self.fill + 1

    @rx.event
    @needs(Permission.ANYONE)
    async def more(self, cursor: str) -> None:
        """Add the page after `cursor`, once."""
        if cursor != self.cursor:
            return
        page = await service.more_jobs(identity(), self._asked(), cursor)
        known = {row["slug"] for row in self.rows}
        self.rows = [*self.rows, *(row for row in page["rows"] if row["slug"] not in known)]
        self.cursor = page["cursor"]

    @rx.event
    @needs(Permission.ANYONE)
    async def suggest(self, typed: str) -> None:
        """Offer places that begin like this."""
        typed = typed[:LONGEST_TYPED]
        self.places = await service.place_options(self._asked(), typed) if typed != self.place else []
        self.places_for = typed

    @rx.event
    @needs(Permission.ANYONE)
    async def choose(self, name: str, value: str) -> rx.event.EventSpec | None:
        """Put a value into the address: `within`, `days`, `pay`, `per`, `currency` or `sort`."""
        self.pay_said = service.pay_problem(value) if name == "pay" else ""
        address = service.with_value(self.router.url.query, name, value)
        return None if self.pay_said or address == self._asked().href() else rx.redirect(address)

    @rx.event
    @needs(Permission.ANYONE)
    async def anywhere(self) -> rx.event.EventSpec:
        """Search at every place."""
        return rx.redirect(replace(self._asked(), place_id=None, within_km=None).href())

    def _asked(self) -> service.Asked:
        return service.read_address(self.router.url.query)

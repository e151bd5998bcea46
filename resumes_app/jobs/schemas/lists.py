"""Lists of jobs, and the search over them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypedDict

from resumes_app.companies.schemas import CompanyMark
from resumes_app.search import Piece


class Shelf(StrEnum):
    """The lists of `/jobs`."""

    OPEN = "open"
    SAVED = "saved"
    PASSED = "passed"
    SEARCHES = "searches"
    """Searches that are kept, not jobs."""


class JobRow(TypedDict):
    """A job as a line of a list."""

    slug: str
    title: str
    company: CompanyMark
    facts: str
    """Place, pay and contract on one line, those that are stated."""
    closes_at: str
    closed: bool
    closes_soon: bool
    """Within three days, and the person has not replied."""
    full: bool
    """It has all the replies that it takes."""
    saved: bool
    replied: bool
    drafted: bool
    """A reply is begun and not sent."""
    poster: str
    placeholder: str
    pieces: list[Piece]
    """The title, cut where words of a search stand in it."""
    company_pieces: list[Piece]
    """The company's name, cut likewise."""
    fact_pieces: list[Piece]
    """`facts`, cut likewise."""
    snippet: list[Piece]
    """What the description says around the words; empty where it does not say them."""
    distance_m: int
    """From the place that was asked for; -1 where none was, or the job has none."""


class JobList(TypedDict):
    """A stretch of a list."""

    rows: list[JobRow]
    total: int


class FilterOption(TypedDict):
    """One value of a filter, and the address with it switched."""

    label: str
    count: str
    """How many jobs it would leave, such as "12" or "640+"; empty where that is not known."""
    href: str
    on: bool


class FilterGroup(TypedDict):
    """The values that one filter offers."""

    key: str
    label: str
    options: list[FilterOption]


class FilterChip(TypedDict):
    """A filter that is on, and the address without it."""

    label: str
    metres: int
    """Goes before the label, in the viewer's own unit; 0 for what is no distance."""
    href: str


class SortOption(TypedDict):
    """An order to choose."""

    value: str
    label: str


class SearchPage(TypedDict):
    """A stretch of what a search finds."""

    rows: list[JobRow]
    cursor: str
    """Where the next page begins; empty at the end."""


class SearchView(TypedDict):
    """The first page, and everything beside it."""

    page: SearchPage
    total: str
    """Such as "1 job" or "1,000+ jobs"."""
    groups: list[FilterGroup]
    chips: list[FilterChip]
    sorts: list[SortOption]
    place: str
    """Where distances are counted from; empty without."""
    said: str
    """The words that were looked for instead of those that no job has; empty where all are known, or none is found."""
    exact_href: str
    """The address that looks for the words as they were typed."""
    other: str
    """Where nothing is found: words that find something; empty without."""
    other_href: str
    first_href: str
    """The address of the first page; empty where this is it."""


class PlaceOption(TypedDict):
    """A place that is offered while one types: a `ui.suggest_field.Suggestion`."""

    label: str
    value: str
    """The address that searches there; in a job's form GeoNames' number."""
    text: str
    fills: dict[str, str]


class SavedSearchRow(TypedDict):
    """A search that somebody keeps."""

    public_id: str
    name: str
    href: str
    what: str
    """What it asks for, in words."""
    alerts: str
    """A value of `Alerts`."""
    feed: str
    """The path of its feed."""


@dataclass(frozen=True, slots=True)
class DeletedSearch:
    """All of a search that its person keeps no longer, for an undo."""

    id: int
    public_id: str
    name: str
    query: str
    alerts: str
    feed_token: str
    created_at: datetime
    looked_at: datetime
    told_until: datetime


class ClosingSoon(TypedDict):
    """What a person may still answer, and must soon."""

    count: int
    """Saved jobs and drafts of replies whose deadline is near."""
    slug: str
    title: str
    """Of the first to close."""
    closes_at: str
    """ISO 8601, UTC."""

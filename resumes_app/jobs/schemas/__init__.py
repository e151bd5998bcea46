"""What leaves the jobs area."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypedDict

from resumes_app.companies.schemas import CompanyMark, CompanyProfile
from resumes_app.jobs.schemas.imports import (
    CompanyChoice,
    FactChange,
    ImportPage,
    ImportPreview,
    ImportReport,
    LeftOut,
    PlannedJob,
    SourceView,
)
from resumes_app.jobs.schemas.writing import JobForm, JobSheet
from resumes_app.search import Piece
from resumes_app.studio.schemas import ClipView

__all__ = [
    "Board",
    "ClosingSoon",
    "CompanyChoice",
    "CompanyClip",
    "CompanyList",
    "CompanyPosting",
    "CompanyRow",
    "CompanyView",
    "Deadline",
    "FactChange",
    "FeedPage",
    "FilterChip",
    "FilterGroup",
    "FilterOption",
    "ImportPage",
    "ImportPreview",
    "ImportReport",
    "JobBrief",
    "JobCard",
    "JobForm",
    "JobList",
    "JobPosting",
    "JobRow",
    "JobSheet",
    "JobView",
    "Kept",
    "LeftOut",
    "Missed",
    "PlaceOption",
    "PlannedJob",
    "SavedSearchRow",
    "SearchFeed",
    "SearchPage",
    "SearchView",
    "Shelf",
    "SortOption",
    "SourceView",
]


class JobCard(TypedDict):
    """A job as the feed shows it; every text is ready to be read."""

    slug: str
    title: str
    company: CompanyMark
    place: str
    pay: str
    """Empty where the employer states none."""
    employment: str
    closes_at: str
    """ISO 8601, UTC; empty where there is no deadline."""
    question: str
    review: str
    """When replies are reviewed."""
    promise: str
    """Until when an answer is promised."""
    ways: str
    """In which ways one may reply, and how long a reply may be."""
    limits: str
    """What is narrower than usual about that, in a few words; empty where nothing is."""
    answer: str
    """What the way to reply is called."""
    full: bool
    """It has all the replies that it takes."""
    saved: bool
    replied: bool
    drafted: bool
    """A reply is begun and not sent."""
    why: str
    """Why it stands where it stands, such as "closes in 2 days · near Leeds · matches barista"."""
    clip: ClipView


class FeedPage(TypedDict):
    """A stretch of the feed."""

    cards: list[JobCard]
    cursor: str
    """Where the next page begins; empty at the end."""
    after: str
    """The cursor that was asked with; empty for the first page."""
    total: int
    """Cards in the whole feed of this viewer, passed ones left out; counted up to 1000."""


class Missed(TypedDict):
    """Why the card that an address names is not in the feed."""

    text: str
    page: str
    """Address of the job's own page; empty where it has none."""


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
    """Within three days, and not answered though saved or begun."""
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
    """The words that were looked for instead of those that no job has; empty where all are known."""
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


class JobView(TypedDict):
    """A job with everything its own page tells."""

    slug: str
    title: str
    company: CompanyMark
    about_company: str
    place: str
    pay: str
    employment: str
    closes_at: str
    closed: bool
    full: bool
    """It has all the replies that it takes."""
    question: str
    more_questions: list[str]
    reply_kinds: list[str]
    """Values of `models.jobs.ReplyKind`."""
    reply_limit_s: int
    ways: str
    """The same two in words."""
    answer: str
    """What the way to reply is called."""
    review: str
    reveal: str
    """How each reviewer gets to know a reply; empty where at once."""
    promise: str
    accommodation: str
    """Whom to ask for another way to reply; empty where none is named."""
    description_html: str
    """Sanitised."""
    saved: bool
    passed: bool
    replied: bool
    drafted: bool
    """A reply is begun and not sent."""
    clip: ClipView | None


@dataclass(frozen=True)
class JobBrief:
    """A job as other areas name it."""

    id: int
    slug: str
    title: str
    company_id: int
    company: CompanyMark
    question: str
    place: str
    pay: str
    closes_at: datetime | None
    open: bool
    more_questions: tuple[str, ...]
    reply_kinds: frozenset[str]
    """Values of `models.jobs.ReplyKind`."""
    reply_limit_s: int
    max_replies: int | None
    """No more replies are taken than this; None: no cap."""
    ways: str
    """How one may reply, in words."""
    review: str
    promise: str
    accommodation: str
    full_hd: bool
    """Replies are published in 1080×1920 too, where a take has it."""
    staged_reveal: bool
    """Reviewers read a reply without its name first, then hear it, then see it."""


@dataclass(frozen=True)
class JobPosting:
    """What crawlers and link previews are told about a job."""

    brief: JobBrief
    description_html: str
    """Sanitised."""
    description: str
    """The same as plain text."""
    published_at: datetime
    updated_at: datetime
    employment_type: str
    employment: str
    """The same in words."""
    remote: bool
    hybrid: bool
    country: str
    """ISO 3166, two letters; where the job names none, its company's; empty where neither does."""
    city: str
    """Empty for a remote job that names none; where another job names none, its company's."""
    tags: tuple[str, ...]
    pay_min: int | None
    pay_max: int | None
    pay_currency: str
    pay_unit: str
    website: str
    poster: str
    """A path on this site; empty without a clip."""


@dataclass(frozen=True)
class SearchFeed:
    """What a feed reader is told of a search that somebody keeps.

    Attributes:
        page: Its address on this site.
    """

    title: str
    page: str
    postings: list[JobPosting]
    changed_at: datetime


@dataclass(frozen=True)
class Board:
    """A company whose jobs other software lists."""

    company_id: int
    slug: str
    name: str


class ClosingSoon(TypedDict):
    """What a person may still answer, and must soon."""

    count: int
    """Saved jobs and drafts of replies whose deadline is near."""
    slug: str
    title: str
    """Of the first to close."""
    closes_at: str
    """ISO 8601, UTC."""


@dataclass(frozen=True)
class Deadline:
    """A deadline as a calendar is told of it."""

    slug: str
    title: str
    company: str
    place: str
    closes_at: datetime
    published_at: datetime
    updated_at: datetime
    called_off: bool
    """The job was closed before its deadline."""
    over: bool
    """No reply is taken any more, or the person has sent one."""
    review: str


class Kept(TypedDict):
    """How a company keeps its promise to answer; see `jobs.service.promises`."""

    due: int
    """Answers that were due by now."""
    kept: int
    """Those of them that were given in time."""
    percent: int
    """Rounded down; meaningful where `known`."""
    known: bool
    """There were enough to tell a rate."""
    text: str
    """In a few words, such as "14 of 16 answers in time"."""


class CompanyRow(TypedDict):
    """A company as `/companies` lists it."""

    company: CompanyMark
    place: str
    about: str
    open_jobs: str
    """In words, such as "3 open jobs"."""
    hiring: bool
    """At least one is open."""
    kept: Kept
    poster: str
    """Of its newest job's clip; empty without one."""
    placeholder: str


class CompanyList(TypedDict):
    """A stretch of the companies."""

    rows: list[CompanyRow]
    total: int


class CompanyClip(TypedDict):
    """A job's clip on its company's page."""

    slug: str
    title: str
    clip: ClipView


class CompanyView(TypedDict):
    """A company's page."""

    company: CompanyMark
    about: str
    website: str
    host: str
    place: str
    kept: Kept
    open_jobs: list[JobRow]
    closed_jobs: list[JobRow]
    clips: list[CompanyClip]


@dataclass(frozen=True)
class CompanyPosting:
    """What crawlers and link previews are told about a company."""

    profile: CompanyProfile
    kept: Kept
    jobs: list[tuple[str, str]]
    """Slug and title of each open one."""
    poster: str
    """A path on this site; empty without a clip."""

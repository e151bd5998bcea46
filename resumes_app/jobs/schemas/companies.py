"""Companies with their jobs."""

from dataclasses import dataclass
from typing import TypedDict

from resumes_app.companies.schemas import CompanyMark, CompanyProfile
from resumes_app.jobs.schemas.lists import JobRow
from resumes_app.studio.schemas import ClipView


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
    said: str
    """The words that were looked for instead of those that no company has; empty where they are held."""


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

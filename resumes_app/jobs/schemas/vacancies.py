"""One job: as its page shows it, and as other areas and software are told of it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypedDict

from resumes_app.companies.schemas import CompanyMark
from resumes_app.studio.schemas import ClipView


class JobTag(TypedDict):
    """A plain word that a job is filed under."""

    label: str
    href: str
    """The address of the search for it."""


class WhomToAsk(TypedDict):
    """Whom to ask for another way to reply, in a sentence; all is empty where nobody is named."""

    before: str
    email: str
    """The address in it; empty where there is none."""
    after: str
    """The rest, which ends the sentence."""


class JobView(TypedDict):
    """A job with everything its own page tells."""

    slug: str
    title: str
    company: CompanyMark
    about_company: str
    place: str
    pay: str
    employment: str
    level: str
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
    accommodation: WhomToAsk
    description_html: str
    """Sanitised."""
    tags: list[JobTag]
    saved: bool
    passed: bool
    replied: bool
    drafted: bool
    """A reply is begun and not sent."""
    may_reply: bool
    """Whoever looks could reply to jobs; a guest once they have signed in."""
    may_watch: bool
    """They may watch this job's replies."""
    may_edit: bool
    clip: ClipView | None
    question_clip: ClipView | None
    """The question, as the employer asks it."""


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
    """The same in words; both are empty where it is not stated."""
    level: str
    """In words; empty where it is not stated."""
    remote: bool
    hybrid: bool
    country: str
    """ISO 3166, two letters; of a job that names neither place nor country its company's; empty where none is told."""
    city: str
    """May be empty."""
    tags: tuple[str, ...]
    tag_links: tuple[JobTag, ...]
    pay_min: Decimal | None
    pay_max: Decimal | None
    pay_currency: str
    pay_unit: str
    website: str
    poster: str
    """A path on this site: of the job's clip, else of its company's newest one; empty without any."""


@dataclass(frozen=True)
class SearchFeed:
    """What a feed reader is told of a search that somebody keeps.

    Attributes:
        page: Its address on this site.
        changed_at: When the newest of the jobs did.
        told_at: When it may last have held other jobs.
    """

    title: str
    page: str
    postings: list[JobPosting]
    changed_at: datetime
    told_at: datetime


@dataclass(frozen=True)
class Board:
    """A company whose jobs other software lists."""

    company_id: int
    slug: str
    name: str


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

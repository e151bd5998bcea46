"""What the feed of jobs shows."""

from typing import TypedDict

from resumes_app.companies.schemas import CompanyMark
from resumes_app.studio.schemas import ClipView


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
    """Cards in the whole feed of this viewer, passed ones left out; counted up to 300."""


class Missed(TypedDict):
    """Why the card that an address names is not in the feed."""

    text: str
    page: str
    """Address of the job's own page; empty where it has none."""

"""What leaves the reviews area."""

from typing import Literal, TypedDict

from resumes_app.companies.schemas import CompanyMark
from resumes_app.studio.schemas import ClipView

Kind = Literal["", "shortlist", "decline", "star"]
"""What stands for a reply; empty while nothing does."""

Stage = Literal["words", "sound", "picture"]
"""How much of a reply its reviewer gets; where a job shows replies at once, always the picture."""

PAST: dict[str, str] = {"shortlist": "shortlisted", "decline": "declined", "star": "starred"}
"""Kind → what a person did."""


class DeckCard(TypedDict):
    """A reply in the deck. Days are in the reviewer's time zone."""

    id: str
    """Public id of the application."""
    version: int
    name: str
    """Such as "Applicant 12" before the picture."""
    received: str
    due: str
    """When an answer was promised by; empty without a promise."""
    late: bool
    length: str
    """Of the clip, such as `0:42`."""
    kind: Kind
    by: str
    """Who decided; empty while undecided."""
    mine: bool
    """True where the decision is the viewer's own."""
    decided_at: str
    """ISO 8601, UTC, to the microsecond; empty while undecided."""
    clip: ClipView
    """Before the picture it has the words alone, without the name."""
    stage: Stage
    next: Literal["", "sound", "picture"]
    """What a score opens; empty where nothing is left."""
    scores: dict[str, int]
    """Stage → the viewer's own score of it, 1 to 5."""
    why: str
    """Why it does not begin with words; empty where it does."""
    sound: str
    """Address of the sound by itself, at that stage only."""


class DeckJob(TypedDict):
    """The job of a deck, as its page names it."""

    slug: str
    title: str
    question: str
    """All that was asked, a line each."""
    place: str
    company: CompanyMark
    deadline: str
    waits: str
    """Why nobody can decide yet; empty where one can."""
    staged: bool
    """Replies are revealed in stages."""


class DeckView(TypedDict):
    """The replies to a job that can be watched, in the order in which they came in: a decision moves none."""

    job: DeckJob
    cards: list[DeckCard]
    more_waiting: int
    """Undecided replies beyond those in `cards`."""
    more_decided: int
    """Decided replies beyond those in `cards`."""
    can_decide: bool
    """False for members who only watch."""
    can_score: bool
    """True for who may score replies, and so go on to their next stage."""


class Outcome(TypedDict):
    """A reply after a decision or its undoing."""

    id: str
    version: int
    name: str
    kind: Kind
    by: str
    """Who acted."""
    mine: bool
    """True where `kind` is the viewer's own decision."""
    decided_at: str


class HireJob(TypedDict):
    """A job on the dashboard, with how far its replies are."""

    slug: str
    title: str
    place: str
    company: CompanyMark
    state: Literal["draft", "open", "closed"]
    deadline: str
    waiting: int
    """Replies without a decision."""
    decided: int
    shortlisted: int
    total: int
    promise: str
    promise_state: Literal["none", "due", "late", "kept"]
    in_feed: bool
    """False for an open job that has no clip: people find it by search only."""
    can_manage: bool
    """Whether the viewer may change the job."""

"""A job as those who write it see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypedDict


class JobForm(TypedDict):
    """A job as the form for it shows it: every text as it is typed."""

    title: str
    description: str
    """In light markup."""
    questions: list[str]
    """The first one is the question."""
    place: str
    place_id: str
    """GeoNames' number of the place, where it was chosen or found; else empty."""
    country: str
    """ISO 3166, two letters; empty where none is chosen."""
    remote: str
    employment_type: str
    level: str
    """Empty where nothing is said about it."""
    pay_min: str
    pay_max: str
    pay_currency: str
    pay_unit: str
    tags: str
    """With commas between them."""
    reply_kinds: list[str]
    reply_limit_s: str
    max_replies: str
    """Empty: no cap."""
    review_rule: str
    staged_reveal: bool
    reply_by_days: str
    accommodation_contact: str
    full_hd: bool
    close_date: str
    """ISO 8601, in `time_zone`; empty where none is set."""
    close_time: str
    time_zone: str


class JobSheet(TypedDict):
    """A job as those who write it see it."""

    slug: str
    """Empty for one that is not saved yet."""
    company_id: int
    company: str
    state: Literal["draft", "open", "closed"]
    version: str
    """What is saved on another one is refused."""
    closes: str
    """The deadline in the job's own zone, in words; empty without one."""
    closes_at: str
    """The moment at which an open job closes, ISO 8601; else empty."""
    was_until: str
    """Of a job that was closed early: its deadline, in words; else empty."""
    earliest: str
    """The first day to which its deadline may move, ISO 8601, in its own zone."""
    lacking: dict[str, str]
    """Field of the form → what is missing there for everybody to see it."""
    form: JobForm


@dataclass(frozen=True)
class FormSeen:
    """What somebody saw in the form before they typed on.

    Attributes:
        stored: The job as it was saved.
        sent: As it had been typed when it was saved; the form shows that where it does not show what is stored.
        unpublished: It was a draft.
    """

    stored: JobForm
    sent: Mapping[str, Any] = field(default_factory=dict)
    unpublished: bool = True


class TwoForms(TypedDict):
    """A job that two people have changed: what only one of them changed, both forms have."""

    sheet: JobSheet
    """As it is saved."""
    theirs: JobForm
    """Where both changed something, with what the other one has saved."""
    mine: dict[str, Any]
    """What had been typed in place of that."""

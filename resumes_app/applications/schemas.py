"""What leaves the applications area."""

from typing import Literal, TypedDict

from resumes_app.companies.schemas import CompanyMark
from resumes_app.studio.schemas import ClipView

Standing = Literal["rendering", "failed", "sent", "in_review", "shortlisted", "declined", "withdrawn"]
"""Where a reply is, as its candidate is told."""


class Step(TypedDict):
    """One point on a reply's time line."""

    label: str
    when: str
    """A day in the candidate's time zone; empty while it lies ahead."""
    state: Literal["done", "current", "ahead"]


class ApplicationView(TypedDict):
    """A reply as its candidate sees it. All days are in the candidate's time zone."""

    id: str
    version: int
    job_slug: str
    job_title: str
    place: str
    company: CompanyMark
    standing: Standing
    label: str
    note: str
    steps: list[Step]
    deadline: str
    promise: str
    """When an answer was promised by; empty where none is owed any more."""
    late: bool
    """True once the promised day is past without an answer."""
    render_id: str
    """Public id of the render, for its live progress."""
    progress: int
    """Per cent of the render."""
    clip: ClipView
    has_clip: bool
    can_withdraw: bool
    can_restore: bool

"""Jobs from other systems: what an import would do, and has done."""

from typing import NotRequired, TypedDict


class LeftOut(TypedDict):
    """A row of an import that was not taken over."""

    where: str
    reason: str
    """Completes "Left out, because …"."""


class ImportReport(TypedDict):
    """What an import has done."""

    at: str
    """ISO 8601, UTC."""
    new: int
    drafts: NotRequired[int]
    """Of those, which were to be published and tell too little; reports of long ago lack it."""
    changed: int
    closed: int
    unchanged: int
    unread: list[LeftOut]
    unread_total: int
    notes: list[LeftOut]
    """What the source tells, and was not taken over."""
    problem: str
    """Why nothing was done; empty where something was."""


class FactChange(TypedDict):
    """A fact of a job, as it is and as an import would have it."""

    name: str
    before: str
    after: str


class PlannedJob(TypedDict):
    """A job as a preview lists it."""

    title: str
    facts: str
    slug: str
    """Empty for one that is not here yet."""
    changes: list[FactChange]


class ImportPreview(TypedDict):
    """What an import would change, before it does."""

    id: str
    origin: str
    """The file's name or the address."""
    kind: str
    publish: bool
    problem: str
    """Why nothing of it can be used; empty where something can."""
    new: list[PlannedJob]
    new_total: int
    changed: list[PlannedJob]
    changed_total: int
    closing: list[PlannedJob]
    closing_total: int
    open_before: int
    risky: bool
    """More than half of the open jobs would close."""
    unchanged: int
    unread: list[LeftOut]
    unread_total: int
    notes: list[LeftOut]
    applied: bool
    digest: str
    """Of everything that would change; another one means that something has changed since."""
    report: ImportReport | None


class SourceView(TypedDict):
    """An address that is read again and again."""

    id: str
    kind: str
    address: str
    every: str
    publish: bool
    paused: bool
    failing: bool
    last_run_at: str
    """ISO 8601, UTC; empty before the first time."""
    outcome: str
    """The last time in a sentence."""
    unread: list[LeftOut]


class CompanyChoice(TypedDict):
    """A company whose jobs the viewer may import."""

    slug: str
    name: str


class ImportPage(TypedDict):
    """Everything on the page of imports but the preview."""

    companies: list[CompanyChoice]
    """To choose from."""
    searched: bool
    """There are too many to choose from: `/admin` finds them, and leads here."""
    company: CompanyChoice
    sources: list[SourceView]

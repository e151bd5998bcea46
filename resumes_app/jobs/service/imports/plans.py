"""What an import would do, as data."""

from dataclasses import dataclass, field
from typing import Any

from resumes_app.jobs.service.imports.shapes import ImportedJob, Unread
from resumes_app.models import Job


@dataclass(frozen=True)
class Difference:
    """A fact of a job that the import tells otherwise."""

    name: str
    before: Any
    after: Any


@dataclass
class Changed:
    """A job here that would become another."""

    job: Job
    differences: list[Difference] = field(default_factory=list)
    publish: bool = False
    reopen: bool = False
    adopt: bool = False
    """A followed address has it as one of its own from now on."""

    def facts(self) -> dict[str, Any]:
        """Return the columns that would change, as they would be."""
        return {found.name: found.after for found in self.differences}

    @property
    def any(self) -> bool:
        """True where something would change at all."""
        return bool(self.differences) or self.publish or self.reopen or self.adopt


@dataclass
class Plan:
    """Everything an import would do to one company's jobs."""

    source: str
    publish: bool
    new: list[ImportedJob] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    closing: list[Job] = field(default_factory=list)
    """Open jobs of the same source that it no longer holds."""
    unchanged: int = 0
    drafts: set[str] = field(default_factory=set)
    """Ids at the source of those of `new` that were to be published, and tell too little."""
    unread: list[Unread] = field(default_factory=list)
    notes: list[Unread] = field(default_factory=list)
    """Told by the source, and not taken over."""
    open_before: int = 0
    """Open jobs of the same source."""
    followed: bool = False
    """A followed address tells, and nobody looks: drafts that are here stay drafts."""

    @property
    def risky(self) -> bool:
        """True where more than half of the source's open jobs would close: its feed may be broken."""
        return 2 * len(self.closing) > self.open_before

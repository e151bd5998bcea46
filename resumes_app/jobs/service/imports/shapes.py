"""What every reader returns, and the limits that all of them keep."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, TypedDict

from resumes_app.errors import InvalidInput

MAX_BYTES = 20 * 1024 * 1024
MAX_JOBS = 5000
MAX_UNREAD = 1000
MAX_S = 20.0


class Unusable(InvalidInput):
    """The file or answer as a whole cannot be used; nothing was changed."""


TOO_LARGE = f"This is larger than {MAX_BYTES // 1024 // 1024} MB. Split it, or export fewer jobs at a time."


class BadRow(Exception):
    """One job cannot be read, for a reason that completes the sentence "Left out, because …"."""


class JobFacts(TypedDict, total=False):
    """Columns of `Job`, those that the source tells; what it does not tell stays as it is."""

    title: str
    description_html: str
    """Sanitised."""
    place: str
    country: str
    remote: str
    employment_type: str
    level: str | None
    pay_min: Decimal | None
    pay_max: Decimal | None
    pay_currency: str
    pay_unit: str
    tags: list[str]
    question: str
    time_zone: str
    source_url: str


@dataclass(frozen=True)
class ImportedJob:
    """One job as its source tells it, in our terms."""

    source_id: str
    facts: JobFacts
    closes_at: datetime | None = None
    closed: bool = False
    """The source lists it as closed."""
    note: str = ""
    """What of it is not taken over, and why; empty where everything is."""


@dataclass(frozen=True)
class Unread:
    """A row that was left out."""

    where: str
    reason: str
    source_id: str = ""
    """Where it can be read: the job of that id has not vanished."""


@dataclass(frozen=True)
class Reading:
    """Everything in one file or answer."""

    jobs: list[ImportedJob] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    board: str = ""
    """The name of the board or site it is from, where it tells."""
    notes: list[Unread] = field(default_factory=list)
    """What of the whole, or of a row that is, is not taken over, and why."""


class Budget:
    """The time that reading may take."""

    def __init__(self, seconds: float = MAX_S) -> None:
        self._until = time.monotonic() + seconds

    def check(self) -> None:
        """Go on, or raise `Unusable` once the time is over."""
        if time.monotonic() > self._until:
            raise Unusable("Reading this took too long. Export fewer jobs at a time.")


def collect(
    rows: Iterable[tuple[str, Any]], read: Callable[[Any], ImportedJob | None], id_of: Callable[[Any], str]
) -> Reading:
    """Return what `read` makes of each row, and why of each that it cannot; None leaves a row out silently.

    Args:
        rows: Pairs of where ("job 3", "line 7") and the row itself.
        id_of: Returns the row's id, empty where it has none; must not raise.

    Raises:
        Unusable: There are too many rows, or reading takes too long.
    """
    budget, found, jobs = Budget(), set[str](), list[ImportedJob]()
    unread, notes = list[Unread](), list[Unread]()
    for where, row in rows:
        budget.check()
        try:
            job = read(row)
            if job is not None and job.source_id in found:
                raise BadRow(f"its id “{job.source_id}” occurs twice")
        except BadRow as error:
            unread.append(Unread(where, str(error), id_of(row)))
            job = None
        if job is not None:
            found.add(job.source_id)
            jobs.append(job)
            notes += [Unread(where, job.note, job.source_id)] if job.note else []
        if len(jobs) > MAX_JOBS:
            raise Unusable(f"There are more than {MAX_JOBS} jobs in it. Import fewer at a time.")
        if len(unread) > MAX_UNREAD:
            raise Unusable(f"More than {MAX_UNREAD} jobs in it cannot be read. The first: {unread[0].reason}.")
    return Reading(jobs, unread, notes=notes)

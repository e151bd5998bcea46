"""Where a feed goes on: an order that was made once travels in the cursor, so that no page skips or repeats."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from resumes_app.errors import InvalidInput

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MAX_IDS = 500
MAX_NUMBER = 2**53
LONGEST = 12_000
"""Characters of a cursor: `MAX_IDS` ids of nine digits, twice."""

Edge = tuple[int, int]
"""A moment in µs since `EPOCH`, and a job's id: the last row of a window that was read in that order."""


@dataclass(frozen=True)
class Cursor:
    """A place in a viewer's feed.

    Attributes:
        as_of: The moment the order was made for, in µs since `EPOCH`.
        total: Cards in the whole feed then.
        rest: Ids of the jobs that come next, in order.
        newest: Down to where the newest were read; None: nothing is left of the unseen ones.
        closing: Up to where the soonest to close were read.
        apart: Ids that were taken out of their turn: near the viewer, or to their taste, or asked for.
        seen: Up to where those seen before were read; None: not begun.
    """

    as_of: int
    total: int
    rest: tuple[int, ...] = ()
    newest: Edge | None = None
    closing: Edge | None = None
    apart: tuple[int, ...] = ()
    seen: Edge | None = None

    @property
    def moment(self) -> datetime:
        """The moment the order was made for."""
        return EPOCH + timedelta(microseconds=self.as_of)

    def taken(self, count: int) -> tuple[tuple[int, ...], Self]:
        """Return the next `count` ids, and the cursor behind them."""
        return self.rest[:count], replace(self, rest=self.rest[count:])

    def text(self) -> str:
        """Return the cursor as text for an address."""
        packed = json.dumps([getattr(self, field.name) for field in fields(self)], separators=(",", ":"))
        return urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def read_cursor(text: str) -> Cursor:
    """Return the cursor that was written as `text`.

    Raises:
        InvalidInput: It was not written by `Cursor.text`.
    """
    try:
        if len(text) > LONGEST:
            raise ValueError("too long")
        values = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if not isinstance(values, list) or len(values) != len(fields(Cursor)):
            raise ValueError("other fields")
        as_of, total, rest, newest, closing, apart, seen = values
        return Cursor(
            _number(as_of), _number(total), _ids(rest), _edge(newest), _edge(closing), _ids(apart), _edge(seen)
        )
    except (ValueError, TypeError, RecursionError) as error:
        raise InvalidInput("The feed has moved on. Reload the page.") from error


def micros(moment: datetime) -> int:
    """Return the moment in µs since `EPOCH`."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value < MAX_NUMBER:
        raise ValueError("no number of ours")
    return value


def _ids(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list) or len(value) > MAX_IDS:
        raise ValueError("no ids of ours")
    ids = tuple(_number(one) for one in value)
    if any(one >= 2**31 for one in ids):
        raise ValueError("no ids of ours")
    return ids


def _edge(value: Any) -> Edge | None:
    if value is None:
        return None
    moment, job_id = value
    (job_id,) = _ids([job_id])
    return _number(moment), job_id

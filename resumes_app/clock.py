"""The only source of the present moment, so that tests can hold it still."""

from collections.abc import Callable
from datetime import UTC, datetime


def _system_now() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _system_now


def now() -> datetime:
    """Return the present moment as an aware UTC datetime."""
    return _source()


def set_source(source: Callable[[], datetime] | None) -> None:
    """Make `now` answer with `source()`; None puts the system's clock back."""
    global _source
    _source = source or _system_now

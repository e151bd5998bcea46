"""Moments as people and programs write them."""

from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

from resumes_app.errors import InvalidInput
from resumes_app.jobs.service.deadlines import instant_of
from resumes_app.jobs.service.imports.shapes import BadRow

LAST_MINUTE = time(23, 59)


def moment(told: str, zone: str) -> datetime | None:
    """Return the deadline that `told` means (aware, UTC); a day means its last minute, an empty text None.

    Args:
        zone: Whose clocks it is told by, where it does not say.

    Raises:
        BadRow: It is no date.
    """
    told = told.strip()[:60]
    if not told:
        return None
    try:
        if len(told) == 10:
            return instant_of(datetime.combine(date.fromisoformat(told), LAST_MINUTE), zone)
        found = _parsed(told)
        return found.astimezone(UTC) if found.tzinfo else instant_of(found, zone)
    except (ValueError, OverflowError, InvalidInput) as error:
        raise BadRow(f"its close date “{told}” is none: write 2027-01-31, or 2027-01-31T18:00+01:00") from error


def _parsed(told: str) -> datetime:
    try:
        return datetime.fromisoformat(told)
    except ValueError:
        return parsedate_to_datetime(told)

"""The promise clock: by when an employer owes an answer."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from resumes_app import clock
from resumes_app.models import Job
from resumes_app.models.jobs import ReviewRule

FAR_OFF = timedelta(days=300)
"""A day further away could be taken for one of this year or the next months."""


def promised_by(job: Job, submitted_at: datetime) -> datetime | None:
    """Return when a reply of `submitted_at` is to be answered; None for one reviewed after a close that is not set."""
    start = submitted_at if job.review_rule == ReviewRule.ROLLING else job.closed_at or job.closes_at
    return start + timedelta(days=job.reply_by_days) if start else None


def local(moment: datetime, time_zone: str) -> datetime:
    """Return `moment` on the wall clock of `time_zone` (an IANA name; an unknown one counts as UTC)."""
    try:
        return moment.astimezone(ZoneInfo(time_zone))
    except (ZoneInfoNotFoundError, ValueError):
        return moment


def day(moment: datetime, time_zone: str) -> str:
    """Return the day as people write it, such as `12 Dec`, and `12 Dec 2028` where that is far off.

    The browser has the same rule: `ui/moment_text.js`.
    """
    there = local(moment, time_zone)
    far_off = abs(moment - clock.now()) > FAR_OFF
    return f"{there.day} {there:%b %Y}" if far_off else f"{there.day} {there:%b}"


def day_and_time(moment: datetime, time_zone: str) -> str:
    """Return the day and the minute, such as `12 Dec, 18:00`."""
    return f"{day(moment, time_zone)}, {local(moment, time_zone):%H:%M}"


def closing_text(moment: datetime | None, time_zone: str) -> str:
    """Return until when something is open, its zone named: `12 Dec, 18:00 CET`; empty where it never closes."""
    return f"{day_and_time(moment, time_zone)} {local(moment, time_zone):%Z}" if moment else ""

"""A job's form, filled in."""

from typing import Any

FILLED: dict[str, Any] = {
    "title": "Barista, early shift",
    "description": "You open the café.\n\n- coffee\n- people",
    "questions": ["What makes a good morning?"],
    "place": "Porto",
    "country": "PT",
    "remote": "onsite",
    "employment_type": "PART_TIME",
    "level": "entry",
    "pay_min": "9",
    "pay_max": "12",
    "pay_currency": "EUR",
    "pay_unit": "HOUR",
    "tags": "Coffee, early shift, coffee",
    "reply_kinds": ["video", "sound", "text"],
    "reply_limit_s": "60",
    "max_replies": "",
    "review_rule": "rolling",
    "staged_reveal": False,
    "reply_by_days": "7",
    "accommodation_contact": "Rosa, rosa@example.test",
    "full_hd": False,
    "close_date": "2026-11-20",
    "close_time": "18:00",
    "time_zone": "Europe/Lisbon",
}
"""As it is typed at `tests.jobs.factories.NOON`; nothing is missing."""


def filled(**changes: Any) -> dict[str, Any]:
    """The form with some fields typed otherwise."""
    return FILLED | changes

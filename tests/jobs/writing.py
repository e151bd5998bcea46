"""A job's form, filled in; and tabs that have opened one."""

from datetime import timedelta
from typing import Any

from resumes_app import clock
from resumes_app.jobs.state import JobFormState
from resumes_app.models import Job
from tests.events import Rig

NEW = "/hire/jobs/new"
FILLED: dict[str, Any] = {
    "title": "Barista, early shift",
    "description": "You open the café.\n\n- coffee\n- people",
    "questions": ["What makes a good morning?"],
    "place": "Porto",
    "place_id": "",
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


def fields(**changes: str) -> dict[str, str]:
    """What the browser sends: every field by its name, and the pressed button."""
    day = f"{clock.now() + timedelta(days=9):%Y-%m-%d}"
    plain = {name: text for name, text in FILLED.items() if isinstance(text, str)}
    return {**plain, "close_date": day, "reply_video": "yes", "reply_text": "yes", "fill": "1", **changes}


def edit(job: Job) -> str:
    """The address of a job's form."""
    return f"/hire/jobs/{job.slug}/edit"


async def writing(rig: Rig, cookie: str, tab: str = "") -> Any:
    """The state of a tab's form."""
    return await rig.state(JobFormState, cookie, tab=tab)


async def draft_in_two_tabs(rig: Rig, cookie: str) -> str:
    """A draft that the tabs "a" and "b" have opened; returns its address."""
    await rig.open(NEW, cookie)
    await rig(JobFormState.typed(fields()), cookie, path=NEW)
    page = f"/hire/jobs/{(await writing(rig, cookie)).slug}/edit"
    for tab in ("a", "b"):
        await rig.open(page, cookie, tab=tab)
    return page


async def stored(rig: Rig, cookie: str, page: str) -> Any:
    """The job as a tab that opens now shows it."""
    await rig.open(page, cookie, tab="c")
    return await writing(rig, cookie, "c")

"""Deadlines as a calendar reads them (RFC 5545): of one job, or of all that a person saved."""

from datetime import UTC, timedelta
from urllib.parse import urlsplit

from icalendar import Alarm, Calendar, Event
from starlette.requests import Request
from starlette.responses import Response

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.config import settings
from resumes_app.jobs import service
from resumes_app.jobs.schemas import Deadline
from resumes_app.ui.served_feed import PRIVATE, Stamp, answer
from resumes_app.ui.served_page import absolute

REFRESH = timedelta(hours=6)
ALARMS = (timedelta(hours=-24), timedelta(hours=-2))


@needs(Permission.ANYONE)
async def deadlines(request: Request) -> Response:
    """Answer the calendar of a person, by its secret token, or the deadline of a job, by its slug.

    Raises:
        NotFound: It is neither, or the job has no deadline, or the person has turned their calendar off.
    """
    token: str = request.path_params["token"]
    saved = await service.saved_deadlines(token)
    found = saved if saved is not None else [await service.job_deadline(token)]
    # In UTC, which no calendar can read wrongly: the clocks of a zone may change between now and then.
    body = calendar_of(found, subscribed=saved is not None)
    response = answer(request, Stamp(body), "text/calendar; charset=utf-8", body, cache=PRIVATE)
    response.headers["X-Robots-Tag"] = "noindex"
    if saved is None:
        response.headers["Content-Disposition"] = f'attachment; filename="{token}.ics"'
    return response


def calendar_of(found: list[Deadline], *, subscribed: bool) -> str:
    """Return the deadlines as a calendar."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings().brand_name}//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if subscribed:
        name = f"Deadlines · {settings().brand_name}"
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for deadline in found:
        calendar.add_component(_event(deadline))
    return str(calendar.to_ical().decode())


def _event(deadline: Deadline) -> Event:
    event = Event()
    # The same in every calendar: a job that was added by itself and is subscribed to stands there once.
    event.add("uid", f"{deadline.slug}@{urlsplit(settings().base_url).hostname}")
    changed_at = deadline.updated_at.astimezone(UTC)
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("sequence", max(0, int((deadline.updated_at - deadline.published_at).total_seconds())))
    event.add("dtstart", deadline.closes_at.astimezone(UTC))
    event.add("summary", f"{_state(deadline)}{deadline.title} at {deadline.company}")
    address = absolute(f"/jobs/{deadline.slug}")
    event.add("description", f"The last moment to reply. {deadline.review}\n{address}")
    event.add("url", address)
    if deadline.place:
        event.add("location", deadline.place)
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if deadline.called_off else "CONFIRMED")
    for before in () if deadline.over else ALARMS:
        event.add_component(_alarm(before, f"{deadline.title} at {deadline.company} closes soon"))
    return event


def _state(deadline: Deadline) -> str:
    if deadline.called_off:
        return "Closed: "
    return "" if deadline.over else "Reply by now: "


def _alarm(before: timedelta, words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", before)
    return alarm

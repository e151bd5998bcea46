"""Deadlines in a calendar."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar, Event

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST
from resumes_app.errors import SignInNeeded
from resumes_app.jobs import service
from resumes_app.models import Application, User
from resumes_app.models.jobs import JobStatus
from tests.factories import identity_for, make_company, make_job, make_member, make_user
from tests.jobs.factories import NOON
from tests.jobs.reading import HOSTILE, ask

DAY = timedelta(days=1)


async def events(path: str) -> dict[str, Event]:
    """The calendar's events by the slug of their job."""
    response = await ask(path)
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    assert b"\r\n" in response.content and all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    calendar = Calendar.from_ical(response.text)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
    return {str(event["UID"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


def alarms(event: Event) -> list[timedelta]:
    return [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]


@pytest.mark.parametrize(
    ("local", "zone", "utc"),
    [
        ("2026-10-24T23:59", "Europe/Berlin", "20261024T215900Z"),
        ("2026-10-25T02:30", "Europe/Berlin", "20261025T013000Z"),  # That hour comes twice.
        ("2026-10-25T23:59", "Europe/Berlin", "20261025T225900Z"),
        ("2027-03-28T03:30", "Europe/Berlin", "20270328T013000Z"),
    ],
)
async def test_a_jobs_deadline_is_one_moment_in_every_calendar(database: None, local: str, zone: str, utc: str) -> None:
    clock.set_source(lambda: NOON - timedelta(days=30))
    closes_at = service.instant_of(datetime.fromisoformat(local), zone)
    await make_job(await make_company(name="Beans"), slug="tide", title="Barista", closes_at=closes_at, time_zone=zone)
    text = (await ask("/calendar/tide.ics")).text
    assert f"DTSTART:{utc}\r\n" in text
    event = (await events("/calendar/tide.ics"))["tide"]
    assert event["DTSTART"].dt == closes_at
    assert event["DTSTAMP"].dt == NOON - timedelta(days=30)
    assert (event["SUMMARY"], event["STATUS"]) == ("Reply by now: Barista at Beans", "CONFIRMED")
    assert event["URL"] == "http://localhost:8000/jobs/tide"
    assert "Replies are reviewed as they come." in event["DESCRIPTION"]
    assert alarms(event) == [timedelta(hours=-24), timedelta(hours=-2)]


async def test_a_deadline_that_moved_is_the_same_event_later_on(database: None) -> None:
    now = [NOON]
    clock.set_source(lambda: now[0])
    company = await make_company()
    recruiter = await identity_for(await make_member(company))
    await make_job(company, slug="tide", closes_at=NOON + 2 * DAY)
    first = (await events("/calendar/tide.ics"))["tide"]
    now[0] += DAY
    await service.extend_job(recruiter, "tide", NOON + 5 * DAY)
    later = (await events("/calendar/tide.ics"))["tide"]
    assert (later["UID"], later["DTSTART"].dt) == (first["UID"], NOON + 5 * DAY)
    assert later["SEQUENCE"] > first["SEQUENCE"]
    now[0] += DAY
    await service.close_job(recruiter, "tide")
    closed = (await events("/calendar/tide.ics"))["tide"]
    assert (closed["STATUS"], closed["UID"], alarms(closed)) == ("CANCELLED", first["UID"], [])
    assert closed["SEQUENCE"] > later["SEQUENCE"]
    now[0] = NOON + 6 * DAY


async def test_a_job_that_closed_in_time_is_not_called_off(database: None) -> None:
    clock.set_source(lambda: NOON)
    await make_job(slug="over", closes_at=NOON)
    await service.close_due()
    event = (await events("/calendar/over.ics"))["over"]
    assert (event["STATUS"], alarms(event)) == ("CONFIRMED", [])


@pytest.mark.parametrize(
    "fields",
    [{"closes_at": None}, {"status": JobStatus.DRAFT, "published_at": None}, {"slug": "other"}],
    ids=["endless", "draft", "unknown"],
)
async def test_what_has_no_public_deadline_has_no_calendar(database: None, fields: dict[str, Any]) -> None:
    await make_job(**({"slug": "tide"} | fields))
    assert (await ask("/calendar/tide.ics")).status_code == 404


async def test_saved_jobs_are_one_calendar_that_only_its_person_can_find(database: None) -> None:
    clock.set_source(lambda: NOON)
    who = await identity_for(await make_user())
    for slug, closes_at in {"b": NOON + 2 * DAY, "a": NOON + DAY, "old": NOON - 40 * DAY, "endless": None}.items():
        await make_job(slug=slug, closes_at=closes_at)
        await service.save(who, slug)
    await make_job(slug="unsaved")
    assert await service.calendar_path(who) == ""
    path = await service.turn_on_calendar(who)
    assert await service.turn_on_calendar(who) == path == await service.calendar_path(who)
    assert len(path) > len("/calendar/.ics") + 30
    assert list(await events(path)) == ["a", "b"]
    await service.unsave(who, "a")
    assert list(await events(path)) == ["b"]
    response = await ask(path)
    assert response.headers["cache-control"] == "private, no-cache"
    assert response.headers["x-robots-tag"] == "noindex"
    assert (await ask(path, if_none_match=response.headers["etag"])).status_code == 304
    await service.turn_off_calendar(who)
    assert (await ask(path)).status_code == 404
    assert await service.turn_on_calendar(who) != path
    assert (await ask(path)).status_code == 404


async def test_who_has_replied_is_not_alarmed(database: None) -> None:
    user = await make_user()
    who = await identity_for(user)
    job = await make_job(slug="tide", title="Barista")
    await service.save(who, "tide")
    path = await service.turn_on_calendar(who)
    async with db.transaction() as session:
        session.add(Application(job_id=job.id or 0, candidate_id=user.id or 0))
    event = (await events(path))["tide"]
    assert alarms(event) == []
    assert str(event["SUMMARY"]).startswith("Barista at")


async def test_an_erased_person_has_no_calendar(database: None) -> None:
    user = await make_user()
    path = await service.turn_on_calendar(await identity_for(user))
    async with db.transaction() as session:
        found = await session.get(User, user.id)
        assert found
        found.deleted_at = datetime.now(UTC)
    assert (await ask(path)).status_code == 404


async def test_a_guest_has_no_calendar_of_saved_jobs(database: None) -> None:
    for act in (service.calendar_path, service.turn_on_calendar, service.turn_off_calendar):
        with pytest.raises(SignInNeeded):
            await act(GUEST)


async def test_nothing_in_a_job_can_leave_its_place_in_a_calendar(database: None) -> None:
    evil = "Barista\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil;,\\"
    await make_job(await make_company(name=HOSTILE.replace("\x08", "")), slug="tide", title=evil)
    assert list(await events("/calendar/tide.ics")) == ["tide"]

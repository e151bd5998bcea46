"""Places that are offered while one types, and where on the globe a job is that names one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db, search
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.jobs.schemas import PlaceOption
from resumes_app.jobs.service.asked import Asked
from resumes_app.models import Job
from resumes_app.search import PlaceChoice

LONGEST_ID = 10


async def place_options(asked: Asked, typed: str) -> list[PlaceOption]:
    """Return places whose name begins with what was typed, each with the address that searches there."""
    async with db.reading() as session:
        places = await search.suggest_places(session, typed)
    return [_option(place, replace(asked, place_id=place["id"]).href(), {}) for place in places]


async def job_places(who: Identity, typed: str) -> list[PlaceOption]:
    """Return places whose name begins with what was typed, each with what it fills in a job's form.

    Raises:
        SignInNeeded, NotPermitted: `who` manages no company's jobs.
    """
    require(who, Permission.MANAGE_JOBS)
    async with db.reading() as session:
        places = await search.suggest_places(session, typed)
    return [_option(place, str(place["id"]), {"country": place["country"]}) for place in places]


def _option(place: PlaceChoice, value: str, fills: dict[str, str]) -> PlaceOption:
    return PlaceOption(label=place["label"], value=value, text=place["name"], fills=fills)


async def located_text(form: Mapping[str, Any]) -> str:
    """Return in words whether searches nearby find a job of this form (`JobForm`); empty where it names no place."""
    name, country, chosen = (str(form.get(field, "")) for field in ("place", "country", "place_id"))
    if not name.strip():
        return ""
    async with db.reading() as session:
        place = await _named(session, name, country, place_number(chosen))
    if place:
        return f"Searches nearby find it at {place['label']}."
    return "We do not know this place, so searches nearby cannot find the job. Choose a town from the list if you can."


async def locate(session: AsyncSession, job: Job, chosen: int | None) -> None:
    """The job is at the place it names: the one that was chosen, or the largest of that name; nowhere without any."""
    place = await _named(session, job.place, job.country, chosen)
    job.place_id = place["id"] if place else None
    job.latitude = place["latitude"] if place else None
    job.longitude = place["longitude"] if place else None


async def _named(session: AsyncSession, name: str, country: str, chosen: int | None) -> PlaceChoice | None:
    place = await search.place_by_id(session, chosen) if chosen is not None else None
    name = name.replace("\0", "")
    if place and name.strip().casefold() == place["name"].casefold() and country in {"", place["country"]}:
        return place
    return await search.find_place(session, name, country) if name.strip() else None


def place_number(typed: str) -> int | None:
    """Return the number of a place as a form has it; None for none."""
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_ID else None
    return number if number is not None and number < 2**31 else None

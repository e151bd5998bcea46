"""A few towns of the world: all of them would take seconds."""

from typing import Any

from resumes_app.search import load_places

PORTO, LISBON, COPENHAGEN, PORTLAND = 2735943, 2267057, 2618425, 5746545
PORTO_ALEGRE, BORDEAUX = 3452925, 3031582
ODESA, ODESSA_IN_TEXAS, SANTIAGO, SAN = 698740, 5527554, 3871336, 2449893
PORTLAND_IN_MAINE, LONDON, LONDON_IN_CANADA = 4975802, 2643743, 6058560


def _town(
    number: int, name: str, country: str, where: tuple[float, float], people: int, *names: str, state: str = "OR"
) -> dict[str, Any]:
    return {
        "geonameid": number,
        "name": name,
        "countrycode": country,
        "admin1code": state,
        "latitude": where[0],
        "longitude": where[1],
        "population": people,
        "alternatenames": list(names),
    }


TOWNS = [
    _town(PORTO, "Porto", "PT", (41.14961, -8.61099), 249_633, "Oporto", "Порту"),
    _town(LISBON, "Lisbon", "PT", (38.72509, -9.1498), 517_802, "Lisboa", "Lissabon"),
    _town(COPENHAGEN, "Copenhagen", "DK", (55.67594, 12.56553), 1_153_615, "København", "Kopenhagen"),
    _town(PORTLAND, "Portland", "US", (45.52345, -122.67621), 652_503),
]
RIVALS = [
    _town(PORTO_ALEGRE, "Porto Alegre", "BR", (-30.03283, -51.23019), 1_372_741),
    _town(BORDEAUX, "Bordeaux", "FR", (44.84044, -0.5805), 260_958, "Bordeus", "Porto"),
    _town(ODESA, "Odesa", "UA", (46.48572, 30.74383), 1_010_537, "Odessa"),
    _town(ODESSA_IN_TEXAS, "Odessa", "US", (31.84568, -102.36764), 114_428, state="TX"),
    _town(SANTIAGO, "Santiago", "CL", (-33.45694, -70.64827), 4_837_295),
    _town(SAN, "San", "ML", (13.30335, -4.89562), 66_967),
]
"""Larger ones that begin with Porto's name, or are called so elsewhere; small ones with the names of large ones."""
NAMESAKES = [
    _town(PORTLAND_IN_MAINE, "Portland", "US", (43.65737, -70.2589), 66_881, state="ME"),
    _town(LONDON, "London", "GB", (51.50853, -0.12574), 8_961_989),
    _town(LONDON_IN_CANADA, "London", "CA", (42.98339, -81.23304), 346_765),
]


async def load_towns() -> None:
    """Have `TOWNS` in the emptied database."""
    await load_places(TOWNS)

"""A search as the address of `/jobs` has it: the address holds all of it, so that it can be shared and gone back to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from urllib.parse import parse_qsl, urlencode

from resumes_app.jobs.service.amounts import EXAMPLES, plain_amount, read_amount
from resumes_app.models.jobs import Level, Remote, ReplyKind
from resumes_app.search import FACETS, PlaceChoice, Query, Sort, Wanted

MAX_QUERY_CHARS = 100
MAX_VALUES = 10
WITHIN_KM = (5, 10, 25, 50, 100, 200)
DEFAULT_KM = 25
DAYS = (1, 3, 7, 14, 30)
PER_YEAR = {"hour": 2080, "month": 12, "year": 1}
"""How many there are in a year of full-time work."""
CURRENCIES = ("EUR", "GBP", "USD", "CHF", "DKK", "SEK", "NOK", "PLN", "CZK", "CAD", "AUD", "ZAR", "KES")
MAX_PAY = 10_000_000
FIXED = {
    "level": tuple(Level),
    "remote": tuple(Remote),
    "reply": tuple(ReplyKind),
    "duet": ("yes",),
}
"""Groups whose values are known."""

SINGLE = {"within", "days", "pay", "per", "currency", "sort"}
"""What the address has once."""


@dataclass(frozen=True)
class Asked:
    """What the address asks for. What cannot be understood in it is left out: a link from elsewhere must not fail."""

    q: str = ""
    exact: bool = False
    place_id: int | None = None
    within_km: int | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pay: Decimal | None = None
    per: str = "hour"
    currency: str = "EUR"
    days: int | None = None
    sort: Sort = Sort.BEST

    def address(self) -> str:
        """Return it as the query of an address, without the question mark; equal searches have equal addresses."""
        asked: list[tuple[str, object]] = [("q", self.q), ("exact", "1" if self.exact else "")]
        asked += [("place", self.place_id), ("within", self.within_km)]
        asked += [(group, value) for group in FACETS for value in self.facets.get(group, ())]
        asked += [("pay", self.pay_text()), ("per", self.per if self.per != "hour" else "")]
        asked += [("currency", self.currency if self.currency != "EUR" else "")]
        asked += [("days", self.days), ("sort", self.sort if self.sort != Sort.BEST else "")]
        return urlencode([(name, str(value)) for name, value in asked if value])

    def pay_text(self) -> str:
        """Return the least pay as the address and its field have it; empty without one."""
        return plain_amount(self.pay) if self.pay else ""

    def href(self) -> str:
        """Return its address on this site."""
        return f"/jobs?{self.address()}" if self.address() else "/jobs"

    def switched(self, group: str, value: str) -> "Asked":
        """Return the search with a value of a group put in, or taken out where it was in."""
        values = self.facets.get(group, ())
        now = tuple(v for v in values if v != value) if value in values else (*values, value)
        return replace(self, facets={**self.facets, group: now})

    def wanted(self, query: Query, place: PlaceChoice | None, since: datetime | None = None) -> Wanted:
        """Return it as the search itself understands it."""
        within_km = self.within_km or DEFAULT_KM
        return Wanted(
            query=query,
            near=(place["latitude"], place["longitude"]) if place else None,
            within_m=within_km * 1000 if place else None,
            facets={group: values for group, values in self.facets.items() if values},
            pay_year=self.pay * PER_YEAR[self.per] if self.pay else None,
            currency=self.currency,
            days=self.days,
            since=since,
            sort=self.sort,
        )


def read_address(query: str) -> Asked:
    """Return what the query of an address asks for."""
    asked: dict[str, list[str]] = {}
    for name, value in _fields(query):
        asked.setdefault(name, []).append(value)

    def first(name: str) -> str:
        return asked.get(name, [""])[0].strip()

    sort = first("sort")
    per, currency = first("per"), first("currency").upper()
    place_id = _number(first("place"), 2**31 - 1)
    return Asked(
        q=first("q")[:MAX_QUERY_CHARS],
        exact=first("exact") == "1",
        place_id=place_id,
        within_km=_one_of(first("within"), WITHIN_KM) if place_id else None,
        facets={group: values for group in FACETS if (values := _values(group, asked.get(group, [])))},
        pay=_amount(first("pay")),
        per=per if per in PER_YEAR else "hour",
        currency=currency if currency in CURRENCIES else "EUR",
        days=_one_of(first("days"), DAYS),
        sort=Sort(sort) if sort in set(Sort) else Sort.BEST,
    )


def with_words(query: str, q: str) -> str:
    """Return the address with other words; a query of an address as `read_address` takes it."""
    return replace(read_address(query), q=q, exact=False).href()


def with_value(query: str, name: str, value: str) -> str:
    """Return the address with one value changed; an empty one takes the filter off, an unfit one too."""
    kept = [(key, old) for key, old in _fields(query) if key != name]
    return read_address(urlencode([*kept, (name, value)] if name in SINGLE else kept)).href()


def pay_problem(typed: str) -> str:
    """Return what is wrong with a least pay that was typed; empty where nothing is, or nothing was typed."""
    if not typed.strip() or _amount(typed) is not None:
        return ""
    return f"Type an amount {EXAMPLES}, up to {MAX_PAY:,}. The list stays as it is."


def _fields(query: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query[:2000], max_num_fields=60)
    except ValueError:  # More fields than any search of ours has.
        return []


def _values(group: str, given: list[str]) -> tuple[str, ...]:
    values = [value.strip()[:80].replace("\x00", "") for value in given]
    known = FIXED.get(group)
    kept = sorted({value for value in values if value and (known is None or value in known)})
    return tuple(kept[:MAX_VALUES])


def _number(text: str, most: int) -> int | None:
    if not (text.isascii() and text.isdigit()):
        return None
    number = int(text[:12])
    return number if 0 < number <= most else None


def _amount(text: str) -> Decimal | None:
    amount = read_amount(text)
    return amount if amount is not None and 0 < amount <= MAX_PAY else None


def _one_of(text: str, choices: tuple[int, ...]) -> int | None:
    number = _number(text, max(choices))
    return number if number in choices else None

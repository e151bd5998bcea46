"""What is looked for, and its conditions in SQL."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from resumes_app import clock
from resumes_app.models import JobSearch
from resumes_app.search.words import Query

FACETS = ("kind", "level", "remote", "company", "tag", "reply", "duet")
"""Groups of a job's facets. Values of one group widen a search; groups narrow each other."""


class Sort(StrEnum):
    """The order of what is found."""

    BEST = "best"
    """What matches the words best; without words the newest."""
    NEWEST = "newest"
    CLOSING = "closing"
    PAY = "pay"
    """The best paid in `currency`; jobs that state no pay in it are left out."""
    DISTANCE = "distance"
    """The nearest to `near`; jobs without a place are left out."""


@dataclass(frozen=True)
class Wanted:
    """What a search asks for; what is empty or None does not narrow it.

    Attributes:
        near: Latitude and longitude, in degrees.
        within_m: How far from `near`; None: anywhere.
        facets: Group of `FACETS` → the values of which one must hold.
        pay_year: At least so much in a year, in `currency`.
        days: Closes within so many days.
        since: Published after this moment.
        until: Published at or before this moment.
    """

    query: Query = field(default_factory=Query)
    near: tuple[float, float] | None = None
    within_m: float | None = None
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pay_year: Decimal | None = None
    currency: str = "EUR"
    days: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    sort: Sort = Sort.BEST

    def conditions(self, *, facets: bool = True) -> list[Any]:
        """Return the conditions on `JobSearch`; without those on `facets` where that is False."""
        return [
            col(JobSearch.open_until) > clock.now(),
            *self._about_words(),
            *self._about_time(),
            *self._about_pay(),
            *self._about_place(),
            *(overlaps(group, values) for group, values in self.facets.items() if facets and values),
        ]

    def distance(self) -> Any:
        """Return the metres between `near` and the job as SQL; NULL without either."""
        if self.near is None:
            return sa.null()
        return sa.func.earth_distance(earth(*self.near), HERE)

    def _about_words(self) -> list[Any]:
        return [col(JobSearch.search).bool_op("@@")(self.query.sql())] if self.query.text else []

    def _about_time(self) -> list[Any]:
        published, conditions = col(JobSearch.published_at), []
        if self.days is not None:
            conditions.append(col(JobSearch.open_until) <= clock.now() + timedelta(days=self.days))
        if self.since is not None:
            conditions.append(published > self.since)
        if self.until is not None:
            conditions.append(published <= self.until)
        return conditions

    def _about_pay(self) -> list[Any]:
        if self.pay_year is None and self.sort != Sort.PAY:
            return []
        paid = col(JobSearch.pay_year)
        return [
            col(JobSearch.pay_currency) == self.currency,
            paid > 0 if self.pay_year is None else paid >= self.pay_year,
        ]

    def _about_place(self) -> list[Any]:
        if self.near is None or (self.within_m is None and self.sort != Sort.DISTANCE):
            return []
        if self.within_m is None:
            return [HERE.is_not(None)]
        return within(*self.near, self.within_m)


def earth(latitude: Any, longitude: Any) -> Any:
    """Return a point of the globe as earthdistance has it."""
    return sa.func.ll_to_earth(latitude, longitude)


HERE = earth(col(JobSearch.latitude), col(JobSearch.longitude))


def within(latitude: float, longitude: float, metres: float) -> list[Any]:
    """Return the conditions on `JobSearch` that a job is so near to a place (degrees, WGS 84)."""
    centre = earth(latitude, longitude)
    # The box is what the index knows; its corners are farther away.
    box = sa.func.earth_box(centre, metres)
    return [box.bool_op("@>")(HERE), sa.func.earth_distance(centre, HERE) <= metres]


def nearest(latitude: Any, longitude: Any, metres: float, most: Any, as_of: Any, *others: Any) -> Any:
    """Return as SQL the ids of at most so many jobs, the nearest to a place (degrees), all within `metres`.

    Args:
        as_of: The moment at which they are open.
        others: More conditions on `JobSearch`.
    """
    centre = earth(latitude, longitude)
    # Ordered by the index: what lies within a radius may be most of the table.
    near = (
        sa.select(col(JobSearch.job_id), sa.func.earth_distance(centre, HERE).label("far"))
        .where(col(JobSearch.open_until) > as_of, HERE.is_not(None), *others)
        .order_by(HERE.op("<->", return_type=sa.Float())(centre))
        .limit(most)
        .subquery()
    )
    return sa.select(near.c.job_id).where(near.c.far <= metres)


def overlaps(group: str, values: tuple[str, ...]) -> Any:
    """Return the condition that a job has one of the values in the group."""
    terms = sa.cast([f"{group}:{value}" for value in values], sa.ARRAY(sa.Text))
    return col(JobSearch.facets).bool_op("&&")(terms)

"""What a viewer has shown to like and where they look: the only things of a person that the feed's order knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property
from math import asin, cos, radians, sin, sqrt
from typing import Any

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.accounts.schemas import Identity
from resumes_app.models import Application, Job, PassedJob, SavedJob, User

LAST_MARKS = 100
"""Of each kind: what was saved a year ago says little."""
MOST_TAGS = 12
NEAR_KM = 50
EARTH_KM = 6371
AS_OF = sa.bindparam("as_of", type_=sa.DateTime(timezone=True))
VIEWER = sa.bindparam("viewer", type_=sa.Integer)
"""What the feed's statements are told: the moment its order is made for, and the viewer's id."""


@dataclass(frozen=True)
class Taste:
    """A viewer, as far as the feed's order goes.

    Attributes:
        tags: Weight of each tag: above 0 where it was saved or replied to more than passed.
        near: Latitude and longitude, in degrees, of where the viewer looks for work.
        place: Its name.
    """

    tags: Mapping[str, int] = field(default_factory=dict)
    near: tuple[float, float] | None = None
    place: str = ""

    @cached_property
    def indifferent(self) -> bool:
        """Whether nothing is known of the viewer that could change the order."""
        return not self.tags and self.near is None

    @cached_property
    def liked(self) -> list[str]:
        """The tags most liked, the most first."""
        liked = [tag for tag, weight in self.tags.items() if weight > 0]
        return sorted(liked, key=lambda tag: (-self.tags[tag], tag))[:MOST_TAGS]

    def matches(self, tags: Iterable[str]) -> list[str]:
        """Return those of `tags` that the viewer likes, the most liked first."""
        if not self.liked:
            return []
        given = set(tags)
        return [tag for tag in self.liked if tag in given]

    def distance_km(self, latitude: float | None, longitude: float | None) -> float | None:
        """Return how far a place is from where the viewer looks; None where either is unknown."""
        if self.near is None or latitude is None or longitude is None:
            return None
        (south, west), (north, east) = (map(radians, self.near), map(radians, (latitude, longitude)))
        half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
        return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


async def taste_of(session: AsyncSession, who: Identity, as_of: datetime) -> Taste:
    """Return the viewer's taste at `as_of`, in one query; a guest has none and costs none."""
    if not who.signed_in:
        return Taste()
    row = (await session.exec(_known(), params={"viewer": who.id, "as_of": as_of})).one()
    located = row.near_latitude is not None and row.near_longitude is not None
    return Taste(
        tags={str(tag): int(weight) for tag, weight in (row.tags or {}).items()},
        near=(row.near_latitude, row.near_longitude) if located else None,
        place=row.near_place,
    )


@cache
def _known() -> Any:
    """Return the statement of all that is known of `viewer` at `as_of`, made once, as the windows are."""
    marks = sa.union_all(
        _marked(SavedJob, col(SavedJob.saved_at), 2),
        _marked(PassedJob, col(PassedJob.passed_at), -1),
        _marked(Application, col(Application.submitted_at), 2),
    ).subquery()
    weights = sa.select(marks.c.tag, sa.func.sum(marks.c.weight).label("weight")).group_by(marks.c.tag).subquery()
    tags = sa.select(sa.func.jsonb_object_agg(weights.c.tag, weights.c.weight)).scalar_subquery()
    statement = sa.select(User.near_place, User.near_latitude, User.near_longitude, tags.label("tags"))  # type: ignore[call-overload]  # columns
    return statement.where(col(User.id) == VIEWER)


def _marked(table: Any, at: Any, weight: int) -> Any:
    owner = table.candidate_id if table is Application else table.user_id
    last = (
        sa.select(col(Job.tags).label("tags"))
        .join(table, col(table.job_id) == col(Job.id))
        .where(col(owner) == VIEWER, at <= AS_OF)
        .order_by(at.desc(), col(Job.id))
        .limit(LAST_MARKS)
        .subquery()
    )
    return sa.select(sa.func.unnest(last.c.tags).label("tag"), sa.literal(weight).label("weight"))

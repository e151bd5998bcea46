"""How the feed ranks, and what it says of it. Pure: no clock, no database."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from resumes_app.jobs.service.feed.taste import NEAR_KM, Taste
from resumes_app.jobs.service.wording import time_left

SOON = timedelta(days=7)
NEW = timedelta(days=2)
CLOSER_WITH_EACH_TAG, MOST_MATCHES = 0.8, 3
CLOSER_WHEN_NEAR = 0.2
FARTHER_WITH_EACH_PASSED_TAG = 1.25
NAMED_MATCHES = 2


class Candidate(NamedTuple):
    """A job that may be shown, as far as its rank goes. Nothing of it tells how popular it is."""

    id: int
    company_id: int
    published_at: datetime
    closes_at: datetime | None
    tags: Sequence[str] = ()
    latitude: float | None = None
    longitude: float | None = None


def arranged(candidates: Iterable[Candidate], taste: Taste, as_of: datetime) -> list[Candidate]:
    """Return the candidates in the feed's order.

    The soonest to close mix with the newest: two hours left are as interesting as two hours old. What is near, or
    matches what the viewer saved, counts as sooner; what matches what they passed, as later. Companies take turns, so
    that no two neighbours are of one company while another has jobs left.
    """
    of_company: dict[int, list[tuple[float, int, Candidate]]] = defaultdict(list)
    for one in candidates:
        of_company[one.company_id].append((interest_s(one, taste, as_of), one.id, one))
    keyed = []
    for company_id, jobs in of_company.items():
        jobs.sort(key=lambda job: job[:2])
        best = jobs[0][0]
        keyed += [((turn, best, company_id), job) for turn, (_, _, job) in enumerate(jobs)]
    return [job for _, job in sorted(keyed, key=lambda pair: pair[0])]


def interest_s(one: Candidate, taste: Taste, as_of: datetime) -> float:
    """Return how soon the job is due to be shown, in seconds: the smaller the sooner."""
    seconds = (as_of - one.published_at).total_seconds()
    if one.closes_at is not None:
        seconds = min(seconds, (one.closes_at - as_of).total_seconds())
    if taste.indifferent:
        return seconds
    seconds *= CLOSER_WITH_EACH_TAG ** min(len(taste.matches(one.tags)), MOST_MATCHES)
    passed = sum(1 for tag in one.tags if taste.tags.get(tag, 0) < 0)
    seconds *= FARTHER_WITH_EACH_PASSED_TAG ** min(passed, MOST_MATCHES)
    return seconds * CLOSER_WHEN_NEAR if is_near(one, taste) else seconds


def is_near(one: Candidate, taste: Taste) -> bool:
    """Return whether the job is where the viewer looks for work."""
    distance = taste.distance_km(one.latitude, one.longitude)
    return distance is not None and distance <= NEAR_KM


def reasons(one: Candidate, taste: Taste, now: datetime) -> list[str]:
    """Return why the job stands where it stands, in words: never empty."""
    left = None if one.closes_at is None else one.closes_at - now
    age = now - one.published_at
    told = []
    if left is not None and left <= SOON:
        told.append(f"closes in {time_left(left)}")
    if is_near(one, taste):
        told.append(f"near {taste.place}" if taste.place else "near you")
    if matches := taste.matches(one.tags)[:NAMED_MATCHES]:
        told.append(f"matches {' and '.join(matches)}")
    if age <= NEW:
        told.append("new")
    return told or [f"posted {time_left(age)} ago"]

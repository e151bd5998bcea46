"""The search once more, as a plain loop over jobs in memory: what is found, in which order, and what is counted."""

import math
import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from resumes_app import clock, db
from resumes_app.models import Clip, Company, Job
from resumes_app.models.jobs import JobStatus, Level, Remote
from resumes_app.search import Query, Sort, Wanted
from resumes_app.search.words import Word

TITLES = ("barista", "nurse", "cook", "cooks", "driver", "drivers", "guide")
PLACES = {"lisbon": (38.72, -9.14), "porto": (41.15, -8.61), "dublin": (53.33, -6.25), "": None}
TAGS = ("sea", "night", "coffee")
KINDS = ("FULL_TIME", "PART_TIME", "INTERN")
UNITS = {"HOUR": 2080, "DAY": 260, "WEEK": 52, "MONTH": 12, "YEAR": 1}
STEMS = {
    "cooks": "cook",
    "drivers": "driver",
    "barista": "barista",
    "coffee": "coffe",
    "nurse": "nurs",
    "guide": "guid",
    "remote": "remot",
}
GROUPS: dict[str, tuple[str, ...]] = {
    "kind": KINDS, "level": tuple(Level), "remote": tuple(Remote), "company": ("c0", "c1"), "tag": TAGS,
    "reply": ("video", "sound", "text"), "duet": ("yes",),
}  # fmt: skip
EARTH_M = 6378168
"""The radius that earthdistance takes."""


@dataclass(frozen=True)
class Plain:
    """A job as the loop reads it."""

    id: int
    words: frozenset[str]
    """With their stems."""
    facets: frozenset[str]
    where: tuple[float, float] | None
    pay_year: Decimal
    currency: str
    published: datetime
    until: datetime | None


def metres(job: Plain, wanted: Wanted) -> float | None:
    """Return how far the job is from where is looked; None where either is unknown."""
    if job.where is None or wanted.near is None:
        return None
    (la, lo), (lb, lp) = (tuple(map(math.radians, spot)) for spot in (job.where, wanted.near))
    half = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 2 * EARTH_M * math.asin(math.sqrt(half))


def _has(job: Plain, word: Word) -> bool:
    if word.stem in job.words or word.word in job.words:
        return True
    return word.begun and any(said.startswith(word.word) for said in job.words)


def _in(job: Plain, group: str, wanted: Wanted) -> bool:
    values = wanted.facets.get(group, ())
    return not values or any(f"{group}:{value}" in job.facets for value in values)


def _matches(job: Plain, wanted: Wanted, now: datetime) -> bool:
    """Whether the job is found, whatever its facets."""
    return (
        _in_time(job, wanted, now)
        and _paid(job, wanted)
        and _within(job, wanted)
        and all(_has(job, word) for word in wanted.query.words)
    )


def _in_time(job: Plain, wanted: Wanted, now: datetime) -> bool:
    if wanted.days is not None and (job.until is None or job.until > now + timedelta(days=wanted.days)):
        return False
    after = wanted.since is None or job.published > wanted.since
    return after and (wanted.until is None or job.published <= wanted.until) and (job.until is None or job.until > now)


def _paid(job: Plain, wanted: Wanted) -> bool:
    if wanted.pay_year is None and wanted.sort != Sort.PAY:
        return True
    return job.currency == wanted.currency and job.pay_year > 0 and job.pay_year >= (wanted.pay_year or 0)


def _within(job: Plain, wanted: Wanted) -> bool:
    if wanted.near is None or (wanted.within_m is None and wanted.sort != Sort.DISTANCE):
        return True
    far = metres(job, wanted)
    return far is not None and (wanted.within_m is None or far <= wanted.within_m)


def _newest(jobs: list[Plain]) -> list[Plain]:
    return sorted(jobs, key=lambda job: (job.published, job.id), reverse=True)


def found(jobs: list[Plain], wanted: Wanted, ranks: Mapping[int, int], window: int, now: datetime) -> list[Plain]:
    """Return the jobs that are found, in order.

    Args:
        ranks: How well each job matches the words.
        window: Best matches are ordered among so many of the newest, then among the next so many.
    """
    these = [job for job in jobs if _matches(job, wanted, now) and all(_in(job, group, wanted) for group in GROUPS)]
    newest = _newest(these)
    if wanted.sort == Sort.CLOSING:
        return sorted(these, key=lambda job: (job.until is None, job.until or now, job.id))
    if wanted.sort == Sort.PAY:
        return sorted(these, key=lambda job: (job.pay_year, job.id), reverse=True)
    if wanted.sort == Sort.DISTANCE and wanted.near is not None:
        return sorted(these, key=lambda job: (metres(job, wanted), job.id))
    if wanted.sort == Sort.BEST and wanted.query.words:
        windows = [newest[at : at + window] for at in range(0, len(newest), window)]
        return [job for part in windows for job in sorted(part, key=lambda job: (-ranks[job.id], -job.id))]
    return newest


def counted(jobs: list[Plain], wanted: Wanted, most: int, now: datetime) -> tuple[int, dict[str, int], bool]:
    """Return how many are found, up to `most` + 1; how many each facet would leave; whether all were looked at."""
    base = [job for job in jobs if _matches(job, wanted, now)]
    numbers: Counter[str] = Counter()
    for job in _newest(base)[: most + 1]:
        for facet in job.facets:
            others = (group for group in GROUPS if group != facet.partition(":")[0])
            numbers[facet] += all(_in(job, group, wanted) for group in others)
    total = sum(all(_in(job, group, wanted) for group in GROUPS) for job in base)
    return min(total, most + 1), {facet: number for facet, number in numbers.items() if number}, len(base) <= most


def wanted_at_random(random_: random.Random, now: datetime) -> Wanted:
    """Return any search."""

    def maybe(value: Any, chance: float = 0.25) -> Any:
        return value if random_.random() < chance else None

    typed = random_.sample(
        [*TITLES, *TAGS, "tide", "lisb", "dr", "coo", "remote", "part"], random_.choice([0, 0, 1, 1, 2])
    )
    words = tuple(Word(w, w, STEMS.get(w, w), begun=at == len(typed) - 1) for at, w in enumerate(typed))
    facets = {
        group: tuple(random_.sample(values, random_.randint(1, min(2, len(values)))))
        for group, values in GROUPS.items()
        if random_.random() < 0.15
    }
    near = maybe((38.8, -9.1))
    return Wanted(
        query=Query(words),
        near=near,
        within_m=maybe(random_.choice([9_000, 20_000, 400_000]), 0.7) if near else None,
        facets=facets,
        pay_year=maybe(random_.choice([Decimal("0.01"), Decimal("100"), Decimal("4160.02"), Decimal("30139.20")])),
        currency=random_.choice(["EUR", "GBP"]),
        days=maybe(random_.choice([1, 7, 30])),
        since=maybe(now - timedelta(hours=random_.randint(0, 40))),
        until=maybe(now - timedelta(hours=random_.randint(0, 40)), 0.1),
        sort=random_.choice(list(Sort)),
    )


async def fill(number: int, now: datetime) -> list[Plain]:
    """Have so many jobs in the database, some of them drafts and closed ones; return the published ones."""
    random_ = random.Random(4)
    async with db.transaction() as session:
        companies = [Company(slug=f"c{at}", name=name) for at, name in enumerate(("Tide", "Fern"))]
        clip = Clip(token="plain", width=720, height=1280, duration_ms=1, placeholder="", transcript="")
        session.add_all([*companies, clip])
        await session.flush()
        made = []
        for at in range(number):
            company = random_.choice(companies)
            made.append((_job(random_, at, company, clip.id, now), company))
        session.add_all([job for job, _ in made])
        await session.flush()
        return [_plain(job, company) for job, company in made if job.status == JobStatus.PUBLISHED]


def _job(random_: random.Random, number: int, company: Company, clip_id: int | None, now: datetime) -> Job:
    place, title = random_.choice(list(PLACES)), f"{random_.choice(TITLES)} {random_.choice(TITLES)}"
    low = random_.choice([None, Decimal(random_.randint(1, 4000)) / 100, Decimal("14.49"), Decimal(2)])
    spot = PLACES[place]
    return Job(
        slug=f"plain-{number}",
        company_id=company.id or 0,
        title=title,
        place=place,
        latitude=spot[0] + random_.random() / 5 if spot else None,
        longitude=spot[1] + random_.random() / 5 if spot else None,
        remote=random_.choice(list(Remote)),
        level=random_.choice([None, *Level]),
        employment_type=random_.choice(KINDS),
        pay_min=low,
        pay_max=random_.choice([None, (low or 0) + Decimal(random_.randint(0, 900)) / 100]),
        pay_currency=random_.choice(["EUR", "GBP"]),
        pay_unit=random_.choice(list(UNITS)),
        tags=random_.sample(TAGS, random_.randint(0, 2)),
        reply_kinds=random_.sample(["video", "sound", "text"], random_.randint(1, 3)),
        question_clip_id=random_.choice([None, clip_id]),
        status=random_.choice([JobStatus.PUBLISHED] * 5 + [JobStatus.DRAFT, JobStatus.CLOSED]),
        published_at=now - timedelta(hours=random_.randint(0, 40)),
        closes_at=random_.choice([None, now + timedelta(hours=random_.randint(-9, 600))]),
    )


def _plain(job: Job, company: Company) -> Plain:
    pay = job.pay_max if job.pay_max is not None else job.pay_min or Decimal(0)
    facets = {f"kind:{job.employment_type}", f"remote:{job.remote}", f"company:{company.slug}"}
    facets |= {f"tag:{tag}" for tag in job.tags} | {f"reply:{kind}" for kind in job.reply_kinds}
    facets |= {f"level:{job.level}"} if job.level else set()
    facets |= {"duet:yes"} if job.question_clip_id else set()
    where = (job.latitude, job.longitude) if job.latitude is not None and job.longitude is not None else None
    level = [job.level, f"{job.level}level"] if job.level else []
    said = [*f"{job.title} {company.name.lower()} {' '.join(job.tags)} {job.place}".split(), *level, job.remote]
    said.append({"FULL_TIME": "fulltime", "PART_TIME": "parttime", "INTERN": "internship"}[job.employment_type])
    words = frozenset([*said, *(STEMS.get(word, word) for word in said)])
    return Plain(
        job.id or 0, words, frozenset(facets), where, pay * UNITS[job.pay_unit], job.pay_currency,
        job.published_at or clock.now(), job.closes_at,
    )  # fmt: skip

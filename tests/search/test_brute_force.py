"""Ten thousand random searches against a plain loop over the same jobs, and pages against the whole."""

import asyncio
import math
import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, search
from resumes_app.models import Clip, Company, Job, JobSearch
from resumes_app.models.jobs import JobStatus, Level, Remote
from resumes_app.search import Query, Sort, Wanted, paging
from resumes_app.search.words import Word

JOBS = 150
EXAMPLES, IN_ONE = 200, 50
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
}
EARTH_M = 6378168
"""The radius that earthdistance takes."""


@dataclass(frozen=True)
class Plain:
    """A job as the loop reads it."""

    id: int
    words: frozenset[str]
    facets: frozenset[str]
    where: tuple[float, float] | None
    pay_year: int
    currency: str
    published: datetime
    until: datetime | None


def _metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    (la, lo), (lb, lp) = (tuple(map(math.radians, spot)) for spot in (a, b))
    half = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 2 * EARTH_M * math.asin(math.sqrt(half))


def _has(job: Plain, word: Word) -> bool:
    stems = {STEMS.get(said, said) for said in job.words}
    return word.stem in stems or any(
        said == word.word or (word.begun and (said.startswith(word.word))) for said in job.words | stems
    )


def _matches(job: Plain, wanted: Wanted, now: datetime) -> bool:
    checks = [
        job.until is None or job.until > now,
        all(_has(job, word) for word in wanted.query.words),
        all(any(f"{group}:{v}" in job.facets for v in values) for group, values in wanted.facets.items()),
        wanted.days is None or (job.until is not None and job.until <= now + timedelta(days=wanted.days)),
        wanted.since is None or job.published > wanted.since,
        wanted.pay_year is None or (job.currency == wanted.currency and job.pay_year >= wanted.pay_year),
    ]
    if wanted.sort == Sort.PAY:
        checks.append(job.currency == wanted.currency and job.pay_year > 0)
    if wanted.near is not None and wanted.within_m is not None:
        checks.append(job.where is not None and _metres(job.where, wanted.near) <= wanted.within_m)
    elif wanted.near is not None and wanted.sort == Sort.DISTANCE:
        checks.append(job.where is not None)
    return all(checks)


def _job(random_: random.Random, number: int, company: Company, clip_id: int | None, now: datetime) -> Job:
    place, title = random_.choice(list(PLACES)), f"{random_.choice(TITLES)} {random_.choice(TITLES)}"
    low = random_.choice([None, random_.randint(1, 40)])
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
        pay_max=random_.choice([None, (low or 0) + random_.randint(0, 9)]),
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
    pay = job.pay_max if job.pay_max is not None else job.pay_min or 0
    facets = {f"kind:{job.employment_type}", f"remote:{job.remote}", f"company:{company.slug}"}
    facets |= {f"tag:{tag}" for tag in job.tags} | {f"reply:{kind}" for kind in job.reply_kinds}
    facets |= {f"level:{job.level}"} if job.level else set()
    facets |= {"duet:yes"} if job.question_clip_id else set()
    where = (job.latitude, job.longitude) if job.latitude is not None and job.longitude is not None else None
    words = frozenset(f"{job.title} {company.name.lower()} {' '.join(job.tags)} {job.place}".split())
    return Plain(
        job.id or 0, words, frozenset(facets), where, pay * UNITS[job.pay_unit], job.pay_currency,
        job.published_at or clock.now(), job.closes_at,
    )  # fmt: skip


async def _fill(now: datetime) -> list[Plain]:
    random_ = random.Random(4)
    async with db.transaction() as session:
        companies = [Company(slug=f"c{number}", name=name) for number, name in enumerate(("Tide", "Fern"))]
        clip = Clip(token="plain", width=720, height=1280, duration_ms=1, placeholder="", transcript="")
        session.add_all([*companies, clip])
        await session.flush()
        made = []
        for number in range(JOBS):
            company = random_.choice(companies)
            made.append((_job(random_, number, company, clip.id, now), company))
        session.add_all([job for job, _ in made])
        await session.flush()
        return [_plain(job, company) for job, company in made if job.status == JobStatus.PUBLISHED]


def _wanted(random_: random.Random, now: datetime) -> Wanted:
    def maybe(value: Any, chance: float = 0.25) -> Any:
        return value if random_.random() < chance else None

    typed = random_.sample([*TITLES, *TAGS, "tide", "lisb", "dr", "coo"], random_.choice([0, 0, 1, 1, 2]))
    words = tuple(Word(w, w, STEMS.get(w, w), begun=at == len(typed) - 1) for at, w in enumerate(typed))
    groups = {
        "kind": KINDS, "level": tuple(Level), "remote": tuple(Remote), "company": ("c0", "c1"), "tag": TAGS,
        "reply": ("video", "sound", "text"), "duet": ("yes",),
    }  # fmt: skip
    facets = {
        group: tuple(random_.sample(values, random_.randint(1, min(2, len(values)))))
        for group, values in groups.items()
        if random_.random() < 0.15
    }
    near = maybe((38.8, -9.1))
    return Wanted(
        query=Query(words),
        near=near,
        within_m=maybe(random_.choice([9_000, 20_000, 400_000]), 0.7) if near else None,
        facets=facets,
        pay_year=maybe(random_.choice([100, 2000, 30_000])),
        currency=random_.choice(["EUR", "GBP"]),
        days=maybe(random_.choice([1, 7, 30])),
        since=maybe(now - timedelta(hours=random_.randint(0, 40))),
        sort=random_.choice(list(Sort)),
    )


async def _whole(session: AsyncSession, wanted: Wanted, size: int) -> list[int]:
    """All pages, one after the other."""
    ids: list[int] = []
    cursor = ""
    while True:
        found = await search.find(session, wanted, cursor, size)
        ids += [hit.job_id for hit in found.hits]
        cursor = found.cursor
        if not cursor:
            return ids


async def test_ten_thousand_random_searches_agree_with_a_plain_loop(database: None) -> None:
    now = clock.now()
    clock.set_source(lambda: now)
    jobs = await _fill(now)
    loop = asyncio.get_running_loop()

    @settings(max_examples=EXAMPLES, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**32))
    def agrees(seed: int) -> None:
        random_ = random.Random(seed)
        searches = [_wanted(random_, now) for _ in range(IN_ONE)]
        asyncio.run_coroutine_threadsafe(_agree(searches, jobs, now), loop).result()

    await asyncio.to_thread(agrees)


async def test_pages_one_after_the_other_are_the_whole_in_its_order(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.now()
    clock.set_source(lambda: now)
    jobs = {job.id: job for job in await _fill(now)}
    monkeypatch.setattr(paging, "WINDOW", 12)
    random_ = random.Random(7)
    async with db.reading() as session:
        for _ in range(25):
            wanted = replace(_wanted(random_, now), facets={})
            whole = await _whole(session, wanted, JOBS + 1)
            for size in (3, 7):
                assert await _whole(session, wanted, size) == whole, wanted
            assert len(set(whole)) == len(whole)
            if wanted.sort == Sort.NEWEST:
                assert whole == sorted(whole, key=lambda i: (jobs[i].published, i), reverse=True)
            if wanted.sort == Sort.PAY:
                assert whole == sorted(whole, key=lambda i: (jobs[i].pay_year, i), reverse=True)


async def _agree(searches: list[Wanted], jobs: list[Plain], now: datetime) -> None:
    """Fifty searches are one query: each alone would cost a round trip."""
    job_id = col(JobSearch.job_id)
    each = [
        sa.func.array_agg(job_id).filter(*wanted.conditions()).label(f"found_{at}")
        for at, wanted in enumerate(searches)
    ]
    async with db.reading() as session:
        (row,) = (await session.exec(sa.select(*each))).all()  # type: ignore[call-overload]  # columns
    for wanted, ids in zip(searches, row, strict=True):
        assert sorted(ids or []) == sorted(job.id for job in jobs if _matches(job, wanted, now)), wanted

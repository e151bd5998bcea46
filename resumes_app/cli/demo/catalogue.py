"""`assets/demo/catalogue.json`: everything that the seeder needs to know, next to the files it speaks of."""

import json
import random
from dataclasses import asdict
from pathlib import Path
from typing import TypedDict, cast

from resumes_app.cli.demo import script

FOLDER = Path(__file__).resolve().parents[3] / "assets" / "demo"
FILES = {"mp4_480": "mp4", "poster": "webp", "captions": "vtt"}
"""Kind of rendition to file ending: a clip's file is `<id>.<ending>`. The preview is cut when it is seeded."""
OLDEST_REPLY_HOURS = 140
"""The first company's first job has been out for six days (144 hours)."""


class ClipEntry(TypedDict):
    """A finished clip. Its files are named in `FILES`."""

    duration_ms: int
    width: int
    height: int
    placeholder: str
    """An 18×32 WebP as a data URI."""
    transcript: str


class JobEntry(TypedDict):
    """A job; ages and deadlines count from the day of seeding."""

    slug: str
    company: str
    presenter: str
    title: str
    description_html: str
    question: str
    place: str
    country: str
    time_zone: str
    remote: str
    employment_type: str
    level: str
    pay_min: float
    pay_max: float
    currency: str
    unit: str
    tags: list[str]
    published_days_ago: int
    closes_in_days: int
    reply_by_days: int
    review_rule: str
    accommodation_contact: str
    clip: str


class PresenterEntry(TypedDict):
    """Somebody who speaks for a company."""

    key: str
    name: str
    role: str


class CompanyEntry(TypedDict):
    """A pilot company."""

    slug: str
    name: str
    about: str
    website: str
    city: str
    country: str
    colour: str
    accent: str
    people: list[PresenterEntry]


class ReplyEntry(TypedDict):
    """A reply to a job, so many hours before seeding."""

    name: str
    handle: str
    job: str
    hours_ago: float
    clip: str


class ResumeEntry(TypedDict):
    """A public résumé."""

    name: str
    handle: str
    title: str
    place: str
    clip: str


class Catalogue(TypedDict):
    """The whole demo."""

    version: int
    companies: list[CompanyEntry]
    jobs: list[JobEntry]
    replies: list[ReplyEntry]
    resumes: list[ResumeEntry]
    clips: dict[str, ClipEntry]
    """By id."""


def _company(company: script.Company) -> CompanyEntry:
    people = [PresenterEntry(key=key, name=person.name, role=person.role) for key, person in company.people.items()]
    names = ("slug", "name", "about", "website", "city", "country", "colour", "accent")
    return cast(CompanyEntry, {name: getattr(company, name) for name in names} | {"people": people})


def _job(company: script.Company, number: int) -> JobEntry:
    job = company.jobs[number]
    plain = {name: value for name, value in asdict(job).items() if name in JobEntry.__annotations__}
    low, high, currency, unit = job.pay
    pay = {"pay_min": low, "pay_max": high, "currency": currency, "unit": unit}
    made = {"slug": job.slug, "description_html": job.description_html, "clip": script.job_line(company, number).id}
    return cast(JobEntry, {name: (plain | pay | made)[name] for name in JobEntry.__annotations__})


def _hours_ago(count: int) -> list[float]:
    """Return `count` ages, oldest first, thicker in the last days as real replies are."""
    rng = random.Random("when people reply")
    return sorted((round(1 + (OLDEST_REPLY_HOURS - 1) * rng.random() ** 1.5, 2) for _ in range(count)), reverse=True)


def words(clips: dict[str, ClipEntry]) -> Catalogue:
    """Return the catalogue as the script has it, with these clips."""
    companies = script.companies()
    lines = script.replies()
    target = companies[0].jobs[0].slug
    replies = [
        ReplyEntry(name=line.person.name, handle=_handle(line.person.name), job=target, hours_ago=age, clip=line.id)
        for line, age in zip(lines, _hours_ago(len(lines)), strict=True)
    ]
    resumes = [
        ResumeEntry(
            name=resume.line.person.name,
            handle=resume.line.person.handle,
            title=resume.title,
            place=resume.line.person.place,
            clip=resume.line.id,
        )
        for resume in script.resumes()
    ]
    jobs = [_job(company, number) for company in companies for number in range(len(company.jobs))]
    return Catalogue(
        version=1,
        companies=[*map(_company, companies)],
        jobs=jobs,
        replies=replies,
        resumes=resumes,
        clips=dict(sorted(clips.items())),
    )


def _handle(name: str) -> str:
    return script.slug(name).replace("-", ".")


def load() -> Catalogue:
    """Return the catalogue as it was built."""
    return cast(Catalogue, json.loads((FOLDER / "catalogue.json").read_text(encoding="utf-8")))


def save(clips: dict[str, ClipEntry]) -> None:
    """Write the catalogue with these clips."""
    text = json.dumps(words(clips), indent=1, ensure_ascii=False)
    (FOLDER / "catalogue.json").write_text(text + "\n", encoding="utf-8")

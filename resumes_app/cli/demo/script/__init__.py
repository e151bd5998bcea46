"""What the demo's people are called, look like and say: read from the TOML files in this folder."""

import tomllib
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
CLOTHES = (
    "variant07",
    "variant14",
    "variant16",
    "variant21",
    "variant23",
    "variant13",
    "variant25",
    "variant12",
    "variant22",
)
GESTURES = ("hand", "ok", "point", "okLongArm", "pointLongArm", "waveLongArm", "hand", "wavePointLongArms")
HEADINGS = (("do", "What you will do"), ("bring", "What you bring"), ("get", "What you get"))


@dataclass(frozen=True)
class Look:
    """How a person is drawn: a DiceBear style, the names of its parts, and colours."""

    style: str
    hair: str
    skin: int
    """1 (lightest) to 5."""
    hair_tint: str
    tint: str
    """The clothes' colour."""
    clothes: str = ""
    nose: str = ""
    gesture: str = ""
    beard: str = ""
    glasses: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody who speaks."""

    name: str
    voice: str
    look: Look
    role: str = ""
    pitch: float = 1.0
    """Above 1: higher and smaller."""
    pace: float = 1.0
    handle: str = ""
    place: str = ""


@dataclass(frozen=True)
class Line:
    """One clip to be made: who says what, where."""

    id: str
    person: Person
    say: str
    scene: str
    sticker: str = ""
    title: str = ""
    take: int = 0
    """Which of the company's clips: each is framed in another way."""


@dataclass(frozen=True)
class Job:
    """A vacancy as the script has it."""

    company: str
    presenter: str
    title: str
    place: str
    country: str
    time_zone: str
    employment_type: str
    level: str
    pay: tuple[float, float, str, str]
    question: str
    say: str
    tags: list[str]
    closes_in_days: int
    published_days_ago: int
    reply_by_days: int
    review_rule: str
    intro: str
    do: list[str]
    bring: list[str]
    get: list[str]
    accommodation_contact: str
    remote: str = "onsite"

    @property
    def slug(self) -> str:
        return slug(f"{self.title} {self.place.partition(',')[0]}")

    @property
    def description_html(self) -> str:
        """Paragraph, three headings, three lists; no attributes."""
        lists = [
            f"<h3>{heading}</h3><ul>{''.join(f'<li>{item}.</li>' for item in getattr(self, name))}</ul>"
            for name, heading in HEADINGS
        ]
        return f"<p>{self.intro}</p>" + "".join(lists)


@dataclass(frozen=True)
class Company:
    """A pilot company, its presenters and its set."""

    slug: str
    name: str
    about: str
    website: str
    city: str
    country: str
    time_zone: str
    colour: str
    accent: str
    set: str
    bed: str
    accommodation_contact: str
    people: dict[str, Person] = field(default_factory=dict)
    jobs: list[Job] = field(default_factory=list)


@dataclass(frozen=True)
class Resume:
    """A public résumé: its line and the words around it."""

    title: str
    line: Line


def slug(text: str) -> str:
    """Return the text in lower-case ASCII letters, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(str.maketrans("øłıæ", "olia")))
    return "-".join("".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split())


def _person(data: dict[str, Any]) -> Person:
    names = {"name", "voice", "role", "pitch", "pace", "handle", "place"}
    return Person(look=Look(**data["look"]), **{k: v for k, v in data.items() if k in names})


def _company(path: Path) -> Company:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    people = {key: _person(person) for key, person in data.pop("people").items()}
    shared = {name: data[name] for name in ("country", "time_zone", "accommodation_contact")}
    jobs = [Job(**(shared | {"company": data["slug"]} | job | {"pay": tuple(job["pay"])})) for job in data.pop("jobs")]
    return Company(**data, people=people, jobs=jobs)


def companies() -> list[Company]:
    """Return the companies in the order in which they joined."""
    return [_company(path) for path in sorted((FOLDER / "companies").glob("*.toml"))]


def replies() -> list[Line]:
    """Return the replies to the first company's first job, oldest first."""
    data = tomllib.loads((FOLDER / "replies.toml").read_text(encoding="utf-8"))["replies"]
    return [_line("reply", number, entry) for number, entry in enumerate(data, 1)]


def resumes() -> list[Resume]:
    """Return the public résumés."""
    data = tomllib.loads((FOLDER / "resumes.toml").read_text(encoding="utf-8"))["resumes"]
    return [Resume(entry["title"], _line("resume", number, entry)) for number, entry in enumerate(data, 1)]


def _dressed(person: Person, number: int) -> Person:
    """Return the presenter on another day: other clothes, another gesture. The first day is as scripted."""
    if number == 0:
        return person
    clothes = CLOTHES[(number * 3 + len(person.name)) % len(CLOTHES)]
    gesture = GESTURES[(number * 2 + len(person.name)) % len(GESTURES)]
    return replace(person, look=replace(person.look, clothes=clothes, gesture=gesture))


def job_line(company: Company, number: int) -> Line:
    """Return the clip of the company's job `number` (from 0)."""
    job = company.jobs[number]
    person = _dressed(company.people[job.presenter], number)
    return Line(f"job-{job.slug}", person, job.say, company.set, title=job.title, take=number)


def _line(kind: str, number: int, entry: dict[str, Any]) -> Line:
    return Line(f"{kind}-{number:02d}", _person(entry), entry["say"], entry["scene"], entry.get("sticker", ""))

"""The demo's rows, made from its catalogue. Ages and deadlines count from the moment of seeding."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlmodel import SQLModel

from resumes_app.accounts.schemas import Role
from resumes_app.cli.demo.catalogue import Catalogue, ClipEntry, CompanyEntry, JobEntry
from resumes_app.config import settings
from resumes_app.models import Application, Clip, Company, Job, Member, Resume, User
from resumes_app.models.companies import CompanyRole
from resumes_app.models.jobs import JobStatus, Level, Remote, ReviewRule

PASSWORD = "demo-demo-demo"  # noqa: S105  # printed by `make run`; production refuses the demo
DOMAIN = "demo.test"
RESUME_DAYS = 30
ROLES = (CompanyRole.RECRUITER, CompanyRole.HIRING_MANAGER)
"""A company's first presenter recruits, its second decides."""
KNOWN_ADDRESSES = {("slow-tide-coffee", 0): "rec", ("slow-tide-coffee", 1): "hm", ("fernway-logistics", 0): "other"}
PLAIN_ACCOUNTS: tuple[tuple[str, str, date, list[Role]], ...] = (
    ("ada", "Ada Lindqvist", date(2004, 5, 17), []),
    ("amb", "Nia Adeyemi", date(2003, 9, 2), [Role.AMBASSADOR]),
    ("mod", "Milo Brandt", date(1991, 1, 23), [Role.MODERATOR]),
    ("admin", "Robin Vale", date(1986, 11, 8), [Role.ADMIN]),
)


def key(row: SQLModel) -> int:
    """Return the row's id; it was flushed."""
    number = getattr(row, "id", None)
    if not isinstance(number, int):
        raise TypeError(f"{row!r} has no id yet")
    return number


def _born(number: int) -> date:
    """Return a birth date of somebody from 18 to 27, by number."""
    return date(1999 + number * 7 % 9, 1 + number * 5 % 12, 1 + number * 11 % 28)


class People:
    """Makes verified accounts that share one password hash: hashing it for each would take most of the seeding."""

    def __init__(self, password_hash: str, now: datetime) -> None:
        self.password_hash, self.now = password_hash, now

    def user(self, mailbox: str, name: str, born: date, *, joined_days_ago: float, handle: str | None = None) -> User:
        joined = self.now - timedelta(days=joined_days_ago)
        return User(
            email=f"{mailbox}@{DOMAIN}",
            password_hash=self.password_hash,
            display_name=name,
            handle=handle,
            birth_date=born,
            email_verified_at=joined,
            created_at=joined,
        )

    def plain(self) -> list[User]:
        """Return the accounts that act for no company and have posted nothing."""
        made = []
        for mailbox, name, born, roles in PLAIN_ACCOUNTS:
            user = self.user(mailbox, name, born, joined_days_ago=20)
            user.roles = [role.value for role in roles]
            made.append(user)
        return made

    def staff(self, company: CompanyEntry) -> list[User]:
        """Return a company's presenters."""
        made = []
        for place, person in enumerate(company["people"]):
            mailbox = KNOWN_ADDRESSES.get((company["slug"], place), f"{person['key']}.{company['slug']}")
            made.append(self.user(mailbox, person["name"], date(1985 + place * 4, 6, 12), joined_days_ago=40))
        return made


def company(entry: CompanyEntry, now: datetime) -> Company:
    """Return a company of the pilot, admitted."""
    names = ("slug", "name", "about", "website", "city", "country", "colour")
    admitted = now - timedelta(days=40)
    return Company(**{name: entry[name] for name in names}, verified_at=admitted, created_at=admitted)  # type: ignore[literal-required]  # names of CompanyEntry


def members(of: Company, staff: list[User]) -> list[Member]:
    """Return who acts for the company; all rows have ids."""
    return [
        Member(company_id=key(of), user_id=key(user), role=role, created_at=of.created_at)
        for user, role in zip(staff, ROLES, strict=True)
    ]


def clip(entry: ClipEntry, now: datetime, *, owner: User | None = None) -> Clip:
    """Return a published clip; without an owner it is an employer's."""
    return Clip(owner_id=owner.id if owner else None, created_at=now, **entry)


def closing(entry: JobEntry, now: datetime) -> datetime:
    """Return the last minute of the closing day where the job is."""
    zone = ZoneInfo(entry["time_zone"])
    day = now.astimezone(zone).date() + timedelta(days=entry["closes_in_days"])
    return datetime.combine(day, time(23, 59), zone).astimezone(UTC)


def job(entry: JobEntry, of: Company, shown: Clip, now: datetime) -> Job:
    """Return a published job with its clip."""
    published = now - timedelta(days=entry["published_days_ago"])
    same = (
        "slug", "title", "description_html", "question", "place", "country", "employment_type", "tags",
        "reply_by_days", "time_zone", "accommodation_contact",
    )  # fmt: skip
    return Job(
        **{name: entry[name] for name in same},  # type: ignore[literal-required]  # names of JobEntry
        company_id=key(of),
        pay_min=Decimal(str(entry["pay_min"])),
        pay_max=Decimal(str(entry["pay_max"])),
        pay_currency=entry["currency"],
        pay_unit=entry["unit"],
        remote=Remote(entry["remote"]),
        level=Level(entry["level"]),
        review_rule=ReviewRule(entry["review_rule"]),
        status=JobStatus.PUBLISHED,
        clip_id=key(shown),
        created_at=published,
        published_at=published,
        closes_at=closing(entry, now),
    )


def candidates(catalogue: Catalogue, people: People) -> list[User]:
    """Return those who replied, in the catalogue's order; each joined shortly before replying."""
    return [
        people.user(reply["handle"], reply["name"], _born(i), joined_days_ago=reply["hours_ago"] / 24 + 0.02)
        for i, reply in enumerate(catalogue["replies"])
    ]


def authors(catalogue: Catalogue, people: People) -> list[User]:
    """Return those who posted a résumé, in the catalogue's order."""
    return [
        people.user(r["handle"], r["name"], _born(i + 3), joined_days_ago=16, handle=r["handle"])
        for i, r in enumerate(catalogue["resumes"])
    ]


def application(to: Job, candidate: User, shown: Clip) -> Application:
    """Return a reply that waits for review."""
    return Application(job_id=key(to), candidate_id=key(candidate), clip_id=key(shown), submitted_at=shown.created_at)


def resume(title: str, author: User, shown: Clip) -> Resume:
    """Return a public résumé of thirty days."""
    return Resume(
        owner_id=key(author),
        clip_id=key(shown),
        title=title,
        hashtag=settings().hashtag,
        published_at=shown.created_at,
        expires_at=shown.created_at + timedelta(days=RESUME_DAYS),
    )

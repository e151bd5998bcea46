"""Fill an empty installation with the demo: rows in one transaction, files in storage."""

import asyncio
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, storage
from resumes_app.accounts.service.consent import REPLY, RESUME, consent_text
from resumes_app.accounts.service.passwords import hash_password
from resumes_app.cli.demo import previews, rows
from resumes_app.cli.demo.catalogue import FILES, FOLDER, Catalogue, load
from resumes_app.config import settings
from resumes_app.errors import NotPermitted
from resumes_app.media.profiles import CONTENT_TYPES, FILE_NAMES
from resumes_app.models import Clip, Company, Consent, Grant, Job, Rendition, User

COPIES_AT_ONCE = 8


@dataclass(frozen=True)
class Shown:
    """A clip's row, the files that belong to it, and who may watch it."""

    row: Clip
    files: dict[str, Path]
    audiences: tuple[str, ...]

    @property
    def prefix(self) -> str:
        return f"clips/{self.row.token}"

    def key(self, kind: str) -> str:
        return f"{self.prefix}/{FILE_NAMES[kind]}"


async def seed_demo() -> bool:
    """Fill the installation with the demo where it has no company yet; return True where that was done.

    Raises:
        NotPermitted: The installation is in production.
    """
    if settings().production:
        raise NotPermitted("The demo has known passwords, so it is not put into a public installation.")
    if await _occupied():
        return False
    password_hash = await hash_password(rows.PASSWORD)
    catalogue = load()
    with tempfile.TemporaryDirectory(prefix="previews-") as folder:
        silent = await previews.cut((FOLDER / f"{name}.mp4" for name in catalogue["clips"]), Path(folder))
        async with db.transaction() as session:
            # Two processes that start at once seed once.
            await session.execute(sa.select(sa.func.pg_advisory_xact_lock(db.Lock.DEMO)))
            if await _count_of_companies(session):
                return False
            demo = _Demo(session, catalogue, silent, password_hash, clock.now())
            await demo.fill()
            try:
                await _store(demo.shown)
            except BaseException:
                await asyncio.gather(*(storage.delete_prefix(shown.prefix) for shown in demo.shown))
                raise
    return True


async def _occupied() -> bool:
    async with db.reading() as session:
        return bool(await _count_of_companies(session))


async def _count_of_companies(session: AsyncSession) -> int:
    return (await session.exec(select(func.count(col(Company.id))))).one()


async def _store(clips: Iterable[Shown]) -> None:
    """Put every clip's files into storage."""
    turn = asyncio.Semaphore(COPIES_AT_ONCE)

    async def put(key: str, path: Path) -> None:
        async with turn:
            await storage.put(key, path)

    await asyncio.gather(*(put(shown.key(kind), path) for shown in clips for kind, path in shown.files.items()))


class _Demo:
    """The rows in the making. Each step ends in a flush, since the next needs its ids."""

    def __init__(
        self, session: AsyncSession, catalogue: Catalogue, silent: dict[str, Path], password_hash: str, now: datetime
    ) -> None:
        self.session, self.catalogue, self.silent, self.now = session, catalogue, silent, now
        self.people = rows.People(password_hash, now)
        self.shown: list[Shown] = []
        self.companies: dict[str, Company] = {}
        self.jobs: dict[str, Job] = {}

    async def _add(self, new: Iterable[object]) -> None:
        self.session.add_all(new)
        await self.session.flush()

    async def fill(self) -> None:
        """Add everything."""
        await self._add(self.people.plain())
        await self._add_companies()
        await self._add_jobs()
        await self._add_replies()
        await self._add_resumes()
        await self._add(
            Rendition(
                clip_id=rows.key(shown.row),
                kind=kind,
                storage_key=shown.key(kind),
                content_type=CONTENT_TYPES[kind],
                size_bytes=path.stat().st_size,
            )
            for shown in self.shown
            for kind, path in shown.files.items()
        )
        await self._add(Grant(prefix=shown.prefix, audience=a) for shown in self.shown for a in shown.audiences)

    async def _publish(self, entries: Sequence[tuple[str, User | None, datetime, tuple[str, ...]]]) -> list[Clip]:
        """Add clips by catalogue id, owner, moment and audiences; return them in order."""
        clips = [rows.clip(self.catalogue["clips"][name], at, owner=owner) for name, owner, at, _ in entries]
        await self._add(clips)
        for row, (name, _, _, audiences) in zip(clips, entries, strict=True):
            files = {kind: FOLDER / f"{name}.{ending}" for kind, ending in FILES.items()}
            self.shown.append(Shown(row, files | {"preview": self.silent[name]}, audiences))
        return clips

    async def _add_companies(self) -> None:
        staff = {entry["slug"]: self.people.staff(entry) for entry in self.catalogue["companies"]}
        self.companies = {entry["slug"]: rows.company(entry, self.now) for entry in self.catalogue["companies"]}
        await self._add([*self.companies.values(), *(user for users in staff.values() for user in users)])
        await self._add(m for slug, of in self.companies.items() for m in rows.members(of, staff[slug]))

    async def _add_jobs(self) -> None:
        entries = self.catalogue["jobs"]
        clips = await self._publish([(entry["clip"], None, self.now, ("public",)) for entry in entries])
        self.jobs = {
            entry["slug"]: rows.job(entry, self.companies[entry["company"]], shown, self.now)
            for entry, shown in zip(entries, clips, strict=True)
        }
        await self._add(self.jobs.values())

    async def _add_replies(self) -> None:
        entries, users = self.catalogue["replies"], rows.candidates(self.catalogue, self.people)
        await self._add(users)
        targets = [self.jobs[entry["job"]] for entry in entries]
        plan = [
            (entry["clip"], user, self.now - timedelta(hours=entry["hours_ago"]), _private(user, target))
            for entry, user, target in zip(entries, users, targets, strict=True)
        ]
        clips = await self._publish(plan)
        trios = list(zip(targets, users, clips, strict=True))
        await self._add(rows.application(*trio) for trio in trios)
        names = {of.id: of.name for of in self.companies.values()}
        for target, user, shown in trios:
            words = consent_text(REPLY, company=names[target.company_id], job=target.title)
            self._consent(user, REPLY, words.version, words.text, f"job:{target.slug}", shown.created_at)

    async def _add_resumes(self) -> None:
        entries, users = self.catalogue["resumes"], rows.authors(self.catalogue, self.people)
        await self._add(users)
        moments = [self.now - timedelta(days=number * 1.2 + 0.3) for number in range(len(entries))]
        plan = [(e["clip"], user, at, ("public",)) for e, user, at in zip(entries, users, moments, strict=True)]
        clips = await self._publish(plan)
        resumes = [rows.resume(e["title"], user, c) for e, user, c in zip(entries, users, clips, strict=True)]
        await self._add(resumes)
        for user, resume in zip(users, resumes, strict=True):
            words = consent_text(RESUME, until=f"{resume.expires_at:%-d %B %Y}")
            subject = f"resume:{resume.public_id}"
            self._consent(user, RESUME, words.version, words.text, subject, resume.published_at)

    def _consent(self, user: User, purpose: str, version: str, text: str, subject: str, at: datetime) -> None:
        row = Consent(user_id=rows.key(user), purpose=purpose, version=version, text=text, subject=subject, at=at)
        self.session.add(row)


def _private(candidate: User, job: Job) -> tuple[str, ...]:
    """A reply is seen by its candidate and by the company it went to."""
    return (f"user:{rows.key(candidate)}", f"company:{job.company_id}")

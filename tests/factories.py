"""Rows with valid defaults, for every area's tests. Each writes in `session`, or in a transaction of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from itertools import count
from secrets import token_urlsafe
from typing import Any, TypeVar

from argon2 import PasswordHasher
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service import identity_of_cookie
from resumes_app.accounts.service.sessions import token_hash
from resumes_app.models import Clip, Company, Grant, Job, Member, Rendition, Session, User
from resumes_app.models.companies import CompanyRole
from resumes_app.models.jobs import JobStatus

PASSWORD = "correct-horse-battery"
# As cheap as argon2 can be: a suite makes hundreds of users.
_PASSWORD_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)

RENDITIONS = {
    "mp4_480": ("480.mp4", "video/mp4"),
    "mp4_720": ("720.mp4", "video/mp4"),
    "preview": ("preview.mp4", "video/mp4"),
    "poster": ("poster.webp", "image/webp"),
    "captions": ("captions.vtt", "text/vtt"),
}

Row = TypeVar("Row", bound=SQLModel)
_numbers = count(1)


@asynccontextmanager
async def within(session: AsyncSession | None) -> AsyncIterator[AsyncSession]:
    if session is not None:
        yield session
        return
    async with db.transaction() as own:
        yield own


async def added(session: AsyncSession | None, row: Row) -> Row:
    async with within(session) as active:
        active.add(row)
        await active.flush()
    return row


async def make_user(session: AsyncSession | None = None, **overrides: Any) -> User:
    """A verified adult whose password is `PASSWORD`."""
    number = next(_numbers)
    fields = {
        "email": f"person{number}@example.test",
        "password_hash": _PASSWORD_HASH,
        "display_name": f"Person {number}",
        "birth_date": date(2001, 4, 2),
        "email_verified_at": clock.now(),
    }
    return await added(session, User(**(fields | overrides)))


async def make_company(session: AsyncSession | None = None, **overrides: Any) -> Company:
    """A company that was admitted to the pilot."""
    number = next(_numbers)
    fields = {"slug": f"company-{number}", "name": f"Company {number}", "city": "Porto", "country": "PT"}
    return await added(session, Company(**(fields | {"verified_at": clock.now()} | overrides)))


async def make_member(
    company: Company,
    user: User | None = None,
    session: AsyncSession | None = None,
    *,
    role: CompanyRole | str = CompanyRole.RECRUITER,
) -> User:
    """Make `user` (a fresh one by default) act for `company`; return the user."""
    async with within(session) as active:
        user = user or await make_user(active)
        assert company.id is not None and user.id is not None
        await added(active, Member(company_id=company.id, user_id=user.id, role=CompanyRole(role)))
    return user


async def make_job(company: Company | None = None, session: AsyncSession | None = None, **overrides: Any) -> Job:
    """A published job that closes in ten days; `clip=True` in `overrides` gives it an employer's clip."""
    number = next(_numbers)
    async with within(session) as active:
        company = company or await make_company(active)
        if overrides.pop("clip", False):
            overrides["clip_id"] = (await make_clip(active)).id
        fields = {
            "slug": f"job-{number}",
            "company_id": company.id,
            "title": f"Barista {number}",
            "description_html": "<p>Coffee, and people who like it.</p>",
            "question": "What makes a good morning?",
            "place": "Porto",
            "country": "PT",
            "pay_min": 9,
            "pay_max": 12,
            "tags": ["coffee"],
            "status": JobStatus.PUBLISHED,
            "published_at": clock.now(),
            "closes_at": clock.now() + timedelta(days=10),
        }
        return await added(active, Job(**(fields | overrides)))


async def make_clip(
    session: AsyncSession | None = None, *, owner: User | None = None, audience: str = "public", **overrides: Any
) -> Clip:
    """A published clip with its renditions' rows and one grant (`audience=""`: none); no bytes are stored."""
    fields = {
        "token": token_urlsafe(9),
        "owner_id": owner.id if owner else None,
        "width": 720,
        "height": 1280,
        "duration_ms": 20_000,
        "placeholder": "data:image/webp;base64,UklGRhYAAABXRUJQVlA4TAoAAAAvAAAAAEX/I/of",
        "transcript": "Hello, this is me.",
    }
    async with within(session) as active:
        clip = await added(active, Clip(**(fields | overrides)))
        for kind, (name, content_type) in RENDITIONS.items():
            key = f"clips/{clip.token}/{name}"
            assert clip.id is not None
            row = Rendition(clip_id=clip.id, kind=kind, storage_key=key, content_type=content_type, size_bytes=1000)
            active.add(row)
        if audience:
            active.add(Grant(prefix=f"clips/{clip.token}", audience=audience))
        await active.flush()
    return clip


async def draw_captions(clip_id: int | None) -> None:
    """Have the clip's captions in its picture too."""
    async with db.transaction() as session:
        clip = await session.get(Clip, clip_id)
        assert clip
        clip.captions_drawn = True


async def sign_in(user: User) -> str:
    """Return the value of a session cookie (`accounts.service.COOKIE`) that belongs to `user`."""
    token = token_urlsafe(32)
    assert user.id is not None
    expires_at = clock.now() + timedelta(days=30)
    await added(None, Session(user_id=user.id, token_hash=token_hash(token), expires_at=expires_at))
    return token


async def identity_for(user: User) -> Identity:
    """Return who `user` is, as a handler or route sees it: with roles and companies as they are now."""
    return await identity_of_cookie(await sign_in(user))

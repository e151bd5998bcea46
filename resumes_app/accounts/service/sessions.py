"""Signed-in browsers: from a cookie to an identity. The database holds hashes only."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from starlette.requests import HTTPConnection

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity, Role
from resumes_app.accounts.service.fields import known_zone
from resumes_app.models import Company, Member, Session, User

COOKIE = "resumes_session"
LIFETIME = timedelta(days=30)
"""Without a visit; each one begins it anew."""
SEEN_EVERY = timedelta(minutes=10)
USER_AGENT_CHARS = 200


def token_hash(token: str) -> str:
    """Return what the database keeps of a cookie or mailed token: its SHA-256, hex."""
    return hashlib.sha256(token.encode()).hexdigest()


def cookie_of(subject: Any) -> str:
    """Return the session cookie of a Starlette request, or of a Reflex state's socket; empty without one."""
    if isinstance(subject, HTTPConnection):
        return subject.cookies.get(COOKIE, "")
    try:
        jar = SimpleCookie(subject.router.headers.cookie)
    except CookieError:
        return ""
    return jar[COOKIE].value if COOKIE in jar else ""


async def identity_of_cookie(token: str) -> Identity:
    """Return who the cookie's value belongs to; the guest where it is unknown, ended or expired."""
    if not token:
        return GUEST
    now = clock.now()
    async with db.transaction() as session:
        rows = (
            await session.exec(
                select(Session, User, Member, Company.suspended_at)
                .join(User, col(User.id) == col(Session.user_id))
                .join(Member, col(Member.user_id) == col(User.id), isouter=True)
                .join(Company, col(Company.id) == col(Member.company_id), isouter=True)
                .where(
                    Session.token_hash == token_hash(token),
                    Session.expires_at > now,
                    col(User.deleted_at).is_(None),
                )
            )
        ).all()
        if not rows:
            return GUEST
        signed_in, user, *_ = rows[0]
        if now - signed_in.last_seen_at > SEEN_EVERY:
            statement = sa.update(Session).where(col(Session.id) == signed_in.id)
            await session.exec(statement.values(last_seen_at=now, expires_at=now + LIFETIME))
    return _identity(user, [(member, stopped_at) for _, _, member, stopped_at in rows if member is not None], signed_in)


async def identity_of_user(user_id: int) -> Identity:
    """Return who the account is, for work that is done in its name later; the guest where it is gone."""
    async with db.reading() as session:
        return await identity_in(session, user_id)


async def identity_in(session: AsyncSession, user_id: int) -> Identity:
    """As `identity_of_user`, as the caller's transaction sees it: who holds a lock takes no second connection."""
    user = await session.get(User, user_id)
    if user is None or user.deleted_at is not None:
        return GUEST
    joined = select(Member, Company.suspended_at).join(Company, col(Company.id) == col(Member.company_id))
    members = (await session.exec(joined.where(Member.user_id == user_id))).all()
    return _identity(user, [(member, stopped_at) for member, stopped_at in members])


async def start_session(session: AsyncSession, user_id: int, user_agent: str, time_zone: str = "") -> str:
    """Sign a browser in and return the value for its cookie, which is kept nowhere else."""
    token = token_urlsafe(32)
    session.add(
        Session(
            user_id=user_id,
            token_hash=token_hash(token),
            user_agent=user_agent[:USER_AGENT_CHARS],
            time_zone=time_zone,
            expires_at=clock.now() + LIFETIME,
        )
    )
    return token


async def learn_zone(who: Identity, time_zone: str) -> Identity:
    """Keep the time zone that the browser is in now; return `who` with it. An unknown one changes nothing."""
    zone = known_zone(time_zone)
    if not zone or zone == who.browser_zone or who.session_id is None:
        return who
    async with db.transaction() as session:
        own = (col(Session.id) == who.session_id, col(Session.user_id) == who.id)
        await session.exec(sa.update(Session).where(*own).values(time_zone=zone))
        user = (await session.exec(select(User).where(User.id == who.id))).one()
    return replace(who, time_zone=user.time_zone or zone, browser_zone=zone)


async def end_session(session: AsyncSession, token: str) -> None:
    """Make the cookie's value worthless; an unknown one is no error."""
    await end_sessions(session, col(Session.token_hash) == token_hash(token))


async def end_sessions_of(session: AsyncSession, user_id: int) -> None:
    """Sign the user out in every browser: the next event or request of each is a guest's."""
    await end_sessions(session, col(Session.user_id) == user_id)


async def end_sessions(session: AsyncSession, *conditions: sa.ColumnElement[bool]) -> int:
    """End the sessions that meet all conditions, and tell the open pages of each; return how many they were."""
    statement = sa.delete(Session).where(*conditions).returning(col(Session.token_hash))
    hashes = list((await session.exec(statement)).scalars())
    for ended in hashes:
        await db.notify(session, _topic(ended), {})
    return len(hashes)


async def session_ended(token: str) -> None:
    """Return once the session of the cookie's value is over; while it lasts, wait."""
    async with db.subscription(_topic(token_hash(token))) as notices:
        while True:
            await notices.get()  # The first comes by itself: it may have ended a moment ago.
            if not (await identity_of_cookie(token)).signed_in:
                return


def _topic(session_hash: str) -> str:
    # Half of it names the session well enough, and nothing that is sent around opens anything.
    return f"session:{session_hash[:32]}"


async def sweep_sessions(session: AsyncSession) -> None:
    """Remove the sessions that have expired."""
    await session.exec(sa.delete(Session).where(col(Session.expires_at) <= clock.now()))


def _identity(user: User, members: list[tuple[Member, datetime | None]], signed_in: Session | None = None) -> Identity:
    """Nobody acts for a suspended company, and its members are no candidates for that."""
    roles = frozenset(Role(role) for role in user.roles)
    browser_zone = signed_in.time_zone if signed_in else ""
    return Identity(
        user_id=user.id,
        public_id=user.public_id,
        display_name=user.display_name,
        email=user.email,
        email_verified=user.email_verified_at is not None,
        roles=roles if members else roles | {Role.CANDIDATE},
        companies={member.company_id: Role(member.role) for member, suspended_at in members if suspended_at is None},
        time_zone=user.time_zone or browser_zone or "UTC",
        browser_zone=browser_zone,
        session_id=signed_in.id if signed_in else None,
    )

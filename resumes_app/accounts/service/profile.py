"""What people change about themselves, and the browsers they are signed in with."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service.fields import Problems, clean_name, time_zones
from resumes_app.accounts.service.permissions import require
from resumes_app.accounts.service.sessions import end_sessions
from resumes_app.errors import NotFound
from resumes_app.models import Application, Session, User
from resumes_app.models.applications import ApplicationStatus


@dataclass(frozen=True)
class SignedInBrowser:
    """One session as its owner sees it."""

    id: int
    name: str
    """Such as `Firefox on Linux`."""
    seen: str
    """When it was last used, in the person's own time zone."""
    is_this: bool


async def change_profile(who: Identity, name: str, time_zone: str) -> str:
    """Take over display name and time zone (empty: as each browser has it); return the name as it is kept.

    Raises:
        FormRejected: One of them cannot be used.
    """
    require(who, Permission.SIGNED_IN)
    problems = Problems()
    kept = clean_name(name, problems)
    problems.add("time_zone", "" if time_zone in ("", *time_zones()) else "Choose a time zone from the list.")
    problems.raise_if_any()
    async with db.transaction() as session:
        statement = sa.update(User).where(col(User.id) == who.id)
        await session.exec(statement.values(display_name=kept, time_zone=time_zone))
    return kept


async def chosen_zone(who: Identity) -> str:
    """Return the time zone that the person chose; empty where moments are shown as each browser has them."""
    require(who, Permission.SIGNED_IN)
    async with db.reading() as session:
        return (await session.exec(select(User.time_zone).where(User.id == who.id))).one()


async def has_replies(who: Identity) -> bool:
    """Return whether the person has replied to a job, and not taken it back."""
    require(who, Permission.SIGNED_IN)
    own = (Application.candidate_id == who.id, Application.status != ApplicationStatus.WITHDRAWN)
    async with db.reading() as session:
        return (await session.exec(select(Application.id).where(*own).limit(1))).first() is not None


async def wants_reminders(who: Identity) -> bool:
    """Return whether the person gets mails before jobs they saved close."""
    require(who, Permission.SIGNED_IN)
    async with db.reading() as session:
        return (await session.exec(select(User.reminder_mails).where(User.id == who.id))).one()


async def choose_reminders(who: Identity, wanted: bool) -> None:
    """Take over whether the person gets them."""
    require(who, Permission.SIGNED_IN)
    async with db.transaction() as session:
        await session.exec(sa.update(User).where(col(User.id) == who.id).values(reminder_mails=wanted))


async def own_browsers(who: Identity) -> list[SignedInBrowser]:
    """Return the person's sessions, this browser first, then by the last visit."""
    require(who, Permission.SIGNED_IN)
    async with db.reading() as session:
        statement = select(Session).where(Session.user_id == who.id, Session.expires_at > clock.now())
        rows = (await session.exec(statement.order_by(col(Session.last_seen_at).desc()))).all()
    browsers = [
        SignedInBrowser(
            id=row.id or 0,
            name=browser_name(row.user_agent),
            seen=moment_name(row.last_seen_at, who.time_zone),
            is_this=row.id == who.session_id,
        )
        for row in rows
    ]
    return sorted(browsers, key=lambda browser: not browser.is_this)


async def end_browser(who: Identity, session_id: int) -> None:
    """Sign one of the person's browsers out.

    Raises:
        NotFound: It is not one of them, or is signed out already.
    """
    require(who, Permission.SIGNED_IN)
    async with db.transaction() as session:
        if not await end_sessions(session, col(Session.id) == session_id, col(Session.user_id) == who.id):
            raise NotFound("This browser is signed out already.")


# In this order: each browser's name also holds those of older ones.
_BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
}
_BROWSERS |= {"CriOS": "Chrome", "Chrome": "Chrome", "Safari": "Safari"}
_SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


def moment_name(moment: datetime, time_zone: str) -> str:
    """Return a past moment as people say it: `just now`, `today at 14:05`, `on 3 November`."""
    local, today = moment.astimezone(ZoneInfo(time_zone)), clock.now().astimezone(ZoneInfo(time_zone))
    # A session's last visit is kept to ten minutes.
    if today - local < timedelta(minutes=15):
        return "just now"
    days = (today.date() - local.date()).days
    if days <= 1:
        return f"{'today' if days == 0 else 'yesterday'} at {local:%H:%M}"
    return f"on {local.day} {local:%B}"


def browser_name(user_agent: str) -> str:
    """Return what a person would call the browser and its machine."""
    browser = next((name for mark, name in _BROWSERS.items() if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS.items() if mark in user_agent), "")
    return f"{browser or 'A browser'} on {system}" if system else browser or "A browser"

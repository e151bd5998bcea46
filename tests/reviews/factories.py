"""A company that reviews: its members, a job, and replies to it."""

from dataclasses import dataclass
from datetime import timedelta
from secrets import token_urlsafe
from typing import Any

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity
from resumes_app.applications.service import share
from resumes_app.models import Application, Clip, Company, Job, Rendition, User
from resumes_app.models.companies import CompanyRole
from tests.applications.factories import make_reply
from tests.factories import added, identity_for, make_clip, make_company, make_job, make_member, make_user


@dataclass(frozen=True)
class Team:
    """A company's recruiter Mia, hiring manager Noor and viewer Vic, and a job."""

    company: Company
    job: Job
    mia: Identity
    noor: Identity
    vic: Identity
    people: dict[str, User]
    """The same by name, to sign them in."""


async def make_team(**job: Any) -> Team:
    """Return a company with three members and an open job without replies."""
    company = await make_company(name="Halden Coffee")
    roles = {"Mia": CompanyRole.RECRUITER, "Noor": CompanyRole.HIRING_MANAGER, "Vic": CompanyRole.VIEWER}
    people = {
        name: await make_member(company, await make_user(display_name=name), role=role) for name, role in roles.items()
    }
    identities = [await identity_for(user) for user in people.values()]
    return Team(company, await make_job(company, **job), *identities, people)


async def make_replies(job: Job, *names: str) -> list[Application]:
    """Return one reply by each of `names`, a minute apart, the first the oldest."""
    first = clock.now() - timedelta(hours=1)
    async with db.transaction() as session:
        return [
            await make_reply(
                job,
                await make_user(session, display_name=name),
                session,
                submitted_at=first + timedelta(minutes=minute),
            )
            for minute, name in enumerate(names)
        ]


@dataclass(frozen=True)
class Hidden:
    """A reply that is revealed in stages, and what is secret of it."""

    reply: Application
    candidate: User
    clip: Clip
    sound: str
    """Storage key; empty without."""

    @property
    def id(self) -> str:
        return self.reply.public_id

    @property
    def picture(self) -> str:
        """Storage key of the poster."""
        return f"clips/{self.clip.token}/poster.webp"

    def secrets(self) -> tuple[str, ...]:
        """What nobody may be sent who is to read the words alone."""
        return (*self.candidate.display_name.split(), self.clip.token, self.clip.placeholder[-12:], *self.sound_name())

    def sound_name(self) -> tuple[str, ...]:
        return (self.sound.split("/")[1],) if self.sound else ()


async def make_hidden(job: Job, name: str, *, words: str = "", sound: bool = True, number: int = 1) -> Hidden:
    """Return a reply to a job that reveals in stages, as it is once its clip has arrived.

    Args:
        words: What it says; by default the name among other things; a space for a reply without captions.
    """
    said = words or f"Good morning, I am {name}, and I make coffee."
    async with db.transaction() as session:
        candidate = await make_user(session, display_name=name)
        clip = await make_clip(session, owner=candidate, audience="", transcript=said.strip())
        key = f"sounds/{token_urlsafe(9)}/sound.m4a" if sound else ""
        if sound:
            row = {"kind": "sound", "storage_key": key, "content_type": "audio/mp4", "size_bytes": 1000}
            await added(session, Rendition(clip_id=clip.id or 0, **row))
        own = {"job_id": job.id, "candidate_id": candidate.id, "clip_id": clip.id, "number": number}
        reply = await added(session, Application(**own))
        await share(session, reply, job.company_id)
    return Hidden(reply, candidate, clip, key)

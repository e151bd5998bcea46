"""A company that reviews: its members, a job, and replies to it."""

from dataclasses import dataclass
from datetime import timedelta

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity
from resumes_app.models import Application, Company, Job, User
from resumes_app.models.companies import CompanyRole
from tests.applications.factories import make_reply
from tests.factories import identity_for, make_company, make_job, make_member, make_user


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


async def make_team() -> Team:
    """Return a company with three members and an open job without replies."""
    company = await make_company(name="Halden Coffee")
    roles = {"Mia": CompanyRole.RECRUITER, "Noor": CompanyRole.HIRING_MANAGER, "Vic": CompanyRole.VIEWER}
    people = {
        name: await make_member(company, await make_user(display_name=name), role=role) for name, role in roles.items()
    }
    identities = [await identity_for(user) for user in people.values()]
    return Team(company, await make_job(company), *identities, people)


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

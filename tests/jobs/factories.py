"""Feeds to page through, and replies that are begun or sent."""

from datetime import datetime, timedelta

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity
from resumes_app.jobs import service
from resumes_app.jobs.schemas import JobCard
from resumes_app.models import Application, Draft, Job, Take, User
from resumes_app.models.applications import ApplicationStatus
from tests.factories import make_company, make_job

NOON = datetime.fromisoformat("2026-11-02T12:00:00+00:00")


async def make_feed(*jobs_of_companies: int) -> list[Job]:
    """Companies with so many open jobs each; the later a job, the earlier it closes and the older it is."""
    made: list[Job] = []
    async with db.transaction() as session:
        for count in jobs_of_companies:
            company = await make_company(session)
            for _ in range(count):
                age = timedelta(hours=len(made))
                moments = {"published_at": clock.now() - age, "closes_at": clock.now() + timedelta(days=30) - age}
                made.append(await make_job(company, session, clip=True, **moments))
    return made


async def whole_feed(who: Identity, size: int = 3) -> list[JobCard]:
    """Every card, page by page."""
    page = await service.feed(who, size=size)
    cards = page["cards"]
    while page["cursor"]:
        page = await service.feed(who, cursor=page["cursor"], size=size)
        assert page["cards"], "a cursor leads somewhere"
        cards = cards + page["cards"]
        assert len(cards) < 1000, "the feed begins anew"
    return cards


def slugs(cards: list[JobCard]) -> list[str]:
    """The cards' slugs, in order."""
    return [card["slug"] for card in cards]


async def begin_reply(user: User, job: Job, *, takes: int = 1) -> None:
    """A draft of a reply with so many takes."""
    async with db.transaction() as session:
        draft = Draft(owner_id=user.id or 0, job_id=job.id)
        session.add(draft)
        await session.flush()
        for number in range(takes):
            session.add(
                Take(
                    owner_id=user.id or 0, draft_id=draft.id or 0, client_id=f"take-{number}", storage_key="takes/x/o",
                    sha256="0" * 64, size_bytes=1, demuxer="mp4",
                )
            )  # fmt: skip


async def send_reply(user: User, job: Job) -> None:
    """A reply that was sent."""
    async with db.transaction() as session:
        status = ApplicationStatus.SUBMITTED
        session.add(Application(job_id=job.id or 0, candidate_id=user.id or 0, status=status))

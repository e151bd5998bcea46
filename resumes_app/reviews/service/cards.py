"""The deck: a job's replies in the order they are to be looked at."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import permits, require
from resumes_app.applications.service import closing_text, day, day_and_time, promised_by
from resumes_app.companies.service import mark_of
from resumes_app.errors import NotFound
from resumes_app.jobs.service import is_open, place_of, reviews_wait
from resumes_app.models import Application, Company, Decision, Job, User
from resumes_app.models.applications import ApplicationStatus
from resumes_app.reviews.schemas import DeckCard, DeckJob, DeckView, Kind
from resumes_app.reviews.service.seeing import seen_by, veiled
from resumes_app.studio.schemas import ClipView
from resumes_app.studio.service import clip_views, length_text

WAITING_LIMIT = 200
"""Undecided cards a deck holds at once, those that wait longest; it asks for more when they are done."""
DECIDED_LIMIT = 100
"""Decided cards a deck holds, those decided last: they can be looked at again."""


async def deck(who: Identity, job_slug: str) -> DeckView:
    """Return the job's replies that have a clip and were not taken back.

    Raises:
        SignInNeeded, NotPermitted: `who` may not watch the company's replies.
        NotFound: There is no such job.
    """
    require(who, Permission.WATCH_REPLIES)
    async with db.reading() as session:
        job, company = await _job(session, job_slug)
        require(who, Permission.WATCH_REPLIES, job.company_id)
        waiting = await _rows(session, job, decided=False)
        decided = await _rows(session, job, decided=True)
        rows = sorted((*waiting, *decided), key=lambda row: (row.Application.submitted_at, row.Application.id))
        cards = await _cards(session, who, job, rows)
    closes = job.closed_at or job.closes_at
    heading = DeckJob(
        slug=job.slug,
        title=job.title,
        question="\n".join(one for one in (job.question, *job.more_questions) if one),
        place=place_of(job),
        company=mark_of(company),
        deadline=deadline(is_open(job), closing_text(closes, who.time_zone)),
        waits="Watch now, decide after the close: that is what this job promises." if reviews_wait(job) else "",
        staged=job.staged_reveal,
    )
    return DeckView(
        job=heading,
        cards=cards,
        more_waiting=_beyond(waiting),
        more_decided=_beyond(decided),
        can_decide=permits(who, Permission.DECIDE, job.company_id) and not reviews_wait(job),
        can_score=job.staged_reveal and permits(who, Permission.DECIDE, job.company_id),
    )


async def card_of(session: AsyncSession, who: Identity, job: Job, reply: Application) -> DeckCard:
    """Return one card of the job's deck, as `who`, who may watch its replies, sees it."""
    rows = (await session.exec(_statement(job).where(col(Application.id) == reply.id))).all()
    return (await _cards(session, who, job, list(rows)))[0]


async def topic(who: Identity, job_slug: str) -> str:
    """Return the topic of the deck's notices (`applications.service` and `reviews.service` send them).

    Raises:
        SignInNeeded, NotPermitted: `who` may not watch the company's replies.
        NotFound: There is no such job.
    """
    require(who, Permission.WATCH_REPLIES)
    async with db.reading() as session:
        job, _ = await _job(session, job_slug)
    require(who, Permission.WATCH_REPLIES, job.company_id)
    return f"job:{job.id}"


def deadline(takes_replies: bool, closes: str) -> str:
    """Return until when replies come in; `closes` is empty for a job that does not close by itself."""
    if takes_replies:
        return f"Takes replies until {closes}" if closes else "Takes replies"
    return f"Closed {closes}" if closes else "Closed"


def listed() -> tuple[Any, ...]:
    """Return the conditions under which a reply is in its job's deck."""
    return col(Application.clip_id).is_not(None), Application.status != ApplicationStatus.WITHDRAWN


async def _job(session: AsyncSession, slug: str) -> tuple[Job, Company]:
    statement = select(Job, Company).join(Company, col(Company.id) == col(Job.company_id)).where(Job.slug == slug)
    row = (await session.exec(statement)).one_or_none()
    if row is None:
        raise NotFound("There is no such job.")
    return row


def _statement(job: Job) -> Any:
    """Return what is read of the job's replies, each with how many there are in all."""
    reviewer = aliased(User)
    standing = sa.and_(col(Decision.application_id) == col(Application.id), col(Decision.undone_at).is_(None))
    return (
        sa.select(
            Application,
            col(User.display_name).label("name"),
            col(User.handle).label("handle"),
            Decision,
            col(reviewer.display_name).label("by"),
            sa.func.count().over().label("there_are"),
        )
        .join(User, col(User.id) == col(Application.candidate_id))
        .join(Decision, standing, isouter=True)
        .join(reviewer, col(reviewer.id) == col(Decision.reviewer_id), isouter=True)
        .where(col(Application.job_id) == job.id, *listed())
    )


async def _rows(session: AsyncSession, job: Job, *, decided: bool) -> list[Any]:
    """Return the job's decided or undecided replies."""
    statement = _statement(job)
    if decided:
        statement = statement.where(col(Decision.id).is_not(None)).limit(DECIDED_LIMIT)
        statement = statement.order_by(col(Decision.decided_at).desc(), col(Decision.id).desc())
    else:
        statement = statement.where(col(Decision.id).is_(None)).limit(WAITING_LIMIT)
        statement = statement.order_by(col(Application.submitted_at), col(Application.id))
    return list((await session.exec(statement)).all())


def _beyond(rows: list[Any]) -> int:
    return rows[0].there_are - len(rows) if rows else 0


async def _cards(session: AsyncSession, who: Identity, job: Job, rows: list[Any]) -> list[DeckCard]:
    clips = await clip_views(session, {row.Application.clip_id for row in rows})
    cards = [_card(row, clips[row.Application.clip_id], job, who) for row in rows]
    if not job.staged_reveal:
        return cards
    seen = await seen_by(session, who, [row.Application for row in rows])
    return [
        veiled(card, seen[row.Application.id], row.name, row.handle or "")
        for card, row in zip(cards, rows, strict=True)
    ]


def _card(row: Any, clip: ClipView, job: Job, who: Identity) -> DeckCard:
    application: Application = row.Application
    decision: Decision | None = row.Decision
    due = promised_by(job, application.submitted_at)
    kind: Kind = decision.kind.value if decision else ""
    return DeckCard(
        id=application.public_id,
        version=application.version,
        name=row.name,
        received=day_and_time(application.submitted_at, who.time_zone),
        due=day(due, who.time_zone) if due else "",
        late=decision is None and due is not None and due < clock.now(),
        length=length_text(clip["duration_ms"]),
        kind=kind,
        by=row.by or "",
        mine=decision is not None and decision.reviewer_id == who.user_id,
        decided_at=decision.decided_at.isoformat() if decision else "",
        clip=clip,
        stage="picture",
        next="",
        scores={},
        why="",
        sound="",
    )

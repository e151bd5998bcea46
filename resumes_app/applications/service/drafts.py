"""Replies that are begun and not sent."""

import sqlalchemy as sa
from sqlmodel import col

from resumes_app import db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.applications.schemas import DraftCard
from resumes_app.applications.service import words
from resumes_app.applications.service.pressing import awaited_takes, still_counts
from resumes_app.applications.service.promise import closing_text, day
from resumes_app.companies.service import mark_of
from resumes_app.jobs.service import is_open, place_of
from resumes_app.models import Application, Company, Draft, Job, PressedSend
from resumes_app.models.jobs import JobStatus
from resumes_app.studio.service import number_of_takes

LIMIT = 50


async def unsent(who: Identity) -> list[DraftCard]:
    """Return `who`'s drafts of replies that have a take, or wait for one to be sent, and were never sent.

    The last changed comes first.

    Raises:
        SignInNeeded, NotPermitted: `who` is not a candidate.
    """
    require(who, Permission.APPLY)
    sent = sa.exists().where(col(Application.job_id) == col(Job.id), col(Application.candidate_id) == who.id)
    pressed = sa.and_(col(PressedSend.user_id) == who.id, col(PressedSend.job_id) == col(Job.id))
    begun = sa.or_(number_of_takes() > 0, col(PressedSend.pressed_at).is_not(None))
    statement = (
        sa.select(Draft, Job, Company, number_of_takes().label("takes"), col(PressedSend.pressed_at))
        .join(Job, col(Job.id) == col(Draft.job_id))
        .join(Company, col(Company.id) == col(Job.company_id))
        .join(PressedSend, pressed, isouter=True)
        .where(col(Draft.owner_id) == who.id, begun, ~sent, col(Job.status) != JobStatus.DRAFT)
        .order_by(col(Draft.updated_at).desc(), col(Draft.id).desc())
        .limit(LIMIT)
    )
    async with db.reading() as session:
        rows = (await session.exec(statement)).all()  # type: ignore[call-overload]  # five columns
        cards = []
        for draft, job, company, takes, at in rows:
            card = _card(draft, job, company, takes, who.time_zone)
            if at is not None and still_counts(at, job):
                awaited = await awaited_takes(session, who, job.id) or []
                note = words.waiting(day(at, who.time_zone), len(awaited))
                card = DraftCard(**{**card, "note": note, "open": True, "waiting": True})
            if takes or card["waiting"]:
                cards.append(card)
    return cards


def _card(draft: Draft, job: Job, company: Company, takes: int, zone: str) -> DraftCard:
    closes = job.closed_at or job.closes_at
    number = "1 take" if takes == 1 else f"{takes} takes"
    return DraftCard(
        id=draft.public_id,
        job_slug=job.slug,
        job_title=job.title,
        place=place_of(job),
        company=mark_of(company),
        note=f"{number}, last changed {day(draft.updated_at, zone)}. Nobody has seen it.",
        deadline=words.deadline(is_open(job), closing_text(closes, zone)),
        open=is_open(job),
        waiting=False,
    )

"""A candidate's own replies, as the candidate is told about them."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import permits, require
from resumes_app.applications.schemas import ApplicationView, Standing
from resumes_app.applications.service import words
from resumes_app.applications.service.promise import closing_text, day, promised_by
from resumes_app.companies.service import mark_of
from resumes_app.errors import NotFound
from resumes_app.jobs.service import is_open, place_of
from resumes_app.models import Application, Company, Job, Render, Watch
from resumes_app.models.applications import ApplicationStatus
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.schemas import NO_CLIP, ClipView
from resumes_app.studio.service import clip_views, lost, state_of

LIMIT = 200
"""Replies a page shows, newest first: more than one person sends."""

_DECIDED = {
    ApplicationStatus.SHORTLISTED: "shortlisted",
    ApplicationStatus.DECLINED: "declined",
    ApplicationStatus.WITHDRAWN: "withdrawn",
}


@dataclass(frozen=True)
class _Facts:
    application: Application
    job: Job
    company: Company
    render: Render | None
    watchers: int
    lost: bool
    """Its video was not made, and cannot be made any more."""


async def mine(who: Identity) -> list[ApplicationView]:
    """Return `who`'s replies, newest first, also those of before they joined a company.

    Raises:
        SignInNeeded: `who` is a guest.
    """
    require(who, Permission.SIGNED_IN)
    async with db.reading() as session:
        return await _views(session, who, Application.candidate_id == who.id)


async def one(session: AsyncSession, who: Identity, public_id: str) -> ApplicationView:
    """Return one reply of `who`.

    Raises:
        NotFound: `who` has no such reply.
    """
    require(who, Permission.SIGNED_IN)
    views = await _views(session, who, Application.candidate_id == who.id, Application.public_id == public_id)
    if not views:
        raise NotFound("There is no such reply.")
    return views[0]


async def _views(session: AsyncSession, who: Identity, *conditions: Any) -> list[ApplicationView]:
    watchers = (
        select(sa.func.count()).select_from(Watch).where(Watch.application_id == Application.id).scalar_subquery()
    )
    statement = (
        sa.select(Application, Job, Company, Render, watchers, sa.func.coalesce(lost(), sa.false()))
        .join(Job, col(Job.id) == col(Application.job_id))
        .join(Company, col(Company.id) == col(Job.company_id))
        .join(Render, col(Render.id) == col(Application.render_id), isouter=True)
        .where(*conditions)
        .order_by(col(Application.submitted_at).desc(), col(Application.id).desc())
        .limit(LIMIT)
    )
    rows = (await session.exec(statement)).all()  # type: ignore[call-overload]  # six columns
    facts = [_Facts(*row) for row in rows]
    clips = await clip_views(session, {fact.application.clip_id for fact in facts if fact.application.clip_id})
    return [_view(fact, clips.get(fact.application.clip_id or 0), who) for fact in facts]


def _standing(fact: _Facts) -> Standing:
    decided = _DECIDED.get(fact.application.status)
    if decided:
        return decided  # type: ignore[return-value]  # values of the literal
    if fact.application.clip_id is None:
        return "failed" if fact.render and fact.render.status == RenderStatus.FAILED else "rendering"
    return "in_review" if fact.watchers else "sent"


def _view(fact: _Facts, clip: ClipView | None, who: Identity) -> ApplicationView:
    application, job, now, zone = fact.application, fact.job, clock.now(), who.time_zone
    may_send = permits(who, Permission.APPLY)
    standing = _standing(fact)
    due = promised_by(job, application.submitted_at) if standing in ("sent", "in_review") else None
    render = state_of(fact.render)
    takes_replies, closes = is_open(job), job.closed_at or job.closes_at
    lost_for_good = fact.lost and application.clip_id is None
    return ApplicationView(
        id=application.public_id,
        version=application.version,
        job_slug=job.slug,
        job_title=job.title,
        place=place_of(job),
        company=mark_of(fact.company),
        standing=standing,
        label=words.LABELS[standing],
        note=words.note(standing, fact.company.name, fact.watchers, render["error"], lost=lost_for_good),
        steps=words.steps(standing, _days(application, zone)),
        deadline=words.deadline(takes_replies, closing_text(closes, zone)),
        promise=words.promise(day(due, zone) if due else "", late=due is not None and due < now),
        late=due is not None and due < now,
        render_id=render["id"],
        progress=render["percent"],
        left=render["left"],
        first_cut=render["first_cut"] if standing == "rendering" else "",
        clip=clip or NO_CLIP,
        has_clip=clip is not None,
        can_withdraw=standing != "withdrawn",
        can_restore=may_send and standing == "withdrawn" and takes_replies and not lost_for_good,
        can_send_anew=may_send
        and (standing == "failed" or (standing == "withdrawn" and application.decided_at is None)),
        sent_at=application.submitted_at.isoformat(),
        withdrawn_at=application.withdrawn_at.isoformat() if application.withdrawn_at else "",
    )


def _days(application: Application, zone: str) -> words.Days:
    """Return the days the time line shows."""
    decided, withdrawn = application.decided_at, application.withdrawn_at
    return words.Days(
        sent=day(application.submitted_at, zone),
        decided=day(decided, zone) if decided else "",
        withdrawn=day(withdrawn, zone) if withdrawn else "",
    )

"""One reply, held so that decisions on it come one after the other."""

from dataclasses import dataclass

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.applications.service import settle
from resumes_app.errors import Gone, NotFound
from resumes_app.models import Application, Decision, Job, User
from resumes_app.models.applications import ApplicationStatus
from resumes_app.models.reviews import DecisionKind
from resumes_app.reviews.schemas import PAST, Kind, Outcome
from resumes_app.reviews.service.seeing import Seen, seen_by

STATUS = {
    DecisionKind.SHORTLIST: ApplicationStatus.SHORTLISTED,
    DecisionKind.STAR: ApplicationStatus.SHORTLISTED,
    DecisionKind.DECLINE: ApplicationStatus.DECLINED,
}


@dataclass(frozen=True)
class Held:
    """A locked reply and the decision that stands for it."""

    application: Application
    job: Job
    name: str
    """What it is called for who holds it: by a number before its picture was opened to them."""
    seen: Seen | None
    """How far they are with it; None where the job shows replies at once."""
    decision: Decision | None
    by: str
    """Who took the standing decision."""

    @property
    def said(self) -> str:
        """What stands, as a sentence's beginning: `Mia already shortlisted Jonas`."""
        return f"{self.by} already {PAST[self.decision.kind.value]} {self.name}" if self.decision else ""

    def outcome(self, who: Identity, decision: Decision | None) -> Outcome:
        """Return the reply as it is with `decision` standing, for `who` who acted."""
        kind: Kind = decision.kind.value if decision else ""
        return Outcome(
            id=self.application.public_id,
            version=self.application.version,
            name=self.name,
            kind=kind,
            by=who.display_name,
            mine=decision is not None and decision.reviewer_id == who.user_id,
            decided_at=decision.decided_at.isoformat() if decision else "",
        )


async def hold(session: AsyncSession, who: Identity, public_id: str) -> Held:
    """Lock the reply for a decision by `who`.

    Raises:
        SignInNeeded, NotPermitted: `who` may not decide for the company.
        NotFound: There is no such reply in any deck.
        Gone: It was taken back.
    """
    require(who, Permission.DECIDE)
    statement = (
        select(Application, Job, User.display_name)
        .join(Job, col(Job.id) == col(Application.job_id))
        .join(User, col(User.id) == col(Application.candidate_id))
        .where(Application.public_id == public_id, col(Application.clip_id).is_not(None))
        .with_for_update(of=Application)
    )
    row = (await session.exec(statement)).one_or_none()
    if row is None:
        raise NotFound("There is no such reply.")
    application, job, name = row
    require(who, Permission.DECIDE, job.company_id)
    seen = (await seen_by(session, who, [application]))[application.id or 0] if job.staged_reveal else None
    if seen and not seen.named:
        name = seen.label
    if application.status == ApplicationStatus.WITHDRAWN:
        raise Gone(f"{name} took the reply back.")
    standing = (
        select(Decision, User.display_name)
        .join(User, col(User.id) == col(Decision.reviewer_id))
        .where(Decision.application_id == application.id, col(Decision.undone_at).is_(None))
    )
    decision, by = (await session.exec(standing)).one_or_none() or (None, "")
    return Held(application, job, name, seen, decision, by)


async def conclude(session: AsyncSession, who: Identity, held: Held, decision: Decision | None) -> Outcome:
    """Settle the reply with `decision` (None: undecided again), tell open decks, and return how it is now."""
    status = STATUS[decision.kind] if decision else ApplicationStatus.SUBMITTED
    starred = decision is not None and decision.kind == DecisionKind.STAR
    await settle(session, held.application.id or 0, status, starred=starred)
    outcome = held.outcome(who, decision)
    # For all the company's decks: not everybody who hears it may know the name.
    heard = {**outcome, "name": held.seen.label} if held.seen else outcome
    await db.notify(session, f"job:{held.application.job_id}", {"outcome": heard, "actor": who.user_id})
    return outcome

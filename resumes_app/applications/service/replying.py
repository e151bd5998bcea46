"""What the page of a reply shows to whoever opens it."""

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import REPLY, consent_text, permits
from resumes_app.applications.schemas import (
    NO_REPLY,
    NO_SENT_REPLY,
    Access,
    ApplicationView,
    ReplyJob,
    ReplyView,
    SentReply,
)
from resumes_app.applications.service.mine import one
from resumes_app.applications.service.pressing import (
    arrived,
    arrives_until,
    awaited_takes,
    check_arrivals,
    pressed_at,
)
from resumes_app.applications.service.sending import submit
from resumes_app.errors import Gone, InvalidInput, NotFound
from resumes_app.jobs.schemas import JobView
from resumes_app.jobs.service import brief_ways_text, job_view, open_job
from resumes_app.models import Application, Job
from resumes_app.models.jobs import ReplyKind
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import NO_DRAFT, DraftView
from resumes_app.studio.service import open_draft, request_render

UNCAPTIONED = "Without captions they hear you first."


async def reply_view(who: Identity, slug: str) -> ReplyView:
    """Return the page of `who`'s reply to the job; opens a draft where `who` may send one."""
    try:
        job = await job_view(who, slug)
    except NotFound:
        return {**NO_REPLY, "access": "missing"}
    words = consent_text(REPLY, company=job["company"]["name"], job=job["title"])
    view: ReplyView = {**NO_REPLY, "job": _job(job), "consent": words.text}
    if not who.signed_in:
        return {**view, "access": "guest"}
    if not permits(who, Permission.APPLY):
        return {**view, "access": "employer"}
    async with db.transaction() as session:
        sent, job_id = await _sent(session, who, slug)
        if _stands(sent):
            return await _sent_page(session, who, view, sent, job_id)
        view = {**view, "sent": sent}
        draft_id = await _draft_id(session, who, slug)
        full = job["full"] and sent["standing"] != "failed"  # That one has its place.
        plan = studio.QUESTIONS if view["job"]["plan"] else ""
        try:
            brief = None if full else await open_job(session, slug, await pressed_at(session, who, slug))
        except Gone:
            brief = None
        if brief and await studio.is_held_sealed(session, who, brief.id):
            session.expire_all()
            sent, _ = await _sent(session, who, slug)  # Another tab may have sent it, or put it back, meanwhile.
            if _stands(sent):
                return await _sent_page(session, who, view, sent, brief.id)
            await studio.unseal_draft(session, who, brief.id)
        draft = await open_draft(session, who, brief.id, plan) if brief else NO_DRAFT
        awaited = await awaited_takes(session, who, brief.id) if brief else None
        until = await arrives_until(session, brief.id) if brief and not brief.open else ""
    if brief is None:
        shut: Access = "full" if full and not job["closed"] else "closed"
        # What was recorded goes on arriving: another reply can begin with it.
        kept = await studio.draft_view(who, draft_id) if draft_id else NO_DRAFT
        return {**view, "access": shut, "draft": kept, "owner": who.public_id if draft_id else ""}
    pressed = awaited is not None
    opened: ReplyView = {**view, "access": "open", "draft": draft, "owner": who.public_id}
    return {**opened, "pressed": pressed, "awaited": awaited or [], "arrives_until": until}


async def send_reply(who: Identity, slug: str, *, draft_id: str, agreed: bool) -> SentReply:
    """Send the draft as `who`'s reply to the job; a repeat returns the reply that stands.

    Raises:
        InvalidInput: The consent was not given, or the draft has no take, or the job takes no replies such as this.
        NotFound: There is no such job or draft.
        Gone: The job takes no replies any more, and took none when it was sent (`press_send`);
            or it has all that it takes.
        Conflict: The reply was taken back after it had been answered.
    """
    if not agreed:
        raise InvalidInput("Tick the box to say who may watch your reply, then send it.")
    async with db.transaction() as session:
        sent, _ = await _sent(session, who, slug)
        if sent["id"] and not sent["again"] and sent["standing"] != "withdrawn":
            return sent
        pressed = await pressed_at(session, who, slug)
        job = await open_job(session, slug, pressed)
        if not job.open:
            await check_arrivals(session, who, job.id, draft_id)
        ticket = await request_render(session, who, draft_id, due=job.closes_at, full_hd=job.full_hd)
        late = None if job.open else pressed
        view = await submit(session, who, job_slug=slug, render_id=ticket.id, pressed_at=late)
        await arrived(session, who, job.id)
        await studio.seal_draft(session, who, job.id)
        return shown(view)


async def sent_reply(who: Identity, slug: str) -> SentReply:
    """Return `who`'s reply to the job; its id is empty where there is none."""
    async with db.reading() as session:
        return (await _sent(session, who, slug))[0]


def _stands(sent: SentReply) -> bool:
    return bool(sent["id"]) and not sent["again"]


async def _sent_page(session: AsyncSession, who: Identity, view: ReplyView, sent: SentReply, job_id: int) -> ReplyView:
    """Return the page of a reply that stands: the browser forgets what it has of its draft."""
    draft: DraftView = {**NO_DRAFT, "id": await studio.draft_id(session, who, job_id)}
    return {**view, "sent": sent, "access": "sent", "owner": who.public_id, "draft": draft}


async def _draft_id(session: AsyncSession, who: Identity, slug: str) -> str:
    """Return the public id of `who`'s draft of a reply to the job; "" where there is none."""
    job_id = (await session.exec(select(Job.id).where(Job.slug == slug))).one()
    return await studio.draft_id(session, who, job_id or 0)


async def _sent(session: AsyncSession, who: Identity, slug: str) -> tuple[SentReply, int]:
    """Return the reply, and the job's id."""
    statement = (
        select(Application.public_id, Application.job_id)
        .join(Job, col(Job.id) == col(Application.job_id))
        .where(Job.slug == slug, Application.candidate_id == who.user_id)
    )
    found = (await session.exec(statement)).one_or_none()
    return (shown(await one(session, who, found[0])), found[1]) if found else (NO_SENT_REPLY, 0)


def shown(reply: ApplicationView) -> SentReply:
    """Return the little of a reply that the page which sent it shows."""
    return SentReply(
        id=reply["id"],
        standing=reply["standing"],
        label=reply["label"],
        note=reply["note"],
        promise=reply["promise"],
        render_id=reply["render_id"],
        progress=reply["progress"],
        left=reply["left"],
        first_cut=reply["first_cut"],
        clip=reply["clip"],
        again=reply["can_send_anew"],
        can_withdraw=reply["can_withdraw"],
        can_restore=reply["can_restore"],
    )


def _job(job: JobView) -> ReplyJob:
    clip = job["question_clip"] or job["clip"]
    return ReplyJob(
        slug=job["slug"],
        title=job["title"],
        company=job["company"],
        place=job["place"],
        pay=job["pay"],
        question=job["question"],
        more_questions=job["more_questions"],
        plan=studio.question_plan([job["question"], *job["more_questions"]], job["reply_limit_s"]),
        ways=job["reply_kinds"],
        ways_text=brief_ways_text(job["reply_kinds"], job["reply_limit_s"]),
        closes_at=job["closes_at"],
        review=job["review"],
        reveal=job["reveal"],
        uncaptioned=UNCAPTIONED if job["reveal"] and set(job["reply_kinds"]) != {ReplyKind.TEXT} else "",
        promise=job["promise"],
        accommodation=job["accommodation"],
        clip_asks=job["question_clip"] is not None,
        clip_src=clip["mp4_480"] if clip else "",
        clip_poster=clip["poster"] if clip else "",
        clip_captions=clip["captions"] if clip else "",
        clip_captions_drawn=bool(clip and clip["captions_drawn"]),
    )

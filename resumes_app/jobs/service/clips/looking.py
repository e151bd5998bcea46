"""A job's videos as those who write it see them, and the page on which one is made."""

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import permits
from resumes_app.errors import NotFound, NotPermitted
from resumes_app.jobs.schemas.clips import NO_CLIP, NO_CLIP_PAGE, ClipPage, ClipPlaceView
from resumes_app.jobs.service.clips.placing import clip_at, place_of_clip
from resumes_app.jobs.service.clips.using import SHUT, UNTITLED, clip_consent, is_shut, whose
from resumes_app.jobs.service.clips.waiting import LOST, waiting_row
from resumes_app.jobs.service.owning import own_job
from resumes_app.models import Clip, Draft, Job, Render, User
from resumes_app.models.jobs import ClipPlace
from resumes_app.studio import service as studio

LIMIT_S = 90
_PLANS = {ClipPlace.CLIP: "meet-us", ClipPlace.QUESTION: "ask"}


async def clip_places(who: Identity, slug: str) -> tuple[int, list[ClipPlaceView]]:
    """Return the job's id and its places for a video: its clip, then its question.

    Raises:
        NotFound, NotPermitted: As `job_sheet`.
    """
    async with db.reading() as session:
        job, _ = await own_job(session, who, slug)
        return job.id or 0, [await _place(session, who, job, place) for place in ClipPlace]


async def clip_page(who: Identity, slug: str, place: str) -> ClipPage:
    """Return the page on which `who` makes a video of the job; opens a draft where `who` may."""
    if not who.signed_in:
        return {**NO_CLIP_PAGE, "access": "guest"}
    there = place_of_clip(place)
    async with db.transaction() as session:
        try:
            job, company = await own_job(session, who, slug)
        except (NotFound, NotPermitted) as error:
            writes = permits(who, Permission.MANAGE_JOBS)
            return {**NO_CLIP_PAGE, "access": "missing", "note": error.message if writes else ""}
        questions = [one for one in (job.question, *job.more_questions) if one]
        plan = studio.question_plan(questions, LIMIT_S) if there == ClipPlace.QUESTION else []
        first = studio.QUESTIONS if plan else _PLANS[there]
        draft = await studio.open_clip_draft(session, who, (job.id or 0, job.company_id), there, first)
        replaced = await whose(session, job, there)
    return ClipPage(
        access="open",
        place=there.value,
        job_id=job.id or 0,
        slug=job.slug,
        title=job.title or UNTITLED,
        company=company,
        questions=questions,
        plan=plan,
        consent=clip_consent(company, job.title),
        replaces=f"It takes the place of {replaced}." if replaced else "",
        shut=SHUT if is_shut(job) else "",
        note="",
        owner=who.public_id,
        draft_id=draft["id"],
    )


async def _place(session: AsyncSession, who: Identity, job: Job, place: ClipPlace) -> ClipPlaceView:
    view: ClipPlaceView = {**NO_CLIP, "place": place.value, "begun": await _begun(session, who, job, place)}
    clip_id = clip_at(job, place)
    clip = (await studio.clip_views(session, [clip_id])).get(clip_id) if clip_id else None
    if clip is not None:
        maker = select(User.display_name).join(Clip, col(Clip.owner_id) == col(User.id)).where(Clip.id == clip_id)
        view["has_clip"], view["token"], view["length"] = True, clip["token"], studio.length_text(clip["duration_ms"])
        view["src"], view["poster"] = clip["mp4_480"] or clip["mp4_720"], clip["poster"]
        view["captions_drawn"] = clip["captions_drawn"]
        view["captions"], view["captioned"] = clip["captions"], bool(clip["captions"] and clip["transcript"])
        view["placeholder"], view["by"] = clip["placeholder"], (await session.exec(maker)).one_or_none() or ""
    row = await waiting_row(session, job.id or 0, place, make=False)
    render = await session.get(Render, row.render_id) if row and row.render_id else None
    if row is None or render is None:
        return view
    state = studio.state_of(render)
    view["render_id"], view["percent"], view["left"] = state["id"], state["percent"], state["left"]
    name = (await session.exec(select(User.display_name).where(User.id == row.person_id))).one_or_none()
    if row.refusal:
        view["standing"], view["note"] = "refused", row.refusal
    elif render.status in LOST:
        view["standing"] = "failed"
        view["note"] = render.error or "The video could not be made. What was recorded is kept: use it again."
    else:
        instead = f" Until then the job keeps the one {_by(view)}." if view["has_clip"] else ""
        of = "Yours" if row.person_id == who.id else f"That of {name or 'a colleague'}"
        view["standing"], view["note"] = (
            "making",
            f"{of} is being made, and is in the job as soon as it is ready.{instead}",
        )
    return view


def _by(view: ClipPlaceView) -> str:
    return f"that {view['by']} recorded" if view["by"] else "that is there"


async def _begun(session: AsyncSession, who: Identity, job: Job, place: ClipPlace) -> bool:
    mine = sa.select(col(Draft.id)).where(
        col(Draft.owner_id) == who.id,
        col(Draft.clip_job_id) == job.id,
        col(Draft.clip_place) == place,
        studio.number_of_takes() > 0,
    )
    return (await session.execute(mine.limit(1))).first() is not None

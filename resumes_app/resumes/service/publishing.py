"""A video goes public, for a while, when its person has seen what it tells and has agreed."""

from collections.abc import Collection
from datetime import timedelta

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import RESUME, consent_text, record_consent, require
from resumes_app.config import settings
from resumes_app.errors import InvalidInput, NotFound
from resumes_app.files.service import PUBLIC, grant, revoke
from resumes_app.models import Clip, Company, Draft, Job, Render, Resume, User
from resumes_app.models.studio import RenderStatus
from resumes_app.resumes.schemas import Finding, OwnResume
from resumes_app.resumes.service.guard import Line, findings
from resumes_app.resumes.service.listing import iso, tell
from resumes_app.studio.service import clip_views, draft_in, request_render, state_of

OTHER_WORDS = "Until when your video is public has changed. Read it, tick the box again, then publish your video."
DAYS = (7, 30, 90)
"""For how long a video may be public."""
TITLE_CHARS = 120
OWN_LIMIT = 50
_LOST = (RenderStatus.FAILED, RenderStatus.CANCELLED)


def consent_words(days: int) -> str:
    """Return what to show before somebody agrees to be public for `days` from now."""
    return consent_text(RESUME, until=_day(days)).text


async def look_over(who: Identity, draft_id: str, title: str) -> list[Finding]:
    """Return what the title, the texts and the captions of the draft tell strangers about `who`.

    Raises:
        SignInNeeded, NotPermitted: `who` is not a candidate.
        NotFound: `who` has no such draft.
    """
    require(who, Permission.APPLY)
    async with db.reading() as session:
        return await _looked_over(session, who, draft_id, title)


async def _looked_over(session: AsyncSession, who: Identity, draft_id: str, title: str) -> list[Finding]:
    view = await draft_in(session, who, draft_id)
    lines = [Line("Title", title)]
    lines += [Line(f"Text at {_time(text['start_ms'])}", text["text"]) for text in view["texts"]]
    lines += [Line(f"Caption at {_time(cue['start_ms'])}", cue["text"]) for cue in view["captions"]]
    # All that `who` replies to, not this draft's alone: what was said for one may be in a copy without a job.
    companies = (
        select(Company.name)
        .join(Job, col(Job.company_id) == col(Company.id))
        .join(Draft, col(Draft.job_id) == col(Job.id))
        .where(Draft.owner_id == who.id)
        .distinct()
    )
    name = (await session.exec(select(User.display_name).where(User.id == who.id))).one()
    return findings(lines, name, (await session.exec(companies)).all())


async def publish(
    who: Identity, draft_id: str, *, title: str, days: int, agreed: bool, shown: str, seen: Collection[Finding] = ()
) -> str:
    """The draft's video is public as soon as it is made; return the public id. The same edit is published once.

    Another edit of the same draft takes the place of the one that was public.

    Args:
        days: One of `DAYS`.
        agreed: To `shown`.
        shown: The words that `who` saw; they must be `consent_words(days)` still.
        seen: What `look_over` has shown to `who`, who publishes it anyway.

    Raises:
        SignInNeeded, NotPermitted: `who` is not a candidate.
        InvalidInput: Something is missing, or something was found and not seen; or as `request_render` raises.
        Conflict: As `request_render` raises.
        NotFound: `who` has no such draft.
    """
    require(who, Permission.APPLY)
    title = " ".join(title.split())
    if not 0 < len(title) <= TITLE_CHARS:
        raise InvalidInput(f"Give your video a title of {TITLE_CHARS} characters at the most.")
    if days not in DAYS:
        raise InvalidInput("Choose for how long your video is public.")
    if not agreed:
        raise InvalidInput("Tick the box to say that everybody may watch your video, then publish it.")
    if shown != consent_words(days):
        raise InvalidInput(OTHER_WORDS)
    async with db.transaction() as session:
        ticket = await request_render(session, who, draft_id)
        # Looked over behind the lock that the request has taken: what is found is what is rendered.
        if any(found not in seen for found in await _looked_over(session, who, draft_id, title)):
            raise InvalidInput("Look at what your video tells about you, then publish it.")
        resume = await _row(session, who, ticket.id, draft_id)
        resume.title, resume.hashtag = title, settings().hashtag.lower()
        resume.published_at, resume.unlisted_at = clock.now(), None
        resume.expires_at = clock.now() + timedelta(days=days)
        session.add(resume)
        await session.flush()
        await _replace(session, resume)
        await _attach(session, resume, await session.get(Render, ticket.id))
        await tell(session, resume)
        await record_consent(session, who, RESUME, f"resume:{resume.public_id}", until=_day(days))
        return resume.public_id


async def take_down(who: Identity, public_id: str) -> None:
    """The video and its files are no longer public; a repeat changes nothing.

    Who has joined a company since has this right too.

    Raises:
        SignInNeeded: `who` is a guest.
        NotFound: `who` has no such video.
    """
    require(who, Permission.SIGNED_IN)
    async with db.transaction() as session:
        mine = select(Resume).where(Resume.public_id == public_id, Resume.owner_id == who.id)
        resume = (await session.exec(mine.with_for_update())).one_or_none()
        if resume is None:
            raise NotFound("There is no such video.")
        await _off(session, resume)
        await tell(session, resume)


async def own(who: Identity) -> list[OwnResume]:
    """Return what `who` has published: what is public or will be first, then the newest of what is public no more.

    Raises:
        SignInNeeded: `who` is a guest.
    """
    require(who, Permission.SIGNED_IN)
    mine = (
        select(Resume, Render, Draft.public_id)
        .join(Render, col(Render.id) == col(Resume.render_id), isouter=True)
        .join(Draft, col(Draft.id) == col(Resume.draft_id), isouter=True)
        .where(Resume.owner_id == who.id)
        .order_by(_stands().desc(), col(Resume.published_at).desc(), col(Resume.id).desc())
        .limit(OWN_LIMIT)
    )
    async with db.reading() as session:
        rows = (await session.exec(mine)).all()
        clips = await clip_views(session, [resume.clip_id for resume, _, _ in rows if resume.clip_id])
    return [
        OwnResume(
            public_id=resume.public_id,
            title=resume.title,
            standing=_standing(resume, render),
            until=iso(min(resume.unlisted_at or resume.expires_at, resume.expires_at)),
            poster=clips[resume.clip_id]["poster"] if resume.clip_id in clips else "",
            render=state_of(render if _standing(resume, render) == "making" else None),
            draft_id=draft_id or "",
        )
        for resume, render, draft_id in rows
    ]


async def is_shown(who: Identity, draft_id: str) -> bool:
    """Return whether a video made from `who`'s draft is public, or will be."""
    require(who, Permission.SIGNED_IN)
    its = select(Resume.id).join(Draft, col(Draft.id) == col(Resume.draft_id))
    its = its.where(Draft.public_id == draft_id, Resume.owner_id == who.id, _stands(), ~_lost())
    async with db.reading() as session:
        return (await session.exec(its.limit(1))).first() is not None


async def render_finished(session: AsyncSession, render_id: int) -> None:
    """Videos that waited for the render are public from now on, and their people know; repeats change nothing."""
    render = await session.get(Render, render_id)
    waiting = select(Resume).where(Resume.render_id == render_id, col(Resume.clip_id).is_(None))
    for resume in (await session.exec(waiting.with_for_update())).all():
        await _attach(session, resume, render)
        await tell(session, resume)


async def is_awaited(session: AsyncSession, render_id: int) -> bool:
    """Return whether a video that is to be public waits for the render."""
    waiting = select(Resume.id).where(
        Resume.render_id == render_id, col(Resume.clip_id).is_(None), col(Resume.unlisted_at).is_(None)
    )
    return (await session.exec(waiting.limit(1))).first() is not None


async def _row(session: AsyncSession, who: Identity, render_id: int, draft_id: str) -> Resume:
    # The render's row is locked: two who publish at once come here one after the other.
    found = select(Resume).where(Resume.render_id == render_id, Resume.owner_id == who.id).with_for_update()
    draft = (await session.exec(select(Draft.id).where(Draft.public_id == draft_id))).one()
    resume = (await session.exec(found)).first()
    if resume is None:
        return Resume(
            owner_id=who.id, render_id=render_id, draft_id=draft, title="", hashtag="", expires_at=clock.now()
        )
    resume.draft_id, resume.clip_id = draft, None
    return resume


async def _replace(session: AsyncSession, resume: Resume) -> None:
    """Take down what else of the same draft is public, or will be."""
    others = select(Resume).where(Resume.draft_id == resume.draft_id, Resume.id != resume.id, _stands())
    for other in (await session.exec(others.order_by(col(Resume.id)).with_for_update())).all():
        await _off(session, other)


async def _off(session: AsyncSession, resume: Resume) -> None:
    resume.unlisted_at = resume.unlisted_at or clock.now()
    clip = await session.get(Clip, resume.clip_id) if resume.clip_id else None
    if clip is not None:
        await revoke(session, f"clips/{clip.token}", PUBLIC)


async def _attach(session: AsyncSession, resume: Resume, render: Render | None) -> None:
    clip = await session.get(Clip, render.clip_id) if render and render.clip_id else None
    if clip is None:
        return
    resume.clip_id = clip.id
    await session.flush()
    if resume.unlisted_at is None and resume.expires_at > clock.now():
        await grant(session, f"clips/{clip.token}", PUBLIC)


def _standing(resume: Resume, render: Render | None) -> str:
    if resume.unlisted_at is not None or resume.expires_at <= clock.now():
        return "off"
    if resume.clip_id is not None:
        return "public"
    # A render that is done is attached by the next task.
    return "failed" if render is None or render.status in _LOST else "making"


def _stands() -> sa.ColumnElement[bool]:
    """It is public, or will be once it is made."""
    return sa.and_(col(Resume.unlisted_at).is_(None), col(Resume.expires_at) > clock.now())


def _lost() -> sa.ColumnElement[bool]:
    """It could not be made."""
    made = sa.exists().where(col(Render.id) == col(Resume.render_id), col(Render.status).not_in(_LOST))
    return sa.and_(col(Resume.clip_id).is_(None), ~made)


def _day(days: int) -> str:
    until = clock.now() + timedelta(days=days)
    return f"{until.day} {until:%B %Y}"


def _time(at_ms: int) -> str:
    return f"{at_ms // 60_000}:{at_ms // 1000 % 60:02d}"

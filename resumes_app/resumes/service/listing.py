"""Public résumés: the newest first, never the most popular, and none past its time."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.errors import NotFound
from resumes_app.files.service import PUBLIC, revoke
from resumes_app.models import Clip, Resume, User
from resumes_app.resumes.schemas import ResumeCard, ResumeGrid, ResumeView
from resumes_app.studio.service import clip_views

GRID_SIZE = 24
MAX_SIZE = 240
EXAMPLES = 12


async def tagged(hashtag: str, size: int = GRID_SIZE) -> ResumeGrid:
    """Return the newest `size` public résumés under `hashtag` (any case, without #)."""
    return await _grid(listed().where(Resume.hashtag == hashtag.lower()), size)


async def examples() -> ResumeGrid:
    """Return one public résumé each of the people who published last."""
    newest = listed().with_only_columns(sa.func.max(Resume.id)).group_by(col(Resume.owner_id))
    return await _grid(listed().where(col(Resume.id).in_(newest)), EXAMPLES)


async def resume_view(public_id: str) -> ResumeView:
    """Return the résumé.

    Raises:
        NotFound: There is none, or it is no longer public.
    """
    async with db.reading() as session:
        row = (await session.exec(listed().where(Resume.public_id == public_id))).one_or_none()
        clips = await clip_views(session, [row.Resume.clip_id]) if row else {}
    clip = clips.get(row.Resume.clip_id) if row else None
    if row is None or clip is None:
        raise NotFound("This video is not public any more, or never was.")
    resume: Resume = row.Resume
    return ResumeView(
        public_id=resume.public_id,
        title=resume.title,
        name=_public_name(row.User),
        hashtag=resume.hashtag,
        published_at=iso(resume.published_at),
        expires_at=iso(resume.expires_at),
        clip=clip,
    )


async def unlist_due() -> int:
    """Take every résumé past its time from the public, its files included; return how many."""
    async with db.transaction() as session:
        due = await session.exec(
            select(Resume, Clip.token)
            .join(Clip, col(Clip.id) == col(Resume.clip_id), isouter=True)
            .where(col(Resume.unlisted_at).is_(None), col(Resume.expires_at) <= clock.now())
            .with_for_update(of=Resume)
        )
        rows = due.all()
        for resume, token in rows:
            resume.unlisted_at = clock.now()
            if token:
                await revoke(session, f"clips/{token}", PUBLIC)
            await tell(session, resume)
        return len(rows)


def listed() -> Any:
    """Return the query for all résumés that are public at this moment, with their people."""
    return (
        select(Resume, User)
        .join(User, col(User.id) == col(Resume.owner_id))
        .where(
            col(Resume.clip_id).is_not(None),
            col(Resume.unlisted_at).is_(None),
            col(Resume.expires_at) > clock.now(),
            col(User.deleted_at).is_(None),
        )
    )


async def _grid(statement: Any, size: int) -> ResumeGrid:
    statement = statement.add_columns(sa.func.count().over().label("total"))
    newest = statement.order_by(col(Resume.published_at).desc(), col(Resume.id).desc())
    async with db.reading() as session:
        rows = (await session.exec(newest.limit(max(1, min(size, MAX_SIZE))))).all()
        clips = await clip_views(session, [row.Resume.clip_id for row in rows])
    cards = [
        ResumeCard(
            public_id=row.Resume.public_id,
            title=row.Resume.title,
            name=_public_name(row.User),
            clip=clips[row.Resume.clip_id],
        )
        for row in rows
        if row.Resume.clip_id in clips
    ]
    return ResumeGrid(cards=cards, total=rows[0].total if rows else 0)


def _public_name(user: User) -> str:
    first, *_ = user.display_name.split() or ["Somebody"]
    return f"@{user.handle}" if user.handle else first


async def tell(session: AsyncSession, resume: Resume) -> None:
    """Pages of the video's person show how it stands now, once the transaction commits."""
    await db.notify(session, f"candidate:{resume.owner_id}", {"resume": resume.public_id})


def iso(moment: datetime) -> str:
    """Return the moment as ISO 8601 in UTC, to the second."""
    return str(moment.strftime("%Y-%m-%dT%H:%M:%SZ"))

"""A company that makes the videos of its jobs, and what tests ask of them."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity
from resumes_app.jobs import service, tasks
from resumes_app.models import AuditEntry, Clip, Company, Job, Render, User
from resumes_app.models.companies import CompanyRole
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service import draft_view, rendering
from tests.factories import identity_for, make_company, make_job, make_member, make_user
from tests.studio.factories import keep_take, recording


class Team:
    """A company with two who write its jobs, and an open job without a clip."""

    company: Company
    job: Job
    rosa_user: User
    rosa: Identity
    ben: Identity


async def make_team() -> Team:
    team = Team()
    team.company = await make_company(name="Beans")
    team.rosa_user = await make_member(team.company, await make_user(display_name="Rosa"))
    team.rosa = await identity_for(team.rosa_user)
    ben = await make_user(display_name="Ben")
    team.ben = await identity_for(await make_member(team.company, ben, role=CompanyRole.HIRING_MANAGER))
    team.job = await make_job(team.company, title="Barista")
    return team


async def recorded(who: Identity, job: Job, place: str = "clip", *, seconds: float = 1.0) -> str:
    """Record for the job; return the draft."""
    page = await service.clip_page(who, job.slug, place)
    await keep_take(who, await draft_view(who, page["draft_id"]), recording(seconds))
    return page["draft_id"]


async def use(who: Identity, job: Job, draft_id: str, place: str = "clip", **changes: Any) -> str:
    shown = (await service.clip_page(who, job.slug, place))["consent"]
    return await service.use_clip(
        who, job.slug, place, **({"draft_id": draft_id, "agreed": True, "shown": shown} | changes)
    )


async def make_videos() -> list[int]:
    """Do what the worker does; return the renders."""
    async with db.reading() as session:
        ids = (await session.exec(select(Render.id).where(Render.status == RenderStatus.QUEUED))).all()
    for render_id in ids:
        await rendering.render(render_id or 0)
        await tasks.attach_clip(render_id=render_id or 0)
    return [render_id or 0 for render_id in ids]


async def row(job: Job) -> Job:
    async with db.reading() as session:
        return (await session.exec(select(Job).where(Job.id == job.id))).one()


async def seen(who: Identity, job: Job, place: int = 0) -> Any:
    return (await service.clip_places(who, job.slug))[1][place]


async def acts() -> list[str]:
    async with db.reading() as session:
        return list((await session.exec(select(AuditEntry.act).order_by(col(AuditEntry.id)))).all())


async def token(clip_id: int | None) -> str:
    async with db.reading() as session:
        return (await session.exec(select(Clip.token).where(Clip.id == clip_id))).one()


async def set_job(job: Job, **values: Any) -> None:
    async with db.transaction() as session:
        await session.exec(sa.update(Job).where(col(Job.id) == job.id).values(**values))


def later_by(time: timedelta) -> Any:
    moment = clock.now() + time + timedelta(seconds=1)
    return lambda: moment


async def clips() -> int:
    async with db.reading() as session:
        return (await session.exec(select(sa.func.count()).select_from(Clip))).one()


async def one_job(slug: str) -> Job:
    async with db.reading() as session:
        return (await session.exec(select(Job).where(Job.slug == slug))).one()

"""Jobs that share a clip, changed at the same moment."""

import asyncio

import pytest
from sqlmodel import select

from resumes_app import db
from resumes_app.accounts.schemas import GUEST
from resumes_app.files.service import PUBLIC, grant, may_read
from resumes_app.jobs import service
from resumes_app.jobs.service.clips.placing import put_clip, show_clips
from resumes_app.models import Job
from resumes_app.models.jobs import ClipPlace, JobStatus
from tests.factories import make_clip, make_job
from tests.jobs.clip_team import Team, make_team, row, set_job

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
async def team() -> Team:
    return await make_team()


async def test_a_clip_that_leaves_one_job_while_another_is_published_is_everybodys_to_see(team: Team) -> None:
    clip = await make_clip()
    await set_job(team.job, clip_id=clip.id)
    async with db.transaction() as session:
        await grant(session, f"clips/{clip.token}", PUBLIC)
    copy = await make_job(team.company, clip_id=clip.id, status=JobStatus.DRAFT)
    async with db.transaction() as session:
        publishing = (await session.exec(select(Job).where(Job.id == copy.id).with_for_update())).one()
        publishing.status = JobStatus.PUBLISHED
        await show_clips(session, publishing)
        removing = asyncio.create_task(service.remove_clip(team.rosa, team.job.slug, "clip"))
        await asyncio.wait([removing], timeout=0.5)
    await removing
    assert await may_read(GUEST, f"clips/{clip.token}/480.mp4")


async def test_a_clip_that_leaves_two_jobs_at_once_is_nobodys_to_see(team: Team) -> None:
    clip = await make_clip()
    jobs = [team.job, await make_job(team.company)]
    async with db.transaction() as session:
        await grant(session, f"clips/{clip.token}", PUBLIC)
    for job in jobs:
        await set_job(job, clip_id=clip.id)
    async with db.transaction() as session:
        first = (await session.exec(select(Job).where(Job.id == jobs[0].id).with_for_update())).one()
        await put_clip(session, team.rosa, first, ClipPlace.CLIP, None, act="job.clip.remove")
        removing = asyncio.create_task(service.remove_clip(team.ben, jobs[1].slug, "clip"))
        await asyncio.wait([removing], timeout=0.5)
    await removing
    assert not await may_read(GUEST, f"clips/{clip.token}/480.mp4")


async def test_jobs_that_exchange_their_clips_at_once_do_not_hinder_each_other(team: Team) -> None:
    clips = [await make_clip(), await make_clip()]
    jobs = [await make_job(team.company, clip_id=clip.id) for clip in clips]

    async def choose(at: int, place: str, from_place: str) -> None:
        await service.choose_clip(team.rosa, jobs[at].slug, place, from_slug=jobs[1 - at].slug, from_place=from_place)

    await asyncio.gather(*[choose(at, "question", "clip") for at in (0, 1)])
    await asyncio.gather(*[choose(at, "clip", "question") for at in (0, 1)])
    assert [(await row(job)).clip_id for job in jobs] == [clip.id for clip in clips]

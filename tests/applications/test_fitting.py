"""A job takes the replies that it says it takes: in which ways, how long, and how many."""

import asyncio
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import select

from resumes_app import db
from resumes_app.accounts.schemas import Identity
from resumes_app.applications import service
from resumes_app.applications.state.reply.camera import CameraState
from resumes_app.errors import Gone, InvalidInput
from resumes_app.jobs.service import feed, job_view
from resumes_app.models import Application, Job
from resumes_app.models.applications import ApplicationStatus
from resumes_app.models.jobs import JobStatus
from resumes_app.studio import service as studio
from tests.applications.factories import make_done_render, make_reply
from tests.events import Rig
from tests.factories import identity_for, make_job, make_user, sign_in
from tests.studio.factories import keep_take, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")


async def send(who: Identity, job: Job, draft: Any) -> Any:
    return await service.send_reply(who, job.slug, draft_id=draft["id"], agreed=True)


async def answers(kind: str, who: Identity, job: Job) -> Any:
    """A draft with one take of this kind."""
    draft = await make_draft(who, job)
    if kind == "text":
        return await studio.write_reply(who, draft["id"], "I pour hearts.", studio.card_choices()[0]["name"])
    await keep_take(who, draft, client_id=f"{'sound' if kind == 'sound' else 'take'}-{job.id}")
    return await studio.draft_view(who, draft["id"])


@pytest.mark.parametrize("kind", ["video", "sound", "text"])
async def test_a_reply_in_a_way_that_the_job_does_not_take_is_refused(kind: str) -> None:
    others = [other for other in ("video", "sound", "text") if other != kind]
    (_, who), job = await make_candidate(), await make_job(reply_kinds=others)
    draft = await answers(kind, who, job)
    with pytest.raises(InvalidInput, match="only"):
        await send(who, job, draft)
    async with db.reading() as session:
        assert (await session.exec(select(sa.func.count()).select_from(Application))).one() == 0
    job = await make_job(reply_kinds=[kind])
    assert (await send(who, job, await answers(kind, who, job)))["id"]


async def test_a_reply_that_is_longer_than_the_job_says_is_refused_and_told_before() -> None:
    (_, who), job = await make_candidate(), await make_job(reply_limit_s=15)
    draft = await make_draft(who, job)
    assert draft["cap_ms"] == 15_000
    await keep_take(who, draft, recording(17.0))
    draft = await studio.draft_view(who, draft["id"])
    assert 1_500 < draft["over_ms"] < 2_500
    with pytest.raises(InvalidInput, match=r"15 seconds at the most, and yours is 0:0[23] longer"):
        await send(who, job, draft)
    assert (await make_draft(who, await make_job()))["cap_ms"] == 90_000


async def test_a_full_job_says_so_before_anything_is_recorded() -> None:
    job = await make_job(max_replies=1, clip=True)
    (_, who), first = await make_candidate(), await make_reply(job)
    assert (await job_view(who, job.slug))["full"]
    assert (await feed(who))["cards"][0]["full"]
    assert (await service.reply_view(who, job.slug))["access"] == "full"
    async with db.transaction() as session:
        (await session.get_one(Application, first.id)).status = ApplicationStatus.WITHDRAWN
    assert not (await job_view(who, job.slug))["full"]
    assert (await service.reply_view(who, job.slug))["access"] == "open"


async def test_of_many_who_send_at_once_as_many_come_in_as_there_is_room_for() -> None:
    job = await make_job(max_replies=2)
    users = [await make_user() for _ in range(6)]
    people = [(await identity_for(user), (await make_done_render(user))[0]) for user in users]

    async def try_it(who: Identity, render_id: int) -> bool:
        try:
            async with db.transaction() as session:
                await service.submit(session, who, job_slug=job.slug, render_id=render_id)
        except Gone:
            return False
        return True

    came_in = await asyncio.gather(*(try_it(who, render.id or 0) for who, render in people))
    assert sum(came_in) == 2


async def test_a_reply_is_not_put_back_into_a_full_job() -> None:
    job, user = await make_job(max_replies=1), await make_user()
    mine = await make_reply(job, user)
    who = await identity_for(user)
    await service.withdraw(who, mine.public_id)
    await make_reply(job)
    with pytest.raises(Gone, match="all the replies"):
        await service.restore(who, mine.public_id)


async def test_several_questions_are_the_plan_of_a_new_reply() -> None:
    (_, who), job = await make_candidate(), await make_job(question="Why?", more_questions=["When?", "How?"])
    view = await service.reply_view(who, job.slug)
    assert view["draft"]["template"] == studio.QUESTIONS
    assert [part["prompt"] for part in view["job"]["plan"]] == ["Why?", "When?", "How?"]
    assert {part["target_ms"] for part in view["job"]["plan"]} == {30_000}
    alone = await service.reply_view(who, (await make_job()).slug)
    assert (alone["draft"]["template"], alone["job"]["plan"]) == ("", [])


async def test_the_page_asks_for_what_the_job_takes_only(rig: Rig) -> None:
    cookie = await sign_in(await make_user())
    by_voice = await make_job(reply_kinds=["sound"])
    await rig.open(f"/reply/{by_voice.slug}", cookie)
    assert (await rig(CameraState.ask(False), cookie))["camera_state"]["sound"], "nobody is filmed"
    filmed = await make_job(reply_kinds=["video"])
    await rig.open(f"/reply/{filmed.slug}", cookie)
    await rig(CameraState.ask(True), cookie)
    assert not (await rig.state(CameraState, cookie)).sound
    written = await make_job(reply_kinds=["text"])
    await rig.open(f"/reply/{written.slug}", cookie)
    with pytest.raises(InvalidInput, match="in writing only"):
        await rig(CameraState.ask(False), cookie)


async def test_a_reply_that_is_sent_anew_is_held_to_the_job_as_it_is_too() -> None:
    (_, who), job = await make_candidate(), await make_job()
    draft = await answers("video", who, job)
    await service.withdraw(who, (await send(who, job, draft))["id"])
    async with db.transaction() as session:
        row = (await session.exec(select(Job).where(Job.id == job.id).with_for_update())).one()
        sending = asyncio.create_task(send(who, job, draft))
        done, _ = await asyncio.wait([sending], timeout=0.5)
        assert not done
        row.status = JobStatus.CLOSED
    with pytest.raises(Gone, match="closed"):
        await sending


async def test_no_reply_is_put_back_into_a_job_that_is_being_closed() -> None:
    job, user = await make_job(), await make_user()
    mine, who = await make_reply(job, user), await identity_for(user)
    await service.withdraw(who, mine.public_id)
    async with db.transaction() as session:
        row = (await session.exec(select(Job).where(Job.id == job.id).with_for_update())).one()
        back = asyncio.create_task(service.restore(who, mine.public_id))
        done, _ = await asyncio.wait([back], timeout=0.5)
        assert not done
        row.status = JobStatus.CLOSED
    with pytest.raises(Gone, match="closed"):
        await back


async def test_a_reply_is_held_to_the_job_as_it_is_when_it_comes_in() -> None:
    (_, who), job = await make_candidate(), await make_job()
    draft = await answers("video", who, job)
    async with db.transaction() as session:
        row = (await session.exec(select(Job).where(Job.id == job.id).with_for_update())).one()
        sending = asyncio.create_task(send(who, job, draft))
        done, _ = await asyncio.wait([sending], timeout=0.5)  # It has read the job by now, and waits for its row.
        assert not done
        row.reply_kinds = ["text"]
    with pytest.raises(InvalidInput, match="in writing only"):
        await sending
    job = await make_job(max_replies=5)
    await make_reply(job)
    draft = await answers("video", who, job)
    async with db.transaction() as session:
        row = (await session.exec(select(Job).where(Job.id == job.id).with_for_update())).one()
        sending = asyncio.create_task(send(who, job, draft))
        await asyncio.wait([sending], timeout=0.5)
        row.max_replies = 1
    with pytest.raises(Gone, match="all the replies"):
        await sending

"""Replies to a job that reveals them in stages: numbered, with a sound of their own, closed to the company at first."""

import asyncio

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import db, storage, work
from resumes_app.applications import service, tasks
from resumes_app.errors import NotFound
from resumes_app.files import service as files
from resumes_app.files.tasks import erase
from resumes_app.media.editlist import Clip as Cut
from resumes_app.media.editlist import EditList, dump
from resumes_app.media.probe import probe
from resumes_app.models import Application, Clip, Draft, Grant, Job, Render, Rendition, Reveal, Score, Take, User
from resumes_app.models.reviews import Stage
from resumes_app.studio.service import erase_clip, make_sound
from resumes_app.studio.service.takes import CARD
from tests.applications.factories import blocked, make_done_render
from tests.applications.test_sending import audiences, send
from tests.browser.deck_world import LENGTH_S, moving_picture
from tests.factories import added, identity_for, make_job, make_user


@pytest.fixture
async def job(database: None) -> Job:
    return await make_job(staged_reveal=True)


async def made(user: User) -> tuple[Render, Clip]:
    """A finished render whose files are really there."""
    render, clip = await make_done_render(user)
    for name in ("480.mp4", "720.mp4"):
        await storage.put(f"clips/{clip.token}/{name}", moving_picture()[0])
    return render, clip


async def stored(user: User) -> Application:
    async with db.reading() as session:
        return (await session.exec(select(Application).where(Application.candidate_id == user.id))).one()


async def sound_of(clip: Clip) -> Rendition | None:
    async with db.reading() as session:
        mine = select(Rendition).where(Rendition.clip_id == clip.id, Rendition.kind == "sound")
        return (await session.exec(mine)).one_or_none()


async def test_a_reply_comes_into_the_deck_with_its_sound_and_only_its_candidate_plays_it(job: Job) -> None:
    user = await make_user()
    render, clip = await made(user)
    view = await send(await identity_for(user), job.slug, render)
    assert not view["has_clip"], "a web process makes no sound"
    for _ in range(2):
        await tasks.attach_clip(render_id=render.id)
    reply, sound = await stored(user), await sound_of(clip)
    assert (reply.clip_id, reply.number) == (clip.id, 1)
    assert sound is not None and sound.storage_key.startswith("sounds/") and clip.token not in sound.storage_key
    async with storage.lend(sound.storage_key) as path:
        found = await probe(path, "mov")
        assert b"x264" not in path.read_bytes()
    assert found.has_audio and not found.has_video
    assert abs(found.duration_ms - LENGTH_S * 1000) < 100
    async with db.reading() as session:
        assert {grant.audience for grant in (await session.exec(select(Grant))).all()} == {f"user:{user.id}"}


async def test_a_sound_that_is_made_twice_at_once_is_one(job: Job) -> None:
    _, clip = await made(await make_user())
    await asyncio.gather(make_sound(clip.id or 0), make_sound(clip.id or 0))
    assert await sound_of(clip)


async def test_a_reply_in_writing_has_no_sound(job: Job) -> None:
    user = await make_user()
    render, clip = await made(user)
    draft = await added(None, Draft(owner_id=user.id or 0, job_id=job.id))
    card = {"storage_key": "takes/card/original", "sha256": "0" * 64, "size_bytes": 1, "demuxer": "mp4"}
    take = await added(None, Take(owner_id=user.id or 0, draft_id=draft.id or 0, client_id=f"{CARD}1", **card))
    async with db.transaction() as session:
        row = await session.get_one(Render, render.id)
        row.edit = dump(EditList(clips=(Cut(take=take.public_id, in_ms=0, out_ms=5000),)))
    await send(await identity_for(user), job.slug, render)
    await tasks.attach_clip(render_id=render.id)
    assert (await stored(user)).clip_id == clip.id and await sound_of(clip) is None


async def test_a_job_that_shows_replies_at_once_numbers_none_and_needs_no_sound(database: None) -> None:
    user, job = await make_user(), await make_job()
    render, clip = await made(user)
    assert (await send(await identity_for(user), job.slug, render))["has_clip"]
    await tasks.attach_clip(render_id=render.id)
    assert (await stored(user)).number is None and await sound_of(clip) is None


async def test_replies_that_are_sent_at_once_have_a_number_each(job: Job) -> None:
    people = [await make_user() for _ in range(5)]
    renders = [(await make_done_render(user))[0] for user in people]
    await asyncio.gather(
        *[send(await identity_for(user), job.slug, render) for user, render in zip(people, renders, strict=True)]
    )
    async with db.reading() as session:
        assert set((await session.exec(select(Application.number))).all()) == {1, 2, 3, 4, 5}


async def test_a_reply_that_is_sent_anew_is_unknown_again(job: Job) -> None:
    user = await make_user()
    who = await identity_for(user)
    render, _ = await made(user)
    await send(who, job.slug, render)
    await tasks.attach_clip(render_id=render.id)
    reply = await stored(user)
    seen = {"application_id": reply.id or 0, "reviewer_id": (await make_user()).id or 0, "stage": Stage.WORDS}
    await added(None, Score(points=3, **seen))
    await added(None, Reveal(**{**seen, "stage": Stage.SOUND}))
    await service.withdraw(who, reply.public_id)
    await send(who, job.slug, (await made(user))[0])
    async with db.reading() as session:
        assert not (await session.exec(select(Score))).all() and not (await session.exec(select(Reveal))).all()
        numbers = select(Application.number).where(col(Application.candidate_id) == user.id)
        assert (await session.exec(numbers)).one() == 2


async def test_a_reply_that_is_sent_while_the_stages_are_switched_on_is_revealed_in_stages(database: None) -> None:
    user, job = await make_user(), await make_job()
    who = await identity_for(user)
    render, clip = await made(user)
    async with db.transaction() as session:
        row = (await session.exec(select(Job).where(Job.id == job.id).with_for_update())).one()
        sending = asyncio.create_task(send(who, job.slug, render))
        await blocked(1)  # It has read the job by now, and waits for its row.
        row.staged_reveal = True
    await asyncio.wait_for(sending, 5)
    await tasks.attach_clip(render_id=render.id)
    reply = await stored(user)
    assert (reply.clip_id, reply.number) == (clip.id, 1) and await sound_of(clip)
    assert await audiences(clip.token) == {f"user:{user.id}"}


async def test_a_reply_that_comes_while_its_render_is_attached_waits_for_its_sound(job: Job) -> None:
    user = await make_user()
    render, clip = await made(user)
    await service.make_ready(render.id or 0)  # Of another job's reply: nobody here waits for a sound.
    await send(await identity_for(user), job.slug, render)
    async with db.transaction() as session:
        await service.render_finished(session, render.id or 0)
        assert await work.waits(session, "applications.attach_clip", render_id=render.id)
    assert (await stored(user)).clip_id is None and await audiences(clip.token) == set()
    await tasks.attach_clip(render_id=render.id)
    assert (await stored(user)).clip_id == clip.id and await sound_of(clip)
    assert await audiences(clip.token) == {f"user:{user.id}"}


async def test_a_clip_whose_sound_cannot_be_made_is_not_shown_instead(job: Job) -> None:
    user = await make_user()
    render, clip = await made(user)
    async with db.transaction() as session:
        videos = col(Rendition.kind).startswith("mp4")
        await session.exec(sa.delete(Rendition).where(col(Rendition.clip_id) == clip.id, videos))
    await send(await identity_for(user), job.slug, render)
    with pytest.raises(NotFound):
        await tasks.attach_clip(render_id=render.id)
    assert (await stored(user)).clip_id is None


async def test_a_clip_that_is_erased_takes_its_sound_along(database: None) -> None:
    _, clip = await made(await make_user())
    await make_sound(clip.id or 0)
    sound = await sound_of(clip)
    assert sound is not None
    folder = files.prefix_of(sound.storage_key)
    async with db.transaction() as session:
        await files.grant(session, folder, "company:1")
    async with db.transaction() as session:
        await erase_clip(session, clip.id or 0)
    async with db.reading() as session:
        assert not (await session.exec(select(Grant))).all()
        for prefix in (folder, f"clips/{clip.token}"):
            assert await work.waits(session, "files.erase", prefix=prefix)
    await erase(folder)
    with pytest.raises(NotFound):
        await storage.size(sound.storage_key)


async def test_the_number_of_a_reply_that_is_erased_is_nobody_elses(job: Job) -> None:
    for expected in (1, 2):
        user = await make_user()
        await send(await identity_for(user), job.slug, (await make_done_render(user))[0])
        reply = await stored(user)
        assert reply.number == expected
        async with db.transaction() as session:
            await session.exec(sa.delete(Application).where(col(Application.id) == reply.id))

"""Sending a reply: once a job, to open jobs only, and played by those it was sent to."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.applications import service
from resumes_app.applications.schemas import ApplicationView
from resumes_app.errors import Conflict, Gone, InvalidInput, NotFound, NotPermitted, SignInNeeded
from resumes_app.models import Application, Consent, Grant, Render
from resumes_app.models.applications import ApplicationStatus
from resumes_app.models.jobs import JobStatus
from resumes_app.models.studio import RenderStatus
from tests.applications.factories import make_done_render, make_render
from tests.factories import identity_for, make_clip, make_company, make_job, make_member, make_user


async def send(who: Identity, job_slug: str, render: Render) -> ApplicationView:
    async with db.transaction() as session:
        return await service.submit(session, who, job_slug=job_slug, render_id=render.id or 0)


async def audiences(token: str) -> set[str]:
    async with db.reading() as session:
        return set((await session.exec(select(Grant.audience).where(Grant.prefix == f"clips/{token}"))).all())


async def count(table: type) -> int:
    async with db.reading() as session:
        return (await session.exec(select(sa.func.count()).select_from(table))).one()


async def test_a_finished_video_is_playable_by_the_company_and_the_candidate_only(database: None) -> None:
    user, job = await make_user(), await make_job()
    render, clip = await make_done_render(user)
    view = await send(await identity_for(user), job.slug, render)
    assert (view["standing"], view["label"], view["has_clip"]) == ("sent", "Sent", True)
    assert view["clip"]["mp4_480"] == f"/media/clips/{clip.token}/480.mp4"
    assert await audiences(clip.token) == {f"user:{user.id}", f"company:{job.company_id}"}


async def test_the_words_that_were_agreed_to_are_kept(database: None) -> None:
    user, company = await make_user(), await make_company(name="Halden Coffee")
    job = await make_job(company, title="Barista")
    await send(await identity_for(user), job.slug, await make_render(user))
    async with db.reading() as session:
        consent = (await session.exec(select(Consent))).one()
    assert (consent.user_id, consent.subject) == (user.id, f"job:{job.slug}")
    assert "reply goes to Halden Coffee, for the job “Barista”" in consent.text


async def test_a_second_sending_returns_the_first_reply(database: None) -> None:
    user, job = await make_user(), await make_job()
    who = await identity_for(user)
    render, clip = await make_done_render(user)
    first = await send(who, job.slug, render)
    other, _ = await make_done_render(user)
    again = await send(who, job.slug, other)
    assert (again["id"], again["clip"]["token"]) == (first["id"], clip.token)
    assert (await count(Application), await count(Consent)) == (1, 1)


async def test_two_sendings_at_the_same_moment_make_one_reply(database: None) -> None:
    user, job = await make_user(), await make_job()
    who = await identity_for(user)
    render, _ = await make_done_render(user)
    views = await asyncio.gather(*(send(who, job.slug, render) for _ in range(5)))
    assert len({view["id"] for view in views}) == 1
    assert (await count(Application), await count(Consent)) == (1, 1)


async def test_a_reply_waits_for_its_render_and_gets_the_clip_once(database: None) -> None:
    user, job = await make_user(), await make_job()
    who, render = await identity_for(user), await make_render(user, progress=0.4, status=RenderStatus.RUNNING)
    view = await send(who, job.slug, render)
    assert (view["standing"], view["progress"], view["has_clip"]) == ("rendering", 40, False)
    clip = await make_clip(owner=user, audience="")
    await finish(render, clip.id)
    for _ in range(2):
        async with db.transaction() as session:
            await service.render_finished(session, render.id or 0)
    (view,) = await service.mine(who)
    assert (view["standing"], view["clip"]["token"]) == ("sent", clip.token)
    assert await audiences(clip.token) == {f"user:{user.id}", f"company:{job.company_id}"}


async def finish(render: Render, clip_id: int | None) -> None:
    async with db.transaction() as session:
        values = {"status": RenderStatus.DONE, "progress": 1.0, "clip_id": clip_id}
        await session.exec(sa.update(Render).where(col(Render.id) == render.id).values(**values))


async def test_a_render_that_ends_while_the_reply_is_being_sent_is_not_missed(database: None) -> None:
    user, job = await make_user(), await make_job()
    who, render = await identity_for(user), await make_render(user)
    clip = await make_clip(owner=user, audience="")

    async def renderer() -> None:
        await finish(render, clip.id)
        async with db.transaction() as session:
            await service.render_finished(session, render.id or 0)

    async with db.transaction() as session:
        await service.submit(session, who, job_slug=job.slug, render_id=render.id or 0)
        rendering = asyncio.create_task(renderer())
        await asyncio.sleep(0.2)  # Long enough to finish, if nothing held it.
        assert not rendering.done()
    await rendering
    (view,) = await service.mine(who)
    assert view["clip"]["token"] == clip.token


async def test_a_deck_and_the_candidate_hear_of_a_new_reply(database: None) -> None:
    user, job = await make_user(), await make_job()
    render, _ = await make_done_render(user)
    async with db.subscription(f"job:{job.id}") as deck, db.subscription(f"candidate:{user.id}") as page:
        await deck.get(), await page.get()
        view = await send(await identity_for(user), job.slug, render)
        notice = await asyncio.wait_for(deck.get(), 5)
        assert (notice["application"], notice["relist"]) == (view["id"], True)
        assert (await asyncio.wait_for(page.get(), 5))["application"] == view["id"]


async def test_a_job_takes_replies_until_the_second_it_closes(database: None) -> None:
    user, moment = await make_user(), clock.now()
    job = await make_job(closes_at=moment)
    who, render = await identity_for(user), await make_render(user)
    clock.set_source(lambda: moment)
    with pytest.raises(Gone):
        await send(who, job.slug, render)
    clock.set_source(lambda: moment - timedelta(seconds=1))
    assert (await send(who, job.slug, render))["standing"] == "rendering"


@pytest.mark.parametrize(
    ("fields", "error"),
    [({"status": JobStatus.CLOSED, "closes_at": None}, Gone), ({"status": JobStatus.DRAFT}, NotFound)],
)
async def test_closed_and_unpublished_jobs_take_no_replies(database: None, fields: dict, error: type) -> None:  # type: ignore[type-arg]
    user, job = await make_user(), await make_job(**fields)
    with pytest.raises(error):
        await send(await identity_for(user), job.slug, await make_render(user))


async def test_another_persons_video_cannot_be_sent(database: None) -> None:
    job, stranger = await make_job(), await make_user()
    with pytest.raises(NotFound):
        await send(await identity_for(await make_user()), job.slug, await make_render(stranger))


async def test_guests_and_company_members_cannot_reply(database: None) -> None:
    job = await make_job()
    member = await make_member(await make_company())
    render = await make_render(member)
    with pytest.raises(SignInNeeded):
        await send(GUEST, job.slug, render)
    with pytest.raises(NotPermitted):
        await send(await identity_for(member), job.slug, render)


async def test_a_failed_video_is_refused_and_a_failed_reply_can_be_sent_anew(database: None) -> None:
    user, job = await make_user(), await make_job()
    who = await identity_for(user)
    with pytest.raises(InvalidInput):
        await send(who, job.slug, await make_render(user, status=RenderStatus.FAILED))
    broken = await make_render(user)
    await send(who, job.slug, broken)
    async with db.transaction() as session:
        statement = sa.update(Render).where(col(Render.id) == broken.id)
        await session.exec(statement.values(status=RenderStatus.FAILED, error="The sound could not be read."))
    (view,) = await service.mine(who)
    assert (view["standing"], view["note"]) == ("failed", "The sound could not be read.")
    render, clip = await make_done_render(user)
    assert (await send(who, job.slug, render))["clip"]["token"] == clip.token


async def test_a_reply_taken_back_can_be_sent_anew_unless_it_was_answered(database: None) -> None:
    user, job = await make_user(), await make_job()
    who = await identity_for(user)
    render, _ = await make_done_render(user)
    first = await send(who, job.slug, render)
    await service.withdraw(who, first["id"])
    other, clip = await make_done_render(user)
    assert (await send(who, job.slug, other))["clip"]["token"] == clip.token
    await settled(first["id"], ApplicationStatus.DECLINED)
    await service.withdraw(who, first["id"])
    with pytest.raises(Conflict):
        await send(who, job.slug, render)


async def settled(public_id: str, status: ApplicationStatus) -> None:
    async with db.transaction() as session:
        found: Awaitable = session.exec(select(Application.id).where(Application.public_id == public_id))  # type: ignore[type-arg]
        await service.settle(session, (await found).one(), status)

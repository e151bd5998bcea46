"""A job's own videos: recorded by those who write it, seen with it once they are made, removed, shared, erased."""

import asyncio
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.errors import AppError, Gone, InvalidInput, NotFound, NotPermitted, SignInNeeded
from resumes_app.files.service import may_read
from resumes_app.jobs import service, tasks
from resumes_app.models import Company, Consent, Job, Member, Render
from resumes_app.models.companies import CompanyRole
from resumes_app.models.jobs import JobStatus
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service import UNDO_FOR, cut_from, draft_view, rendering
from tests.factories import identity_for, make_clip, make_company, make_job, make_member, make_user
from tests.jobs.clip_team import (
    Team,
    acts,
    clips,
    later_by,
    make_team,
    make_videos,
    recorded,
    row,
    seen,
    set_job,
    token,
    use,
)
from tests.jobs.writing import filled

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
async def team() -> Team:
    return await make_team()


async def test_what_was_recorded_is_in_the_job_and_the_feed_once_it_is_made(team: Team) -> None:
    draft = await recorded(team.rosa, team.job)
    assert (await seen(team.rosa, team.job))["begun"]
    assert await use(team.rosa, team.job, draft) == "It is in the job as soon as it is made."
    assert (await row(team.job)).clip_id is None
    assert ((await seen(team.ben, team.job))["standing"], (await service.feed(GUEST))["cards"]) == ("making", [])
    (render_id,) = await make_videos()
    await tasks.attach_clip(render_id=render_id)  # The worker was ended before it could say that it had done it.
    clip_id = (await row(team.job)).clip_id
    assert await acts() == ["job.clip.ask", "job.clip.use"]
    (card,) = (await service.feed(GUEST))["cards"]
    assert card["clip"]["token"] == await token(clip_id)
    assert await may_read(GUEST, f"clips/{await token(clip_id)}/480.mp4")
    shown = await seen(team.ben, team.job)
    assert (shown["has_clip"], shown["standing"], shown["by"], shown["length"]) == (True, "", "Rosa", "0:01")
    async with db.reading() as session:
        consent = (await session.exec(select(Consent))).one()
    assert (consent.purpose, consent.subject) == ("job_clip", f"job:{team.job.slug}")
    assert "“Barista” of Beans" in consent.text


async def test_the_question_is_asked_on_video_where_a_candidate_answers(team: Team) -> None:
    await use(team.rosa, team.job, await recorded(team.rosa, team.job, "question"), "question")
    await make_videos()
    job = await row(team.job)
    assert job.clip_id is None
    view = await service.job_view(GUEST, team.job.slug)
    assert view["question_clip"] is not None
    assert view["question_clip"]["token"] == await token(job.question_clip_id)


async def test_nothing_is_used_without_the_consent_that_was_shown(team: Team) -> None:
    draft = await recorded(team.rosa, team.job)
    with pytest.raises(InvalidInput, match="Tick the box"):
        await use(team.rosa, team.job, draft, agreed=False)
    with pytest.raises(InvalidInput, match="has changed"):
        await use(team.rosa, team.job, draft, shown="Yes, yes.")
    with pytest.raises(InvalidInput, match="a clip and a question"):
        await service.use_clip(team.rosa, team.job.slug, "cover", draft_id=draft, agreed=True, shown="")
    assert (await seen(team.rosa, team.job))["standing"] == ""


async def test_the_later_of_two_colleagues_is_taken_and_told_whose_it_replaces(team: Team) -> None:
    first, second = await recorded(team.rosa, team.job), await recorded(team.ben, team.job, seconds=1.5)
    await use(team.rosa, team.job, first)
    said = await use(team.ben, team.job, second)
    assert said.endswith("It takes the place of the clip of Rosa that is being made.")
    async with db.reading() as session:
        states = (await session.exec(select(Render.status).order_by(col(Render.id)))).all()
    assert states == [RenderStatus.CANCELLED, RenderStatus.QUEUED]
    await make_videos()
    assert (await seen(team.rosa, team.job))["by"] == "Ben"
    assert (await service.clip_page(team.rosa, team.job.slug, "clip"))["replaces"] == (
        "It takes the place of the clip that Ben recorded."
    )
    assert await acts() == ["job.clip.ask", "job.clip.ask", "job.clip.use"]


async def test_a_render_that_ends_after_a_later_one_was_asked_for_changes_nothing(team: Team) -> None:
    await use(team.rosa, team.job, await recorded(team.rosa, team.job))
    async with db.reading() as session:
        render_id = (await session.exec(select(Render.id))).one()
    await rendering.render(render_id or 0)
    await use(team.ben, team.job, await recorded(team.ben, team.job, seconds=1.5))
    await tasks.attach_clip(render_id=render_id)
    assert (await row(team.job)).clip_id is None
    await make_videos()
    assert (await seen(team.rosa, team.job))["by"] == "Ben"
    clock.set_source(later_by(UNDO_FOR))
    async with db.reading() as session:
        unused = (await session.exec(select(Render.clip_id).where(Render.id == render_id))).one()
    await tasks.clear_clip(clip_id=unused)
    assert await clips() == 1, "what nobody shows is not kept"


async def test_the_same_video_again_is_there_at_once(team: Team) -> None:
    draft = await recorded(team.rosa, team.job)
    await use(team.rosa, team.job, draft)
    await make_videos()
    await service.remove_clip(team.rosa, team.job.slug, "clip")
    assert await use(team.rosa, team.job, draft) == "It is in the job now."
    assert (await seen(team.rosa, team.job))["has_clip"]


async def test_a_closed_job_takes_none_and_the_draft_stays(team: Team) -> None:
    draft = await recorded(team.rosa, team.job)
    await service.close_job(team.ben, team.job.slug)
    assert "closed" in (await service.clip_page(team.rosa, team.job.slug, "clip"))["shut"]
    with pytest.raises(Gone, match="recorded is kept"):
        await use(team.rosa, team.job, draft)
    assert (await seen(team.rosa, team.job))["begun"]


async def test_a_job_that_closes_while_the_video_is_made_stays_as_it_is_and_says_why(team: Team) -> None:
    draft = await recorded(team.rosa, team.job)
    await use(team.rosa, team.job, draft)
    await service.close_job(team.ben, team.job.slug)
    (render_id,) = await make_videos()
    assert (await row(team.job)).clip_id is None
    shown = await seen(team.rosa, team.job)
    assert (shown["standing"], shown["begun"]) == ("refused", True)
    assert "had closed" in shown["note"]
    await set_job(team.job, status=JobStatus.PUBLISHED, closed_at=None)
    await tasks.attach_clip(render_id=render_id)
    assert (await row(team.job)).clip_id is None, "it was said not to be shown"
    await use(team.rosa, team.job, draft)
    assert (await row(team.job)).clip_id is not None
    assert (await seen(team.rosa, team.job))["standing"] == ""
    await service.remove_clip(team.rosa, team.job.slug, "clip")
    await tasks.attach_clip(render_id=render_id)
    assert (await row(team.job)).clip_id is None, "a removed one does not come back by itself"


async def test_what_was_refused_is_forgotten_when_the_clip_is_removed(team: Team) -> None:
    await use(team.rosa, team.job, await recorded(team.rosa, team.job))
    await service.close_job(team.ben, team.job.slug)
    await make_videos()
    await set_job(team.job, clip_id=(await make_clip()).id)
    await service.remove_clip(team.ben, team.job.slug, "clip")
    assert (await seen(team.rosa, team.job))["standing"] == ""


async def test_removing_the_old_clip_does_not_stop_the_new_one(team: Team) -> None:
    await set_job(team.job, clip_id=(await make_clip()).id)
    await use(team.rosa, team.job, await recorded(team.rosa, team.job))
    async with db.reading() as session:
        render_id = (await session.exec(select(Render.id).where(Render.status == RenderStatus.QUEUED))).one()
    await rendering.render(render_id or 0)
    await service.remove_clip(team.ben, team.job.slug, "clip")
    await tasks.attach_clip(render_id=render_id)
    assert (await seen(team.rosa, team.job))["has_clip"]


async def test_a_job_that_was_deleted_meanwhile_loses_nothing_that_was_recorded(team: Team) -> None:
    sheet, _ = await service.begin_job(team.rosa, filled(), team.company.id or 0)
    async with db.reading() as session:
        job = (await session.exec(select(Job).where(Job.slug == sheet["slug"]))).one()
    draft = await recorded(team.rosa, job)
    await use(team.rosa, job, draft)
    shown = (await service.clip_page(team.rosa, job.slug, "clip"))["consent"]
    await service.discard_job(team.ben, job.slug)
    await make_videos()
    with pytest.raises(NotFound, match="recorded is kept"):
        await service.use_clip(team.rosa, job.slug, "clip", draft_id=draft, agreed=True, shown=shown)
    other = await service.clip_page(team.rosa, team.job.slug, "clip")
    assert (await cut_from(team.rosa, other["draft_id"], draft))["total_ms"] > 0


async def leaves(team: Team) -> Identity:
    async with db.transaction() as session:
        await session.exec(sa.delete(Member).where(col(Member.user_id) == team.rosa.user_id))
    return await identity_for(team.rosa_user)


async def is_suspended(team: Team) -> Identity:
    async with db.transaction() as session:
        its = sa.update(Company).where(col(Company.id) == team.company.id)
        await session.exec(its.values(suspended_at=clock.now()))
    return await identity_for(team.rosa_user)


@pytest.mark.parametrize("happens", [leaves, is_suspended])
async def test_who_writes_no_jobs_any_more_shows_nothing_more_in_them(team: Team, happens: Any) -> None:
    draft = await recorded(team.rosa, team.job)
    await use(team.rosa, team.job, draft)
    now = await happens(team)
    await make_videos()
    assert (await row(team.job)).clip_id is None
    with pytest.raises((NotFound, NotPermitted), match="recorded is kept"):
        await service.use_clip(now, team.job.slug, "clip", draft_id=draft, agreed=True, shown="")
    with pytest.raises(NotPermitted):
        await draft_view(now, draft)


async def test_only_those_who_write_the_job_reach_its_videos(team: Team) -> None:
    draft = await recorded(team.rosa, team.job)
    viewer = await identity_for(await make_member(team.company, role=CompanyRole.VIEWER))
    outsider = await identity_for(await make_member(await make_company()))
    candidate = await identity_for(await make_user())
    acts_on = (
        lambda who: service.clip_places(who, team.job.slug),
        lambda who: service.clip_choices(who, team.job.slug),
        lambda who: service.remove_clip(who, team.job.slug, "clip"),
        lambda who: service.put_clip_back(who, team.job.slug, "clip"),
        lambda who: service.stop_clip(who, team.job.slug, "clip"),
        lambda who: service.choose_clip(who, team.job.slug, "clip", from_slug=team.job.slug, from_place="clip"),
        lambda who: service.use_clip(who, team.job.slug, "clip", draft_id=draft, agreed=True, shown=""),
    )
    expected: list[tuple[Identity, type[AppError]]] = [
        (viewer, NotPermitted), (candidate, NotPermitted), (outsider, NotFound), (GUEST, SignInNeeded)
    ]  # fmt: skip
    for act in acts_on:
        for who, error in expected:
            with pytest.raises(error):
                await act(who)
    assert [(await service.clip_page(who, team.job.slug, "clip"))["access"] for who, _ in expected] == [
        *("missing", "missing", "missing", "guest")
    ]
    with pytest.raises(NotFound):
        await use(team.ben, team.job, draft), "a colleague's draft is the colleague's"


async def test_what_was_recorded_for_one_job_is_not_used_in_another(team: Team) -> None:
    draft, other = await recorded(team.rosa, team.job), await make_job(team.company)
    with pytest.raises(NotFound):
        await use(team.rosa, other, draft)
    with pytest.raises(NotFound):
        await use(team.rosa, team.job, draft, "question")


async def test_what_is_on_its_way_can_be_stopped(team: Team) -> None:
    await use(team.rosa, team.job, await recorded(team.rosa, team.job))
    await service.stop_clip(team.ben, team.job.slug, "clip")
    assert await make_videos() == []
    assert (await seen(team.rosa, team.job))["standing"] == ""
    assert await acts() == ["job.clip.ask", "job.clip.stop"]


async def test_a_video_that_cannot_be_made_says_so_and_can_be_used_again(team: Team) -> None:
    draft = await recorded(team.rosa, team.job)
    await use(team.rosa, team.job, draft)
    async with db.transaction() as session:
        await session.exec(sa.update(Render).values(status=RenderStatus.FAILED, error="It broke."))
        render_id = (await session.exec(select(Render.id))).one()
    await tasks.attach_clip(render_id=render_id)
    shown = await seen(team.rosa, team.job)
    assert (shown["standing"], shown["note"]) == ("failed", "It broke.")
    await use(team.rosa, team.job, draft)
    await make_videos()
    assert (await seen(team.rosa, team.job))["has_clip"]


async def test_a_render_that_ends_while_its_use_is_asked_for_is_not_missed(team: Team) -> None:
    draft = await recorded(team.rosa, team.job)
    await use(team.rosa, team.job, draft)
    await service.stop_clip(team.rosa, team.job.slug, "clip")
    await use(team.rosa, team.job, draft)
    async with db.reading() as session:
        render_id = (await session.exec(select(Render.id))).one()
    await asyncio.gather(rendering.render(render_id or 0), use(team.rosa, team.job, draft))
    await tasks.attach_clip(render_id=render_id)
    assert (await seen(team.rosa, team.job))["has_clip"]

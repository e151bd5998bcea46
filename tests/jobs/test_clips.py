"""A job's own videos: recorded by those who write it, seen with it once they are made, removed, shared, erased."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.errors import AppError, Conflict, Gone, InvalidInput, NotFound, NotPermitted, SignInNeeded
from resumes_app.files.service import may_read
from resumes_app.jobs import service, tasks
from resumes_app.models import AuditEntry, Clip, Company, Consent, Job, Member, Render, User
from resumes_app.models.companies import CompanyRole
from resumes_app.models.jobs import JobStatus
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service import UNDO_FOR, cut_from, draft_view, rendering
from tests.factories import identity_for, make_clip, make_company, make_job, make_member, make_user
from tests.jobs.writing import filled
from tests.studio.factories import keep_take, recording

pytestmark = pytest.mark.usefixtures("database")


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


@pytest.fixture
async def team() -> Team:
    return await make_team()


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
    clock.set_source(_in(UNDO_FOR))
    async with db.reading() as session:
        unused = (await session.exec(select(Render.clip_id).where(Render.id == render_id))).one()
    await tasks.clear_clip(clip_id=unused)
    assert await clips() == 1, "what nobody shows is not kept"


def _in(time: timedelta) -> Any:
    moment = clock.now() + time + timedelta(seconds=1)
    return lambda: moment


async def clips() -> int:
    async with db.reading() as session:
        return (await session.exec(select(sa.func.count()).select_from(Clip))).one()


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


async def test_a_removed_clip_is_nobodys_to_see_and_comes_back_with_undo(team: Team) -> None:
    clip = await make_clip()
    await set_job(team.job, clip_id=clip.id)
    await service.remove_clip(team.rosa, team.job.slug, "clip")
    assert not await may_read(GUEST, f"clips/{clip.token}/480.mp4")
    assert (await service.feed(GUEST))["cards"] == []
    await service.put_clip_back(team.ben, team.job.slug, "clip")
    assert await may_read(GUEST, f"clips/{clip.token}/480.mp4")
    assert len((await service.feed(GUEST))["cards"]) == 1
    with pytest.raises(NotFound):
        await service.put_clip_back(team.ben, team.job.slug, "clip")
    assert await acts() == ["job.clip.remove", "job.clip.put_back"]


async def test_a_removed_clip_is_erased_when_undo_is_over(team: Team) -> None:
    clip = await make_clip()
    await set_job(team.job, clip_id=clip.id)
    await service.remove_clip(team.rosa, team.job.slug, "clip")
    await tasks.clear_clip(clip_id=clip.id)
    assert await clips() == 1, "undo is still there"
    clock.set_source(_in(UNDO_FOR))
    await tasks.clear_clip(clip_id=clip.id)
    assert await clips() == 0
    with pytest.raises(NotFound, match="erased"):
        await service.put_clip_back(team.rosa, team.job.slug, "clip")


async def test_undo_does_not_take_the_place_of_a_colleagues_clip(team: Team) -> None:
    mine, theirs = await make_clip(), await make_clip()
    await set_job(team.job, clip_id=mine.id)
    other = await make_job(team.company, clip_id=theirs.id)
    await service.remove_clip(team.rosa, team.job.slug, "clip")
    await service.choose_clip(team.ben, team.job.slug, "clip", from_slug=other.slug, from_place="clip")
    with pytest.raises(Conflict):
        await service.put_clip_back(team.rosa, team.job.slug, "clip")


async def test_a_replaced_clip_is_erased_unless_another_job_shows_it(team: Team) -> None:
    shared = await make_clip()
    await set_job(team.job, clip_id=shared.id)
    copy = await service.duplicate_job(team.rosa, team.job.slug)
    await use(team.rosa, team.job, await recorded(team.rosa, team.job))
    await make_videos()
    clock.set_source(_in(UNDO_FOR))
    await tasks.clear_clip(clip_id=shared.id)
    assert await clips() == 2
    assert not await may_read(GUEST, f"clips/{shared.token}/480.mp4"), "a draft is nobody else's to see"
    assert await may_read(team.ben, f"clips/{shared.token}/480.mp4")
    await service.discard_job(team.rosa, copy)
    await tasks.clear_clip(clip_id=shared.id)
    assert await clips() == 1


async def test_a_clip_of_a_draft_is_public_when_the_job_is(team: Team) -> None:
    sheet, _ = await service.begin_job(team.rosa, filled(), team.company.id or 0)
    async with db.reading() as session:
        job = (await session.exec(select(Job).where(Job.slug == sheet["slug"]))).one()
    await use(team.rosa, job, await recorded(team.rosa, job))
    await make_videos()
    key = f"clips/{await token((await row(job)).clip_id)}/480.mp4"
    assert not await may_read(GUEST, key)
    assert await may_read(team.ben, key)
    # Typed since before the clip came: that is no other one's change of the job.
    form = filled(close_date=f"{clock.now() + timedelta(days=9):%Y-%m-%d}")
    await service.publish_job(team.ben, sheet["slug"], form, sheet["version"])
    assert await may_read(GUEST, key)
    assert len((await service.feed(GUEST))["cards"]) == 1


async def test_a_clip_is_chosen_from_another_job_of_the_company_only(team: Team) -> None:
    clip = await make_clip()
    mine = await make_job(team.company, title="Roaster", clip_id=clip.id, question_clip_id=clip.id)
    foreign = await make_job(clip=True)
    (choice,) = await service.clip_choices(team.rosa, team.job.slug)
    assert (choice["slug"], choice["place"], choice["title"]) == (mine.slug, "clip", "Roaster: clip")
    await service.choose_clip(team.rosa, team.job.slug, "question", from_slug=mine.slug, from_place="clip")
    assert (await row(team.job)).question_clip_id == clip.id
    assert await service.clip_choices(team.rosa, team.job.slug) == []
    with pytest.raises(NotFound):
        await service.choose_clip(team.rosa, team.job.slug, "clip", from_slug=foreign.slug, from_place="clip")
    await service.remove_clip(team.rosa, mine.slug, "clip")
    assert await may_read(GUEST, f"clips/{clip.token}/480.mp4"), "the other job shows it still"


async def test_a_job_that_is_published_while_somebody_records_has_their_clip_all_the_same(team: Team) -> None:
    sheet, _ = await service.begin_job(team.rosa, filled(), team.company.id or 0)
    async with db.reading() as session:
        job = (await session.exec(select(Job).where(Job.slug == sheet["slug"]))).one()
    draft = await recorded(team.rosa, job)
    page = await service.clip_page(team.rosa, job.slug, "clip")
    await set_job(job, slug="barista-bergen")
    said = await service.use_clip(team.rosa, job.slug, "clip", draft_id=draft, agreed=True, shown=page["consent"])
    assert said.startswith("It is in the job as soon")
    with pytest.raises(NotFound):
        await service.use_clip(team.ben, job.slug, "clip", draft_id=draft, agreed=True, shown=page["consent"])


async def test_choosing_what_is_there_already_changes_nothing(team: Team) -> None:
    clip = await make_clip()
    await set_job(team.job, clip_id=clip.id)
    other = await make_job(team.company, clip_id=clip.id)
    await service.choose_clip(team.rosa, team.job.slug, "clip", from_slug=other.slug, from_place="clip")
    assert await acts() == []


async def test_a_choice_that_stops_what_is_on_its_way_says_so_in_the_log(team: Team) -> None:
    other = await make_job(team.company, clip_id=(await make_clip()).id)
    await use(team.rosa, team.job, await recorded(team.rosa, team.job))
    await service.choose_clip(team.ben, team.job.slug, "clip", from_slug=other.slug, from_place="clip")
    assert await acts() == ["job.clip.ask", "job.clip.stop", "job.clip.choose"]


async def test_a_copy_of_a_job_is_made_without_a_clip_that_is_erased_meanwhile(team: Team) -> None:
    clip = await make_clip()
    await set_job(team.job, clip_id=clip.id)
    async with db.transaction() as session:
        await session.exec(select(Clip.id).where(Clip.id == clip.id).with_for_update())
        copying = asyncio.create_task(service.duplicate_job(team.rosa, team.job.slug))
        await asyncio.wait([copying], timeout=0.5)
        await session.exec(sa.delete(Clip).where(col(Clip.id) == clip.id))
    slug = await copying
    assert not (await seen(team.rosa, (await one_job(slug))))["has_clip"]


async def one_job(slug: str) -> Job:
    async with db.reading() as session:
        return (await session.exec(select(Job).where(Job.slug == slug))).one()


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

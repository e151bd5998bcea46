"""Which clip a job shows: removed, put back, chosen, shared by copies, erased when no job shows it."""

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST
from resumes_app.errors import Conflict, NotFound
from resumes_app.files.service import may_read
from resumes_app.jobs import service, tasks
from resumes_app.models import Clip, Job, Render
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service import UNDO_FOR, rendering
from tests.factories import identity_for, make_clip, make_company, make_job, make_member
from tests.jobs.clip_team import (
    Team,
    acts,
    clips,
    later_by,
    make_team,
    make_videos,
    one_job,
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
    clock.set_source(later_by(UNDO_FOR))
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
    clock.set_source(later_by(UNDO_FOR))
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


async def test_a_job_that_is_published_while_somebody_records_has_their_clip_all_the_same(team: Team) -> None:
    sheet, _ = await service.begin_job(team.rosa, filled(), team.company.id or 0)
    old = sheet["slug"]
    draft = await recorded(team.rosa, await one_job(old))
    page = await service.clip_page(team.rosa, old, "clip")
    form = filled(close_date=f"{clock.now() + timedelta(days=9):%Y-%m-%d}")
    slug = (await service.publish_job(team.ben, old, form, sheet["version"]))["slug"]
    again = await service.clip_page(team.rosa, old, "clip")
    assert slug != old
    assert (again["access"], again["slug"], again["draft_id"]) == ("open", slug, draft)
    stranger = await identity_for(await make_member(await make_company()))
    assert (await service.clip_page(stranger, old, "clip"))["access"] == "missing"
    agreed = {"draft_id": draft, "agreed": True, "shown": page["consent"]}
    assert (await service.use_clip(team.rosa, old, "clip", **agreed)).startswith("It is in the job as soon")
    with pytest.raises(NotFound):
        await service.use_clip(team.ben, old, "clip", **agreed)


async def test_a_choice_names_whose_video_it_stops_also_one_that_is_made_and_not_there_yet(team: Team) -> None:
    other = await make_job(team.company, clip_id=(await make_clip()).id)
    await use(team.rosa, team.job, await recorded(team.rosa, team.job))
    async with db.reading() as session:
        render_id = (await session.exec(select(Render.id).where(Render.status == RenderStatus.QUEUED))).one()
    await rendering.render(render_id or 0)
    choose = {"from_slug": other.slug, "from_place": "clip"}
    assert await service.choose_clip(team.ben, team.job.slug, "clip", **choose) == "Rosa"
    assert "job.clip.stop" in await acts()
    await tasks.attach_clip(render_id=render_id)
    assert (await row(team.job)).clip_id == other.clip_id
    assert await service.choose_clip(team.ben, team.job.slug, "clip", **choose) == ""


async def test_a_job_that_is_deleted_stops_what_is_made_for_it(team: Team) -> None:
    sheet, _ = await service.begin_job(team.rosa, filled(), team.company.id or 0)
    job = await one_job(sheet["slug"])
    await use(team.rosa, job, await recorded(team.rosa, job))
    await service.discard_job(team.ben, job.slug)
    async with db.reading() as session:
        assert (await session.exec(select(Render.status))).all() == [RenderStatus.CANCELLED]

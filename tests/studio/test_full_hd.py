"""1080×1920 is published where a job asks for it and a take that is used has it."""

from pathlib import Path

import pytest
from sqlmodel import col, select

from resumes_app import db
from resumes_app.applications.service import send_reply
from resumes_app.models import Render, Rendition
from resumes_app.studio import service
from resumes_app.studio.service import rendering
from tests.factories import make_job
from tests.media import inputs
from tests.studio.factories import keep_take, make_candidate, make_draft, recording


@pytest.fixture(scope="module")
def sharp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sharp") / "take.mp4"
    inputs.ffmpeg("-f", "lavfi", "-i", "testsrc2=size=1080x1920:rate=30:duration=0.5", *inputs.H264, str(path))
    return path


async def kinds(take: Path, *, full_hd: bool) -> set[str]:
    """What a reply to a job becomes: the kinds of its films."""
    job = await make_job(full_hd=full_hd)
    _, who = await make_candidate()
    draft = await make_draft(who, job)
    await keep_take(who, draft, take)
    await send_reply(who, job.slug, draft_id=draft["id"], agreed=True)
    async with db.reading() as session:
        render = (await session.exec(select(Render).where(Render.owner_id == who.id))).one()
    await rendering.render(render.id or 0)
    async with db.reading() as session:
        done = (await session.exec(select(Render).where(Render.id == render.id))).one()
        view = (await service.clip_views(session, [done.clip_id or 0]))[done.clip_id or 0]
        made = await session.exec(select(Rendition.kind).where(col(Rendition.clip_id) == done.clip_id))
        found = set(made)
    assert bool(view["mp4_1080"]) == ("mp4_1080" in found)
    return {kind for kind in found if kind.startswith("mp4_")}


async def test_a_job_that_asks_gets_it(database: None, sharp: Path) -> None:
    assert await kinds(sharp, full_hd=True) == {"mp4_1080", "mp4_720", "mp4_480"}


async def test_a_job_that_does_not_ask_gets_the_common_set(database: None, sharp: Path) -> None:
    assert await kinds(sharp, full_hd=False) == {"mp4_720", "mp4_480"}


async def test_a_small_take_is_not_blown_up(database: None) -> None:
    assert await kinds(recording(), full_hd=True) == {"mp4_720", "mp4_480"}


async def test_the_same_edit_is_made_anew_for_a_job_that_asks_for_more(database: None, sharp: Path) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft, sharp)
    tickets = set()
    for full_hd in (False, True, True):
        async with db.transaction() as session:
            tickets.add((await service.request_render(session, who, draft["id"], full_hd=full_hd)).id)
    assert len(tickets) == 2

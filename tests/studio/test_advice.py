"""A kind word before a reply is sent: measured in the background, for the owner alone, gone with the take."""

import importlib
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, is_typeddict

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import db, storage
from resumes_app.applications.service import render_finished, send_reply
from resumes_app.errors import Unavailable
from resumes_app.media.noticing import KINDS
from resumes_app.models import Draft, Render, Take
from resumes_app.reviews import service as reviews
from resumes_app.studio import service
from resumes_app.studio.service import rendering
from resumes_app.studio.service.advice import ADVICE
from tests.media import inputs
from tests.reviews.factories import make_team
from tests.s3 import NOWHERE, kept_there
from tests.studio.factories import keep_take, make_candidate, make_draft, recording


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second in the dark."""
    path = tmp_path_factory.mktemp("evening") / "take.mp4"
    dark = "color=0x101418:size=720x1280:rate=30:duration=1"
    inputs.ffmpeg("-f", "lavfi", "-i", dark, "-f", "lavfi", "-i", "sine=d=1", *inputs.H264, *inputs.AAC, str(path))
    return path


async def look_at(take: str) -> None:
    """What the worker does with a take that was kept."""
    async with db.reading() as session:
        row = (await session.exec(select(Take).where(Take.public_id == take))).one()
    await service.notice(row.id or 0)


async def note(take: str, *kinds: str) -> None:
    """As if these had been noticed in the take."""
    async with db.transaction() as session:
        await session.exec(sa.update(Take).where(col(Take.public_id) == take).values(noticed=list(kinds)))


async def test_a_kept_take_is_looked_at_in_the_background(database: None, evening: Path) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    take = await keep_take(who, draft, evening)
    waiting = sa.text("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'studio.notice'")
    async with db.reading() as session:
        assert (await session.exec(waiting)).scalar_one() == 1  # type: ignore[call-overload]
    assert (await service.draft_view(who, draft["id"]))["advice"] == []

    await look_at(take)

    (word,) = (await service.draft_view(who, draft["id"]))["advice"]
    assert (word["kind"], word["takes"], word["seen"]) == ("dark", "", "The picture is dark.")
    assert "lamp" in word["better"]


async def test_a_take_is_looked_at_again_where_its_store_was_away(
    database: None, evening: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    take = await keep_take(who, draft, evening)
    monkeypatch.setattr(storage, "TRIED_FOR", timedelta(seconds=0))
    with kept_there(NOWHERE), pytest.raises(Unavailable):
        await look_at(take)
    await look_at(take)
    assert [word["kind"] for word in (await service.draft_view(who, draft["id"]))["advice"]] == ["dark"]


async def test_nothing_is_said_of_the_picture_of_who_only_speaks_nor_of_its_copy(database: None, evening: Path) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await look_at(await keep_take(who, draft, evening, client_id="sound-0123456789"))
    assert (await service.draft_view(who, draft["id"]))["advice"] == []
    async with db.transaction() as session:
        await session.exec(sa.update(Take).values(noticed=None))
    other = await make_draft(who)
    copied = await service.cut_from(who, other["id"], draft["id"])
    await look_at(copied["takes"][0]["id"])
    assert (await service.draft_view(who, other["id"]))["advice"] == []


async def test_only_takes_in_the_video_are_told_of_and_by_their_number(database: None) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    first, second, third = [await keep_take(who, draft) for _ in range(3)]
    await note(first, "dark")
    await note(second, "dark", "quiet")
    await note(third, "crackles")
    await service.set_aside(who, draft["id"], third)
    told = (await service.draft_view(who, draft["id"]))["advice"]
    assert [(word["kind"], word["takes"]) for word in told] == [("dark", "Takes 1 and 2"), ("quiet", "Take 2")]


async def test_what_was_mended_in_the_edit_is_not_told_of(database: None) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await note(await keep_take(who, draft), "noisy", "wide")
    view = await service.clean_voice(who, draft["id"], True)
    assert [word["kind"] for word in view["advice"]] == ["wide"]
    view = await service.set_clip(who, draft["id"], view["version"], 0, {"fit": "fill"})
    assert view["advice"] == []


async def test_wide_takes_fill_the_frame_in_one_step_and_the_others_stay(database: None) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    wide, high = [await keep_take(who, draft) for _ in range(2)]
    await note(wide, "wide")
    view = await service.draft_view(who, draft["id"])
    view = await service.duplicate_clip(who, draft["id"], view["version"], 0)
    assert [clip["take"] for clip in view["clips"]] == [wide, wide, high]

    view = await service.fill_frame(who, draft["id"])

    assert [clip["fit"] for clip in view["clips"]] == ["fill", "fill", "auto"]
    assert view["advice"] == [] and view["undo"] == "Fill the frame"
    view = await service.undo(who, draft["id"], view["version"])
    assert [clip["fit"] for clip in view["clips"]] == ["auto", "auto", "auto"]
    assert [word["kind"] for word in view["advice"]] == ["wide"]


async def test_a_take_that_cannot_be_read_any_more_is_no_error(database: None) -> None:
    _, who = await make_candidate()
    take = await keep_take(who, await make_draft(who))
    async with db.transaction() as session:
        await session.exec(sa.update(Take).where(col(Take.public_id) == take).values(demuxer="matroska"))
    await look_at(take)
    await service.notice(10**6)


async def test_it_is_erased_with_the_take(database: None, evening: Path) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await look_at(await keep_take(who, draft, evening))
    async with db.transaction() as session:
        take = (await session.exec(select(Take))).one()
        await session.delete(take)
    async with db.reading() as session:
        kept = json.dumps([row.edit for row in await session.exec(select(Draft))])
    assert "dark" not in kept and (await service.draft_view(who, draft["id"]))["advice"] == []


async def test_nothing_that_an_employer_gets_has_it(database: None) -> None:
    team = await make_team()
    _, who = await make_candidate()
    draft = await make_draft(who, team.job)
    await note(await keep_take(who, draft, recording()), *KINDS)
    assert len((await service.draft_view(who, draft["id"]))["advice"]) == len(KINDS)
    await send_reply(who, team.job.slug, draft_id=draft["id"], agreed=True)
    async with db.reading() as session:
        render = (await session.exec(select(Render))).one()
    await rendering.render(render.id or 0)
    async with db.transaction() as session:
        await render_finished(session, render.id or 0)

    deck = await reviews.deck(team.mia, team.job.slug)
    assert len(deck["cards"]) == 1
    shown = json.dumps([deck, await reviews.dashboard(team.mia)], default=str)
    for seen, better in ADVICE.values():
        assert seen not in shown and better not in shown
    assert "advice" not in shown and "noticed" not in shown and "sound_only" not in shown


@pytest.mark.parametrize("area", ["companies", "jobs", "resumes", "reviews"])
def test_no_schema_outside_the_studio_and_the_candidates_own_pages_has_a_place_for_it(area: str) -> None:
    names = set(_fields(importlib.import_module(f"resumes_app.{area}.schemas")))
    assert names and not names & {"advice", "noticed", "sound_only", "draft", "takes"}


def _fields(module: Any) -> Iterator[str]:
    for thing in vars(module).values():
        if isinstance(thing, type) and (is_typeddict(thing) or hasattr(thing, "__dataclass_fields__")):
            yield from thing.__annotations__

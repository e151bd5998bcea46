"""Captions from what is said in the takes: asked for by their person, heard in the worker, erased with the take."""

import asyncio
import json
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.errors import InvalidInput, NotFound, SignInNeeded, Unavailable
from resumes_app.media.captions import LINE_CHARS, LINES, wrapped
from resumes_app.media.editlist import Clip, Cue, EditList
from resumes_app.models import Draft, DraftStep, SpeechRequest, Take
from resumes_app.models.studio import SpeechStatus
from resumes_app.studio import service
from resumes_app.studio.schemas import DraftView
from resumes_app.studio.service import hearing, timeline
from resumes_app.studio.service.clearing import UNDO_FOR
from tests.speech import DEMO, SPOKEN, engines, listening, word_error_rate
from tests.studio.factories import keep_take, make_candidate, make_draft, recording
from tests.studio.test_worker import until, worker

pytestmark = pytest.mark.usefixtures("database")
SPEECH = DEMO / f"{SPOKEN[0]}.mp4"
SAID = json.loads((DEMO / "catalogue.json").read_text())["clips"][SPOKEN[0]]["transcript"]
WORDS = [Cue(200, 500, " One"), Cue(500, 800, " two"), Cue(800, 1_100, " three"), Cue(1_100, 1_400, " four.")]
WRITTEN = [{"start_ms": 0, "end_ms": 900, "text": "Written by hand"}]


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with listening(monkeypatch):
        yield


async def speaker() -> tuple[Identity, DraftView]:
    """Somebody with a take of eight seconds in which they speak."""
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft, SPEECH)
    return who, await service.draft_view(who, draft["id"])


async def request() -> SpeechRequest:
    async with db.reading() as session:
        return (await session.exec(select(SpeechRequest))).one()


async def listen() -> None:
    """What the worker does with the request, a task for each take."""
    request_id = (await request()).id or 0
    await hearing.write_captions_heard(request_id)
    while await waiting(request_id):
        await hearing.write_captions_heard(request_id)


async def waiting(request_id: int) -> bool:
    async with db.reading() as session:
        row = await session.get(SpeechRequest, request_id)
    return row is not None and row.status == SpeechStatus.WAITING


async def queued() -> list[dict[str, Any]]:
    statement = sa.text("SELECT queue_name, priority FROM procrastinate_jobs WHERE task_name = 'studio.caption_speech'")
    async with db.reading() as session:
        return [dict(row._mapping) for row in await session.exec(statement)]  # type: ignore[call-overload]


async def steps() -> list[str]:
    async with db.reading() as session:
        return [step.label for step in await session.exec(select(DraftStep).order_by(DraftStep.number))]


def texts(draft: DraftView) -> list[str]:
    return [cue["text"] for cue in draft["captions"]]


async def test_what_is_said_becomes_captions_in_one_step_that_can_be_undone() -> None:
    who, draft = await speaker()
    written = await service.write_captions(who, draft["id"], draft["version"], WRITTEN)
    asked = await service.caption_speech(who, draft["id"])
    assert (asked["speech"]["state"], asked["version"], texts(asked)) == ("waiting", written["version"], texts(written))
    await listen()
    heard = await service.draft_view(who, draft["id"])
    assert (heard["speech"]["state"], heard["undo"]) == ("done", "Speech captions")
    assert word_error_rate(SAID, " ".join(texts(heard))) <= 0.25
    for cue in heard["captions"]:
        lines = wrapped(cue["text"])
        assert len(lines) <= LINES and max(map(len, lines)) <= LINE_CHARS
        assert 0 <= cue["start_ms"] < cue["end_ms"] <= heard["total_ms"]
    back = await service.undo(who, draft["id"], heard["version"])
    assert texts(back) == ["Written by hand"]
    assert texts(await service.redo(who, draft["id"], back["version"])) == texts(heard)


async def test_what_nobody_will_hear_is_not_listened_to() -> None:
    who, draft = await speaker()
    muted = await keep_take(who, draft, SPEECH)
    version = (await service.draft_view(who, draft["id"]))["version"]
    await service.set_clip(who, draft["id"], version, 1, {"mute": True})
    await service.caption_speech(who, draft["id"])
    await listen()
    async with db.reading() as session:
        heard = {take.public_id: take.heard for take in await session.exec(select(Take))}
    assert heard.pop(muted) is None and all(heard.values())


async def test_asking_twice_is_asking_once_and_it_goes_before_renders() -> None:
    who, draft = await speaker()
    for _ in range(2):
        await service.caption_speech(who, draft["id"])
    assert await queued() == [{"queue_name": "heavy", "priority": 10}]


async def test_each_take_is_listened_to_once() -> None:
    who, draft = await speaker()
    async with db.transaction() as session:
        (await session.exec(select(Take))).one().heard = [{"start_ms": 0, "end_ms": 900, "text": " Known"}]
    await service.caption_speech(who, draft["id"])
    await listen()
    assert texts(await service.draft_view(who, draft["id"])) == ["Known"]
    await keep_take(who, draft, SPEECH)
    await service.caption_speech(who, draft["id"])
    await listen()
    both = texts(await service.draft_view(who, draft["id"]))
    assert both[0] == "Known" and word_error_rate(SAID, " ".join(both[1:])) <= 0.25


async def test_after_each_take_those_who_wait_go_first() -> None:
    who, draft = await speaker()
    await keep_take(who, draft, recording(1.0))
    await service.caption_speech(who, draft["id"])
    await hearing.write_captions_heard((await request()).id or 0)
    async with db.reading() as session:
        heard = [take.heard is not None for take in await session.exec(select(Take))]
    assert sorted(heard) == [False, True] and (await request()).status == SpeechStatus.WAITING
    assert await queued() == [{"queue_name": "heavy", "priority": 10}, {"queue_name": "heavy", "priority": 0}]
    await listen()
    assert ((await request()).status, (await request()).attempts) == (SpeechStatus.DONE, 1)


async def test_two_runs_at_once_write_one_step() -> None:
    who, draft = await speaker()
    await service.caption_speech(who, draft["id"])
    await asyncio.gather(listen(), listen())
    await listen()
    assert (await request()).status == SpeechStatus.DONE
    assert (await steps()).count("Speech captions") == 1


async def test_a_killed_worker_s_request_is_taken_up_and_written_once() -> None:
    async def at_work() -> bool:
        return bool(engines())

    async def alone() -> bool:
        return engines() == []

    async def done() -> bool:
        return (await request()).status == SpeechStatus.DONE

    who, draft = await speaker()
    await service.caption_speech(who, draft["id"])
    with worker() as first:
        await until(at_work, within_s=60)
        first.kill()
        await until(alone, within_s=5)
    assert texts(await service.draft_view(who, draft["id"])) == []
    with worker():
        await until(done, within_s=60)
    assert (await request()).attempts == 2
    assert (await steps()).count("Speech captions") == 1


async def test_nobody_else_asks_and_nobody_else_stops() -> None:
    _, draft = await speaker()
    _, other = await make_candidate()
    for act in (service.caption_speech, service.stop_captioning):
        with pytest.raises(NotFound):
            await act(other, draft["id"])
        with pytest.raises(SignInNeeded):
            await act(GUEST, draft["id"])
    assert await queued() == []


async def test_without_an_engine_or_a_model_it_says_what_else_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    who, draft = await speaker()
    with listening(monkeypatch, RESUMES_TRANSCRIBER="", RESUMES_CAPTIONS_MODEL_PATH=""):
        assert not (await service.draft_view(who, draft["id"]))["speech"]["offered"]
        with pytest.raises(Unavailable, match=r"not made from speech here\. Write captions"):
            await service.caption_speech(who, draft["id"])
    with listening(monkeypatch, RESUMES_CAPTIONS_MODEL_PATH="/nowhere"):
        assert (await service.draft_view(who, draft["id"]))["speech"]["offered"]
        with pytest.raises(Unavailable, match=r"at the moment\. Write captions"):
            await service.caption_speech(who, draft["id"])
    assert await queued() == []


async def test_where_nothing_is_said_the_captions_stay() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft, recording(3.0))
    draft = await service.draft_view(who, draft["id"])
    await service.write_captions(who, draft["id"], draft["version"], WRITTEN)
    await service.caption_speech(who, draft["id"])
    await listen()
    after = await service.draft_view(who, draft["id"])
    assert after["speech"]["state"] == "failed" and "No words were heard" in after["speech"]["error"]
    assert texts(after) == ["Written by hand"]
    assert (await service.caption_speech(who, draft["id"]))["speech"]["state"] == "waiting", "it may be asked again"


async def test_a_video_without_sound_is_told_of_at_once() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft, recording(1.0, sound=False))
    with pytest.raises(InvalidInput, match="no sound"):
        await service.caption_speech(who, draft["id"])


async def test_who_waits_no_more_stops_the_engine_within_a_second() -> None:
    who, draft = await speaker()
    await service.caption_speech(who, draft["id"])
    running = asyncio.create_task(listen())
    await _engine_runs(running)
    stopped = await service.stop_captioning(who, draft["id"])
    began = time.monotonic()
    await running
    assert time.monotonic() - began < 1.5 and engines() == []
    assert stopped["speech"]["state"] == "" and texts(await service.draft_view(who, draft["id"])) == []


@pytest.mark.parametrize("how", ["removed", "given up"])
async def test_a_take_that_is_left_out_is_not_listened_to_any_more(how: str) -> None:
    who, draft = await speaker()
    (take,) = draft["takes"]
    await service.caption_speech(who, draft["id"])
    running = asyncio.create_task(listen())
    await _engine_runs(running)
    if how == "removed":
        await service.set_aside(who, draft["id"], take["id"])
    else:
        await service.discard_draft(who, draft["id"])
    await running
    assert engines() == []
    async with db.reading() as session:
        assert (await session.exec(select(Take))).one().heard is None


async def _engine_runs(running: asyncio.Task[None]) -> None:
    deadline = time.monotonic() + 30
    while not engines():
        assert time.monotonic() < deadline and not running.done()
        await asyncio.sleep(0.02)


@pytest.mark.parametrize("last", [True, False], ids=["the last take", "one of two"])
async def test_what_was_heard_is_erased_with_its_take(last: bool) -> None:
    who, draft = await speaker()
    (spoken,) = draft["takes"]
    if not last:
        await keep_take(who, draft, recording(1.0))
    await service.caption_speech(who, draft["id"])
    await listen()
    assert "candles" in await everything()
    await service.set_aside(who, draft["id"], spoken["id"])
    clock.set_source(lambda now=clock.now() + UNDO_FOR + timedelta(seconds=1): now)  # type: ignore[misc]
    async with db.reading() as session:
        row = (await session.exec(select(Take).where(Take.public_id == spoken["id"]))).one()
    await service.clear_take(row.id or 0)
    assert "candles" not in await everything()


async def everything() -> str:
    """All that the database has of drafts."""
    async with db.reading() as session:
        rows = [*await session.exec(select(Draft)), *await session.exec(select(DraftStep))]
        rows += [*await session.exec(select(Take)), *await session.exec(select(SpeechRequest))]
        return json.dumps([row.model_dump(mode="json") for row in rows])


@pytest.mark.parametrize(
    ("clips", "lines"),
    [
        ([Clip("a", 0, 2_000)], ["One two three four."]),
        ([Clip("a", 700, 2_000)], ["three four."]),
        ([Clip("a", 900, 2_000), Clip("a", 0, 900)], ["three four.", "One two"]),
        ([Clip("a", 0, 2_000), Clip("a", 0, 2_000)], ["One two three four."] * 2),
        ([Clip("a", 0, 2_000, mute=True)], []),
        ([Clip("b", 0, 2_000)], []),
    ],
    ids=["whole", "trimmed", "in another order", "twice", "mute", "another take"],
)
def test_captions_say_what_is_heard_in_the_edit(clips: list[Clip], lines: list[str]) -> None:
    cues = timeline.said(EditList(clips=tuple(clips)), {"a": WORDS}, {"a": 2_000, "b": 2_000})
    assert [cue.text for cue in cues] == lines
    assert all(one.end_ms <= other.start_ms for one, other in pairwise(cues))


def test_captions_follow_the_speed_and_end_with_the_video() -> None:
    clip = Clip("a", 200, 1_400, speed=2.0)
    (cue,) = timeline.said(EditList(clips=(clip,)), {"a": WORDS}, {"a": 2_000})
    assert (cue.start_ms, cue.end_ms) == (0, 600), "twice as fast, and no longer than the video"

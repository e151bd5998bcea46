"""Captions from speech on the page of a reply, without a browser."""

from collections.abc import Iterator

import pytest
from sqlmodel import select

from resumes_app import db
from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service import identity_of_cookie
from resumes_app.applications.state.reply.captioning import CaptioningState
from resumes_app.applications.state.reply.sending import SendingState
from resumes_app.applications.state.reply.speech import SpeechState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.errors import Conflict, Unavailable
from resumes_app.models import Job, SpeechRequest
from resumes_app.studio.service import draft_view, hearing
from tests.events import Rig
from tests.factories import make_job, make_user, sign_in
from tests.speech import DEMO, SPOKEN, listening
from tests.studio.factories import keep_take, make_draft

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with listening(monkeypatch):
        yield


async def film() -> tuple[Identity, str, str, Job]:
    """Return who has a take of speech, their cookie, their draft and its job."""
    cookie = await sign_in(await make_user())
    who, job = await identity_of_cookie(cookie), await make_job()
    draft = await make_draft(who, job)
    await keep_take(who, draft, DEMO / f"{SPOKEN[0]}.mp4")
    return who, cookie, draft["id"], job


async def test_a_reply_is_not_sent_without_the_captions_that_are_on_their_way(rig: Rig) -> None:
    _, cookie, _, job = await film()
    await rig.open(f"/reply/{job.slug}", cookie)
    await rig(SpeechState.ask, cookie)
    await rig(SendingState.agree(True), cookie)
    with pytest.raises(Conflict, match="captions are still being written"):
        await rig(SendingState.deliver, cookie)
    await rig(SpeechState.stop, cookie)
    changed = await rig(SendingState.deliver, cookie)
    assert changed["sending_state"]["sent"]["standing"] == "rendering"


async def listen() -> None:
    """What the worker does."""
    async with db.reading() as session:
        request = (await session.exec(select(SpeechRequest))).one()
    await hearing.write_captions_heard(request.id or 0)


async def test_who_has_asked_is_told_when_they_are_there(rig: Rig) -> None:
    _, cookie, _, job = await film()
    await rig.open(f"/reply/{job.slug}", cookie)
    changed = await rig(SpeechState.ask, cookie)
    assert changed["takes_state"]["draft"]["speech"]["state"] == "waiting"
    assert "notice_state" not in await rig(SpeechState.look, cookie)
    await listen()
    changed = await rig(SpeechState.look, cookie)
    (told,) = changed["notice_state"]["shown"]
    assert told["text"].startswith("Your captions are there.") and not told["action"]
    assert len(changed["takes_state"]["draft"]["captions"]) >= 3
    assert "notice_state" not in await rig(SpeechState.look, cookie), "once"


async def test_what_was_replaced_is_told_and_comes_back(rig: Rig) -> None:
    who, cookie, draft, job = await film()
    await rig.open(f"/reply/{job.slug}", cookie)
    await rig(CaptioningState.add_line(0), cookie)
    await rig(SpeechState.ask, cookie)
    await rig(CaptioningState.write_line(0, "Written meanwhile"), cookie)
    await rig(SpeechState.look, cookie)
    await listen()
    (told,) = (await rig(SpeechState.look, cookie))["notice_state"]["shown"]
    assert (told["text"], told["action"]) == ("Your line was replaced.", "Undo")
    state = await rig.state(TakesState, cookie)
    before = [{"start_ms": 0, "end_ms": 2_000, "text": "Written meanwhile"}]
    assert len(state.draft["captions"]) >= 3
    await rig(CaptioningState.bring_back(before), cookie)
    assert [cue["text"] for cue in (await draft_view(who, draft))["captions"]] == ["Written meanwhile"]


async def test_a_page_that_is_loaded_again_goes_on_waiting(rig: Rig) -> None:
    _, cookie, _, job = await film()
    await rig.open(f"/reply/{job.slug}", cookie)
    await rig(SpeechState.ask, cookie)
    await rig.open(f"/reply/{job.slug}", cookie, tab="another")
    await listen()
    assert (await rig(SpeechState.look, cookie, tab="another"))["notice_state"]["shown"]


async def test_who_stops_waiting_is_told_nothing(rig: Rig) -> None:
    _, cookie, _, job = await film()
    await rig.open(f"/reply/{job.slug}", cookie)
    await rig(SpeechState.ask, cookie)
    changed = await rig(SpeechState.stop, cookie)
    assert changed["takes_state"]["draft"]["speech"]["state"] == ""
    assert "notice_state" not in await rig(SpeechState.look, cookie)


async def test_without_an_engine_nothing_is_offered_and_asking_is_answered(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    with listening(monkeypatch, RESUMES_TRANSCRIBER=""):
        _, cookie, _, job = await film()
        changed = await rig.open(f"/reply/{job.slug}", cookie)
        assert not changed["takes_state"]["draft"]["speech"]["offered"]
        with pytest.raises(Unavailable, match="Write captions line by line"):
            await rig(SpeechState.ask, cookie)

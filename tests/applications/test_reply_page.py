"""The page of a reply, without a browser: who gets what, takes, the edit, sending once."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from sqlmodel import select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST
from resumes_app.accounts.service import COOKIE, identity_of_cookie
from resumes_app.applications import service
from resumes_app.applications.state.reply.camera import CameraState
from resumes_app.applications.state.reply.sending import SendingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.errors import Gone, InvalidInput
from resumes_app.models import Application, Consent, Job, Render, User
from resumes_app.studio.service import draft_view
from resumes_app.ui.takes import LocalTake
from tests.events import Rig
from tests.factories import identity_for, make_company, make_job, make_member, make_user, sign_in
from tests.studio.factories import keep_take, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")


def local(state: str = "waiting", **fields: object) -> LocalTake:
    """A take that is in the browser."""
    usual = {"id": "local-1", "kind": "camera", "heard": False, "state": state, "sent_bytes": 50, "size_bytes": 200}
    return LocalTake(**{**usual, "duration_ms": 2000, "error": "", **fields})  # type: ignore[typeddict-item]


async def open_page(rig: Rig, user: User, job: Job, step: str = "") -> tuple[str, dict[str, dict[str, object]]]:
    cookie = await sign_in(user)
    return cookie, await rig.open(f"/reply/{job.slug}{f'?step={step}' if step else ''}", cookie)


async def test_everybody_gets_the_page_that_is_theirs() -> None:
    job = await make_job()
    closed = await make_job(closes_at=clock.now() - timedelta(hours=1))
    _, who = await make_candidate()
    recruiter = await identity_for(await make_member(await make_company()))
    accesses = [
        (await service.reply_view(someone, slug))["access"]
        for someone, slug in (
            (GUEST, job.slug),
            (recruiter, job.slug),
            (who, job.slug),
            (who, closed.slug),
            (who, "no-such-job"),
        )
    ]
    assert accesses == ["guest", "employer", "open", "closed", "missing"]


async def test_the_page_names_the_job_its_question_and_the_other_way() -> None:
    job = await make_job(question="Why you?", accommodation_contact="help@example.test", clip=True)
    _, who = await make_candidate()
    view = await service.reply_view(who, job.slug)
    assert view["job"]["question"] == "Why you?"
    assert view["job"]["accommodation"] == {"before": "", "email": "help@example.test", "after": "."}
    assert view["job"]["clip_src"].endswith("480.mp4")
    assert job.title in view["consent"]
    assert view["owner"] == who.public_id and view["draft"]["id"]


async def test_a_reply_is_sent_once_however_often_it_is_sent() -> None:
    _, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    send = [service.send_reply(who, job.slug, draft_id=draft["id"], agreed=True) for _ in range(4)]
    replies = await asyncio.gather(*send)
    assert len({reply["id"] for reply in replies}) == 1
    async with db.reading() as session:
        assert len((await session.exec(select(Application))).all()) == 1
        assert len((await session.exec(select(Render))).all()) == 1
        assert len((await session.exec(select(Consent).where(Consent.purpose == "reply"))).all()) == 1
    assert (await service.reply_view(who, job.slug))["access"] == "sent"


async def test_nothing_is_sent_without_consent_without_a_take_or_after_the_close() -> None:
    _, who = await make_candidate()
    job = await make_job(closes_at=clock.now() + timedelta(hours=1))
    draft = await make_draft(who, job)
    with pytest.raises(InvalidInput, match="no take"):
        await service.send_reply(who, job.slug, draft_id=draft["id"], agreed=True)
    await keep_take(who, draft)
    with pytest.raises(InvalidInput, match="box"):
        await service.send_reply(who, job.slug, draft_id=draft["id"], agreed=False)
    later = clock.now() + timedelta(hours=2)
    clock.set_source(lambda: later)
    with pytest.raises(Gone):
        await service.send_reply(who, job.slug, draft_id=draft["id"], agreed=True)
    async with db.reading() as session:
        assert (await session.exec(select(Application))).all() == []
        assert (await session.exec(select(Render))).all() == []


async def test_a_guest_is_sent_to_sign_in_and_back(rig: Rig) -> None:
    from resumes_app.resumes_app import api

    job = await make_job()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(api), base_url="http://testserver") as client:
        answer = await client.get(f"/reply/{job.slug}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/signin?next=/reply/{job.slug}")
        client.cookies.set(COOKIE, await sign_in(await make_user()))
        answer = await client.get(f"/reply/{job.slug}")
        assert answer.status_code == 200 and "noindex" in answer.text
        assert (await client.get("/reply/no-such-job")).status_code == 404


async def test_the_step_of_the_address_is_shown_once_there_is_a_take(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    _, opened = await open_page(rig, user, job, "edit")
    assert opened["stage_state"]["step"] == "film"
    await keep_take(who, await make_draft(who, job))
    _, opened = await open_page(rig, user, job, "edit")
    assert opened["stage_state"]["step"] == "edit"
    _, opened = await open_page(rig, user, job, "nonsense")
    assert opened["stage_state"]["step"] == "film"


async def test_takes_are_listed_as_they_come(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    cookie, _ = await open_page(rig, user, job)
    left_over = [local("unfinished", id="left-over"), local("unfinished", id="left-too", duration_ms=9000)]
    changed = (await rig(TakesState.takes_changed([local(), *left_over]), cookie))["takes_state"]
    assert [row["note"] for row in changed["rows"]] == ["Uploading 25 %"]
    assert changed["left_behind"] == "an unfinished take of 0:02, and 1 more"
    assert changed["uploading"]
    await keep_take(who, draft, client_id="local-1")
    changed = (await rig(TakesState.take_kept("local-1"), cookie))["takes_state"]
    assert [(row["number"], row["note"]) for row in changed["rows"]] == [(1, "")]
    assert not changed["uploading"]


async def test_a_refused_take_says_why_and_does_not_hold_up_the_rest(rig: Rig) -> None:
    user, _ = await make_candidate()
    cookie, _ = await open_page(rig, user, await make_job())
    refused = local("refused", error="This file is no video.")
    changed = (await rig(TakesState.takes_changed([refused, local("signed_out", id="other-1")]), cookie))["takes_state"]
    assert changed["rows"][0]["note"] == "This file is no video." and changed["rows"][0]["again"]
    assert "Sign in again" in changed["rows"][1]["note"]
    assert not changed.get("uploading", False)


async def test_a_take_is_removed_moved_and_put_back(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    first, second = [await keep_take(who, draft) for _ in range(2)]
    cookie, _ = await open_page(rig, user, job)

    async def order() -> list[str]:
        return [take["id"] for take in (await draft_view(who, draft["id"]))["takes"]]

    await rig(TakesState.move(second, -1), cookie)
    assert await order() == [second, first]
    await rig(TakesState.move(second, 5), cookie)
    assert await order() == [first, second]
    await rig(TakesState.remove(first, ""), cookie)
    assert await order() == [second]
    await rig(TakesState.put_back(first), cookie)
    assert await order() == [first, second]


async def test_what_went_wrong_with_a_file_is_told_until_another_take_or_file_begins(rig: Rig) -> None:
    user, _ = await make_candidate()
    cookie, _ = await open_page(rig, user, await make_job())

    def shown(changed: dict[str, dict[str, object]]) -> object:
        return changed["notice_state"]["shown"]

    await rig(TakesState.takes_changed([local("recording", id="first")]), cookie)
    bad = TakesState.went_wrong("TooLong\nlong.mp4")
    assert len(shown(await rig(bad, cookie))) == 1
    for takes in ([local("recording", id="first")], [local(id="first")], [local(id="first"), local("late")]):
        assert "shown" not in (await rig(TakesState.takes_changed(takes), cookie)).get("notice_state", {})
    assert shown(await rig(TakesState.takes_changed([local(id="first"), local("recording", id="new")]), cookie)) == []


async def test_a_take_discarded_on_its_way_stays_out_though_it_arrives(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    cookie, _ = await open_page(rig, user, job)
    await rig(TakesState.takes_changed([local()]), cookie)
    changed = (await rig(TakesState.remove("", "local-1"), cookie))["takes_state"]
    assert (changed["command"]["name"], changed["command"]["take"]) == ("discard", "local-1")
    await keep_take(who, draft, client_id="local-1")
    await rig(TakesState.take_kept("local-1"), cookie)
    assert (await draft_view(who, draft["id"]))["takes"] == []


async def test_the_camera_is_asked_for_once_and_again_after_a_refusal(rig: Rig) -> None:
    user, _ = await make_candidate()
    cookie, _ = await open_page(rig, user, await make_job())
    allowed = {"state": "allowed", "error": "", "sound": False, "agent": ""}
    assert not (await rig(CameraState.changed(allowed), cookie)).get("camera_state", {}).get("on")
    assert (await rig(CameraState.ask(False), cookie))["camera_state"]["attempt"] == 1
    refused = {"state": "refused", "error": "NotAllowedError", "sound": False, "agent": "Firefox/153"}
    changed = (await rig(CameraState.changed(refused), cookie))["camera_state"]
    assert "blocked" in changed["trouble"]["title"]
    changed = (await rig(CameraState.ask(False), cookie))["camera_state"]
    assert (changed["attempt"], changed["trouble"]["title"]) == (2, "")


async def test_who_asks_for_the_microphone_alone_is_told_of_it_alone(rig: Rig) -> None:
    user, _ = await make_candidate()
    cookie, _ = await open_page(rig, user, await make_job())
    assert (await rig(CameraState.ask(True), cookie))["camera_state"]["sound"]
    refused = {"state": "refused", "error": "NotFoundError", "sound": True, "agent": "Firefox/153"}
    changed = (await rig(CameraState.changed(refused), cookie))["camera_state"]
    assert changed["trouble"]["title"] == "We found no microphone"


@pytest.mark.parametrize("sound", [True, False])
async def test_who_comes_back_with_takes_goes_on_as_before(rig: Rig, sound: bool) -> None:
    user, who = await make_candidate()
    job = await make_job()
    await keep_take(who, await make_draft(who, job))
    cookie, _ = await open_page(rig, user, job)
    allowed = {"state": "allowed", "error": "", "sound": sound, "agent": ""}
    changed = (await rig(CameraState.changed(allowed), cookie))["camera_state"]
    assert changed["on"] and changed.get("sound", False) == sound


async def test_sending_waits_for_takes_on_their_way_and_then_goes_on(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    cookie, _ = await open_page(rig, user, job, "send")
    await rig(SendingState.agree(True), cookie)
    await rig(TakesState.takes_changed([local()]), cookie)
    assert (await rig(SendingState.send(), cookie))["sending_state"]["waiting"]
    async with db.reading() as session:
        assert (await session.exec(select(Application))).all() == []
    await keep_take(who, draft, recording(1.5), client_id="local-1")
    await rig(TakesState.take_kept("local-1"), cookie)
    changed = (await rig(SendingState.go_on(), cookie))["sending_state"]
    assert changed["sent"]["standing"] == "rendering" and not changed["waiting"]
    async with db.reading() as session:
        (render,) = (await session.exec(select(Render))).all()
        assert len(render.edit["clips"]) == 2


async def test_another_draft_of_the_same_tab_starts_clean(rig: Rig) -> None:
    user, who = await make_candidate()
    one, other = await make_job(), await make_job()
    await make_draft(who, one)
    cookie, _ = await open_page(rig, user, one)
    await rig(TakesState.takes_changed([local()]), cookie)
    await rig(SendingState.agree(True), cookie)
    changed = await rig.open(f"/reply/{other.slug}", cookie)
    assert changed["takes_state"]["coming"] == []
    assert not changed["sending_state"]["agreed"]
    assert (await identity_of_cookie(cookie)).public_id == changed["takes_state"]["owner"]


async def test_the_length_of_the_whole_is_that_of_the_video_and_not_the_sum_of_what_is_listed(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    for _ in range(2):
        await keep_take(who, draft, recording(1.6))
    total_ms = (await draft_view(who, draft["id"]))["total_ms"]
    assert 3_000 < total_ms < 4_000
    _, changed = await open_page(rig, user, job)
    assert [row["length"] for row in changed["takes_state"]["rows"]] == ["0:01", "0:01"]
    assert changed["takes_state"]["total"] == "0:03"


async def test_what_was_sent_is_taken_back_and_put_back_on_the_same_page(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    await service.send_reply(who, job.slug, draft_id=draft["id"], agreed=True)
    cookie, opened = await open_page(rig, user, job)
    assert opened["sending_state"]["sent"]["can_withdraw"]  # type: ignore[index]  # of a state
    path = f"/reply/{job.slug}"
    changed = await rig(SendingState.take_back(), cookie, path=path)
    sent = changed["sending_state"]["sent"]
    assert (sent["standing"], sent["can_withdraw"], sent["can_restore"]) == ("withdrawn", False, True)
    (mine,) = await service.mine(who)
    assert [step["label"] for step in mine["steps"]] == ["Taken back"], "it is not sent any more"
    notice = changed["notice_state"]["shown"][-1]
    assert notice["action"] == "Undo"
    changed = await rig(SendingState.put_back(), cookie, path=path)
    assert changed["sending_state"]["sent"]["standing"] == "rendering"

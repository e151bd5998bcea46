"""Coming to the page of a reply from another one, or again after it was left too soon."""

import pytest

from resumes_app.applications import service
from resumes_app.applications.state import MineState
from resumes_app.applications.state.reply.camera import CameraState
from resumes_app.applications.state.reply.sending import SendingState
from resumes_app.applications.state.reply.stage import StageState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui.recorder import CameraEvent
from tests.applications.test_deadline import begin_upload
from tests.applications.test_reply_page import local, open_page
from tests.events import Rig
from tests.factories import make_job, sign_in
from tests.studio.factories import keep_take, make_candidate, make_draft

pytestmark = pytest.mark.usefixtures("database")


async def test_another_reply_begins_with_what_it_is_about_and_not_as_the_one_before(rig: Rig) -> None:
    user, _ = await make_candidate()
    first, second = await make_job(), await make_job()
    cookie, _ = await open_page(rig, user, first)
    await rig(CameraState.ask(True), cookie)
    live = CameraEvent(state="live", error="", sound=True, agent="")
    assert (await rig(CameraState.changed(live), cookie))["camera_state"]["live"]
    await rig.open(f"/reply/{first.slug}", cookie)
    assert (await rig.state(CameraState, cookie)).sound, "the same one goes on as it is"
    await rig.open(f"/reply/{second.slug}", cookie)
    camera = await rig.state(CameraState, cookie)
    assert (camera.on, camera.live, camera.sound) == (False, False, False)


async def test_who_pressed_send_and_left_too_soon_is_told_and_led_to_the_last_step(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    assert not (await service.reply_view(who, job.slug))["pressed"]
    await service.press_send(who, job.slug, {"local-1": 0})
    cookie, opened = await open_page(rig, user, job)
    (notice,) = opened["notice_state"]["shown"]
    assert notice["text"].startswith("Your reply has not been sent yet.")
    await rig(TakesState.takes_changed([local()]), cookie)
    await rig(SendingState.go_on(), cookie)
    assert rig.sent == [], "its take is still on its way"
    await keep_take(who, draft, client_id="local-1")
    await rig(TakesState.take_kept("local-1"), cookie)
    await rig(SendingState.go_on(), cookie)
    assert [event.payload["path"] for event in rig.sent] == [f"/reply/{job.slug}?step=send"]
    await rig(SendingState.go_on(), cookie)
    assert rig.sent == [], "once"


@pytest.mark.parametrize("phase", ["counting", "recording"])
async def test_who_records_another_take_instead_is_not_led_away(rig: Rig, phase: str) -> None:
    user, who = await make_candidate()
    job = await make_job()
    await keep_take(who, await make_draft(who, job))
    await service.press_send(who, job.slug, {})
    cookie, _ = await open_page(rig, user, job)
    await rig(TakesState.phase_changed(phase), cookie)
    await rig(SendingState.go_on(), cookie)
    assert rig.sent == []
    await rig(TakesState.phase_changed("idle"), cookie)
    await rig(SendingState.go_on(), cookie)
    assert rig.sent == []


async def test_a_take_on_another_device_is_named_before_the_reply_goes_off_without_it(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    await begin_upload(who, draft["id"], "on-the-phone")
    await service.press_send(who, job.slug, {"on-the-phone": 0})
    cookie, _ = await open_page(rig, user, job)
    told = await rig(TakesState.takes_changed([]), cookie) | await rig(SendingState.go_on(), cookie)
    assert rig.sent == [], "it is not led to the last step"
    assert told["notice_state"]["shown"][-1]["text"].startswith("One take of your reply has not arrived, and this")
    assert "notice_state" not in await rig(SendingState.go_on(), cookie), "once"
    asked = await rig(StageState.go("send"), cookie, path=f"/reply/{job.slug}")
    assert asked["notice_state"]["shown"][-1]["text"].startswith("One take"), "it is said where it is sent from"
    await keep_take(who, draft, client_id="on-the-phone")
    assert (await service.reply_view(who, job.slug))["awaited"] == []
    other = await sign_in(user)
    await rig.open(f"/reply/{job.slug}", other)
    await rig(SendingState.go_on(), other)
    assert [event.payload["path"] for event in rig.sent] == [f"/reply/{job.slug}?step=send"]


async def test_a_take_that_was_on_its_way_is_not_away_where_this_browser_has_it(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    await begin_upload(who, draft["id"], "local-1")
    await service.press_send(who, job.slug, {"local-1": 0})
    assert (await service.reply_view(who, job.slug))["awaited"] == ["local-1"]
    cookie, _ = await open_page(rig, user, job)
    await rig(TakesState.takes_changed([local()]), cookie)
    assert "notice_state" not in await rig(SendingState.go_on(), cookie)


async def test_who_goes_on_with_the_edit_is_told_and_not_led_away_from_it(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    await keep_take(who, await make_draft(who, job))
    await service.press_send(who, job.slug, {})
    cookie, opened = await open_page(rig, user, job, "edit")
    (notice,) = opened["notice_state"]["shown"]
    assert notice["text"].startswith("Your reply has not been sent yet.")
    await rig(SendingState.go_on(), cookie)
    assert rig.sent == []


async def test_a_draft_that_is_deleted_was_never_sent(rig: Rig) -> None:
    user, who = await make_candidate()
    job, other = await make_job(), await make_job()
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    for its in (job, other):
        await service.press_send(who, its.slug, {})
    cookie = await sign_in(user)
    await rig(MineState.discard(draft["id"]), cookie)
    assert not (await service.reply_view(who, job.slug))["pressed"]
    assert (await service.reply_view(who, other.slug))["pressed"]

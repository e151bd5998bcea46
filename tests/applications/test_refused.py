"""What the page of a reply does once a reply cannot be sent, or was taken back elsewhere."""

from datetime import timedelta
from typing import Any

import pytest

from resumes_app import clock
from resumes_app.accounts.schemas import Identity
from resumes_app.applications import service
from resumes_app.applications.state.reply.page import ReplyState
from resumes_app.applications.state.reply.sending import SendingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.errors import InvalidInput
from resumes_app.models import Job
from resumes_app.models.applications import ApplicationStatus
from resumes_app.studio.service import cut_from
from tests.applications.test_sending import settled
from tests.events import Rig
from tests.factories import make_job, sign_in
from tests.studio.factories import keep_take, make_candidate, make_draft

pytestmark = pytest.mark.usefixtures("database")


async def ready(rig: Rig, **fields: Any) -> tuple[str, Identity, Job, str]:
    """A candidate at the last step, a take in the draft and the box ticked; with the draft's id."""
    user, who = await make_candidate()
    job = await make_job(**fields)
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    cookie = await sign_in(user)
    await rig.open(f"/reply/{job.slug}?step=send", cookie)
    await rig(SendingState.agree(True), cookie)
    return cookie, who, job, draft["id"]


def read(changed: dict[str, dict[str, Any]]) -> list[str]:
    return [notice["text"] for notice in changed.get("notice_state", {}).get("shown", [])]


async def test_a_refusal_for_good_takes_the_page_to_what_stands_and_keeps_the_takes(rig: Rig) -> None:
    cookie, who, job, draft = await ready(rig, closes_at=clock.now() + timedelta(hours=1))
    later = clock.now() + timedelta(hours=2)
    clock.set_source(lambda: later)
    assert "takes no more replies" in read(await rig(SendingState.send(), cookie))[0]
    (away,) = rig.sent
    assert away.payload["path"] == f"/reply/{job.slug}"
    await rig.open(away.payload["path"], cookie)
    assert (await rig.state(ReplyState, cookie)).access == "closed"
    assert (await rig.state(TakesState, cookie)).kept == 1
    other = await make_draft(who)
    assert len((await cut_from(who, other["id"], draft))["takes"]) == 1


async def test_a_refusal_that_can_be_mended_leaves_the_button(rig: Rig) -> None:
    cookie, _, _, _ = await ready(rig)
    await rig(SendingState.agree(False), cookie)
    with pytest.raises(InvalidInput, match="Tick the box"):
        await rig(SendingState.deliver(), cookie)
    assert rig.sent == [] or "_redirect" not in {event.name for event in rig.sent}
    await rig(SendingState.agree(True), cookie)
    assert (await rig(SendingState.send(), cookie))["sending_state"]["sent"]["standing"] == "rendering"


async def test_an_answered_reply_that_was_taken_back_is_not_made_anew_in_vain(rig: Rig) -> None:
    cookie, who, job, draft = await ready(rig)
    sent = await service.send_reply(who, job.slug, draft_id=draft, agreed=True)
    await service.withdraw(who, sent["id"])
    assert (await service.reply_view(who, job.slug))["access"] == "open"
    assert (await service.sent_reply(who, job.slug))["again"]
    await service.restore(who, sent["id"])
    await settled(sent["id"], ApplicationStatus.DECLINED)
    await service.withdraw(who, sent["id"])
    view = await service.reply_view(who, job.slug)
    assert (view["access"], view["sent"]["standing"], view["sent"]["again"]) == ("sent", "withdrawn", False)
    assert "not send another" in read(await rig(SendingState.send(), cookie))[0]


async def test_a_page_of_a_sent_reply_follows_it_being_taken_back(rig: Rig) -> None:
    cookie, who, job, draft = await ready(rig)
    sent = await service.send_reply(who, job.slug, draft_id=draft, agreed=True)
    await rig.open(f"/reply/{job.slug}", cookie)
    await rig(ReplyState.look(), cookie)
    assert (await rig.state(ReplyState, cookie)).access == "sent"
    await service.withdraw(who, sent["id"])
    await rig(ReplyState.look(), cookie, path=f"/reply/{job.slug}")
    assert (await rig.state(ReplyState, cookie)).access == "open"


async def test_a_job_that_closes_is_seen_on_the_page_unless_a_take_is_being_recorded(rig: Rig) -> None:
    cookie, _, job, _ = await ready(rig, closes_at=clock.now() + timedelta(hours=1))
    later = clock.now() + timedelta(hours=2)
    clock.set_source(lambda: later)
    await rig(TakesState.phase_changed("recording"), cookie)
    told = read(await rig(ReplyState.look(), cookie, path=f"/reply/{job.slug}"))
    assert told == ["This job has just closed. Your takes are kept."]
    assert (await rig.state(ReplyState, cookie)).access == "open"
    await rig(TakesState.phase_changed("idle"), cookie)
    await rig(ReplyState.look(), cookie, path=f"/reply/{job.slug}")
    assert (await rig.state(ReplyState, cookie)).access == "closed"

"""`/studio` and `/studio/{draft_id}` as a browser's events and requests."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service import COOKIE
from resumes_app.applications import service
from resumes_app.applications.state import PublishingState, VideosState
from resumes_app.applications.state.reply.cuts import CutsState
from resumes_app.applications.state.reply.stage import StageState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.errors import Conflict, NotPermitted
from resumes_app.models import Member
from resumes_app.models.companies import CompanyRole
from resumes_app.resumes import service as resumes
from resumes_app.studio import service as studio
from resumes_app.ui import live
from resumes_app.ui.feedback import NoticeState
from resumes_app.ui.takes import LocalTake
from tests.events import Rig
from tests.factories import identity_for, make_company, make_job, make_member, make_user, sign_in
from tests.reviews.test_states import linked
from tests.studio.factories import keep_take, lay_text, make_draft

pytestmark = pytest.mark.usefixtures("database")


async def begun() -> tuple[Identity, str, str]:
    """A candidate, the session, and a draft without a job that has a take."""
    user = await make_user()
    who, cookie = await identity_for(user), await sign_in(user)
    draft_id = await studio.begin_draft(who, "why-me")
    await keep_take(who, await studio.draft_view(who, draft_id))
    return who, cookie, draft_id


def rows(state: dict[str, Any]) -> list[dict[str, Any]]:
    """The videos in the list."""
    return [row for group in state["groups"] for row in group["rows"]]


async def test_the_list_and_the_studio_open_for_their_owner_alone(rig: Rig) -> None:
    _, cookie, draft_id = await begun()
    listed = (await rig.open("/studio", cookie))["videos_state"]
    assert [video["href"] for video in rows(listed)] == [f"/studio/{draft_id}?step=edit"]
    opened = await rig.open(f"/studio/{draft_id}", cookie)
    assert opened["studio_state"]["access"] == "open"
    assert opened["takes_state"]["draft"]["template"] == "why-me"
    stranger = await sign_in(await make_user())
    assert (await rig.open(f"/studio/{draft_id}", stranger))["studio_state"]["access"] == "missing"
    member = await sign_in(await make_member(await make_company()))
    assert (await rig.open(f"/studio/{draft_id}", member))["studio_state"]["access"] == "employer"


async def test_a_plain_get_answers_everybody_but_its_owner_as_if_there_were_none() -> None:
    from resumes_app.resumes_app import api

    _, cookie, draft_id = await begun()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(api), base_url="http://testserver") as client:
        answer = await client.get(f"/studio/{draft_id}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/signin?next=/studio/{draft_id}")
        client.cookies.set(COOKIE, cookie)
        answer = await client.get(f"/studio/{draft_id}")
        assert answer.status_code == 200 and "noindex" in answer.text
        assert (await client.get("/studio/none")).status_code == 404
        for other in (await make_user(), await make_member(await make_company())):
            client.cookies.set(COOKIE, await sign_in(other))
            assert (await client.get(f"/studio/{draft_id}")).status_code == 404


async def test_the_draft_of_a_reply_is_gone_on_with_on_its_own_page(rig: Rig) -> None:
    who, cookie, _ = await begun()
    job = await make_job()
    draft = await make_draft(who, job)
    await rig.open(f"/studio/{draft['id']}", cookie)
    (redirect,) = [event for event in rig.sent if "path" in event.payload]
    assert redirect.payload["path"] == f"/reply/{job.slug}"


async def test_a_new_one_begins_with_its_plan_and_its_steps_are_in_the_address(rig: Rig) -> None:
    cookie = await sign_in(await make_user())
    await rig.open("/studio", cookie)
    await rig(VideosState.begin("look-for"), cookie, path="/studio")
    address = rig.sent[-1].payload["path"]
    opened = await rig.open(f"{address}?step=edit", cookie)
    assert opened["takes_state"]["draft"]["template"] == "look-for"
    assert opened["stage_state"]["step"] == "film"  # There is no take yet.
    await rig(StageState.go("publish"), cookie, path=address)
    assert rig.sent[-1].payload["path"] == f"{address}?step=publish"


async def test_it_is_published_from_the_studio_once_what_it_tells_was_seen(rig: Rig) -> None:
    who, cookie, draft_id = await begun()
    await lay_text(who, await studio.draft_view(who, draft_id), "Call 07700 900 123")
    address = f"/studio/{draft_id}"
    opened = await rig.open(f"{address}?step=publish", cookie)
    assert (opened["stage_state"]["step"], opened["studio_state"]["title"]) == ("publish", "Publish: video résumé")
    await rig(PublishingState.name("I mend bicycles"), cookie, path=address)
    assert (await studio.draft_view(who, draft_id))["title"] == "I mend bicycles"
    await rig(PublishingState.last("7"), cookie, path=address)
    await rig(PublishingState.agree(True), cookie, path=address)
    shown = await rig(PublishingState.publish(), cookie, path=address)
    assert [one["kind"] for one in shown["publishing_state"]["found"]] == ["phone"]
    assert await resumes.own(who) == []
    await rig(PublishingState.publish(), cookie, path=address)
    assert rig.sent[-1].payload["path"] == f"/studio?published={draft_id}"
    (mine,) = await resumes.own(who)
    assert (mine["title"], mine["standing"], mine["draft_id"]) == ("I mend bicycles", "making", draft_id)
    notices = (await rig.open(f"/studio?published={draft_id}", cookie))["notice_state"]["shown"]
    assert notices[0]["text"] == "Your video is public as soon as it is made."


async def test_what_is_agreed_to_is_what_was_shown(rig: Rig) -> None:
    who, cookie, draft_id = await begun()
    await rig.open("/studio", cookie)
    asked = (await rig(PublishingState.ask(draft_id, "Me"), cookie))["publishing_state"]
    assert (asked["consent"], asked["replaces"]) == (resumes.consent_words(30), False)
    await rig(PublishingState.agree(True), cookie)
    assert not (await rig(PublishingState.ask(draft_id, "Me"), cookie))["publishing_state"]["agreed"]
    await rig(PublishingState.agree(True), cookie)
    now = clock.now()
    clock.set_source(lambda: now + timedelta(days=1))
    shown = await rig(VideosState.publish(), cookie)
    assert (shown["publishing_state"]["consent"], shown["publishing_state"]["agreed"]) == (
        resumes.consent_words(30),
        False,
    )
    assert await resumes.own(who) == []
    await rig(PublishingState.agree(True), cookie)
    await rig(VideosState.publish(), cookie)
    await rig(VideosState.publish(), cookie)  # Pressed twice.
    assert len(await resumes.own(who)) == 1
    assert (await rig(PublishingState.ask(draft_id, "Me"), cookie))["publishing_state"]["replaces"]


async def test_who_joins_a_company_takes_down_and_makes_no_more(rig: Rig) -> None:
    who, cookie, draft_id = await begun()
    shown = resumes.consent_words(7)
    public_id = await resumes.publish(who, draft_id, title="Me", days=7, agreed=True, shown=shown)
    company = await make_company()
    async with db.transaction() as session:
        session.add(Member(company_id=company.id or 0, user_id=who.id, role=CompanyRole.RECRUITER))
    listed = (await rig.open("/studio", cookie))["videos_state"]
    assert (listed["refused"], [one["standing"] for one in rows(listed)]) == (True, ["making"])
    changed = (await rig(VideosState.take_down(public_id), cookie))["videos_state"]
    assert [one["standing"] for one in rows(changed)] == ["off"]
    with pytest.raises(NotPermitted):
        await rig(VideosState.begin(""), cookie)


@pytest.mark.parametrize(("state", "said"), [("waiting", "still going up"), ("refused", "did not arrive")])
async def test_no_take_is_left_out_of_what_is_published(rig: Rig, state: str, said: str) -> None:
    who, cookie, draft_id = await begun()
    await rig.open(f"/studio/{draft_id}?step=publish", cookie)
    take = {"id": "local-1", "kind": "camera", "heard": False, "state": state, "sent_bytes": 50, "size_bytes": 200}
    await rig(TakesState.takes_changed([LocalTake(**take, duration_ms=2000, error="")]), cookie)  # type: ignore[typeddict-item]
    await rig(PublishingState.agree(True), cookie)
    with pytest.raises(Conflict, match=said):
        await rig(PublishingState.publish(), cookie, path=f"/studio/{draft_id}")
    assert await resumes.own(who) == []


async def test_a_reply_is_copied_into_a_public_cut_and_the_page_says_so(rig: Rig) -> None:
    who, cookie, _ = await begun()
    job = await make_job()
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    await rig.open(f"/reply/{job.slug}?step=send", cookie)
    await rig(CutsState.begin_public(), cookie, path=f"/reply/{job.slug}")
    address = rig.sent[-1].payload["path"]
    opened = await rig.open(address, cookie)
    assert (opened["studio_state"]["access"], opened["stage_state"]["step"]) == ("open", "edit")
    assert opened["notice_state"]["shown"][0]["text"].startswith("This is a copy for everybody")
    assert opened["takes_state"]["draft"]["id"] != draft["id"]


async def test_one_in_the_list_is_duplicated_deleted_and_taken_up_again(rig: Rig) -> None:
    who, cookie, draft_id = await begun()
    await rig.open("/studio", cookie)
    changed = await rig(VideosState.copy_video(draft_id), cookie, path="/studio")
    assert len(rows(changed["videos_state"])) == 2
    await studio.write_script(who, draft_id, "I mend bicycles.")
    changed = await rig(VideosState.discard(draft_id), cookie, path="/studio")
    assert draft_id not in {video["draft"] for video in rows(changed["videos_state"])}
    assert changed["videos_state"]["command"]["name"] == "give_up"
    notice = changed["notice_state"]["shown"][-1]
    assert (notice["text"], notice["action"]) == ("Draft deleted.", "Undo")
    changed = await rig(NoticeState.act(notice["id"]), cookie, path="/studio")
    assert rows(changed["videos_state"])[0]["draft"] == draft_id
    view = await studio.draft_view(who, draft_id)
    assert (view["script"], view["template"], len(view["clips"])) == ("I mend bicycles.", "why-me", 1)


async def test_a_video_is_renamed_where_it_stands(rig: Rig) -> None:
    who, cookie, draft_id = await begun()
    newer, _ = await service.begin_without_job(who, draft_id)
    await rig.open("/studio", cookie)
    changed = await rig(VideosState.rename(draft_id, "I mend bicycles"), cookie, path="/studio")
    listed = [(row["draft"], row["title"], row["called"]) for row in rows(changed["videos_state"])]
    assert listed == [(newer, "Video résumé 2", ""), (draft_id, "I mend bicycles", "I mend bicycles")]
    assert (await studio.draft_view(who, draft_id))["title"] == "I mend bicycles"


async def test_what_changed_before_the_list_was_followed_is_shown(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LOOK_EVERY_S", 0.1)
    who, cookie, _ = await begun()
    job = await make_job()
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    reply = await service.send_reply(who, job.slug, draft_id=draft["id"], agreed=True)
    await rig.open("/studio", cookie)
    await service.withdraw(who, reply["id"])  # Nobody listens: the tab has no socket yet.
    async with linked(rig, cookie, ""):
        following = asyncio.create_task(rig(VideosState.follow(), cookie, path="/studio"))
        async with asyncio.timeout(5):
            while "taken back" not in str((await rig.state(VideosState, cookie)).groups).lower():
                await asyncio.sleep(0.05)
    await asyncio.wait_for(following, 5)

"""`/applications` as a browser's events."""

from resumes_app.applications.state import MineState
from resumes_app.models.studio import RenderStatus
from tests.applications.factories import make_render, make_reply
from tests.events import Rig
from tests.factories import make_company, make_job, make_member, make_user, sign_in


async def test_a_reply_under_way_shows_how_far_its_render_is(rig: Rig, database: None) -> None:
    user = await make_user()
    render = await make_render(user, status=RenderStatus.RUNNING, progress=0.1)
    await make_reply(await make_job(), user, clip_id=None, render_id=render.id)
    (reply,) = (await rig.open("/applications", await sign_in(user)))["mine_state"]["replies"]
    assert (reply["standing"], reply["progress"], reply["render_id"]) == ("rendering", 10, render.public_id)


async def test_taking_back_is_confirmed_first_and_can_be_undone(rig: Rig, database: None) -> None:
    company, user = await make_company(name="Halden Coffee"), await make_user()
    reply = await make_reply(await make_job(company), user)
    cookie = await sign_in(user)
    await rig.open("/applications", cookie)
    assert (await rig(MineState.ask(reply.public_id), cookie))["mine_state"]["asked"] == reply.public_id
    changed = await rig(MineState.withdraw(reply.public_id), cookie)
    assert changed["mine_state"]["asked"] == ""
    assert changed["mine_state"]["replies"][0]["label"] == "Taken back"
    (notice,) = changed["notice_state"]["shown"]
    assert (notice["text"], notice["action"]) == ("Halden Coffee can no longer watch your reply.", "Undo")
    changed = await rig(MineState.restore(reply.public_id), cookie)
    assert changed["mine_state"]["replies"][0]["label"] == "Sent"


async def test_a_member_of_a_company_is_sent_on_kindly(rig: Rig, database: None) -> None:
    cookie = await sign_in(await make_member(await make_company()))
    loaded = (await rig.open("/applications", cookie))["mine_state"]
    assert loaded["refused"] and loaded["loaded"]

"""Takes that are recorded anew on the page of a reply: what they replace, and where they stand."""

from datetime import timedelta

import pytest

from resumes_app import clock
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.errors import SignInNeeded
from resumes_app.studio.service import draft_view
from tests.applications.test_reply_page import local, open_page
from tests.events import Rig
from tests.factories import make_job
from tests.studio.factories import keep_take, make_candidate, make_draft

pytestmark = pytest.mark.usefixtures("database")


async def test_a_take_is_replaced_once_the_new_one_has_ended_and_only_once(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    first, second = [await keep_take(who, draft, client_id=name) for name in ("first", "second")]
    cookie, _ = await open_page(rig, user, job)

    async def order() -> list[str]:
        return [take["id"] for take in (await draft_view(who, draft["id"]))["takes"]]

    for state in ("recording", "unfinished", "late"):
        await rig(TakesState.takes_changed([local(state, replaces=["second"])]), cookie)
        assert await order() == [first, second]
    await rig(TakesState.takes_changed([local(replaces=["second"])]), cookie)
    assert await order() == [first]
    changed = await rig(TakesState.undo_discard("second"), cookie)
    assert changed["takes_state"]["command"]["name"] == "keep_both"
    assert await order() == [first, second]
    await rig(TakesState.takes_changed([local(replaces=["second"], sent_bytes=100)]), cookie)
    assert await order() == [first, second]


async def test_a_take_that_has_replaced_another_is_told_to_do_so_no_more(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    await keep_take(who, await make_draft(who, job), client_id="old")
    cookie, _ = await open_page(rig, user, job)
    changed = (await rig(TakesState.takes_changed([local(replaces=["old"])]), cookie))["takes_state"]
    assert (changed["command"]["name"], changed["command"]["take"]) == ("replaced", "local-1")


async def test_a_take_that_could_not_be_replaced_is_once_its_person_is_signed_in_again(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    await keep_take(who, draft, client_id="old")
    cookie, _ = await open_page(rig, user, job)
    takes = TakesState.takes_changed([local(replaces=["old"])])
    now = clock.now()
    clock.set_source(lambda: now + timedelta(days=1000))
    with pytest.raises(SignInNeeded):
        await rig(takes, cookie)
    tab = await rig.state(TakesState, cookie)
    assert [take["id"] for take in tab.coming] == ["local-1"], "what is on its way is shown all the same"
    assert len((await draft_view(who, draft["id"]))["takes"]) == 1
    clock.set_source(lambda: now)
    await rig(takes, cookie)
    assert (await draft_view(who, draft["id"]))["takes"] == []


async def test_a_replaced_take_that_was_on_its_way_stays_out_though_it_arrives(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    cookie, _ = await open_page(rig, user, job)
    await rig(TakesState.takes_changed([local(id="old")]), cookie)
    changed = (await rig(TakesState.takes_changed([local(id="old"), local(replaces=["old"])]), cookie))["takes_state"]
    assert [take["id"] for take in changed["coming"]] == ["local-1"]
    await keep_take(who, draft, client_id="old")
    await rig(TakesState.take_kept("old"), cookie)
    assert (await draft_view(who, draft["id"]))["takes"] == []
    await rig(TakesState.undo_discard("old"), cookie)
    assert [take["client_id"] for take in (await draft_view(who, draft["id"]))["takes"]] == ["old"]


@pytest.mark.parametrize("arrives_first", [True, False])
async def test_a_new_take_stands_where_that_stood_which_it_replaces(rig: Rig, arrives_first: bool) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    for name in ("newest", "older"):
        await keep_take(who, draft, client_id=name)
    cookie, _ = await open_page(rig, user, job)

    async def order() -> list[str]:
        return [take["client_id"] for take in (await draft_view(who, draft["id"]))["takes"]]

    if arrives_first:
        await keep_take(who, draft, client_id="anew")
        await rig(TakesState.take_kept("anew"), cookie)
    await rig(TakesState.takes_changed([local(id="anew", replaces=["newest"])]), cookie)
    if not arrives_first:
        await rig(TakesState.takes_changed([local(id="again", replaces=["anew", "newest"])]), cookie)
        await keep_take(who, draft, client_id="again")
        await rig(TakesState.take_kept("again"), cookie)
        assert await order() == ["again", "older"]
    else:
        assert await order() == ["anew", "older"]
    await rig(TakesState.undo_discard("newest"), cookie)
    assert (await order())[-1] == "older", "both stand where it stood"

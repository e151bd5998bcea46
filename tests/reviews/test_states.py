"""The deck's and the dashboard's handlers, run as a browser's events."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from reflex.utils.token_manager import SocketRecord

from resumes_app.applications import service as applications
from resumes_app.errors import SignInNeeded
from resumes_app.reviews import service
from resumes_app.reviews.service import cards
from resumes_app.reviews.state import DeckState
from resumes_app.ui import live
from tests.applications.factories import make_reply
from tests.events import Rig, app
from tests.factories import identity_for, make_company, make_member, make_user, sign_in
from tests.reviews.factories import Team, make_hidden, make_replies, make_team


def address(team: Team) -> str:
    return f"/hire/jobs/{team.job.slug}/deck"


async def act(rig: Rig, team: Team, cookie: str, **arguments: Any) -> dict[str, Any]:
    """Send one operation of the deck, and return the change that answers it."""
    event = {"op": "op-1", "act": "decide", "kind": "shortlist", "version": 0} | arguments
    changed = await rig(DeckState.act(*(event[k] for k in ("op", "application", "act", "kind", "version"))), cookie)
    change: dict[str, Any] = changed["deck_state"]["changes"][-1]
    return change


@asynccontextmanager
async def linked(rig: Rig, cookie: str, *tabs: str) -> AsyncIterator[None]:
    """The browser's tabs have their sockets, as long as the block lasts."""
    namespace = app().event_namespace
    assert namespace is not None
    sockets = namespace._token_manager.token_to_socket
    tokens = [rig._token(cookie, tab) for tab in tabs]
    sockets.update({token: SocketRecord(instance_id="here", sid=token) for token in tokens})
    yield
    for token in tokens:
        sockets.pop(token, None)


async def test_the_page_gets_the_list_and_what_the_viewer_may_do(rig: Rig, database: None) -> None:
    team = await make_team()
    await make_replies(team.job, "Jonas", "Ada")
    for name, decides in (("Mia", True), ("Vic", False)):
        loaded = (await rig.open(address(team), await sign_in(team.people[name])))["deck_state"]
        assert [card["name"] for card in loaded["cards"]] == ["Jonas", "Ada"]
        assert (loaded["loaded"], loaded["can_decide"], loaded["refusal"]) == (True, decides, "")
        assert loaded["job"]["title"] == team.job.title


async def test_a_decision_sends_one_small_change_and_not_the_list(rig: Rig, database: None) -> None:
    team = await make_team()
    (reply, _) = await make_replies(team.job, "Jonas", "Ada")
    cookie = await sign_in(team.people["Mia"])
    await rig.open(address(team), cookie)
    changed = await rig(DeckState.act("op-1", reply.public_id, "decide", "star", 0), cookie)
    assert set(changed["deck_state"]) == {"changes"}
    (change,) = changed["deck_state"]["changes"]
    assert (change["op"], change["kind"], change["version"], change["mine"]) == ("op-1", "star", 1, True)
    assert change["refusal"] == ""


async def test_a_refused_decision_says_why_and_what_stands(rig: Rig, database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    cookie = await sign_in(team.people["Mia"])
    await rig.open(address(team), cookie)
    await service.decide(team.noor, reply.public_id, "decline", 0)
    change = await act(rig, team, cookie, application=reply.public_id)
    assert change["refusal"] == "Noor already declined Jonas."
    assert (change["kind"], change["by"], change["mine"], change["version"]) == ("decline", "Noor", False, 1)


async def test_undo_and_reopen_answer_the_same_way(rig: Rig, database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    cookie = await sign_in(team.people["Mia"])
    await rig.open(address(team), cookie)
    await act(rig, team, cookie, application=reply.public_id)
    change = await act(rig, team, cookie, application=reply.public_id, op="op-2", act="undo", version=1)
    assert (change["op"], change["kind"], change["version"]) == ("op-2", "", 2)
    await service.decide(team.noor, reply.public_id, "decline", 2)
    change = await act(rig, team, cookie, application=reply.public_id, op="op-3", act="reopen", version=3)
    assert (change["op"], change["kind"], change["version"], change["refusal"]) == ("op-3", "", 4, "")


async def test_a_late_repetition_of_an_undo_leaves_the_newer_decision(rig: Rig, database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    cookie = await sign_in(team.people["Mia"])
    await rig.open(address(team), cookie)
    await act(rig, team, cookie, application=reply.public_id)
    await act(rig, team, cookie, application=reply.public_id, act="undo", version=1)
    await act(rig, team, cookie, application=reply.public_id, kind="star", version=2)
    change = await act(rig, team, cookie, application=reply.public_id, act="undo", version=1)
    assert (change["kind"], change["version"]) == ("star", 3)


async def test_a_reply_that_was_taken_back_leaves_the_deck_with_a_notice(rig: Rig, database: None) -> None:
    team = await make_team()
    jonas = await make_user(display_name="Jonas")
    reply = await make_reply(team.job, jonas)
    await make_replies(team.job, "Ada")
    cookie = await sign_in(team.people["Mia"])
    await rig.open(address(team), cookie)
    await applications.withdraw(await identity_for(jonas), reply.public_id)
    changed = await rig(DeckState.act("op-1", reply.public_id, "decide", "star", 0), cookie)
    assert [card["name"] for card in changed["deck_state"]["cards"]] == ["Ada"]
    assert changed["notice_state"]["shown"][-1]["text"] == "Jonas took the reply back."


@pytest.mark.parametrize("page", ["deck", "hire"])
async def test_somebody_without_a_company_is_refused_kindly(rig: Rig, database: None, page: str) -> None:
    team = await make_team()
    await make_replies(team.job, "Jonas")
    outsider = await sign_in(await make_member(await make_company()))
    candidate = await sign_in(await make_user())
    if page == "deck":
        for cookie in (outsider, candidate):
            loaded = (await rig.open(address(team), cookie))["deck_state"]
            assert loaded["refusal"] and loaded["loaded"] and not loaded["cards"]
    else:
        assert (await rig.open("/hire", candidate))["hire_state"]["refused"]
        assert not (await rig.open("/hire", outsider))["hire_state"]["refused"]
    with pytest.raises(SignInNeeded):
        await rig.open(address(team) if page == "deck" else "/hire")


async def test_the_dashboard_lists_the_jobs(rig: Rig, database: None) -> None:
    team = await make_team()
    await make_replies(team.job, "Jonas")
    loaded = (await rig.open("/hire", await sign_in(team.people["Mia"])))["hire_state"]
    assert [(job["slug"], job["waiting"]) for job in loaded["jobs"]] == [(team.job.slug, 1)]


async def test_the_echo_of_an_own_act_goes_out_to_the_other_tab_only(
    rig: Rig, database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "LOOK_EVERY_S", 0.1)
    team = await make_team()
    jonas, ada = await make_replies(team.job, "Jonas", "Ada")
    cookie = await sign_in(team.people["Mia"])
    for tab in ("here", "there"):
        await rig.open(address(team), cookie, tab=tab)
    async with linked(rig, cookie, "here", "there"):
        following = [
            asyncio.create_task(rig(DeckState.follow(), cookie, tab=tab, path=address(team)))
            for tab in ("here", "there")
        ]
        await asyncio.sleep(0.5)  # The LISTEN is under way.
        await rig(DeckState.act("op-1", jonas.public_id, "decide", "star", 0), cookie, tab="here", path=address(team))
        await service.decide(team.noor, ada.public_id, "decline", 0)
        heard = {}
        async with asyncio.timeout(5):
            for tab in ("here", "there"):
                while len(heard.setdefault(tab, (await rig.state(DeckState, cookie, tab=tab)).changes)) < 2:
                    await asyncio.sleep(0.05)
                    heard.pop(tab)
    await asyncio.wait_for(asyncio.gather(*following), 5)
    told = {tab: [(one["op"], one["kind"], one["mine"], one["actor"]) for one in found] for tab, found in heard.items()}
    assert told["here"] == [("op-1", "star", True, ""), ("", "decline", False, "Noor")]
    assert told["there"] == [("", "star", True, ""), ("", "decline", False, "Noor")]


async def test_a_score_tells_what_a_colleague_has_decided_meanwhile(rig: Rig, database: None) -> None:
    team = await make_team(staged_reveal=True)
    hidden = await make_hidden(team.job, "Ximena Quiroga")
    cookie = await sign_in(team.people["Mia"])
    await rig.open(address(team), cookie)
    await service.decide(team.noor, hidden.id, "decline", 0)
    told = []
    for points in (4, 5):
        await rig(DeckState.act(f"op-{points}", hidden.id, "score", f"words:{points}", 0), cookie)
        change = (await rig.state(DeckState, cookie)).changes[-1]
        told.append((change["actor"], change["kind"], change["version"]))
    assert told == [("Noor", "decline", 1), ("", "decline", 1)]


async def test_a_card_that_the_tab_has_not_loaded_comes_with_its_news(
    rig: Rig, database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "LOOK_EVERY_S", 0.1)
    monkeypatch.setattr(cards, "DECIDED_LIMIT", 0)
    team = await make_team()
    jonas, ada = await make_replies(team.job, "Jonas", "Ada")
    await service.decide(team.noor, jonas.public_id, "decline", 0)
    cookie = await sign_in(team.people["Mia"])
    opened = (await rig.open(address(team), cookie))["deck_state"]
    assert [card["id"] for card in opened["cards"]] == [ada.public_id]
    async with linked(rig, cookie, "tab"):
        following = asyncio.create_task(rig(DeckState.follow(), cookie, tab="tab", path=address(team)))
        await asyncio.sleep(0.5)  # The LISTEN is under way.
        await service.reopen(team.noor, jonas.public_id, 1)
        async with asyncio.timeout(5):
            while len((await rig.state(DeckState, cookie, tab="tab")).cards) < 2:
                await asyncio.sleep(0.05)
    await asyncio.wait_for(following, 5)


async def test_what_was_watched_of_a_reply_that_was_taken_back_is_nobodys_error(rig: Rig, database: None) -> None:
    team = await make_team()
    jonas = await make_user(display_name="Jonas")
    reply = await make_reply(team.job, jonas)
    cookie = await sign_in(team.people["Mia"])
    await rig.open(address(team), cookie)
    await applications.withdraw(await identity_for(jonas), reply.public_id)
    assert "notice_state" not in await rig(DeckState.watched(reply.public_id, 5000), cookie)

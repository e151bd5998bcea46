"""Messages on the screen: said, acted on once, and what a failed handler tells."""

import logging

import pytest
import reflex as rx

from resumes_app.errors import Conflict
from resumes_app.ui.feedback import NoticeState, notice, notice_for, show_notice
from resumes_app.ui.feedback.notices import APOLOGY, MOST_AT_ONCE
from tests.events import Rig, Vars


class ListState(rx.State):
    kept: list[str] = ["one", "two"]

    @rx.event
    async def drop(self, name: str) -> None:
        self.kept = [item for item in self.kept if item != name]
        await show_notice(self, f"{name} is off your list.", action="Undo", event=ListState.keep(name))

    @rx.event
    async def swap(self, name: str) -> None:
        await show_notice(self, "It was swapped.", about="swap", action="Undo", event=ListState.keep(name))

    @rx.event
    def keep(self, name: str) -> None:
        self.kept = [*self.kept, name]


def texts(changed: Vars) -> list[str]:
    return [item["text"] for item in changed["notice_state"]["shown"]]


async def test_a_notice_is_shown_until_it_is_closed(rig: Rig) -> None:
    assert texts(await rig(notice("Link copied."))) == ["Link copied."]
    assert texts(await rig(NoticeState.dismiss(1))) == []


async def test_the_button_of_a_notice_does_its_act_once(rig: Rig) -> None:
    changed = await rig(ListState.drop("one"))
    assert changed["list_state"]["kept"] == ["two"]
    (shown,) = changed["notice_state"]["shown"]
    assert shown["action"] == "Undo"
    changed = await rig(NoticeState.act(shown["id"]))
    assert changed["list_state"]["kept"] == ["two", "one"]
    assert texts(changed) == []
    assert "list_state" not in await rig(NoticeState.act(shown["id"]))


async def test_a_newer_notice_about_the_same_takes_the_place_of_the_older(rig: Rig) -> None:
    await rig(notice("It did not work.", "danger"))
    assert texts(await rig(notice("It did not work.", "danger"))) == ["It did not work."]
    await rig(notice("“a.mp4” is empty.", "danger", about="empty"))
    assert texts(await rig(notice("“b.mp4” is empty.", "danger", about="empty"))) == [
        "It did not work.",
        "“b.mp4” is empty.",
    ]


async def test_of_notices_with_a_button_about_the_same_the_newest_stands(rig: Rig) -> None:
    for name in "abc":
        changed = await rig(ListState.swap(name))
    assert texts(changed) == ["It was swapped."]
    (shown,) = changed["notice_state"]["shown"]
    assert (await rig(NoticeState.act(shown["id"])))["list_state"]["kept"][-1] == "c"


async def test_a_made_up_number_does_nothing(rig: Rig) -> None:
    await rig(NoticeState.act(999))
    assert (await rig.state(ListState)).kept == ["one", "two"]


async def test_a_closed_notice_no_longer_holds_its_act(rig: Rig) -> None:
    await rig(ListState.drop("one"))
    await rig(NoticeState.dismiss(1))
    assert (await rig.state(NoticeState))._actions == {}


async def test_only_the_newest_notices_stay_and_the_pushed_out_ones_are_forgotten(rig: Rig) -> None:
    for name in "abcdef":
        await rig(ListState.drop(name))
    state = await rig.state(NoticeState)
    assert len(state.shown) == MOST_AT_ONCE
    assert set(state._actions) == {item["id"] for item in state.shown}


async def loaded(rig: Rig, path: str, **payload: object) -> list[str]:
    """Connect the tab as a document does; return the messages it is sent."""
    changed = await rig.by_name(f"{rx.State.get_full_name()}.hydrate_and_load", payload, path=path)
    return texts(changed)


async def test_a_page_loaded_anew_has_no_messages_and_one_that_connects_again_keeps_them(rig: Rig) -> None:
    await rig(notice("Saved."), path="/no-such-job")
    assert await loaded(rig, "/no-such-job") == ["Saved."]
    assert await loaded(rig, "/no-such-job", hashes=[]) == []
    assert (await rig.state(NoticeState)).shown == []


async def test_the_next_page_takes_the_messages_of_the_last_away_and_keeps_its_own(rig: Rig) -> None:
    await rig(ListState.drop("one"), path="/here")
    await rig(NoticeState.turn_page, path="/here/?q=1")
    assert len((await rig.state(NoticeState)).shown) == 1
    assert texts(await rig(notice("Closed."), path="/there")) == ["Closed."]
    await rig(NoticeState.turn_page, path="/there")
    state = await rig.state(NoticeState)
    assert ([item["text"] for item in state.shown], state._actions) == (["Closed."], {})


def said(exception: Exception) -> dict[str, object]:
    return {name._js_expr: value._decode() for name, value in notice_for(exception).args}


def test_an_expected_failure_is_told_in_its_own_words() -> None:
    assert said(Conflict("Somebody was faster.")) == {"text": "Somebody was faster.", "tone": "danger"}


def test_a_bug_is_logged_and_apologised_for_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert said(KeyError("secret detail"))["text"] == APOLOGY
    assert "secret detail" in caplog.text

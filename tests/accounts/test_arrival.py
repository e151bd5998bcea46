"""Whoever has confirmed their address reads it on the page they come to; once, and nobody else does."""

from typing import Any

from resumes_app.accounts.service.answers import ARRIVAL_COOKIE, arrival_in
from resumes_app.ui.feedback import NoticeState
from tests.accounts.web import FORM, Visitor, link_in, mails
from tests.events import Rig

DOCUMENT = {"hashes": ["of the states that the document was built with"]}


async def read(rig: Rig, visitor: Visitor, **payload: Any) -> list[str]:
    """What the tab has been told once a document with the visitor's cookies is loaded in it."""
    name = "reflex___state____state.hydrate_and_load"
    cookies = {ARRIVAL_COOKIE: visitor.http.cookies.get(ARRIVAL_COOKIE, "")}
    await rig._run(name, {"vars": {}, **payload}, visitor.session, "", "/jobs", **cookies)
    state = await rig.state(NoticeState, visitor.session)
    return [notice["text"] for notice in state.shown]


async def mailed(visitor: Visitor) -> str:
    await visitor.post("/auth/signup", FORM)
    return link_in((await mails())[0])


async def test_the_page_that_the_link_leads_to_says_it_once(visitor: Visitor, rig: Rig) -> None:
    await visitor.get(await mailed(visitor))
    assert await read(rig, visitor, **DOCUMENT) == ["Your e-mail address is confirmed."]
    assert await read(rig, visitor, **DOCUMENT) == []


async def test_a_tab_that_only_connects_again_is_not_told(visitor: Visitor, rig: Rig) -> None:
    await visitor.get(await mailed(visitor))
    assert await read(rig, visitor) == []


async def test_signing_in_with_the_link_opened_elsewhere_says_it_too(
    visitor: Visitor, other: Visitor, rig: Rig
) -> None:
    await other.get(await mailed(visitor))
    assert ARRIVAL_COOKIE not in other.http.cookies
    form = {"email": FORM["email"], "password": FORM["password"]}
    await other.post("/auth/signin", form)
    assert await read(rig, other, **DOCUMENT) == ["Your e-mail address is confirmed."]
    other.http.cookies.clear()
    await other.post("/auth/signin", form)
    assert await read(rig, other, **DOCUMENT) == []


async def test_a_link_of_no_use_promises_nothing_and_names_no_address(visitor: Visitor, other: Visitor) -> None:
    link = await mailed(visitor)
    await visitor.get(link)
    answer = other.answer_to(await other.get(link))
    assert (answer.notice, answer.values) == ("", {})
    assert [field for field, _ in answer.problems] == [""] and "used already" in answer.problems[0][1]


def test_a_word_that_is_not_ours_is_no_word() -> None:
    assert arrival_in(f"{ARRIVAL_COOKIE}=confirmed") == ("", "")

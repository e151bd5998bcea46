"""An open deck hears of what happens to its job and to its viewer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import col

from resumes_app import clock, db
from resumes_app.accounts.service import rights_changed
from resumes_app.jobs import service as jobs
from resumes_app.models import Job, Member
from resumes_app.models.companies import CompanyRole
from resumes_app.models.jobs import ReviewRule
from resumes_app.reviews.state import DeckState
from resumes_app.ui import live
from tests.events import Rig
from tests.factories import sign_in
from tests.reviews.factories import Team, make_replies, make_team
from tests.reviews.test_states import address, linked


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LOOK_EVERY_S", 0.1)


@asynccontextmanager
async def open_deck(rig: Rig, team: Team, cookie: str, handler: Any) -> AsyncIterator[None]:
    """The deck is open in a tab, and one of its two watches runs."""
    async with linked(rig, cookie, "tab"):
        following = asyncio.create_task(rig(handler, cookie, tab="tab", path=address(team)))
        await asyncio.sleep(0.5)  # The LISTEN is under way.
        yield
    await asyncio.wait_for(following, 5)


async def until(rig: Rig, cookie: str, holds: Any) -> Any:
    async with asyncio.timeout(3):
        while not holds(state := await rig.state(DeckState, cookie, tab="tab")):
            await asyncio.sleep(0.05)
    return state


async def opened(rig: Rig) -> tuple[Team, str]:
    team = await make_team()
    await make_replies(team.job, "Jonas", "Ada")
    cookie = await sign_in(team.people["Mia"])
    await rig.open(address(team), cookie, tab="tab")
    return team, cookie


@pytest.mark.parametrize("due", [False, True])
async def test_a_job_that_closes_lets_an_open_deck_decide(rig: Rig, due: bool) -> None:
    team, cookie = await opened(rig)
    async with db.transaction() as session:
        fields = {"review_rule": ReviewRule.AFTER_CLOSE, "closes_at": clock.now() + timedelta(hours=1)}
        await session.exec(sa.update(Job).values(**fields))
    await rig.open(address(team), cookie, tab="tab")
    assert not (await rig.state(DeckState, cookie, tab="tab")).can_decide
    async with open_deck(rig, team, cookie, DeckState.follow()):
        if due:
            later = clock.now() + timedelta(hours=2)
            clock.set_source(lambda: later)
            assert await jobs.close_due() == 1
        else:
            await jobs.close_job(team.mia, team.job.slug)
        state = await until(rig, cookie, lambda state: state.can_decide)
        assert state.job["deadline"].startswith("Closed") and state.job["waits"] == ""


@pytest.mark.parametrize("handler", [DeckState.follow, DeckState.follow_rights])
async def test_whoever_leaves_the_company_sees_no_reply_any_more(rig: Rig, handler: Any) -> None:
    team, cookie = await opened(rig)
    async with open_deck(rig, team, cookie, handler()):
        async with db.transaction() as session:
            await session.exec(sa.delete(Member).where(col(Member.user_id) == team.mia.id))
            await rights_changed(session, team.mia.id)
            await db.notify(session, f"job:{team.job.id}", {"relist": True})
        state = await until(rig, cookie, lambda state: not state.cards)
        assert state.refusal and state.job is None and not state.can_decide


async def test_whoever_may_only_watch_from_now_on_decides_no_more(rig: Rig) -> None:
    team, cookie = await opened(rig)
    async with open_deck(rig, team, cookie, DeckState.follow_rights()):
        async with db.transaction() as session:
            own = sa.update(Member).where(col(Member.user_id) == team.mia.id)
            await session.exec(own.values(role=CompanyRole.VIEWER))
            await rights_changed(session, team.mia.id)
        state = await until(rig, cookie, lambda state: not state.can_decide)
        assert len(state.cards) == 2 and state.refusal == ""

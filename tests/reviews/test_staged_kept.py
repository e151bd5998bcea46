"""What is kept of stages and scores, and what of a reply goes to a reviewer's browser and to its candidate."""

import asyncio
import json
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.applications import service as applications
from resumes_app.errors import Conflict, InvalidInput
from resumes_app.models import Application, AuditEntry, Reveal, Score, Watch
from resumes_app.models.reviews import Stage
from resumes_app.reviews import service
from resumes_app.reviews.state import DeckState
from resumes_app.ui import live
from tests.events import Rig
from tests.factories import added, identity_for, sign_in
from tests.reviews.test_staged import staged, to_picture, to_sound, told
from tests.reviews.test_states import address, linked


async def test_who_opened_what_stays_on_record_without_a_name(database: None) -> None:
    team, hidden = await staged()
    await to_picture(team.mia, hidden)
    await service.open_stage(team.mia, hidden.id, "picture")
    async with db.transaction() as session:
        await session.exec(sa.delete(Application).where(col(Application.id) == hidden.reply.id))
        entries = (await session.exec(select(AuditEntry).order_by(col(AuditEntry.id)))).all()
    assert [(one.actor_id, one.company_id, one.act, one.subject, one.after) for one in entries] == [
        (team.mia.id, team.company.id, "reveal.open", f"reply:{hidden.id}", {"stage": stage})
        for stage in ("sound", "picture")
    ]


async def test_a_score_out_of_turn_says_where_one_is(database: None) -> None:
    team, hidden = await staged()
    with pytest.raises(Conflict, match="not there yet with Applicant 1"):
        await service.score(team.mia, hidden.id, "sound", 3)
    await to_sound(team.mia, hidden)
    with pytest.raises(Conflict, match="past this with Applicant 1"):
        await service.score(team.mia, hidden.id, "words", 3)
    await to_picture(team.noor, hidden)
    with pytest.raises(Conflict, match="nothing left to score"):
        await service.score(team.noor, hidden.id, "picture", 3)


@pytest.mark.parametrize("points", [0, 6])
async def test_the_database_takes_no_score_but_1_to_5(database: None, points: int) -> None:
    team, hidden = await staged()
    of = {"application_id": hidden.reply.id or 0, "reviewer_id": team.mia.id, "stage": Stage.WORDS}
    with pytest.raises(sa.exc.IntegrityError, match="ck_score_points"):
        await added(None, Score(points=points, **of))


async def test_watching_counts_from_the_sound_on(database: None) -> None:
    team, hidden = await staged()

    async def watchers() -> int:
        async with db.reading() as session:
            return (await session.exec(select(sa.func.count()).select_from(Watch))).one()

    await applications.watched(team.mia, hidden.id, 5000)
    assert await watchers() == 0
    await to_sound(team.mia, hidden)
    await applications.watched(team.mia, hidden.id, 5000)
    assert await watchers() == 1


async def test_candidates_learn_nothing_of_scores(database: None) -> None:
    team, hidden = await staged()
    candidate = await identity_for(hidden.candidate)
    before = await applications.mine(candidate)
    async with db.subscription(f"candidate:{hidden.candidate.id}") as page:
        await page.get()
        await to_picture(team.mia, hidden)
        assert page.empty()
    assert await applications.mine(candidate) == before


async def test_scores_and_stages_are_kept_with_who_and_when_and_go_with_the_reply(database: None) -> None:
    team, hidden = await staged()
    await to_picture(team.mia, hidden)
    async with db.transaction() as session:
        scores = (await session.exec(select(Score).order_by(col(Score.scored_at)))).all()
        opened = (await session.exec(select(Reveal).order_by(col(Reveal.opened_at)))).all()
        assert [(one.reviewer_id, one.stage, one.points) for one in scores] == [
            (team.mia.id, "words", 4),
            (team.mia.id, "sound", 2),
        ]
        assert [(one.reviewer_id, one.stage) for one in opened] == [(team.mia.id, "sound"), (team.mia.id, "picture")]
        assert all(one.opened_at <= clock.now() for one in opened)
        await session.exec(sa.delete(Application).where(col(Application.id) == hidden.reply.id))
        assert not (await session.exec(select(Score))).all() and not (await session.exec(select(Reveal))).all()


async def test_nothing_that_is_sent_to_a_reviewers_browser_tells_more_than_the_stage(
    rig: Rig, database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "LOOK_EVERY_S", 0.1)
    team, hidden = await staged()
    cookie, path = await sign_in(team.people["Mia"]), address(team)
    sent: list[Any] = [await rig.open("/hire", cookie), await rig.open(path, cookie, tab="tab")]
    turns = [("decide", "shortlist", 0), ("undo", "", 1), ("decide", "star", 9), ("score", "words:4", 0)]
    async with linked(rig, cookie, "tab"):
        following = asyncio.create_task(rig(DeckState.follow(), cookie, tab="tab", path=path))
        await asyncio.sleep(0.5)  # The LISTEN is under way.
        for number, (act, kind, version) in enumerate(turns):
            event = DeckState.act(f"op-{number}", hidden.id, act, kind, version)
            sent.append(await rig(event, cookie, tab="tab", path=path))
        await to_picture(team.noor, hidden)
        await service.decide(team.noor, hidden.id, "decline", 2)
        async with asyncio.timeout(5):
            while not (found := await rig.state(DeckState, cookie, tab="tab")).changes[-1]["actor"]:
                await asyncio.sleep(0.05)
        sent.append(found.dict())
        event = DeckState.act("op-9", hidden.id, "decide", "star", 2)
        sent.append(await rig(event, cookie, tab="tab", path=path))
    await asyncio.wait_for(following, 5)
    assert any("Applicant 1" in json.dumps(one, default=str) for one in sent)
    assert told(hidden.secrets(), *sent) == set()
    sent = [await rig(DeckState.act("op-10", hidden.id, "open", "sound", 3), cookie, tab="tab", path=path)]
    assert told(hidden.secrets(), *sent) == set(hidden.sound_name())
    await rig(DeckState.act("op-11", hidden.id, "score", "sound:1", 3), cookie, tab="tab", path=path)
    shown = await rig(DeckState.act("op-12", hidden.id, "open", "picture", 3), cookie, tab="tab", path=path)
    assert {"Ximena", hidden.clip.token} <= told(hidden.secrets(), shown)


@pytest.mark.parametrize("kind", ["words:9", "words:", "words:٣", "", f"words:{'1' * 5000}"])
async def test_a_score_that_makes_no_sense_is_refused(rig: Rig, database: None, kind: str) -> None:
    team, hidden = await staged()
    cookie = await sign_in(team.people["Mia"])
    await rig.open(address(team), cookie)
    with pytest.raises(InvalidInput):
        await rig(DeckState.act("op-1", hidden.id, "score", kind, 0), cookie)

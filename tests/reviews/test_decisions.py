"""Decisions on a real database: one stands, the other hears why, and undoing is the reviewer's own."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.applications import service as applications
from resumes_app.errors import Conflict, Gone, InvalidInput, NotFound, NotPermitted
from resumes_app.models import Application, Decision, Job
from resumes_app.models.applications import ApplicationStatus
from resumes_app.models.jobs import ReviewRule
from resumes_app.reviews import service
from tests.factories import identity_for, make_company, make_member
from tests.queries import counted_queries
from tests.reviews.factories import make_replies, make_team


async def stored(public_id: str) -> Application:
    async with db.reading() as session:
        return (await session.exec(select(Application).where(Application.public_id == public_id))).one()


async def standing() -> int:
    async with db.reading() as session:
        count = select(sa.func.count()).select_from(Decision).where(col(Decision.undone_at).is_(None))
        return (await session.exec(count)).one()


@pytest.mark.parametrize(
    ("kind", "status", "starred"),
    [
        ("shortlist", ApplicationStatus.SHORTLISTED, False),
        ("star", ApplicationStatus.SHORTLISTED, True),
        ("decline", ApplicationStatus.DECLINED, False),
    ],
)
async def test_a_decision_is_the_candidates_answer(
    database: None, kind: str, status: ApplicationStatus, starred: bool
) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    outcome = await service.decide(team.mia, reply.public_id, kind, 0)
    assert (outcome["kind"], outcome["version"], outcome["name"], outcome["mine"]) == (kind, 1, "Jonas", True)
    row = await stored(reply.public_id)
    assert (row.status, row.starred, row.version) == (status, starred, 1)
    assert row.decided_at is not None


async def test_open_decks_and_the_candidates_page_hear_of_a_decision(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    topics = (f"job:{team.job.id}", f"candidate:{reply.candidate_id}")
    async with db.subscription(topics[0]) as deck, db.subscription(topics[1]) as page:
        await deck.get(), await page.get()
        outcome = await service.decide(team.mia, reply.public_id, "shortlist", 0)
        notice = await asyncio.wait_for(deck.get(), 5)
        assert notice["outcome"] == outcome and notice["actor"] == team.mia.user_id
        assert (await asyncio.wait_for(page.get(), 5))["application"] == reply.public_id


async def test_of_two_recruiters_on_one_card_the_second_hears_who_decided_what(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    answers: list[Any] = await asyncio.gather(
        service.decide(team.mia, reply.public_id, "shortlist", 0),
        service.decide(team.noor, reply.public_id, "decline", 0),
        return_exceptions=True,
    )
    (conflict,) = [answer for answer in answers if isinstance(answer, Conflict)]
    assert conflict.message in {"Mia already shortlisted Jonas.", "Noor already declined Jonas."}
    assert await standing() == 1
    assert (await stored(reply.public_id)).version == 1


async def test_many_decisions_at_once_leave_one_standing(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    people = [team.mia, team.noor] * 5
    await asyncio.gather(*(service.decide(who, reply.public_id, "star", 0) for who in people), return_exceptions=True)
    assert await standing() == 1
    assert (await stored(reply.public_id)).version == 1


async def test_the_same_decision_sent_twice_counts_once(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    first = await service.decide(team.mia, reply.public_id, "star", 0)
    assert await service.decide(team.mia, reply.public_id, "star", 0) == first
    with pytest.raises(Conflict, match="Mia already starred Jonas"):
        await service.decide(team.mia, reply.public_id, "decline", 1)


async def test_a_decision_on_an_old_version_is_refused(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    await service.decide(team.mia, reply.public_id, "star", 0)
    await service.undo(team.mia, team.job.slug)
    with pytest.raises(Conflict, match="changed while you looked"):
        await service.decide(team.noor, reply.public_id, "decline", 0)
    assert (await service.decide(team.noor, reply.public_id, "decline", 2))["version"] == 3


async def test_an_unknown_kind_or_reply_is_refused(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    with pytest.raises(InvalidInput):
        await service.decide(team.mia, reply.public_id, "hire", 0)
    with pytest.raises(NotFound):
        await service.decide(team.mia, "nosuchreply", "star", 0)


async def test_undo_takes_back_the_reviewers_last_standing_decision_and_then_the_one_before(database: None) -> None:
    team = await make_team()
    replies = await make_replies(team.job, "Jonas", "Ada", "Lin")
    await service.decide(team.mia, replies[0].public_id, "star", 0)
    await service.decide(team.mia, replies[1].public_id, "decline", 0)
    await service.decide(team.noor, replies[2].public_id, "decline", 0)
    assert [(await service.undo(team.mia, team.job.slug))["name"] for _ in range(2)] == ["Ada", "Jonas"]
    with pytest.raises(NotFound, match="nothing of yours"):
        await service.undo(team.mia, team.job.slug)
    row = await stored(replies[0].public_id)
    assert (row.status, row.starred, row.decided_at) == (ApplicationStatus.SUBMITTED, False, None)


async def test_undo_stays_in_its_job(database: None) -> None:
    team, other = await make_team(), await make_team()
    (reply,) = await make_replies(other.job, "Jonas")
    await service.decide(other.mia, reply.public_id, "star", 0)
    with pytest.raises(NotFound):
        await service.undo(team.mia, team.job.slug)
    with pytest.raises(NotPermitted):
        await service.undo(team.mia, team.job.slug, reply.public_id)


async def test_an_undo_of_one_card_leaves_a_colleagues_decision_alone(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    await service.decide(team.noor, reply.public_id, "decline", 0)
    with pytest.raises(Conflict, match="Noor already declined Jonas"):
        await service.undo(team.mia, team.job.slug, reply.public_id)
    assert await standing() == 1


async def test_undoing_what_is_undone_changes_nothing(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    await service.decide(team.mia, reply.public_id, "decline", 0)
    first = await service.undo(team.mia, team.job.slug, reply.public_id)
    assert await service.undo(team.mia, team.job.slug, reply.public_id) == first
    assert first["version"] == 2


async def test_a_colleagues_decision_is_reopened_on_purpose_and_it_is_known_by_whom(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    await service.decide(team.noor, reply.public_id, "decline", 0)
    with pytest.raises(Conflict):
        await service.reopen(team.mia, reply.public_id, 0)
    outcome = await service.reopen(team.mia, reply.public_id, 1)
    assert (outcome["kind"], outcome["by"], outcome["version"]) == ("", "Mia", 2)
    async with db.reading() as session:
        decision = (await session.exec(select(Decision))).one()
    assert (decision.reviewer_id, decision.undone_by_id) == (team.noor.user_id, team.mia.user_id)
    assert (await service.decide(team.mia, reply.public_id, "star", 2))["kind"] == "star"


async def test_a_reply_taken_back_can_be_neither_decided_nor_undone(database: None) -> None:
    team = await make_team()
    jonas, ada = await make_replies(team.job, "Jonas", "Ada")
    await service.decide(team.mia, jonas.public_id, "star", 0)
    for reply in (jonas, ada):
        async with db.transaction() as session:
            row = (await session.exec(select(Application).where(Application.id == reply.id))).one()
            row.status = ApplicationStatus.WITHDRAWN
    with pytest.raises(Gone, match="Ada took the reply back"):
        await service.decide(team.mia, ada.public_id, "star", 0)
    with pytest.raises(Gone):
        await service.undo(team.mia, team.job.slug)
    assert (await stored(jonas.public_id)).status == ApplicationStatus.WITHDRAWN


async def test_another_companys_recruiter_cannot_decide_or_undo(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    await service.decide(team.mia, reply.public_id, "star", 0)
    outsider = await identity_for(await make_member(await make_company()))
    for act in (
        service.decide(outsider, reply.public_id, "decline", 1),
        service.undo(outsider, team.job.slug, reply.public_id),
        service.reopen(outsider, reply.public_id, 1),
        applications.watched(outsider, reply.public_id, 5000),
    ):
        with pytest.raises(NotPermitted):
            await act
    assert await standing() == 1


async def test_a_decision_takes_a_handful_of_statements(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    with counted_queries() as statements:
        await service.decide(team.mia, reply.public_id, "star", 0)
    assert len(statements) <= 6, statements


async def test_a_job_that_promised_to_review_after_the_close_takes_no_decision_before_it(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    async with db.transaction() as session:
        job = await session.get_one(Job, team.job.id)
        job.review_rule = ReviewRule.AFTER_CLOSE
    view = await service.deck(team.mia, team.job.slug)
    assert not view["can_decide"] and "after the close" in view["job"]["waits"]
    with pytest.raises(Conflict, match="after its close"):
        await service.decide(team.mia, reply.public_id, "star", 0)
    closed = (team.job.closes_at or clock.now()) + timedelta(seconds=1)
    clock.set_source(lambda: closed)
    view = await service.deck(team.mia, team.job.slug)
    assert view["can_decide"] and not view["job"]["waits"]
    assert (await service.decide(team.mia, reply.public_id, "star", 0))["kind"] == "star"

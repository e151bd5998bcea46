"""What the deck and the dashboard show, and to whom."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST
from resumes_app.errors import NotFound, NotPermitted, SignInNeeded
from resumes_app.models import Application
from resumes_app.models.applications import ApplicationStatus
from resumes_app.models.jobs import JobStatus
from resumes_app.reviews import service
from tests.applications.factories import make_reply
from tests.factories import identity_for, make_company, make_job, make_member, make_user
from tests.queries import counted_queries
from tests.reviews.factories import make_replies, make_team


async def test_replies_stay_in_the_order_they_came_however_they_are_decided(database: None) -> None:
    team = await make_team()
    jonas, _, lin, _ = await make_replies(team.job, "Jonas", "Ada", "Lin", "Ben")
    await service.decide(team.noor, lin.public_id, "star", 0)
    await service.decide(team.mia, jonas.public_id, "decline", 0)
    view = await service.deck(team.mia, team.job.slug)
    assert [(card["name"], card["kind"], card["by"], card["mine"]) for card in view["cards"]] == [
        ("Jonas", "decline", "Mia", True),
        ("Ada", "", "", False),
        ("Lin", "star", "Noor", False),
        ("Ben", "", "", False),
    ]


async def test_a_card_carries_what_it_takes_to_play_it(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    (card,) = (await service.deck(team.mia, team.job.slug))["cards"]
    assert (card["id"], card["length"], card["version"]) == (reply.public_id, "0:20", 0)
    assert card["clip"]["mp4_720"].startswith("/media/clips/") and card["clip"]["captions"].endswith(".vtt")
    assert card["clip"]["transcript"] == "Hello, this is me."


async def test_all_that_was_asked_stands_beside_the_replies(database: None) -> None:
    company = await make_company()
    job = await make_job(company, question="Why you?", more_questions=["When can you start?"])
    mia = await identity_for(await make_member(company))
    assert (await service.deck(mia, job.slug))["job"]["question"] == "Why you?\nWhen can you start?"


async def test_replies_without_a_clip_or_taken_back_are_not_in_the_deck(database: None) -> None:
    team = await make_team()
    await make_reply(team.job, clip_id=None)
    await make_reply(team.job, status=ApplicationStatus.WITHDRAWN)
    assert (await service.deck(team.mia, team.job.slug))["cards"] == []


async def test_a_viewer_watches_but_does_not_decide(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    view = await service.deck(team.vic, team.job.slug)
    assert len(view["cards"]) == 1 and not view["can_decide"]
    assert (await service.deck(team.mia, team.job.slug))["can_decide"]
    for act in (
        service.decide(team.vic, reply.public_id, "star", 0),
        service.undo(team.vic, team.job.slug),
        service.reopen(team.vic, reply.public_id, 0),
    ):
        with pytest.raises(NotPermitted):
            await act


async def test_nobody_else_sees_the_deck(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    outsider = await identity_for(await make_member(await make_company()))
    candidate = await identity_for(await make_user())
    for who, error in ((outsider, NotPermitted), (candidate, NotPermitted), (GUEST, SignInNeeded)):
        with pytest.raises(error):
            await service.deck(who, team.job.slug)
        with pytest.raises(error):
            await service.decide(who, reply.public_id, "shortlist", 0)
        with pytest.raises(error):
            await service.reopen(who, reply.public_id, 0)
    with pytest.raises(NotFound):
        await service.deck(team.mia, "no-such-job")


async def test_the_deck_takes_four_queries_however_many_replies_there_are(database: None) -> None:
    team = await make_team()
    replies = await make_replies(team.job, *(f"Person {number}" for number in range(6)))
    await service.decide(team.mia, replies[0].public_id, "star", 0)
    with counted_queries() as statements:
        assert len((await service.deck(team.mia, team.job.slug))["cards"]) == 6
    assert len(statements) == 4


async def test_a_long_deck_comes_in_parts_and_says_how_much_is_left(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resumes_app.reviews.service.cards.WAITING_LIMIT", 2)
    monkeypatch.setattr("resumes_app.reviews.service.cards.DECIDED_LIMIT", 1)
    team = await make_team()
    replies = await make_replies(team.job, "A", "B", "C", "D", "E")
    for reply in replies[:2]:
        await service.decide(team.mia, reply.public_id, "decline", 0)
    view = await service.deck(team.mia, team.job.slug)
    assert [card["name"] for card in view["cards"]] == ["B", "C", "D"]
    assert (view["more_waiting"], view["more_decided"]) == (1, 1)


async def test_the_dashboard_counts_only_what_can_be_watched(database: None) -> None:
    team = await make_team()
    replies = await make_replies(team.job, "Jonas", "Ada", "Lin", "Ben")
    await make_reply(team.job, clip_id=None)
    for reply, kind in zip(replies, ("star", "shortlist", "decline"), strict=False):
        await service.decide(team.mia, reply.public_id, kind, 0)
    draft = await make_job(team.company, status=JobStatus.DRAFT, published_at=None)
    await make_replies(await make_job(), "Somebody else's")
    rows = {row["slug"]: row for row in await service.dashboard(team.vic)}
    assert set(rows) == {team.job.slug, draft.slug}
    row = rows[team.job.slug]
    assert (row["waiting"], row["decided"], row["shortlisted"], row["total"]) == (1, 3, 2, 4)
    assert (rows[draft.slug]["state"], rows[draft.slug]["promise_state"]) == ("draft", "none")


async def test_the_dashboard_says_how_the_promise_stands(database: None) -> None:
    team = await make_team()
    (reply,) = await make_replies(team.job, "Jonas")
    states = []

    async def look() -> None:
        (row,) = await service.dashboard(team.mia)
        states.append(row["promise_state"])

    await look()
    async with db.transaction() as session:
        await session.exec(sa.update(Application).values(submitted_at=clock.now() - timedelta(days=15)))
    await look()
    await service.decide(team.mia, reply.public_id, "decline", 0)
    await look()
    assert states == ["due", "late", "kept"]


async def test_the_dashboard_takes_one_query(database: None) -> None:
    team = await make_team()
    await make_job(team.company)
    with counted_queries() as statements:
        await service.dashboard(team.mia)
    assert len(statements) == 1
    with pytest.raises(NotPermitted):
        await service.dashboard(await identity_for(await make_user()))
    with pytest.raises(SignInNeeded):
        await service.dashboard(GUEST)

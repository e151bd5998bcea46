"""What a candidate sees of the own replies, and taking one back."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.applications import service
from resumes_app.applications.state import MineState
from resumes_app.errors import Gone, NotFound, NotPermitted
from resumes_app.models import Decision, Job, Member, Render, Take
from resumes_app.models.applications import ApplicationStatus
from resumes_app.models.companies import CompanyRole
from resumes_app.models.jobs import ReviewRule
from resumes_app.models.reviews import DecisionKind
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service import request_render
from tests.applications.factories import make_render, make_reply
from tests.applications.test_sending import audiences, settled
from tests.events import Rig
from tests.factories import identity_for, make_company, make_job, make_member, make_user, sign_in
from tests.queries import counted_queries
from tests.studio.factories import keep_take, make_draft

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


async def test_a_status_is_told_in_kind_words_and_on_a_time_line(database: None) -> None:
    user, job = await make_user(), await make_job()
    reply = await make_reply(job, user)
    who = await identity_for(user)
    labels = {}
    for status in (ApplicationStatus.SHORTLISTED, ApplicationStatus.DECLINED):
        await settled(reply.public_id, status)
        (view,) = await service.mine(who)
        labels[status] = (view["label"], [step["state"] for step in view["steps"]])
    assert labels[ApplicationStatus.SHORTLISTED] == ("Shortlisted", ["done", "done", "current"])
    assert labels[ApplicationStatus.DECLINED][0] == "Not this time"


async def test_a_reply_is_in_review_once_somebody_watched_it(database: None) -> None:
    company = await make_company(name="Halden Coffee")
    user, job = await make_user(), await make_job(company)
    reply, who = await make_reply(job, user), await identity_for(user)
    reviewer = await identity_for(await make_member(company))
    await service.watched(reviewer, reply.public_id, 400)
    assert (await service.mine(who))[0]["standing"] == "sent"
    await service.watched(reviewer, reply.public_id, 8000)
    await service.watched(reviewer, reply.public_id, 5000)
    (view,) = await service.mine(who)
    assert (view["standing"], view["note"]) == ("in_review", "One person at Halden Coffee watched your reply.")
    outsider = await identity_for(await make_member(await make_company()))
    with pytest.raises(NotPermitted):
        await service.watched(outsider, reply.public_id, 8000)


async def test_the_promise_counts_from_the_reply_or_from_the_close(database: None) -> None:
    user = await make_user(time_zone="Europe/Lisbon")
    clock.set_source(lambda: NOON)
    rolling = await make_job(reply_by_days=11, closes_at=NOON + timedelta(days=2))
    after = await make_job(reply_by_days=11, closes_at=NOON + timedelta(days=2), review_rule=ReviewRule.AFTER_CLOSE)
    await make_reply(rolling, user)
    await make_reply(after, user)
    who = await identity_for(user)
    views = {view["job_slug"]: view for view in await service.mine(who)}
    assert views[rolling.slug]["promise"] == "They answer by 12 Dec"
    assert views[after.slug]["promise"] == "They answer by 14 Dec"
    assert views[rolling.slug]["deadline"] == "Open until 3 Dec, 12:00 WET"
    clock.set_source(lambda: NOON + timedelta(days=12))
    views = {view["job_slug"]: view for view in await service.mine(who)}
    assert (views[rolling.slug]["late"], views[after.slug]["late"]) == (True, False)
    assert views[rolling.slug]["deadline"] == "Closed 3 Dec, 12:00 WET"


async def test_days_are_those_of_the_candidates_time_zone(database: None) -> None:
    clock.set_source(lambda: NOON)
    user = await make_user(time_zone="Pacific/Auckland")
    await make_reply(await make_job(), user)
    assert (await service.mine(await identity_for(user)))[0]["steps"][0]["when"] == "2 Dec"


async def test_a_reply_taken_back_is_taken_from_the_company_and_can_be_put_back(database: None) -> None:
    user, job = await make_user(), await make_job()
    reply, who = await make_reply(job, user), await identity_for(user)
    token = (await service.mine(who))[0]["clip"]["token"]
    view = await service.withdraw(who, reply.public_id)
    assert (view["label"], view["can_restore"], view["can_withdraw"]) == ("Taken back", True, False)
    assert f"company:{job.company_id}" not in await audiences(token)
    view = await service.restore(who, reply.public_id)
    assert (view["label"], view["can_restore"]) == ("Sent", False)
    assert await audiences(token) == {f"user:{user.id}", f"company:{job.company_id}"}


async def test_a_video_that_is_being_made_is_stopped_with_its_reply_and_made_when_it_is_put_back(
    database: None,
) -> None:
    job, user = await make_job(), await make_user()
    render = await make_render(user, status=RenderStatus.RUNNING, progress=0.3)
    reply = await make_reply(job, user, clip_id=None, render_id=render.id)
    who = await identity_for(user)

    async def status() -> RenderStatus:
        async with db.reading() as session:
            return (await session.exec(select(Render.status).where(Render.id == render.id))).one()

    await service.withdraw(who, reply.public_id)
    assert await status() == RenderStatus.CANCELLED
    restored = await service.restore(who, reply.public_id)
    assert await status() == RenderStatus.QUEUED
    assert (restored["standing"], restored["left"], restored["progress"]) == ("rendering", "Waiting for its turn", 0)


async def test_a_reply_whose_take_was_erased_before_its_video_was_made_is_not_put_back(database: None) -> None:
    company, user = await make_company(name="Halden Coffee"), await make_user()
    job, who = await make_job(company), await identity_for(user)
    draft = await make_draft(who, job)
    takes = [await keep_take(who, draft) for _ in range(2)]
    async with db.transaction() as session:
        ticket = await request_render(session, who, draft["id"])
        await service.submit(session, who, job_slug=job.slug, render_id=ticket.id)
    (sent,) = await service.mine(who)
    await service.withdraw(who, sent["id"])
    assert (await service.mine(who))[0]["can_restore"]
    async with db.transaction() as session:
        await session.exec(sa.delete(Take).where(col(Take.public_id) == takes[0]))
    (view,) = await service.mine(who)
    assert not view["can_restore"]
    assert view["note"] == (
        "Halden Coffee cannot watch this reply. A take of it has been erased, so it cannot be put back."
    )
    with pytest.raises(Gone, match="Record it again"):
        await service.restore(who, sent["id"])
    assert (await service.mine(who))[0]["standing"] == "withdrawn"


async def test_a_video_that_another_reply_waits_for_is_made_on(database: None) -> None:
    user = await make_user()
    render = await make_render(user, status=RenderStatus.RUNNING)
    replies = [await make_reply(await make_job(), user, clip_id=None, render_id=render.id) for _ in range(2)]
    await service.withdraw(await identity_for(user), replies[0].public_id)
    async with db.reading() as session:
        assert (await session.exec(select(Render.status).where(Render.id == render.id))).one() == RenderStatus.RUNNING


async def test_putting_a_reply_back_keeps_the_answer_it_had(database: None) -> None:
    company = await make_company()
    user, job, reviewer = await make_user(), await make_job(company), await make_member(company)
    reply, who = await make_reply(job, user), await identity_for(user)
    await settled(reply.public_id, ApplicationStatus.SHORTLISTED)
    async with db.transaction() as session:
        session.add(Decision(application_id=reply.id or 0, reviewer_id=reviewer.id or 0, kind=DecisionKind.STAR))
    await service.withdraw(who, reply.public_id)
    assert (await service.restore(who, reply.public_id))["label"] == "Shortlisted"


async def test_a_clip_stays_with_the_company_while_another_reply_shows_it(database: None) -> None:
    company, user = await make_company(), await make_user()
    first = await make_reply(await make_job(company), user)
    second = await make_reply(await make_job(company), user, clip_id=first.clip_id)
    who = await identity_for(user)
    token = (await service.mine(who))[0]["clip"]["token"]
    await service.withdraw(who, first.public_id)
    assert f"company:{company.id}" in await audiences(token)
    await service.withdraw(who, second.public_id)
    assert f"company:{company.id}" not in await audiences(token)


async def test_a_reply_cannot_be_put_back_after_the_close(database: None) -> None:
    user, job = await make_user(), await make_job()
    reply, who = await make_reply(job, user), await identity_for(user)
    await service.withdraw(who, reply.public_id)
    async with db.transaction() as session:
        await session.exec(sa.update(Job).values(closes_at=clock.now()))
    assert not (await service.mine(who))[0]["can_restore"]
    with pytest.raises(Gone):
        await service.restore(who, reply.public_id)


async def test_who_joins_a_company_still_sees_the_own_replies_and_takes_them_back(rig: Rig) -> None:
    user, company = await make_user(), await make_company()
    reply = await make_reply(await make_job(), user)
    async with db.transaction() as session:
        session.add(Member(company_id=company.id or 0, user_id=user.id or 0, role=CompanyRole.RECRUITER))
    cookie = await sign_in(user)
    shown = (await rig.open("/applications", cookie))["mine_state"]
    assert (shown["refused"], [one["can_withdraw"] for one in shown["replies"]]) == (True, [True])
    changed = (await rig(MineState.withdraw(reply.public_id), cookie))["mine_state"]
    assert [(one["standing"], one["can_restore"]) for one in changed["replies"]] == [("withdrawn", False)]
    with pytest.raises(NotPermitted):
        await service.restore(await identity_for(user), reply.public_id)


async def test_nobody_takes_back_another_persons_reply(database: None) -> None:
    reply = await make_reply(await make_job())
    who = await identity_for(await make_user())
    with pytest.raises(NotFound):
        await service.withdraw(who, reply.public_id)
    assert await service.mine(who) == []


async def test_the_list_takes_two_queries_however_long_it_is(database: None) -> None:
    user = await make_user()
    for _ in range(3):
        await make_reply(await make_job(), user)
    who = await identity_for(user)
    with counted_queries() as statements:
        assert len(await service.mine(who)) == 3
    assert len(statements) == 2

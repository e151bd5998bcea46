"""Replies that are begun and not sent: listed, hinted at, given up and taken up again."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from resumes_app import clock, db
from resumes_app.applications import service
from resumes_app.applications.state import MineState
from resumes_app.errors import NotFound, NotPermitted
from resumes_app.files.schemas import Offer
from resumes_app.files.service import uploads
from resumes_app.jobs import service as jobs
from resumes_app.models import Take
from resumes_app.resumes import service as resumes
from resumes_app.studio import service as studio
from resumes_app.ui.feedback import NoticeState
from tests.events import Rig
from tests.factories import identity_for, make_company, make_job, make_member, make_user, sign_in
from tests.studio.factories import keep_take, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")
NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


async def test_a_draft_with_a_take_is_listed_with_its_deadline() -> None:
    clock.set_source(lambda: NOON)
    _, who = await make_candidate()
    job = await make_job(await make_company(name="Halden Coffee"), closes_at=NOON + timedelta(days=2))
    await make_draft(who)  # opened only: no take
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    await keep_take(who, draft)
    (card,) = await service.unsent(who)
    assert (card["id"], card["job_slug"], card["company"]["name"]) == (draft["id"], job.slug, "Halden Coffee")
    assert (card["note"], card["open"]) == ("2 takes, last changed 1 Dec. Nobody has seen it.", True)
    assert card["deadline"] == "Open until 3 Dec, 12:00 UTC"
    clock.set_source(lambda: NOON + timedelta(days=3))
    (card,) = await service.unsent(who)
    assert (card["deadline"], card["open"]) == ("Closed 3 Dec, 12:00 UTC", False)


async def test_a_reply_that_waits_to_be_sent_says_so_with_the_way_on() -> None:
    clock.set_source(lambda: NOON)
    _, who = await make_candidate()
    job = await make_job(closes_at=NOON + timedelta(minutes=5))
    draft = await make_draft(who, job)
    size_bytes = recording().stat().st_size
    await uploads.begin(who, Offer(size_bytes, "take", "on-its-way", draft["intake"], "video/mp4"))
    await service.press_send(who, job.slug, {"on-its-way": 0})
    (card,) = await service.unsent(who)  # Though nothing of it has arrived.
    assert (card["waiting"], card["open"]) == (True, True)
    assert card["note"] == (
        "You pressed Send on 1 Dec, but 1 take has not arrived. Open it on the device that recorded it: it goes up "
        "there, then your reply can be sent."
    )
    await keep_take(who, draft, client_id="on-its-way")
    (card,) = await service.unsent(who)
    assert (
        card["note"]
        == "You pressed Send on 1 Dec, but your reply has not gone off. Look at it once more, then send it."
    )
    clock.set_source(lambda: NOON + timedelta(minutes=30))
    (card,) = await service.unsent(who)
    assert (card["waiting"], card["open"]) == (True, True), "it still counts"
    clock.set_source(lambda: NOON + timedelta(hours=2))
    (card,) = await service.unsent(who)
    assert (card["waiting"], card["open"]) == (False, False)
    assert card["note"] == "1 take, last changed 1 Dec. Nobody has seen it."


async def test_a_draft_that_was_sent_is_no_draft_any_more() -> None:
    _, who = await make_candidate()
    job = await make_job(clip=True)
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    assert (await jobs.job_view(who, job.slug))["drafted"]
    await service.send_reply(who, job.slug, draft_id=draft["id"], agreed=True)
    assert await service.unsent(who) == []
    assert not (await jobs.job_view(who, job.slug))["drafted"]


async def test_a_reply_that_was_taken_back_is_no_draft() -> None:
    _, who = await make_candidate()
    job = await make_job(clip=True)
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    await service.send_reply(who, job.slug, draft_id=draft["id"], agreed=True)
    (card,) = await service.mine(who)
    await service.withdraw(who, card["id"])
    assert not (await jobs.job_view(who, job.slug))["drafted"]


async def test_feed_list_and_page_tell_its_own_candidate_of_a_draft() -> None:
    _, who = await make_candidate()
    _, other = await make_candidate()
    job = await make_job(clip=True)
    opened = await make_job(clip=True)
    await make_draft(who, opened)
    await keep_take(who, await make_draft(who, job))
    for viewer, expected in ((who, {job.slug}), (other, set())):
        page, found = await jobs.feed(viewer), await jobs.search_jobs(viewer, jobs.read_address(""))
        assert {card["slug"] for card in page["cards"] if card["drafted"]} == expected
        assert {row["slug"] for row in found["page"]["rows"] if row["drafted"]} == expected


async def test_a_draft_is_given_up_and_taken_up_again_in_its_order() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    takes = [await keep_take(who, draft) for _ in range(3)]
    await studio.reorder(who, draft["id"], [takes[2], takes[0], takes[1]])
    given_up = await studio.discard_draft(who, draft["id"])
    assert given_up == [takes[2], takes[0], takes[1]]
    assert await service.unsent(who) == []
    assert await studio.discard_draft(who, draft["id"]) == []
    await studio.restore_draft(who, draft["id"], given_up)
    assert [take["id"] for take in (await studio.draft_view(who, draft["id"]))["takes"]] == given_up


async def test_a_draft_that_was_given_up_is_erased_after_a_while() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    given_up = await studio.discard_draft(who, draft["id"])
    async with db.reading() as session:
        (take,) = (await session.exec(sa.select(Take))).scalars().all()  # type: ignore[call-overload]
    await studio.clear_take(take.id)
    await studio.restore_draft(who, draft["id"], given_up)
    given_up = await studio.discard_draft(who, draft["id"])
    later = clock.now() + timedelta(minutes=16)
    clock.set_source(lambda: later)
    await studio.clear_take(take.id)
    with pytest.raises(NotFound, match="erased"):
        await studio.restore_draft(who, draft["id"], given_up)


async def test_nobody_else_gives_a_draft_up() -> None:
    _, who = await make_candidate()
    _, other = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    with pytest.raises(NotFound):
        await studio.discard_draft(other, draft["id"])
    with pytest.raises(NotFound):
        await studio.restore_draft(other, draft["id"], [])
    with pytest.raises(NotPermitted):
        await service.unsent(await identity_for(await make_member(await make_company())))


async def test_deleting_a_draft_says_that_its_video_stays_public(rig: Rig) -> None:
    user = await make_user()
    who, cookie = await identity_for(user), await sign_in(user)
    draft = await make_draft(who)
    await keep_take(who, draft)
    await resumes.publish(who, draft["id"], title="I fix bicycles", days=7, agreed=True, shown=resumes.consent_words(7))
    changed = await rig(MineState.discard(draft["id"]), cookie, path="/applications")
    (said,) = changed["notice_state"]["shown"]
    assert "stays public" in said["text"]


async def test_the_page_deletes_a_draft_and_its_notice_brings_it_back(rig: Rig) -> None:
    user = await make_user()
    who, cookie = await identity_for(user), await sign_in(user)
    draft = await make_draft(who)
    await keep_take(who, draft)
    await studio.write_script(who, draft["id"], "Hello, I am Ana.")
    assert len((await rig.open("/applications", cookie))["mine_state"]["drafts"]) == 1
    changed = await rig(MineState.discard(draft["id"]), cookie, path="/applications")
    assert changed["mine_state"]["drafts"] == []
    told = changed["mine_state"]["command"]
    assert (told["name"], told["draft"]) == ("give_up", draft["id"])  # What waits in the browser goes too.
    (said,) = changed["notice_state"]["shown"]
    changed = await rig(NoticeState.act(said["id"]), cookie, path="/applications")
    assert [card["id"] for card in changed["mine_state"]["drafts"]] == [draft["id"]]
    assert changed["mine_state"]["command"]["name"] == "take_up"
    assert changed["mine_state"]["command"]["at"] > told["at"]
    assert await studio.prompts_of(who, draft["id"]) == ("Hello, I am Ana.", "")

"""What is left out, given up or long since sent is erased, with its files, and nothing else is."""

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import select

from resumes_app import clock, db, storage
from resumes_app.errors import NotFound
from resumes_app.files import service as files
from resumes_app.files.schemas import Offer
from resumes_app.files.service import uploads
from resumes_app.files.tasks import erase
from resumes_app.models import Draft, DraftStep, Render, Take
from resumes_app.models.studio import RenderStatus
from resumes_app.studio import service
from resumes_app.studio.schemas import DraftView
from resumes_app.studio.service import takes as rules
from resumes_app.studio.service.clearing import KEPT_AFTER_SENDING, UNDO_FOR
from tests.studio.factories import keep_take, lay_text, make_candidate, make_draft

pytestmark = pytest.mark.usefixtures("database")


def ids(draft: DraftView) -> list[str]:
    return [take["id"] for take in draft["takes"]]


def pass_time(length: timedelta) -> None:
    now = clock.now() + length
    clock.set_source(lambda: now)


async def row_id(take: str) -> int:
    async with db.reading() as session:
        return (await session.exec(select(Take.id).where(Take.public_id == take))).one() or 0


async def queued(name: str) -> list[dict[str, object]]:
    statement = sa.text("SELECT args FROM procrastinate_jobs WHERE task_name = :name ORDER BY id")
    async with db.reading() as session:
        return [row.args for row in await session.exec(statement.bindparams(name=name))]  # type: ignore[call-overload]


async def test_a_take_that_stays_aside_is_erased_with_its_file() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    kept, gone = [await keep_take(who, draft) for _ in range(2)]
    await service.set_aside(who, draft["id"], gone)
    key = f"takes/{gone}/original.mp4"
    pass_time(UNDO_FOR)
    await service.clear_take(await row_id(kept))
    row = await row_id(gone)
    await service.clear_take(row)
    await service.clear_take(row)
    assert ids(await service.draft_view(who, draft["id"])) == [kept]
    assert not await files.may_read(who, key)
    assert await queued("files.erase") == [{"prefix": f"takes/{gone}"}], "asked for with the commit, not after it"
    for _ in range(2):
        await erase(f"takes/{gone}")
    with pytest.raises(NotFound):
        await storage.size(key)
    with pytest.raises(NotFound):
        await service.put_back(who, draft["id"], gone)


async def test_files_are_erased_by_a_task_of_the_same_transaction_or_not_at_all() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    take = await keep_take(who, draft)
    with pytest.raises(RuntimeError):
        async with db.transaction() as session:
            await files.erase(session, f"takes/{take}")
            raise RuntimeError("the process dies here")
    assert await files.may_read(who, f"takes/{take}/original.mp4")
    assert await queued("files.erase") == []


async def test_each_time_a_take_is_left_out_the_whole_time_to_undo_begins_again() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    take = await keep_take(who, draft)
    row = await row_id(take)
    await service.set_aside(who, draft["id"], take)
    pass_time(UNDO_FOR - timedelta(minutes=1))
    await service.put_back(who, draft["id"], take)
    await service.set_aside(who, draft["id"], take)
    pass_time(timedelta(minutes=2))
    await service.clear_take(row)  # The first task; the take was left out a minute ago.
    assert ids(await service.put_back(who, draft["id"], take)) == [take]
    await service.set_aside(who, draft["id"], take)
    pass_time(UNDO_FOR)
    await service.clear_take(row)
    with pytest.raises(NotFound):
        await service.put_back(who, draft["id"], take)


async def test_a_take_that_is_out_already_keeps_its_time_and_its_one_task() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    take = await keep_take(who, draft)
    await service.set_aside(who, draft["id"], take)
    pass_time(UNDO_FOR - timedelta(minutes=1))
    await service.set_aside(who, draft["id"], take)
    assert len(await queued("studio.clear_take")) == 1
    pass_time(timedelta(minutes=1))
    await service.clear_take(await row_id(take))
    assert await queued("files.erase") == [{"prefix": f"takes/{take}"}]


async def test_a_take_that_a_render_needs_is_erased_soon_after_it() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    take = await keep_take(who, draft)
    async with db.transaction() as session:
        await service.request_render(session, who, draft["id"])
    await service.set_aside(who, draft["id"], take)
    pass_time(UNDO_FOR)
    await service.clear_take(await row_id(take))
    assert await queued("files.erase") == []
    async with db.reading() as session:
        newest = sa.text("SELECT max(scheduled_at) FROM procrastinate_jobs WHERE task_name = 'studio.clear_take'")
        due = (await session.exec(newest)).scalar_one()  # type: ignore[call-overload]
    assert due - clock.now() <= timedelta(minutes=1), "its time to be put back is over: it does not begin again"
    async with db.transaction() as session:
        await session.exec(sa.update(Render).values(status=RenderStatus.DONE))
    await service.clear_take(await row_id(take))
    assert await queued("files.erase") == [{"prefix": f"takes/{take}"}]


async def test_a_draft_without_takes_keeps_nothing_of_its_edit() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    take = await keep_take(who, draft)
    await lay_text(who, draft, "Call Ada")
    await service.discard_draft(who, draft["id"])
    row = await row_id(take)
    pass_time(UNDO_FOR)
    await service.clear_take(row)
    async with db.reading() as session:
        assert (await session.exec(select(Draft.edit))).one() == {}


async def test_what_was_begun_anew_after_a_deletion_stays() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    row = await row_id(await keep_take(who, draft))
    await service.discard_draft(who, draft["id"])
    pass_time(timedelta(minutes=1))
    await service.write_script(who, draft["id"], "Hello again.")
    pass_time(UNDO_FOR)
    await service.clear_take(row)
    assert (await service.draft_view(who, draft["id"]))["script"] == "Hello again."


async def test_a_take_that_two_tasks_would_clear_is_erased_once() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    take = await keep_take(who, draft)
    await service.set_aside(who, draft["id"], take)
    row = await row_id(take)
    pass_time(UNDO_FOR)
    await asyncio.gather(*(service.clear_take(row) for _ in range(4)))
    assert await queued("files.erase") == [{"prefix": f"takes/{take}"}]


async def test_the_sweep_erases_what_no_task_has_erased_and_leaves_what_can_be_put_back() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    kept, gone = [await keep_take(who, draft) for _ in range(2)]
    await service.set_aside(who, draft["id"], gone)
    await service.sweep_takes()
    assert await queued("files.erase") == []
    pass_time(UNDO_FOR + timedelta(seconds=1))
    await service.sweep_takes()
    assert await queued("files.erase") == [{"prefix": f"takes/{gone}"}]
    assert ids(await service.draft_view(who, draft["id"])) == [kept]


async def test_originals_of_a_sent_reply_are_kept_for_a_month() -> None:
    _, who = await make_candidate()
    sent, begun = await make_draft(who), await make_draft(who)
    take, other = await keep_take(who, sent), await keep_take(who, begun)
    async with db.transaction() as session:
        await service.request_render(session, who, sent["id"])
        done = {"status": RenderStatus.DONE, "finished_at": clock.now()}
        await session.exec(sa.update(Render).values(**done))
    pass_time(KEPT_AFTER_SENDING - timedelta(minutes=1))
    await service.sweep_takes()
    assert await queued("files.erase") == []
    pass_time(timedelta(minutes=2))
    await service.sweep_takes()
    assert await queued("files.erase") == [{"prefix": f"takes/{take}"}]
    assert ids(await service.draft_view(who, begun["id"])) == [other]


async def test_a_draft_that_was_changed_since_its_render_is_in_work_again() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    take = await keep_take(who, draft)
    async with db.transaction() as session:
        await service.request_render(session, who, draft["id"])
        await session.exec(sa.update(Render).values(status=RenderStatus.DONE, finished_at=clock.now()))
    pass_time(KEPT_AFTER_SENDING)
    await service.choose_look(who, draft["id"], "warm")
    pass_time(timedelta(minutes=1))
    await service.sweep_takes()
    assert ids(await service.draft_view(who, draft["id"])) == [take]


async def test_what_was_sent_takes_no_room_from_what_is_in_the_making(monkeypatch: pytest.MonkeyPatch) -> None:
    _, who = await make_candidate()
    sent, next_one = await make_draft(who), await make_draft(who)
    await keep_take(who, sent)
    monkeypatch.setattr(rules, "KEPT_BYTES", 10)
    offer = Offer(size_bytes=10, purpose="take", client_id="another-one", parent=next_one["id"], file_type="")
    with pytest.raises(rules.TooMany):
        await uploads.begin(who, offer)
    async with db.transaction() as session:
        await service.request_render(session, who, sent["id"])
        await session.exec(sa.update(Render).values(status=RenderStatus.DONE, finished_at=clock.now()))
    await uploads.begin(who, offer)


async def test_an_original_of_which_no_take_came_is_erased_with_its_upload() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    take = await keep_take(who, draft)
    offer = Offer(size_bytes=10, purpose="take", client_id="died-halfway", parent=draft["id"], file_type="")
    upload = await uploads.begin(who, offer)
    await uploads.end(upload.id)
    assert await queued("files.erase") == [{"prefix": f"takes/{upload.id[:24]}"}]
    assert ids(await service.draft_view(who, draft["id"])) == [take]


async def test_what_was_said_in_an_erased_take_is_in_no_step_any_more() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    kept, gone = [await keep_take(who, draft) for _ in range(2)]
    now = await service.draft_view(who, draft["id"])
    end_ms = now["total_ms"]
    lines = [
        {"start_ms": 0, "end_ms": 500, "text": "Said in what stays"},
        {"start_ms": end_ms - 500, "end_ms": end_ms, "text": "Said in what goes"},
    ]
    await service.write_captions(who, draft["id"], now["version"], lines)
    await service.set_aside(who, draft["id"], gone)
    pass_time(UNDO_FOR)
    await service.clear_take(await row_id(gone))
    async with db.reading() as session:
        steps = str([step.edit for step in await session.exec(select(DraftStep))])
    assert "Said in what stays" in steps and "Said in what goes" not in steps and gone not in steps
    view = await service.draft_view(who, draft["id"])
    back = await service.undo(who, draft["id"], view["version"])
    assert ids(back) == [kept] and [cue["text"] for cue in back["captions"]] == ["Said in what stays"]

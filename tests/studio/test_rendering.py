"""From a draft to its clip, in this process; `test_worker` does it in a real one."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import select

from resumes_app import clock, db, storage
from resumes_app.accounts.schemas import Identity
from resumes_app.errors import InvalidInput, NotFound
from resumes_app.files import service as files
from resumes_app.media.errors import RenderError
from resumes_app.models import Clip, Render, Rendition, Take
from resumes_app.models.studio import RenderStatus
from resumes_app.studio import service
from resumes_app.studio.schemas import RenderTicket
from resumes_app.studio.service import progress, rendering
from tests.studio.factories import keep_take, lay_text, make_candidate, make_draft, recording


async def make_ticket(who: Identity, *, takes: int = 1) -> RenderTicket:
    draft = await make_draft(who)
    for _ in range(takes):
        await keep_take(who, draft)
    return await ask(who, draft["id"])


async def ask(who: Identity, draft_id: str) -> RenderTicket:
    async with db.transaction() as session:
        return await service.request_render(session, who, draft_id)


async def queued(name: str) -> list[Any]:
    statement = sa.text("SELECT args->>'render_id', queue_name FROM procrastinate_jobs WHERE task_name = :name")
    async with db.reading() as session:
        return list((await session.exec(statement.bindparams(name=name))).all())  # type: ignore[call-overload]


async def row(ticket: RenderTicket) -> Render:
    async with db.reading() as session:
        return (await session.exec(select(Render).where(Render.id == ticket.id))).one()


async def clips() -> list[Clip]:
    async with db.reading() as session:
        return list((await session.exec(select(Clip))).all())


def scratch() -> set[str]:
    """Folders of runs under way, and of workers that were killed."""
    return {folder.name for folder in rendering._scratch_root().glob("*")}


@pytest.mark.parametrize("burn", [None, {"style": "card", "spot": "low", "size": 0.035}])
async def test_a_clip_says_whether_its_captions_are_in_its_picture(database: None, burn: dict[str, Any] | None) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    view = await service.draft_view(who, draft["id"])
    line = {"start_ms": 0, "end_ms": 800, "text": "Hello."}
    view = await service.write_captions(who, draft["id"], view["version"], [line])
    await service.burn_captions(who, draft["id"], view["version"], burn)
    ticket = await ask(who, draft["id"])

    await rendering.render(ticket.id)

    (clip,) = await clips()
    async with db.reading() as session:
        shown = (await service.clip_views(session, [clip.id or 0]))[clip.id or 0]
    assert shown["captions"].endswith(".vtt") and shown["transcript"] == "Hello."
    assert shown["captions_drawn"] == (burn is not None)


async def test_a_draft_becomes_a_clip_that_its_owner_may_play(database: None) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    await keep_take(who, draft, recording(1.0, webm=True))
    await service.choose_look(who, draft["id"], "warm")
    await service.choose_bed(who, draft["id"], "sunrise")
    await lay_text(who, draft, "Anna, barista")
    ticket = await ask(who, draft["id"])
    assert await queued("studio.render") == [(str(ticket.id), "heavy")]
    assert (await service.render_view(who, ticket.public_id))["status"] == "queued"

    before = scratch()

    await rendering.render(ticket.id)

    view = await service.render_view(who, ticket.public_id)
    assert (view["status"], view["percent"], view["error"]) == ("done", 100, "")
    (clip,) = await clips()
    assert clip.duration_ms == pytest.approx(2000, abs=150)
    assert (clip.width, clip.height, clip.owner_id) == (720, 1280, who.id)
    async with db.reading() as session:
        renditions = list((await session.exec(select(Rendition))).all())
        views = await service.clip_views(session, [clip.id or 0])
    assert sorted(r.kind for r in renditions) == ["mp4_480", "mp4_720", "poster", "preview", "waveform"]
    for rendition in renditions:
        assert await storage.size(rendition.storage_key) == rendition.size_bytes
        assert await files.may_read(who, rendition.storage_key)
        assert not await files.may_read((await make_candidate())[1], rendition.storage_key)
    assert views[clip.id or 0]["mp4_720"] == f"/media/clips/{clip.token}/720.mp4"
    assert await queued("applications.attach_clip") == [(str(ticket.id), "default")]
    assert scratch() == before


async def test_asking_again_is_the_same_render(database: None) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    first, second = await asyncio.gather(ask(who, draft["id"]), ask(who, draft["id"]))
    assert first == second
    assert len(await queued("studio.render")) == 1
    await service.choose_look(who, draft["id"], "mono")
    assert await ask(who, draft["id"]) != first


async def test_equal_files_of_two_people_are_two_renders(database: None) -> None:
    tickets = [await make_ticket((await make_candidate())[1]) for _ in range(2)]
    assert tickets[0].id != tickets[1].id


async def test_a_draft_without_takes_is_refused(database: None) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    with pytest.raises(InvalidInput, match="Record one"):
        await ask(who, draft["id"])


async def test_nobody_else_sees_or_asks_for_a_render(database: None) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    ticket = await ask(who, draft["id"])
    _, other = await make_candidate()
    with pytest.raises(NotFound):
        await ask(other, draft["id"])
    with pytest.raises(NotFound):
        await service.render_view(other, ticket.public_id)


async def test_two_runs_at_once_make_one_clip(database: None) -> None:
    _, who = await make_candidate()
    ticket = await make_ticket(who)
    await asyncio.gather(rendering.render(ticket.id), rendering.render(ticket.id))
    assert len(await clips()) == 1
    assert (await row(ticket)).status == RenderStatus.DONE
    assert len(await queued("applications.attach_clip")) == 1


async def test_a_run_after_the_end_changes_nothing(database: None) -> None:
    _, who = await make_candidate()
    ticket = await make_ticket(who)
    await rendering.render(ticket.id)
    before = (await row(ticket)).finished_at
    await rendering.render(ticket.id)
    assert (await row(ticket)).finished_at == before
    assert len(await clips()) == 1


async def test_progress_is_seen_live(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "TELL_EVERY_S", 0.0)
    _, who = await make_candidate()
    ticket = await make_ticket(who, takes=3)
    async with db.subscription(f"render:{ticket.public_id}") as notices:
        assert (await notices.get())["resync"]
        await rendering.render(ticket.id)
        seen = [await asyncio.wait_for(notices.get(), 5)]
        while seen[-1]["status"] == "running":
            seen.append(await asyncio.wait_for(notices.get(), 5))
    percents = [notice["percent"] for notice in seen]
    assert percents == sorted(percents) and percents[-1] == 100
    assert len(set(percents)) >= 4


async def test_a_take_that_is_gone_ends_the_render_with_advice(database: None) -> None:
    _, who = await make_candidate()
    ticket = await make_ticket(who)
    async with db.transaction() as session:
        await session.exec(sa.delete(Take))
    await rendering.render(ticket.id)
    view = await service.render_view(who, ticket.public_id)
    assert view["status"] == "failed"
    assert "not there any more" in view["error"]
    assert len(await queued("applications.attach_clip")) == 1


async def test_a_passing_trouble_is_tried_again_and_in_the_end_told(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_args: object, **_more: object) -> None:
        raise RenderError("The disk is full.")

    monkeypatch.setattr(rendering, "publish", breaks)
    _, who = await make_candidate()
    ticket = await make_ticket(who)
    for _ in range(rendering.MAX_STARTS - 1):
        with pytest.raises(RenderError):
            await rendering.render(ticket.id)
        assert (await row(ticket)).status == RenderStatus.RUNNING
    await rendering.render(ticket.id)
    assert (await row(ticket)).error == rendering.SORRY


async def test_a_failed_render_starts_anew_when_asked_again(database: None) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    ticket = await ask(who, draft["id"])
    async with db.transaction() as session:
        await session.exec(sa.update(Render).values(status=RenderStatus.FAILED, attempts=5, error="No."))
    again = await ask(who, draft["id"])
    assert again.id == ticket.id
    assert again.public_id != ticket.public_id, "files under the old name are being erased"
    assert len(await queued("studio.render")) == 2
    await rendering.render(ticket.id)
    assert (await row(again)).status == RenderStatus.DONE


async def test_a_render_that_is_erased_meanwhile_leaves_nothing(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "TELL_EVERY_S", 0.0)
    _, who = await make_candidate()
    ticket = await make_ticket(who, takes=3)
    before = scratch()
    running = asyncio.create_task(rendering.render(ticket.id))
    while (await row(ticket)).progress == 0:
        await asyncio.sleep(0.02)
    async with db.transaction() as session:
        await session.exec(sa.delete(Render))
    await running
    assert await clips() == []
    assert scratch() == before


async def test_what_killed_workers_left_is_swept(database: None) -> None:
    left = rendering._scratch_root() / "left"
    left.mkdir(parents=True, exist_ok=True)
    await rendering.sweep_scratch()
    assert left.exists(), "a run may still be at work in it"
    later = clock.now() + rendering.KEEP_SCRATCH * 2
    clock.set_source(lambda: later)
    await rendering.sweep_scratch()
    assert not left.exists()
    assert Path(left.parent).exists()

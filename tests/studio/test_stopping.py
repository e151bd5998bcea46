"""A render that nobody waits for ends at once, and leaves nothing; one that is wanted again is made."""

import asyncio
import os
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlmodel import select

from resumes_app import clock, db
from resumes_app.errors import Gone
from resumes_app.models import Take
from resumes_app.models.studio import RenderStatus
from resumes_app.studio import service
from resumes_app.studio.service import rendering
from resumes_app.studio.service.firstcuts import make_first_cut
from resumes_app.studio.service.progress import Superseded
from tests.studio.factories import keep_take, make_candidate, make_draft, recording
from tests.studio.test_first_cuts import grants, tasks
from tests.studio.test_rendering import ask, clips, make_ticket, row, scratch

WITHIN_S = 2.0


async def stop(render_id: int) -> None:
    async with db.transaction() as session:
        await service.stop_render(session, render_id)


def encoders() -> int:
    """How many children of this process are ffmpeg."""
    found = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            found += int(parent) == os.getpid() and b"-filter_complex" in (folder / "cmdline").read_bytes()
    return found


@pytest.mark.parametrize("phase", ["measuring", "encoding"])
async def test_a_render_under_way_ends_and_its_files_go(database: None, phase: str) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    for _ in range(3):
        await keep_take(who, draft, recording(20.0))
    ticket = await ask(who, draft["id"])
    await make_first_cut(ticket.id)
    before = scratch()
    running = asyncio.create_task(rendering.render(ticket.id))
    while encoders() == 0 or (await row(ticket)).progress < (0.15 if phase == "encoding" else 0.0):
        await asyncio.sleep(0.02)

    await stop(ticket.id)
    stopped = time.monotonic()
    await running

    assert time.monotonic() - stopped < WITHIN_S
    assert encoders() == 0 and scratch() == before
    render = await row(ticket)
    assert (render.status, render.clip_id, render.first_cut) == (RenderStatus.CANCELLED, None, "")
    assert await clips() == [] and await grants() == []
    assert [args["prefix"] for _, _, args in await tasks("files.erase")] == [f"cuts/{ticket.public_id}"]
    assert await tasks("applications.attach_clip") == [], "nobody waits for it"


async def test_a_render_on_the_queue_leaves_it(database: None) -> None:
    _, who = await make_candidate()
    other, ticket = await make_ticket((await make_candidate())[1]), await make_ticket(who)
    await stop(ticket.id)
    assert [args["render_id"] for _, _, args in await tasks("studio.render")] == [other.id]
    assert [args["render_id"] for _, _, args in await tasks("studio.first_cut")] == [other.id]
    await rendering.render(ticket.id)
    await make_first_cut(ticket.id)
    assert (await row(ticket)).status == RenderStatus.CANCELLED
    assert await clips() == [] and await grants() == []


@pytest.mark.parametrize("how", ["asked for", "resumed"])
async def test_a_stopped_render_that_is_wanted_again_is_made(database: None, how: str) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    ticket = await ask(who, draft["id"])
    await stop(ticket.id)
    if how == "asked for":
        assert (await ask(who, draft["id"])).id == ticket.id
    else:
        async with db.transaction() as session:
            await service.resume_render(session, ticket.id)
    assert (await row(ticket)).public_id != ticket.public_id, "files under the old name are being erased"
    assert len(await tasks("studio.render")) == len(await tasks("studio.first_cut")) == 1
    await rendering.render(ticket.id)
    assert (await row(ticket)).status == RenderStatus.DONE


async def test_the_run_of_before_ends_when_a_stopped_render_is_made_anew(database: None) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft, recording(20.0))
    ticket = await ask(who, draft["id"])
    before = asyncio.create_task(rendering.render(ticket.id))
    while encoders() == 0:
        await asyncio.sleep(0.02)
    await stop(ticket.id)
    assert (await ask(who, draft["id"])).id == ticket.id
    anew = asyncio.create_task(rendering.render(ticket.id))
    await before
    assert not anew.done() and (await row(ticket)).status == RenderStatus.RUNNING
    assert await clips() == []
    await anew
    assert [clip.token for clip in await clips()] == [(await row(ticket)).public_id]


async def test_a_run_of_before_neither_stores_nor_gives_up_what_is_made_anew(database: None, tmp_path: Path) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    ticket = await ask(who, draft["id"])
    before = await rendering._taken_up(ticket.id)
    await stop(ticket.id)
    await ask(who, draft["id"])
    anew = await rendering._taken_up(ticket.id)
    assert before is not None and anew is not None
    made = await rendering._published(anew, tmp_path)
    with pytest.raises(Superseded):
        await rendering._store(before, made)
    await rendering._give_up(before, "No.")
    assert (await row(ticket)).status == RenderStatus.RUNNING and await clips() == []
    await rendering._store(anew, made)
    assert (await row(ticket)).status == RenderStatus.DONE


async def erase_takes() -> None:
    async with db.transaction() as session:
        await session.exec(sa.delete(Take))


async def test_a_stopped_render_whose_take_was_erased_is_not_taken_up_again(database: None) -> None:
    _, who = await make_candidate()
    ticket = await make_ticket(who)
    await stop(ticket.id)
    await erase_takes()
    with pytest.raises(Gone, match="cannot be put back") as refused:
        async with db.transaction() as session:
            await service.resume_render(session, ticket.id)
    assert ticket.public_id not in refused.value.message
    assert (await row(ticket)).status == RenderStatus.CANCELLED and await tasks("studio.render") == []


async def test_a_take_is_not_erased_while_its_stopped_render_is_taken_up_again(database: None) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    take = await keep_take(who, draft)
    ticket = await ask(who, draft["id"])
    await stop(ticket.id)
    await service.set_aside(who, draft["id"], take)
    later = clock.now() + service.UNDO_FOR
    clock.set_source(lambda: later)
    async with db.reading() as session:
        take_id = (await session.exec(select(Take.id))).one() or 0
    async with db.transaction() as session:
        await service.resume_render(session, ticket.id)
        clearing = asyncio.create_task(service.clear_take(take_id))
        await asyncio.sleep(0.5)
        assert not clearing.done(), "it waits to see what becomes of the render"
    await clearing
    await rendering.render(ticket.id)
    assert (await row(ticket)).status == RenderStatus.DONE


async def test_a_finished_render_stays(database: None) -> None:
    _, who = await make_candidate()
    ticket = await make_ticket(who)
    await rendering.render(ticket.id)
    await stop(ticket.id)
    async with db.transaction() as session:
        await service.resume_render(session, ticket.id)
    assert (await row(ticket)).status == RenderStatus.DONE
    assert len(await clips()) == 1


async def test_a_render_that_is_due_soon_goes_before_others(database: None) -> None:
    _, who = await make_candidate()
    dues = (None, clock.now() + timedelta(minutes=30), clock.now() + timedelta(hours=12))
    for seconds, due in enumerate(dues, 1):
        draft = await make_draft(who)
        await keep_take(who, draft, recording(float(seconds)))
        async with db.transaction() as session:
            await service.request_render(session, who, draft["id"], due=due)
    priorities = [priority for _, priority, _ in await tasks("studio.render")]
    assert priorities == [0, 10, 5]


async def test_a_waiting_render_that_is_asked_for_again_goes_by_the_sooner_deadline(database: None) -> None:
    _, who = await make_candidate()
    for due, priority in ((None, 0), (clock.now() + timedelta(minutes=30), 10), (None, 10)):
        draft = await make_draft(who)
        await keep_take(who, draft)
        async with db.transaction() as session:
            await service.request_render(session, who, draft["id"], due=due)
        assert [found for _, found, _ in await tasks("studio.render")] == [priority]

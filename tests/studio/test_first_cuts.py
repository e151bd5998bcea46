"""The owner plays what was recorded while the render is under way; afterwards nothing of it is left."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import db, storage
from resumes_app.accounts.schemas import Identity
from resumes_app.errors import NotFound
from resumes_app.files import service as files
from resumes_app.files.tasks import erase
from resumes_app.models import Grant, Take
from resumes_app.studio import service
from resumes_app.studio.schemas import RenderTicket
from resumes_app.studio.service import firstcuts, rendering
from resumes_app.studio.service.firstcuts import make_first_cut
from tests.studio.factories import make_candidate
from tests.studio.test_rendering import make_ticket, row, scratch


async def grants() -> list[Grant]:
    async with db.reading() as session:
        return list((await session.exec(select(Grant).where(col(Grant.prefix).startswith("cuts/")))).all())


async def tasks(name: str) -> list[Any]:
    statement = sa.text("SELECT queue_name, priority, args FROM procrastinate_jobs WHERE task_name = :name")
    async with db.reading() as session:
        return list((await session.exec(statement.bindparams(name=name))).all())  # type: ignore[call-overload]


async def first_cut(who: Identity, ticket: RenderTicket) -> str:
    return (await service.render_view(who, ticket.public_id))["first_cut"]


async def test_its_owner_alone_plays_it_until_the_video_is_there(database: None) -> None:
    _, who = await make_candidate()
    ticket = await make_ticket(who, takes=2)
    assert await tasks("studio.first_cut") == [("default", 10, {"render_id": ticket.id})]
    assert await first_cut(who, ticket) == ""
    before = scratch()

    async with db.subscription(f"render:{ticket.public_id}") as notices:
        assert (await notices.get())["resync"]
        await make_first_cut(ticket.id)
        told = await notices.get()

    address = await first_cut(who, ticket)
    assert told["first_cut"] == address == f"/media/cuts/{ticket.public_id}/first.mp4"
    key = address.removeprefix("/media/")
    assert await storage.size(key) > 1000
    assert await files.may_read(who, key)
    assert not await files.may_read((await make_candidate())[1], key)
    assert scratch() == before

    await rendering.render(ticket.id)
    assert await first_cut(who, ticket) == ""
    assert await grants() == []
    ((_, _, args),) = [task for task in await tasks("files.erase") if task[2]["prefix"].startswith("cuts/")]
    await erase(**args)
    with pytest.raises(NotFound):
        await storage.size(key)


async def test_a_render_that_has_ended_gets_none(database: None) -> None:
    _, who = await make_candidate()
    ticket = await make_ticket(who)
    await rendering.render(ticket.id)
    await make_first_cut(ticket.id)
    assert await first_cut(who, ticket) == "" and await grants() == []


async def test_a_render_that_ends_meanwhile_gets_none(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    _, who = await make_candidate()
    ticket = await make_ticket(who)
    copy = firstcuts.first_cut

    async def slow(*args: Any, **more: Any) -> Any:
        made = await copy(*args, **more)
        await rendering.render(ticket.id)
        return made

    monkeypatch.setattr(firstcuts, "first_cut", slow)
    await make_first_cut(ticket.id)
    assert (await row(ticket)).first_cut == "" and await grants() == []


async def test_without_a_first_cut_the_render_goes_on(database: None) -> None:
    _, who = await make_candidate()
    ticket = await make_ticket(who)
    async with db.reading() as session:
        (take,) = (await session.exec(select(Take))).all()
    async with storage.lend(take.storage_key) as path:
        whole = path.read_bytes()
        path.write_bytes(b"not there for a moment")
        await make_first_cut(ticket.id)
        path.write_bytes(whole)
    assert await first_cut(who, ticket) == ""
    await rendering.render(ticket.id)
    assert (await service.render_view(who, ticket.public_id))["status"] == "done"


@pytest.mark.parametrize("end", ["done", "failed"])
async def test_one_that_was_stored_by_a_worker_that_died_is_erased_with_the_end(database: None, end: str) -> None:
    _, who = await make_candidate()
    ticket = await make_ticket(who)
    async with db.reading() as session:
        (take,) = (await session.exec(select(Take))).all()
    key = f"cuts/{ticket.public_id}/first.mp4"
    async with storage.lend(take.storage_key) as path:
        await storage.put(key, path)  # And then it is killed: the row knows nothing of it.
    if end == "failed":
        async with db.transaction() as session:
            await session.exec(sa.delete(Take))
    await rendering.render(ticket.id)
    assert (await row(ticket)).status.value == end
    for _, _, args in await tasks("files.erase"):
        await erase(**args)
    with pytest.raises(NotFound):
        await storage.size(key)

"""One project, many cuts: copies that go their own ways, and one render as long as they do not differ."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlmodel import select

from resumes_app import clock, db, storage
from resumes_app.accounts.schemas import Identity
from resumes_app.errors import AppError, Conflict, NotFound, TooMany
from resumes_app.files import service as files
from resumes_app.files.tasks import erase
from resumes_app.models import Draft, Render, Take
from resumes_app.models.studio import RenderStatus
from resumes_app.studio import service, tasks
from resumes_app.studio.schemas import DraftView
from resumes_app.studio.service import takes as rules
from resumes_app.studio.service.clearing import KEPT_AFTER_SENDING
from resumes_app.studio.service.strays import STRAY_AFTER
from tests.studio.factories import keep_take, lay_text, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")


async def project(who: Identity) -> DraftView:
    """Return a draft of two takes, the second one cut, with a look and a text."""
    draft = await make_draft(who)
    await keep_take(who, draft, recording(2.0))
    await keep_take(who, draft)
    await service.choose_look(who, draft["id"], "mono")
    draft = await lay_text(who, draft, "Hello")
    return await service.trim_clip(who, draft["id"], draft["version"], 1, 200, 800)


async def ask(who: Identity, draft: DraftView) -> int:
    async with db.transaction() as session:
        return (await service.request_render(session, who, draft["id"])).id


def originals() -> set[Path]:
    root = storage.local_root()
    return set(root.glob("takes/*/original.*")) if root else set()


async def test_a_cut_has_the_whole_edit_and_takes_of_its_own() -> None:
    _, who = await make_candidate()
    source = await project(who)
    await service.write_script(who, source["id"], "What I say.")
    cut = await service.cut_from(who, (await make_draft(who))["id"], source["id"])
    assert [(c["in_ms"], c["out_ms"]) for c in cut["clips"]] == [(c["in_ms"], c["out_ms"]) for c in source["clips"]]
    assert (cut["look"], cut["texts"], cut["script"]) == ("mono", source["texts"], "What I say.")
    own = {take["id"] for take in cut["takes"]}
    assert len(own) == 2 and own.isdisjoint(take["id"] for take in source["takes"])
    for mine, theirs in zip(cut["takes"], source["takes"], strict=True):
        key, copy = (take["src"].removeprefix("/media/") for take in (theirs, mine))
        assert await files.may_read(who, copy)
        assert await storage.size(copy) == await storage.size(key)
    undone = await service.undo(who, cut["id"], cut["version"])
    assert undone["clips"] == []


async def test_what_is_erased_in_one_stays_in_the_other() -> None:
    _, who = await make_candidate()
    source = await project(who)
    cut = await service.cut_from(who, (await make_draft(who))["id"], source["id"])
    await service.discard_draft(who, source["id"])
    later = clock.now() + timedelta(hours=1)
    clock.set_source(lambda: later)
    await service.sweep_takes()
    for take in source["takes"]:
        await erase(f"takes/{take['id']}")
    assert (await service.draft_view(who, source["id"]))["takes"] == []
    assert (await service.draft_view(who, cut["id"]))["takes"] == cut["takes"]
    assert [await storage.size(take["src"].removeprefix("/media/")) > 0 for take in cut["takes"]] == [True, True]


async def test_cuts_that_do_not_differ_are_one_render() -> None:
    _, who = await make_candidate()
    source = await project(who)
    cut = await service.cut_from(who, (await make_draft(who))["id"], source["id"])
    first = await ask(who, source)
    assert await ask(who, cut) == first
    await service.choose_look(who, cut["id"], "none")
    assert await ask(who, cut) != first


async def test_a_render_that_failed_is_made_anew_from_the_takes_of_the_cut_that_asks() -> None:
    _, who = await make_candidate()
    source = await project(who)
    cut = await service.cut_from(who, (await make_draft(who))["id"], source["id"])
    render = await ask(who, source)
    async with db.transaction() as session:
        await session.execute(sa.update(Render).values(status=RenderStatus.FAILED))
    assert await ask(who, cut) == render
    async with db.reading() as session:
        edit = (await session.exec(select(Render.edit))).one()
    assert {clip["take"] for clip in edit["clips"]} == {take["id"] for take in cut["takes"]}


async def test_takes_of_every_cut_that_was_sent_are_erased_after_a_while() -> None:
    _, who = await make_candidate()
    source = await project(who)
    cut = await service.cut_from(who, (await make_draft(who))["id"], source["id"])
    for draft in (source, cut):
        await ask(who, draft)
    async with db.transaction() as session:
        await session.execute(sa.update(Render).values(status=RenderStatus.DONE, finished_at=clock.now()))
    later = clock.now() + KEPT_AFTER_SENDING + timedelta(minutes=1)
    clock.set_source(lambda: later)
    await service.sweep_takes()
    for draft in (source, cut):
        assert (await service.draft_view(who, draft["id"]))["takes"] == []


async def test_only_an_empty_draft_begins_with_another_one() -> None:
    _, who = await make_candidate()
    source, begun = await project(who), await project(who)
    with pytest.raises(Conflict, match="takes already"):
        await service.cut_from(who, begun["id"], source["id"])
    for take in begun["takes"]:
        await service.set_aside(who, begun["id"], take["id"])
    assert len((await service.cut_from(who, begun["id"], source["id"]))["takes"]) == 2


async def test_nobody_begins_with_what_is_not_theirs_or_not_there() -> None:
    _, ana = await make_candidate()
    _, ben = await make_candidate()
    hers, his = await project(ana), await make_draft(ben)
    empty = await make_draft(ben)
    for source in (hers["id"], empty["id"], "nothing"):
        with pytest.raises(NotFound):
            await service.cut_from(ben, his["id"], source)
    with pytest.raises(NotFound):
        await service.cut_from(ben, hers["id"], hers["id"])


async def test_copies_need_room_like_any_take(monkeypatch: pytest.MonkeyPatch) -> None:
    _, who = await make_candidate()
    source, draft = await project(who), await make_draft(who)
    monkeypatch.setattr(rules, "KEPT_BYTES", sum(path.stat().st_size for path in (recording(2.0), recording())) + 10)
    with pytest.raises(TooMany, match="drafts are full"):
        await service.cut_from(who, draft["id"], source["id"])
    assert (await service.draft_view(who, draft["id"]))["takes"] == []


async def test_two_copies_at_once_do_not_share_the_last_room(monkeypatch: pytest.MonkeyPatch) -> None:
    _, who = await make_candidate()
    source = await project(who)
    drafts = [await make_draft(who) for _ in range(4)]
    size = sum(path.stat().st_size for path in (recording(2.0), recording()))
    monkeypatch.setattr(rules, "KEPT_BYTES", 2 * size)
    cuts = [service.cut_from(who, draft["id"], source["id"]) for draft in drafts]
    came = await asyncio.gather(*cuts, return_exceptions=True)
    assert sorted(type(one).__name__ for one in came) == ["TooMany", "TooMany", "TooMany", "dict"]


async def test_copies_of_what_was_sent_need_room_too(monkeypatch: pytest.MonkeyPatch) -> None:
    _, who = await make_candidate()
    source, draft = await project(who), await make_draft(who)
    await ask(who, source)
    async with db.transaction() as session:
        await session.execute(sa.update(Render).values(status=RenderStatus.DONE, finished_at=clock.now()))
    size = sum(path.stat().st_size for path in (recording(2.0), recording()))
    monkeypatch.setattr(rules, "KEPT_BYTES", size)
    monkeypatch.setattr(rules, "STORED_BYTES", 2 * size - 1)
    with pytest.raises(TooMany, match="great many videos"):
        await service.cut_from(who, draft["id"], source["id"])
    monkeypatch.setattr(rules, "STORED_BYTES", 2 * size)
    assert len((await service.cut_from(who, draft["id"], source["id"]))["takes"]) == 2


async def test_a_draft_that_cannot_be_read_has_nothing_to_copy_and_hides_no_other() -> None:
    _, who = await make_candidate()
    source, broken = await project(who), await project(who)
    async with db.transaction() as session:
        old = (await session.exec(select(Draft).where(Draft.public_id == broken["id"]))).one()
        old.edit = {**old.edit, "look": "of long ago"}
        await session.flush()
        listed = await service.drafts_of(session, who)
    assert {own.draft.public_id: own.length_ms > 0 for own in listed} == {source["id"]: True, broken["id"]: False}


async def test_what_a_copying_that_was_cut_off_has_stored_is_erased() -> None:
    _, who = await make_candidate()
    source, draft = await project(who), await make_draft(who)
    key = source["takes"][1]["src"].removeprefix("/media/")
    await storage.delete(key)  # So it ends after the first copy.
    before = originals()
    with pytest.raises(AppError):
        await service.cut_from(who, draft["id"], source["id"])
    (stray,) = originals() - before
    async with db.reading() as session:
        waiting = sa.text("SELECT args FROM procrastinate_jobs WHERE task_name = 'studio.clear_strays'")
        (row,) = (await session.execute(waiting)).all()
    assert stray.parent.name in row.args["key_ids"]
    await tasks.clear_strays(row.args["key_ids"])
    await erase(f"takes/{stray.parent.name}")
    assert originals() == before
    assert timedelta(minutes=10) <= STRAY_AFTER, "while a copying may still go on, nothing is a stray"


async def test_a_copy_that_became_a_take_is_no_stray() -> None:
    _, who = await make_candidate()
    source = await project(who)
    cut = await service.cut_from(who, (await make_draft(who))["id"], source["id"])
    await tasks.clear_strays([take["id"] for take in cut["takes"]])
    async with db.reading() as session:
        assert len((await session.exec(select(Take.id))).all()) == 4
        waiting = sa.text("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'files.erase'")
        assert (await session.execute(waiting)).scalar_one() == 0

"""A take that was begun before its draft was deleted comes into it again only when its person asks for that."""

from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from sqlmodel import select

from resumes_app import db
from resumes_app.accounts.schemas import Identity
from resumes_app.errors import AppError, InvalidInput, NotFound
from resumes_app.files.schemas import Offer, UploadView
from resumes_app.files.service import parts, uploads
from resumes_app.media.editlist import MAX_CLIPS
from resumes_app.models import Draft
from resumes_app.studio import service
from resumes_app.studio.schemas import DraftView
from tests.studio.factories import keep_take, lay_text, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")


async def offered(who: Identity, intake: str, client_id: str = "recorded-on-the-phone") -> UploadView:
    size_bytes = recording().stat().st_size
    return await uploads.begin(who, Offer(size_bytes, "take", client_id, intake, "video/mp4"))


async def arrived(upload: UploadView) -> None:
    """All bytes of the upload are there."""
    path: Path = parts.path_of(upload.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    copyfile(recording(), path)
    await uploads.complete(upload.id)


async def clients(who: Identity, draft: DraftView) -> list[str]:
    return [take["client_id"] for take in (await service.draft_view(who, draft["id"]))["takes"]]


async def deleted_and_restored(who: Identity, draft: DraftView) -> DraftView:
    """Delete a draft and take it up again; return what the candidate saw in between."""
    takes = await service.discard_draft(who, draft["id"])
    between = await service.draft_view(who, draft["id"])
    await service.restore_draft(who, draft["id"], takes)
    return between


async def test_a_deleted_draft_is_as_empty_as_a_new_one() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    await service.choose_look(who, draft["id"], "mono")
    await service.write_script(who, draft["id"], "Hello, I am Ana.")
    await service.choose_template(who, draft["id"], "why-me")
    full = await lay_text(who, draft, "Ana")
    assert await service.prompts_of(who, draft["id"]) == ("Hello, I am Ana.", "why-me")
    takes = await service.discard_draft(who, draft["id"])
    assert await service.prompts_of(who, draft["id"]) == ("", "")
    left = await service.draft_view(who, draft["id"])
    assert (left["texts"], left["look"], left["script"]) == ([], "none", "")
    await service.restore_draft(who, draft["id"], takes)
    again = await service.draft_view(who, draft["id"])
    assert (again["texts"], again["look"]) == (full["texts"], "mono")


async def test_nobody_reads_the_script_of_somebody_else() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    with pytest.raises(NotFound):
        await service.prompts_of((await make_candidate())[1], draft["id"])


async def test_a_take_that_is_offered_to_a_deleted_draft_is_refused_with_a_way_on() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    await service.discard_draft(who, draft["id"])
    with pytest.raises(InvalidInput, match=r"You sent or deleted this draft .* Send it again"):
        await offered(who, draft["intake"])
    assert await clients(who, draft) == []


async def test_a_take_whose_draft_is_deleted_while_it_goes_up_is_not_put_into_it() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    upload = await offered(who, draft["intake"])
    await service.discard_draft(who, draft["id"])
    with pytest.raises(InvalidInput, match="You sent or deleted this draft"):
        await arrived(upload)
    assert await clients(who, draft) == []


async def test_a_take_that_was_refused_for_a_deleted_draft_comes_into_it_once_the_draft_is_taken_up_again() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft, client_id="first")
    upload = await offered(who, draft["intake"])
    given_up = await service.discard_draft(who, draft["id"])
    with pytest.raises(InvalidInput):
        await arrived(upload)
    await service.restore_draft(who, draft["id"], given_up)
    assert (await offered(who, draft["intake"])).id == upload.id
    await uploads.complete(upload.id)
    assert await clients(who, draft) == ["first", "recorded-on-the-phone"]


async def test_a_take_for_which_there_is_no_clip_left_is_kept_beside_the_video() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    first = await keep_take(who, draft)
    async with db.transaction() as session:
        row = (await session.exec(select(Draft).where(Draft.public_id == draft["id"]))).one()
        row.edit = {**row.edit, "clips": row.edit["clips"] * MAX_CLIPS}
    late = await keep_take(who, draft)
    view = await service.draft_view(who, draft["id"])
    assert [(take["id"], take["used_ms"] > 0) for take in view["takes"]] == [(first, True), (late, False)]
    assert len(view["clips"]) == MAX_CLIPS


async def test_a_late_take_begins_a_new_draft_when_its_person_sends_it_again() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    old = await keep_take(who, draft)
    upload = await offered(who, draft["intake"])
    await service.discard_draft(who, draft["id"])
    with pytest.raises(InvalidInput):
        await arrived(upload)
    now = await service.draft_view(who, draft["id"])
    await arrived(await offered(who, now["intake"]))
    view = await service.draft_view(who, draft["id"])
    assert await clients(who, draft) == ["recorded-on-the-phone"]
    assert old not in {take["id"] for take in view["takes"]}


async def test_taking_a_draft_up_again_lets_what_is_on_its_way_in() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft, client_id="first")
    upload = await offered(who, draft["intake"])
    given_up = await service.discard_draft(who, draft["id"])
    await service.restore_draft(who, draft["id"], given_up)
    await arrived(upload)
    assert await clients(who, draft) == ["first", "recorded-on-the-phone"]


async def test_a_draft_that_was_begun_anew_is_not_mixed_with_takes_of_the_deleted_one() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    given_up = await service.discard_draft(who, draft["id"])
    now = await service.draft_view(who, draft["id"])
    await keep_take(who, now, client_id="anew")
    with pytest.raises(InvalidInput):
        await offered(who, draft["intake"])
    await service.restore_draft(who, draft["id"], given_up)
    with pytest.raises(InvalidInput):
        await offered(who, draft["intake"])
    assert (await clients(who, draft))[-1] == "anew"


@pytest.mark.parametrize("names", [[["x"]], [{}], [None], 7, None, "x", {"x": 1}])
async def test_what_are_no_names_of_takes_is_refused(names: Any) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    with pytest.raises(InvalidInput, match="Load the page again"):
        await service.restore_draft(who, draft["id"], names)


async def test_an_intake_is_never_used_again() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    between = await deleted_and_restored(who, draft)
    await service.discard_draft(who, draft["id"])
    again = await service.draft_view(who, draft["id"])
    assert len({draft["intake"], between["intake"], again["intake"]}) == 3
    for old in (draft, between):
        with pytest.raises(InvalidInput, match="You sent or deleted this draft"):
            await offered(who, old["intake"])


async def test_takes_begun_before_and_after_a_deletion_come_in_once_it_is_undone() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    between = await deleted_and_restored(who, draft)
    for name, begun in (("before", draft), ("after", between)):
        await arrived(await offered(who, begun["intake"], name))
    assert (await clients(who, draft))[1:] == ["before", "after"]


@pytest.mark.parametrize("made_up", [".7", ".-1", ".x", ".1.1", "."])
async def test_a_made_up_intake_is_refused(made_up: str) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    with pytest.raises(AppError):
        await offered(who, draft["id"] + made_up)

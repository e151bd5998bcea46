"""Drafts and takes on a real database, with real recordings."""

import asyncio
from datetime import timedelta

import pytest
from sqlmodel import select

from resumes_app import clock, db, storage
from resumes_app.accounts.schemas import GUEST
from resumes_app.errors import AppError, Conflict, InvalidInput, NotFound, NotPermitted, SignInNeeded, TooMany
from resumes_app.files import service as files
from resumes_app.files.schemas import Offer
from resumes_app.files.service import uploads
from resumes_app.media.editlist import parse
from resumes_app.media.errors import MediaError
from resumes_app.models import Draft
from resumes_app.studio import service
from resumes_app.studio.schemas import DraftView
from resumes_app.studio.service import takes as rules
from tests.conftest import DATA_DIR
from tests.factories import identity_for, make_company, make_job, make_member
from tests.studio.factories import keep_take, lay_text, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")


def ids(draft: DraftView) -> list[str]:
    return [take["id"] for take in draft["takes"]]


async def saved_edit(draft: DraftView) -> dict[str, object]:
    async with db.reading() as session:
        return (await session.exec(select(Draft.edit).where(Draft.public_id == draft["id"]))).one()


async def test_a_job_has_one_draft_however_often_and_at_once_it_is_opened() -> None:
    _, who = await make_candidate()
    job = await make_job()
    drafts = await asyncio.gather(*(make_draft(who, job) for _ in range(5)))
    assert len({draft["id"] for draft in drafts}) == 1


async def test_only_candidates_have_drafts() -> None:
    job = await make_job()
    with pytest.raises(SignInNeeded):
        await make_draft(GUEST, job)
    with pytest.raises(NotPermitted):
        await make_draft(await identity_for(await make_member(await make_company())), job)


async def test_a_kept_take_is_the_untouched_original_for_its_owner_only() -> None:
    (_, who), (_, other) = await make_candidate(), await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    (take,) = (await service.draft_view(who, draft["id"]))["takes"]
    key = take["src"].removeprefix("/media/")
    async with storage.lend(key) as path:
        assert path.read_bytes() == recording().read_bytes()
    assert await files.may_read(who, key)
    assert not await files.may_read(other, key)
    assert abs(take["duration_ms"] - 1000) < 60
    assert (take["width"], take["height"]) == (180, 320)


async def test_webm_is_kept_as_webm() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft, recording(webm=True))
    assert (await service.draft_view(who, draft["id"]))["takes"][0]["src"].endswith(".webm")


async def test_the_same_recording_is_kept_once() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    for _ in range(2):
        await keep_take(who, draft, client_id="the-same-take")
    assert len(ids(await service.draft_view(who, draft["id"]))) == 1


@pytest.mark.parametrize(
    "content", [b"<html>no video</html>", b"\x00\x00\x00\x18ftypmp42" + b"\0" * 50, b"\x1a\x45\xdf\xa3"]
)
async def test_what_is_no_video_is_refused_by_name(content: bytes) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    path = DATA_DIR / "no-video"
    path.write_bytes(content)
    with pytest.raises(MediaError):
        await keep_take(who, draft, path)
    assert ids(await service.draft_view(who, draft["id"])) == []


async def test_the_edit_list_follows_the_takes_and_can_be_rendered_at_any_time() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    first, second = [await keep_take(who, draft) for _ in range(2)]
    assert ids(await service.reorder(who, draft["id"], [second, first])) == [second, first]
    await service.choose_look(who, draft["id"], "warm")
    await service.choose_bed(who, draft["id"], "calm")
    view = await lay_text(who, draft, "  Hello,\n barista ")
    assert (view["look"], view["bed"], view["texts"][0]["text"]) == ("warm", "calm", "Hello,\n barista")
    edit = parse(await saved_edit(view))
    assert [clip.take for clip in edit.clips] == [second, first]
    assert edit.music is not None and edit.music.duck
    assert view == await service.draft_view(who, draft["id"])


async def test_look_music_and_text_may_come_before_the_first_take_and_go_again() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await service.choose_look(who, draft["id"], "mono")
    await service.choose_bed(who, draft["id"], "drive")
    await lay_text(who, draft, "Hi")
    await keep_take(who, draft)
    assert (await service.draft_view(who, draft["id"]))["look"] == "mono"
    await service.choose_bed(who, draft["id"], "")
    version = (await service.draft_view(who, draft["id"]))["version"]
    view = await service.remove_text(who, draft["id"], version, 0)
    assert (view["bed"], view["texts"]) == ("", [])


async def test_a_take_that_was_set_aside_comes_back_to_its_place() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    first, second, third = [await keep_take(who, draft) for _ in range(3)]
    assert ids(await service.set_aside(who, draft["id"], second)) == [first, third]
    assert ids(await service.set_aside(who, draft["id"], second)) == [first, third]
    assert ids(await service.put_back(who, draft["id"], second)) == [first, second, third]
    assert ids(await service.put_back(who, draft["id"], second)) == [first, second, third]


async def test_an_order_of_other_takes_is_refused() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    first = await keep_take(who, draft)
    with pytest.raises(Conflict):
        await service.reorder(who, draft["id"], [first, "somebody-elses"])


async def test_takes_over_the_limit_are_cut_there_and_whole_again_when_there_is_room() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    long = recording(60)
    first, second = [await keep_take(who, draft, long) for _ in range(2)]
    view = await service.draft_view(who, draft["id"])
    assert [round(take["used_ms"], -2) for take in view["takes"]] == [60_000, 30_000]
    assert (view["total_ms"], view["over_ms"]) == (90_000, 0)
    third = await keep_take(who, draft)
    assert (await service.draft_view(who, draft["id"]))["over_ms"] > 900
    view = await service.set_aside(who, draft["id"], first)
    assert [round(take["used_ms"], -2) for take in view["takes"]] == [60_000, 1_000]
    assert ids(view) == [second, third]


@pytest.mark.parametrize(("act", "value"), [(service.choose_look, "ugly"), (service.choose_bed, "../x")])
async def test_what_is_not_offered_is_refused(act: object, value: str) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    with pytest.raises(InvalidInput):
        await act(who, draft["id"], value)  # type: ignore[operator]


async def test_another_persons_draft_is_not_found() -> None:
    (_, who), (_, other) = await make_candidate(), await make_candidate()
    draft = await make_draft(who)
    take = await keep_take(who, draft)
    for call in (
        service.draft_view(other, draft["id"]),
        service.set_aside(other, draft["id"], take),
        service.put_back(other, draft["id"], take),
        service.choose_look(other, draft["id"], "warm"),
    ):
        with pytest.raises(NotFound):
            await call


async def admitted(who: object, draft: DraftView, **fields: object) -> None:
    offer = {"size_bytes": None, "purpose": "take", "client_id": "a-new-take", "parent": draft["id"], "file_type": ""}
    async with db.transaction() as session:
        await service.TakeReceiver().admit(session, who, Offer(**(offer | fields)))  # type: ignore[arg-type]


async def test_an_upload_is_admitted_for_the_own_draft_only() -> None:
    (_, who), (_, other) = await make_candidate(), await make_candidate()
    draft = await make_draft(who)
    await admitted(who, draft)
    for stranger in (other, GUEST):
        with pytest.raises(AppError):
            await admitted(stranger, draft)


async def test_there_is_a_most_of_takes_and_of_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft, client_id="first-take")
    monkeypatch.setattr(rules, "KEPT_BYTES", recording().stat().st_size + 10)
    with pytest.raises(TooMany):
        await admitted(who, draft, size_bytes=11)
    monkeypatch.setattr(rules, "MAX_TAKES", 1)
    with pytest.raises(TooMany):
        await admitted(who, draft)
    await admitted(who, draft, client_id="first-take")


async def test_what_is_on_its_way_counts_as_what_it_may_become(monkeypatch: pytest.MonkeyPatch) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    offer = Offer(size_bytes=None, purpose="take", client_id="still-recorded", parent=draft["id"], file_type="")
    await uploads.begin(who, offer)
    monkeypatch.setattr(rules, "KEPT_BYTES", files.MAX_BYTES + 10)
    await admitted(who, draft, client_id="still-recorded")
    await admitted(who, draft, size_bytes=10)
    for size_bytes in (11, None):
        with pytest.raises(TooMany):
            await admitted(who, draft, size_bytes=size_bytes)
    monkeypatch.setattr(rules, "KEPT_BYTES", 10 * files.MAX_BYTES)
    await admitted(who, draft)
    monkeypatch.setattr(rules, "MAX_TAKES", 1)
    with pytest.raises(TooMany):
        await admitted(who, draft)


async def test_the_newest_change_dates_the_draft() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    later = clock.now() + timedelta(hours=1)
    clock.set_source(lambda: later)
    await service.choose_look(who, draft["id"], "warm")
    async with db.reading() as session:
        assert (await session.exec(select(Draft.updated_at))).one() == later


def test_every_choice_is_there() -> None:
    assert service.look_choices()[0]["name"] == "none"
    assert all((rules.Path("assets") / bed["src"].lstrip("/")).exists() for bed in service.bed_choices())


@pytest.mark.parametrize("word", ["sea", "weightless", "ukulele", "slow", "medium", "fast", "124", "bpm", "lo fi"])
def test_a_bed_is_found_by_title_mood_tag_and_tempo(word: str) -> None:
    found = [bed for bed in service.bed_choices() if f" {word}" in f" {service.bed_words(bed)}"]
    assert found
    ranges = {"slow": (0, 89), "medium": (90, 114), "fast": (115, 400)}
    lowest, highest = ranges.get(word, (0, 400))
    assert all(lowest <= bed["bpm"] <= highest for bed in found)


async def test_a_text_with_signs_that_cannot_be_drawn_is_refused(database: None) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    with pytest.raises(InvalidInput, match="👋"):
        await lay_text(who, draft, "Hi 👋")

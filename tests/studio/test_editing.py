"""Editing the timeline of a draft, undo and redo: on a real database, with real recordings."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.errors import Conflict, InvalidInput, NotFound, SignInNeeded
from resumes_app.models import Take
from resumes_app.studio import service
from resumes_app.studio.schemas import DraftView, ToneView
from resumes_app.studio.service import history
from tests.studio.factories import keep_take, lay_text, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")


async def made(takes: int = 2) -> tuple[Identity, DraftView]:
    """Return somebody with a draft of takes of 4 s each."""
    _, who = await make_candidate()
    draft = await make_draft(who)
    for _ in range(takes):
        await keep_take(who, draft, recording(4))
    return who, await service.draft_view(who, draft["id"])


async def row_id(take: str) -> int:
    async with db.reading() as session:
        return (await session.exec(select(Take.id).where(Take.public_id == take))).one() or 0


async def undo(who: Identity, draft: DraftView) -> DraftView:
    """Undo as the page does that shows the newest version."""
    return await service.undo(who, draft["id"], (await service.draft_view(who, draft["id"]))["version"])


def shape(draft: DraftView) -> list[tuple[int, int]]:
    """Return each clip's take by number, and how many tenths of a second it plays."""
    return [(clip["number"], round(clip["length_ms"] / 100)) for clip in draft["clips"]]


async def test_clips_are_split_trimmed_doubled_moved_and_deleted() -> None:
    who, draft = await made()
    name = draft["id"]
    assert shape(draft) == [(1, 40), (2, 40)]
    draft = await service.split_clip(who, name, draft["version"], 1_500)
    assert shape(draft) == [(1, 15), (1, 25), (2, 40)]
    draft = await service.trim_clip(who, name, draft["version"], 2, 1_000, 3_000)
    assert shape(draft) == [(1, 15), (1, 25), (2, 20)]
    draft = await service.duplicate_clip(who, name, draft["version"], 2)
    draft = await service.move_clip(who, name, draft["version"], 3, 0)
    assert [clip["take"] for clip in draft["clips"]] == [draft["takes"][n]["id"] for n in (0, 1, 1, 0)]
    draft = await service.remove_clip(who, name, draft["version"], 1)
    assert [round(clip["start_ms"], -2) for clip in draft["clips"]] == [0, 2_000, 4_500]
    assert draft == await service.draft_view(who, name)


async def test_a_take_whose_last_clip_is_deleted_stays_and_can_be_used_again() -> None:
    who, draft = await made()
    first, second = (take["id"] for take in draft["takes"])
    draft = await service.remove_clip(who, draft["id"], draft["version"], 0)
    assert [(take["id"], take["used_ms"] > 0) for take in draft["takes"]] == [(second, True), (first, False)]
    draft = await service.add_clip(who, draft["id"], draft["version"], first, 0)
    assert [clip["take"] for clip in draft["clips"]] == [first, second]


async def test_what_a_clip_can_be_set_to() -> None:
    who, draft = await made()
    values: dict[str, Any] = {"speed": 0.5, "mute": True, "fit": "pad", "transition": "fade", "transition_ms": 400}
    draft = await service.set_clip(who, draft["id"], draft["version"], 1, values)
    assert {name: draft["clips"][1][name] for name in values} == values  # type: ignore[literal-required]
    first, second = (take["duration_ms"] for take in draft["takes"])
    assert draft["total_ms"] == first + 2 * second - 400


@pytest.mark.parametrize(
    "values",
    [{}, {"take": "x"}, {"in_ms": 0}, {"speed": 3}, {"speed": "fast"}, {"speed": float("nan")}, {"mute": 1},
     {"transition": "spin"}, {"zoom": 0.5}, {"gain_db": 40}],
)  # fmt: skip
async def test_what_a_clip_cannot_be_set_to_is_refused(values: dict[str, Any]) -> None:
    who, draft = await made(1)
    with pytest.raises(InvalidInput):
        await service.set_clip(who, draft["id"], draft["version"], 0, values)
    assert draft == await service.draft_view(who, draft["id"])


@pytest.mark.parametrize("place", [-1, 5, "0", None, 0.5, True])
async def test_a_place_where_no_clip_is_is_refused(place: Any) -> None:
    who, draft = await made(1)
    acts: list[tuple[Any, tuple[Any, ...]]] = [
        (service.trim_clip, (place, 0, 1_000)),
        (service.duplicate_clip, (place,)),
        (service.remove_clip, (place,)),
        (service.move_clip, (place, 0)),
        (service.set_clip, (place, {"mute": True})),
    ]
    for act, arguments in acts:
        with pytest.raises((Conflict, InvalidInput)):
            await act(who, draft["id"], draft["version"], *arguments)


async def test_what_was_decided_on_an_older_edit_is_refused() -> None:
    who, draft = await made()
    await service.remove_clip(who, draft["id"], draft["version"], 0)
    with pytest.raises(Conflict):
        await service.remove_clip(who, draft["id"], draft["version"], 0)
    assert len((await service.draft_view(who, draft["id"]))["clips"]) == 1


async def test_nobody_else_edits_a_draft() -> None:
    (_, draft), (_, other) = await made(), await make_candidate()
    acts: list[tuple[Any, tuple[Any, ...]]] = [
        (service.trim_clip, (draft["version"], 0, 0, 1_000)),
        (service.split_clip, (draft["version"], 1_000)),
        (service.duplicate_clip, (draft["version"], 0)),
        (service.remove_clip, (draft["version"], 0)),
        (service.move_clip, (draft["version"], 0, 1)),
        (service.add_clip, (draft["version"], draft["takes"][0]["id"], 0)),
        (service.set_clip, (draft["version"], 0, {"mute": True})),
        (service.undo, (draft["version"],)),
        (service.redo, (draft["version"],)),
    ]
    for act, arguments in acts:
        with pytest.raises(NotFound):
            await act(other, draft["id"], *arguments)
        with pytest.raises(SignInNeeded):
            await act(GUEST, draft["id"], *arguments)


async def test_another_persons_take_cannot_be_added() -> None:
    (who, draft), (_, theirs) = await made(), await made(1)
    with pytest.raises(Conflict):
        await service.add_clip(who, draft["id"], draft["version"], theirs["takes"][0]["id"], 0)


async def test_everything_can_be_undone_and_brought_back() -> None:
    who, draft = await made(1)
    name = draft["id"]
    seen = [draft]
    seen.append(await service.choose_look(who, name, "warm"))
    seen.append(await service.choose_bed(who, name, "calm"))
    seen.append(await lay_text(who, draft, "Hello"))
    seen.append(await service.split_clip(who, name, seen[-1]["version"], 2_000))
    assert seen[-1]["undo"] == "Split"

    def content(view: DraftView) -> dict[str, Any]:
        return {key: value for key, value in view.items() if key not in ("version", "redo")}

    for earlier in reversed(seen[:-1]):
        view = await undo(who, draft)
        assert content(view) == content(earlier)
    for later in seen[1:]:
        view = await service.redo(who, name, view["version"])
        assert content(view) == content(later)
    assert view["redo"] == ""
    with pytest.raises(Conflict):
        await service.redo(who, name, view["version"])


async def test_a_change_after_an_undo_cannot_be_redone_over() -> None:
    who, draft = await made(1)
    await service.choose_look(who, draft["id"], "warm")
    await undo(who, draft)
    view = await service.choose_look(who, draft["id"], "mono")
    assert (view["undo"], view["redo"]) == ("Look", "")
    assert (await undo(who, draft))["look"] == "none"


async def test_fifty_steps_are_kept() -> None:
    who, draft = await made(1)
    for number in range(history.KEPT + 5):
        await service.choose_look(who, draft["id"], "warm" if number % 2 else "mono")
    for _ in range(history.KEPT):
        view = await undo(who, draft)
    assert view["undo"] == ""
    with pytest.raises(Conflict):
        await undo(who, draft)


async def test_a_slider_that_is_moved_is_one_step(monkeypatch: pytest.MonkeyPatch) -> None:
    who, draft = await made(1)
    for value in (10, 20, 30):
        await service.adjust(who, draft["id"], ToneView(brightness=value, contrast=0, warmth=0))
    now = clock.now() + timedelta(seconds=5)
    monkeypatch.setattr(clock, "now", lambda: now)
    await service.adjust(who, draft["id"], ToneView(brightness=40, contrast=0, warmth=0))
    assert (await undo(who, draft))["tone"]["brightness"] == 30
    assert (await undo(who, draft))["tone"]["brightness"] == 0


async def test_saving_what_is_saved_already_is_no_step() -> None:
    who, draft = await made(1)
    await service.choose_look(who, draft["id"], "warm")
    await service.choose_look(who, draft["id"], "warm")
    assert (await undo(who, draft))["look"] == "none"


async def test_a_removed_take_comes_back_by_undo_and_is_not_erased_then() -> None:
    who, draft = await made()
    await service.set_aside(who, draft["id"], draft["takes"][0]["id"])
    view = await undo(who, draft)
    assert shape(view) == [(1, 40), (2, 40)]
    view = await service.remove_clip(who, draft["id"], view["version"], 0)
    assert len(view["takes"]) == 2, "it counts as in use again"


async def test_a_draft_that_was_given_up_comes_back_as_it_was_cut() -> None:
    who, draft = await made()
    cut = await service.split_clip(who, draft["id"], draft["version"], 1_500)
    cut = await service.remove_clip(who, draft["id"], cut["version"], 2)
    takes = await service.discard_draft(who, draft["id"])
    assert (await service.draft_view(who, draft["id"]))["takes"] == []
    await service.restore_draft(who, draft["id"], takes)
    view = await service.draft_view(who, draft["id"])
    assert (shape(view), len(view["takes"])) == (shape(cut), 2)


async def test_what_was_undone_on_an_older_edit_is_refused() -> None:
    who, draft = await made(1)
    await service.choose_look(who, draft["id"], "warm")
    with pytest.raises(Conflict):
        await service.undo(who, draft["id"], draft["version"])


async def test_saving_nothing_new_is_no_new_version() -> None:
    who, draft = await made(1)
    seen = await service.choose_look(who, draft["id"], "warm")
    assert (await service.choose_look(who, draft["id"], "warm"))["version"] == seen["version"]
    assert (await service.remove_clip(who, draft["id"], seen["version"], 0))["clips"] == []


async def test_a_take_that_came_back_is_not_erased_by_the_task_of_its_first_removal() -> None:
    who, draft = await made()
    take = draft["takes"][0]["id"]
    await service.set_aside(who, draft["id"], take)
    view = await service.put_back(who, draft["id"], take)
    await service.remove_clip(who, draft["id"], view["version"], 0)
    row = await row_id(take)
    later = clock.now() + service.UNDO_FOR + timedelta(minutes=1)
    clock.set_source(lambda: later)
    await service.clear_take(row)
    assert take in [one["id"] for one in (await service.draft_view(who, draft["id"]))["takes"]]


async def test_a_removal_that_is_brought_back_leaves_the_take_out_again() -> None:
    who, draft = await made()
    take = draft["takes"][0]["id"]
    await service.set_aside(who, draft["id"], take)
    view = await undo(who, draft)
    view = await service.redo(who, draft["id"], view["version"])
    assert take not in [one["id"] for one in view["takes"]]


async def test_a_take_is_put_back_as_it_was_cut() -> None:
    who, draft = await made()
    view = await service.trim_clip(who, draft["id"], draft["version"], 0, 500, 2_000)
    view = await service.set_clip(who, draft["id"], view["version"], 0, {"speed": 1.5})
    take = view["takes"][0]["id"]
    await service.set_aside(who, draft["id"], take)
    assert shape(await service.put_back(who, draft["id"], take)) == shape(view)


async def test_captions_go_with_their_takes_when_these_are_removed_and_put_in_order() -> None:
    who, draft = await made()
    cues = [{"start_ms": 500, "end_ms": 900, "text": "one"}, {"start_ms": 4_500, "end_ms": 4_900, "text": "two"}]
    await service.write_captions(who, draft["id"], draft["version"], cues)
    first, second = (take["id"] for take in draft["takes"])
    view = await service.reorder(who, draft["id"], [second, first])
    assert [cue["text"] for cue in view["captions"]] == ["two", "one"]
    view = await service.set_aside(who, draft["id"], second)
    assert [(cue["text"], cue["start_ms"]) for cue in view["captions"]] == [("one", 500)]


async def test_a_draft_that_is_too_long_can_be_cut_step_by_step() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    for _ in range(3):
        await keep_take(who, draft, recording(60))
    view = await service.draft_view(who, draft["id"])
    for place in range(3):
        view = await service.trim_clip(who, draft["id"], view["version"], place, 0, 59_000 - 15_000 * place)
    assert [clip["length_ms"] for clip in view["clips"]] == [59_000, 31_000, 29_000]
    assert view["over_ms"] == 29_000


async def test_undo_does_not_bring_a_deleted_draft_back() -> None:
    who, draft = await made()
    await service.discard_draft(who, draft["id"])
    view = await service.draft_view(who, draft["id"])
    assert view["undo"] == ""
    with pytest.raises(Conflict):
        await service.undo(who, draft["id"], view["version"])

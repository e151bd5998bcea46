"""Editing the timeline of a draft, undo and redo: on a real database, with real recordings."""

from datetime import timedelta
from typing import Any

import pytest

from resumes_app import clock
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.errors import Conflict, InvalidInput, NotFound, SignInNeeded
from resumes_app.studio import service
from resumes_app.studio.schemas import DraftView, ToneView
from resumes_app.studio.service import history
from tests.studio.factories import keep_take, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")


async def made(takes: int = 2) -> tuple[Identity, DraftView]:
    """Return somebody with a draft of takes of 4 s each."""
    _, who = await make_candidate()
    draft = await make_draft(who)
    for _ in range(takes):
        await keep_take(who, draft, recording(4))
    return who, await service.draft_view(who, draft["id"])


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
        (service.undo, ()),
        (service.redo, ()),
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
    seen.append(await service.write_title(who, name, "Hello"))
    seen.append(await service.split_clip(who, name, seen[-1]["version"], 2_000))
    assert seen[-1]["undo"] == "Split"

    def content(view: DraftView) -> dict[str, Any]:
        return {key: value for key, value in view.items() if key not in ("version", "redo")}

    for earlier in reversed(seen[:-1]):
        assert content(await service.undo(who, name)) == content(earlier)
    for later in seen[1:]:
        view = await service.redo(who, name)
        assert content(view) == content(later)
    assert view["redo"] == ""
    with pytest.raises(Conflict):
        await service.redo(who, name)


async def test_a_change_after_an_undo_cannot_be_redone_over() -> None:
    who, draft = await made(1)
    await service.choose_look(who, draft["id"], "warm")
    await service.undo(who, draft["id"])
    view = await service.choose_look(who, draft["id"], "mono")
    assert (view["undo"], view["redo"]) == ("Look", "")
    assert (await service.undo(who, draft["id"]))["look"] == "none"


async def test_fifty_steps_are_kept() -> None:
    who, draft = await made(1)
    for number in range(history.KEPT + 5):
        await service.choose_look(who, draft["id"], "warm" if number % 2 else "mono")
    for _ in range(history.KEPT):
        view = await service.undo(who, draft["id"])
    assert view["undo"] == ""
    with pytest.raises(Conflict):
        await service.undo(who, draft["id"])


async def test_a_slider_that_is_moved_is_one_step(monkeypatch: pytest.MonkeyPatch) -> None:
    who, draft = await made(1)
    for value in (10, 20, 30):
        await service.adjust(who, draft["id"], ToneView(brightness=value, contrast=0, warmth=0))
    now = clock.now() + timedelta(seconds=5)
    monkeypatch.setattr(clock, "now", lambda: now)
    await service.adjust(who, draft["id"], ToneView(brightness=40, contrast=0, warmth=0))
    assert (await service.undo(who, draft["id"]))["tone"]["brightness"] == 30
    assert (await service.undo(who, draft["id"]))["tone"]["brightness"] == 0


async def test_saving_what_is_saved_already_is_no_step() -> None:
    who, draft = await made(1)
    await service.choose_look(who, draft["id"], "warm")
    await service.choose_look(who, draft["id"], "warm")
    assert (await service.undo(who, draft["id"]))["look"] == "none"


async def test_a_removed_take_comes_back_by_undo_and_is_not_erased_then() -> None:
    who, draft = await made()
    await service.set_aside(who, draft["id"], draft["takes"][0]["id"])
    view = await service.undo(who, draft["id"])
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

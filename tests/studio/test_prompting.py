"""The teleprompter's script, and its lines as captions of the take in which they were spoken."""

from typing import Any

import pytest

from resumes_app.accounts.schemas import GUEST
from resumes_app.errors import AppError, InvalidInput, NotFound, SignInNeeded
from resumes_app.studio import service
from resumes_app.studio.schemas import DraftView
from tests.studio.factories import keep_take, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")

LINES = [
    {"start_ms": 200, "end_ms": 1_500, "text": "Hello."},
    {"start_ms": 1_500, "end_ms": 3_000, "text": "I am Ada."},
]


def captions(draft: DraftView) -> list[tuple[int, int, str]]:
    return [(cue["start_ms"], cue["end_ms"], cue["text"]) for cue in draft["captions"]]


async def test_a_script_is_kept_with_the_draft_and_only_for_its_owner() -> None:
    (_, who), (_, other) = await make_candidate(), await make_candidate()
    draft = await make_draft(who)
    assert (await service.write_script(who, draft["id"], "Hello.\n\nI am Ada."))["script"] == "Hello.\n\nI am Ada."
    assert (await service.draft_view(who, draft["id"]))["script"] == "Hello.\n\nI am Ada."
    with pytest.raises(NotFound):
        await service.write_script(other, draft["id"], "Mine")
    with pytest.raises(SignInNeeded):
        await service.write_script(GUEST, draft["id"], "Mine")
    for unfit in ("x" * 3_001, "a\0b", None):
        with pytest.raises(InvalidInput):
            await service.write_script(who, draft["id"], unfit)  # type: ignore[arg-type]


async def test_spoken_lines_become_captions_where_the_take_plays() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    for client_id in ("first", "second"):
        await keep_take(who, draft, recording(4), client_id=client_id)
    view = await service.note_spoken(who, draft["id"], "second", LINES)
    begin = view["clips"][1]["start_ms"]
    assert captions(view) == [(begin + 200, begin + 1_500, "Hello."), (begin + 1_500, begin + 3_000, "I am Ada.")]
    view = await service.note_spoken(who, draft["id"], "first", LINES[:1])
    assert captions(view)[0] == (200, 1_500, "Hello.")
    again = await service.note_spoken(who, draft["id"], "second", [{**LINES[0], "text": "Twice"}])
    assert captions(again) == captions(view)


async def test_spoken_lines_follow_the_cut_and_give_way_to_what_was_written() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft, recording(4), client_id="only")
    view = await service.draft_view(who, draft["id"])
    view = await service.trim_clip(who, draft["id"], view["version"], 0, 1_000, 3_500)
    written = [{"start_ms": 600, "end_ms": 900, "text": "Written"}]
    await service.write_captions(who, draft["id"], view["version"], written)
    view = await service.note_spoken(who, draft["id"], "only", LINES)
    assert captions(view) == [(0, 500, "Hello."), (600, 900, "Written")]


@pytest.mark.parametrize("lines", [[{"start_ms": -1, "end_ms": 5, "text": "a"}], [7], "a", [LINES[0]] * 401])
async def test_lines_that_are_no_captions_are_refused(lines: Any) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft, client_id="only")
    with pytest.raises(AppError):
        await service.note_spoken(who, draft["id"], "only", lines)


async def test_nobody_else_captions_a_take() -> None:
    (_, who), (_, other) = await make_candidate(), await make_candidate()
    draft, theirs = await make_draft(who), await make_draft(other)
    await keep_take(who, draft, recording(4), client_id="only")
    with pytest.raises(NotFound):
        await service.note_spoken(other, draft["id"], "only", LINES)
    with pytest.raises(SignInNeeded):
        await service.note_spoken(GUEST, draft["id"], "only", LINES)
    await service.note_spoken(other, theirs["id"], "only", LINES)
    assert captions(await service.draft_view(who, draft["id"])) == []

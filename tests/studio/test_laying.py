"""Texts, stickers, captions, how music plays, the cover: saved in the edit list, checked, and only by the owner."""

from dataclasses import fields
from typing import Any

import pytest
from sqlmodel import select

from resumes_app import db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.errors import AppError, Conflict, InvalidInput, NotFound, SignInNeeded
from resumes_app.media.editlist import Burn, Cue, EditList, Music, Overlay, Sticker, parse
from resumes_app.models import Draft, Render
from resumes_app.studio import schemas, service
from resumes_app.studio.schemas import DraftView
from tests.studio.factories import keep_take, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")

TEXT = {
    "text": "Ada", "start_ms": 500, "end_ms": 2_000, "x": 0.5, "y": 0.2, "size": 0.05, "style": "card", "face": "round",
}  # fmt: skip
STAR = {"name": "star", "start_ms": 0, "end_ms": 1_000, "x": 0.8, "y": 0.3, "size": 0.2}
CUES = [{"start_ms": 0, "end_ms": 1_500, "text": "Hello."}, {"start_ms": 1_500, "end_ms": 3_000, "text": "I am Ada."}]
VTT = """WEBVTT

1
00:00:00.200 --> 00:00:02.500
<v Ada>Hello

00:00:02.000 --> 00:00:03.000
there

00:01:00.000 --> 00:01:02.000
behind the end
"""


async def made() -> tuple[Identity, DraftView]:
    """Return somebody with a draft of one take of 4 s."""
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft, recording(4))
    return who, await service.draft_view(who, draft["id"])


async def saved(draft: DraftView) -> EditList:
    async with db.reading() as session:
        return parse((await session.exec(select(Draft.edit).where(Draft.public_id == draft["id"]))).one())


@pytest.mark.parametrize(
    ("kind", "view"),
    [(Overlay, schemas.TextView), (Sticker, schemas.StickerView), (Music, schemas.MusicView)],
)
def test_a_page_sees_all_fields_of_what_is_laid_over_the_video(kind: Any, view: Any) -> None:
    assert {field.name for field in fields(kind)} == view.__annotations__.keys()


async def test_texts_are_added_changed_and_taken_away_each_by_itself() -> None:
    who, draft = await made()
    name = draft["id"]
    draft = await service.add_text(who, name, draft["version"], TEXT)
    draft = await service.add_text(who, name, draft["version"], {**TEXT, "text": "Welder"})
    draft = await service.set_text(who, name, draft["version"], 1, {"x": 0.25, "style": "bright"})
    assert [(one["text"], one["x"], one["style"]) for one in draft["texts"]] == [
        ("Ada", 0.5, "card"),
        ("Welder", 0.25, "bright"),
    ]
    draft = await service.remove_text(who, name, draft["version"], 0)
    assert [one.text for one in (await saved(draft)).overlays] == ["Welder"]
    assert [one["text"] for one in (await service.undo(who, name, draft["version"]))["texts"]] == ["Ada", "Welder"]


@pytest.mark.parametrize(
    ("at_ms", "total_ms", "span"),
    [
        (1_000, 20_000, (1_000, 4_500)),
        (499, 20_000, (0, 3_500)),
        (500, 20_000, (500, 4_000)),
        (19_000, 20_000, (19_000, 22_500)),
        (19_001, 20_000, (16_500, 20_000)),
        (20_000, 20_000, (16_500, 20_000)),
        (90_000, 90_000, (86_500, 90_000)),
        (89_000, 90_000, (89_000, 90_000)),
        (800, 900, (0, 3_500)),
        (0, 0, (0, 3_500)),
    ],
)
def test_a_new_text_is_seen_wherever_it_is_laid(at_ms: int, total_ms: int, span: tuple[int, int]) -> None:
    text = service.new_text(at_ms, total_ms)
    assert (text["start_ms"], text["end_ms"]) == span


def test_a_new_sticker_at_the_end_is_seen_before_it() -> None:
    sticker = service.new_sticker("star", 20_000, 20_000)
    assert (sticker["start_ms"], sticker["end_ms"]) == (18_000, 20_000)


@pytest.mark.parametrize(
    ("values", "span"),
    [
        ({"start_ms": 1_500}, (1_500, 2_000)),
        ({"start_ms": 2_500}, (2_500, 4_000)),
        ({"start_ms": 90_000}, (8_500, 10_000)),
        ({"start_ms": 10_000, "end_ms": 90_000}, (8_500, 10_000)),
        ({"end_ms": 300}, (0, 300)),
        ({"end_ms": 0}, (0, 200)),
        ({"end_ms": 100}, (0, 200)),
        ({"end_ms": 90_000}, (500, 90_000)),
    ],
)
async def test_a_moment_beyond_the_other_one_or_the_video_takes_it_along(
    values: dict[str, int], span: tuple[int, int]
) -> None:
    who, draft = await made()
    name = draft["id"]
    draft = await service.add_text(who, name, draft["version"], TEXT)
    draft = await service.set_text(who, name, draft["version"], 0, values, total_ms=10_000)
    assert (draft["texts"][0]["start_ms"], draft["texts"][0]["end_ms"]) == span
    draft = await service.add_sticker(who, name, draft["version"], {**STAR, "start_ms": 500, "end_ms": 2_000})
    draft = await service.set_sticker(who, name, draft["version"], 0, values, total_ms=10_000)
    assert (draft["stickers"][0]["start_ms"], draft["stickers"][0]["end_ms"]) == span


async def test_where_no_clip_is_yet_a_text_may_begin_anywhere() -> None:
    who, draft = await made()
    draft = await service.add_text(who, draft["id"], draft["version"], TEXT)
    draft = await service.set_text(who, draft["id"], draft["version"], 0, {"start_ms": 4_000}, total_ms=0)
    assert (draft["texts"][0]["start_ms"], draft["texts"][0]["end_ms"]) == (4_000, 5_500)


async def test_each_gesture_is_a_step_of_its_own_and_a_slider_is_one() -> None:
    who, draft = await made()
    name = draft["id"]
    draft = await service.add_text(who, name, draft["version"], TEXT)
    for x in (0.3, 0.4):
        draft = await service.set_text(who, name, draft["version"], 0, {"x": x}, apart=True)
    for x in (0.6, 0.7):
        draft = await service.set_text(who, name, draft["version"], 0, {"x": x})
    found = []
    for _ in range(3):
        draft = await service.undo(who, name, draft["version"])
        found.append(draft["texts"][0]["x"])
    assert found == [0.4, 0.3, 0.5]


async def test_stickers_are_added_changed_and_taken_away() -> None:
    who, draft = await made()
    draft = await service.add_sticker(who, draft["id"], draft["version"], STAR)
    draft = await service.set_sticker(who, draft["id"], draft["version"], 0, {"size": 0.3})
    assert draft["stickers"][0] == {**STAR, "size": 0.3}
    assert (await service.remove_sticker(who, draft["id"], draft["version"], 0))["stickers"] == []


@pytest.mark.parametrize(
    "unfit",
    [{"text": ""}, {"text": "x" * 121}, {"text": "\U0010fffd"}, {"style": "neon"}, {"x": 2}, {"end_ms": 90_001},
     {"y": "top"}, {"colour": "red"}, {"start_ms": 0.5}],
)  # fmt: skip
async def test_an_unfit_text_is_refused_and_nothing_is_saved(unfit: dict[str, Any]) -> None:
    who, draft = await made()
    with pytest.raises(AppError):
        await service.add_text(who, draft["id"], draft["version"], {**TEXT, **unfit})
    before = await service.add_text(who, draft["id"], draft["version"], TEXT)
    with pytest.raises(AppError):
        await service.set_text(who, draft["id"], before["version"], 0, unfit)
    assert before == await service.draft_view(who, draft["id"])


@pytest.mark.parametrize("unfit", [{"name": "../../secret"}, {"name": "nothing"}, {"size": 0.9}])
async def test_an_unfit_sticker_is_refused(unfit: dict[str, Any]) -> None:
    who, draft = await made()
    with pytest.raises(AppError):
        await service.add_sticker(who, draft["id"], draft["version"], {**STAR, **unfit})


@pytest.mark.parametrize("number", [-1, 1, "0", None, True])
async def test_what_is_not_there_can_be_neither_changed_nor_taken_away(number: Any) -> None:
    who, draft = await made()
    draft = await service.add_text(who, draft["id"], draft["version"], TEXT)
    draft = await service.add_sticker(who, draft["id"], draft["version"], STAR)
    for act, values in (
        (service.set_text, ({"x": 0.1},)),
        (service.remove_text, ()),
        (service.set_sticker, ({"x": 0.1},)),
        (service.remove_sticker, ()),
    ):
        with pytest.raises(Conflict):
            await act(who, draft["id"], draft["version"], number, *values)  # type: ignore[operator]


async def test_captions_are_written_line_by_line_and_said_of_what_cannot_be_read() -> None:
    who, draft = await made()
    draft = await service.write_captions(who, draft["id"], draft["version"], CUES)
    assert [cue["note"] for cue in draft["captions"]] == ["", ""]
    fast = [{"start_ms": 0, "end_ms": 500, "text": "Nobody reads so much in half a second."}]
    draft = await service.write_captions(who, draft["id"], draft["version"], fast)
    assert draft["captions"][0]["note"].startswith("Too fast to read")
    long = [{"start_ms": 0, "end_ms": 4_000, "text": "more words than two lines of a phone ever hold " * 2}]
    draft = await service.write_captions(who, draft["id"], draft["version"], long)
    assert draft["captions"][0]["note"].startswith("Longer than 2 lines")
    assert (await service.write_captions(who, draft["id"], draft["version"], []))["captions"] == []


async def test_a_text_under_a_drawn_caption_is_told_of_on_both_sides() -> None:
    who, draft = await made()
    cues = [{"start_ms": 0, "end_ms": 900, "text": "Hello"}, {"start_ms": 900, "end_ms": 1_800, "text": "It is me"}]
    draft = await service.write_captions(who, draft["id"], draft["version"], cues)
    low = {**TEXT, "text": "Ana Luz", "x": 0.5, "y": 0.77, "start_ms": 900, "end_ms": 1_500}
    draft = await service.add_text(who, draft["id"], draft["version"], low)

    def told(draft: DraftView) -> list[str]:
        return [part["note"].split(".")[0] for part in (*draft["captions"], *draft["texts"])]

    assert told(draft) == ["", "", ""]  # A track, which viewers can turn off.
    draft = await service.burn_captions(who, draft["id"], draft["version"], {"style": "card", "spot": "low"})
    assert told(draft) == ["", "It lies over your text “Ana Luz”", "Line 2 of your captions lies over it"]
    above = await service.set_text(who, draft["id"], draft["version"], 0, {"y": 0.5})
    assert told(above) == ["", "", ""]
    aside = await service.set_text(who, draft["id"], above["version"], 0, {"y": 0.77, "x": 0.06, "size": 0.02})
    assert told(aside) == ["", "", ""]
    later = await service.set_text(who, draft["id"], aside["version"], 0, {**low, "start_ms": 1_800, "end_ms": 2_500})
    assert told(later) == ["", "", ""]


@pytest.mark.parametrize(
    "cues",
    [[{"start_ms": 0, "end_ms": 1_500, "text": "a"}, {"start_ms": 1_000, "end_ms": 2_000, "text": "b"}],
     [{"start_ms": 10, "end_ms": 10, "text": "a"}], [{"start_ms": 0, "text": "a"}], [7], "WEBVTT",
     [{"start_ms": 0, "end_ms": 9, "text": ""}], [CUES[0]] * 401,
     [{"start_ms": 9_000, "end_ms": 9_900, "text": "behind the end"}]],
)  # fmt: skip
async def test_unfit_captions_are_refused_and_those_that_were_there_stay(cues: Any) -> None:
    who, draft = await made()
    draft = await service.write_captions(who, draft["id"], draft["version"], CUES)
    with pytest.raises(AppError):
        await service.write_captions(who, draft["id"], draft["version"], cues)
    assert draft == await service.draft_view(who, draft["id"])


async def test_captions_come_from_a_file_and_go_into_one() -> None:
    who, draft = await made()
    draft, left_out = await service.import_captions(who, draft["id"], draft["version"], VTT)
    assert left_out == 1, "the last one begins after the end"
    spans = [(cue["start_ms"], cue["end_ms"], cue["text"]) for cue in draft["captions"]]
    assert spans == [(200, 2_000, "Hello"), (2_000, 3_000, "there")]
    for kind in ("vtt", "srt"):
        text = await service.captions_file(who, draft["id"], kind)  # type: ignore[arg-type]
        again, _ = await service.import_captions(who, draft["id"], draft["version"], text)
        assert again["captions"] == draft["captions"]
        draft = again


async def test_lines_behind_the_end_of_the_video_are_left_out_and_counted() -> None:
    who, draft = await made()
    late = f"{VTT}\n\n00:05:00.000 --> 00:05:02.000\nToo late\n"
    draft, left_out = await service.import_captions(who, draft["id"], draft["version"], late)
    assert (len(draft["captions"]), left_out) == (2, 2)


async def test_a_line_that_nobody_has_written_is_in_no_video_and_no_file() -> None:
    who, draft = await made()
    empty = {"start_ms": 3_000, "end_ms": 3_400, "text": service.NEW_LINE}
    draft = await service.write_captions(who, draft["id"], draft["version"], [*CUES, empty])
    assert len(draft["captions"]) == len(CUES) + 1, "it is there to be written"
    assert service.NEW_LINE not in await service.captions_file(who, draft["id"], "vtt")
    async with db.transaction() as session:
        ticket = await service.request_render(session, who, draft["id"])
        render = await session.get_one(Render, ticket.id)
    assert [cue["text"] for cue in render.edit["captions"]] == [cue["text"] for cue in CUES]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html>",
        "x" * 300_000,
        "<" * 199_000,
        f"1\n00:00:00,000 --> 00:00:01,000\n{'<' * 199_000}",
        None,
        VTT.replace("00:00:0", "00:05:0"),
    ],
)
async def test_a_file_without_captions_of_this_video_is_refused(text: Any) -> None:
    who, draft = await made()
    with pytest.raises(AppError):
        await service.import_captions(who, draft["id"], draft["version"], text)


async def test_captions_are_burned_in_or_stay_a_track() -> None:
    who, draft = await made()
    draft = await service.write_captions(who, draft["id"], draft["version"], CUES)
    draft = await service.burn_captions(who, draft["id"], draft["version"], {"style": "bright", "spot": "top"})
    assert (draft["burn"]["on"], (await saved(draft)).burn) == (True, Burn("bright", "top"))
    strange = [{"start_ms": 0, "end_ms": 900, "text": "\U0010fffd"}]
    with pytest.raises(InvalidInput):
        await service.write_captions(who, draft["id"], draft["version"], strange)
    draft = await service.burn_captions(who, draft["id"], draft["version"], None)
    await service.write_captions(who, draft["id"], draft["version"], strange)
    assert (await saved(draft)).captions == (Cue(0, 900, "\U0010fffd"),)


async def test_how_music_plays_and_which_picture_is_the_cover() -> None:
    who, draft = await made()
    with pytest.raises(InvalidInput):
        await service.set_music(who, draft["id"], draft["version"], {"gain_db": -6})
    draft = await service.choose_bed(who, draft["id"], "calm")
    draft = await service.set_music(
        who, draft["id"], draft["version"], {"gain_db": -6, "from_ms": 4_000, "duck": False}
    )
    assert (draft["music"]["gain_db"], draft["music"]["from_ms"], draft["music"]["duck"]) == (-6.0, 4_000, False)
    for unfit in ({"bed": "nothing"}, {"gain_db": 99}, {"tempo": 3}):
        with pytest.raises(AppError):
            await service.set_music(who, draft["id"], draft["version"], unfit)
    draft = await service.choose_cover(who, draft["id"], draft["version"], 2_500)
    assert draft["cover_ms"] == 2_500
    assert (await service.choose_cover(who, draft["id"], draft["version"], None))["cover_ms"] == -1
    with pytest.raises(AppError):
        await service.choose_cover(who, draft["id"], draft["version"] + 1, -5)


async def test_nobody_else_lays_anything_over_a_video() -> None:
    (_, draft), (_, other) = await made(), await make_candidate()
    acts: list[tuple[Any, tuple[Any, ...]]] = [
        (service.add_text, (TEXT,)),
        (service.set_text, (0, {"x": 0.1})),
        (service.remove_text, (0,)),
        (service.add_sticker, (STAR,)),
        (service.set_sticker, (0, {"x": 0.1})),
        (service.remove_sticker, (0,)),
        (service.set_music, ({"gain_db": 0},)),
        (service.choose_cover, (None,)),
        (service.write_captions, (CUES,)),
        (service.import_captions, (VTT,)),
        (service.burn_captions, (None,)),
    ]
    for act, arguments in acts:
        with pytest.raises(NotFound):
            await act(other, draft["id"], draft["version"], *arguments)
        with pytest.raises(SignInNeeded):
            await act(GUEST, draft["id"], draft["version"], *arguments)
    for who, refusal in ((other, NotFound), (GUEST, SignInNeeded)):
        with pytest.raises(refusal):
            await service.captions_file(who, draft["id"], "vtt")

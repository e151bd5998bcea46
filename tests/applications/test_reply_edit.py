"""The edit of a reply, without a browser: each choice is kept, and shown as it is kept."""

from base64 import b64decode

import pytest

from resumes_app.applications.state.reply.captioning import CaptioningState
from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.laying import LayingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.applications.state.reply.writing import WritingState
from resumes_app.errors import Conflict, InvalidInput
from resumes_app.studio.service import draft_view, write_script
from resumes_app.ui.tone import Tone
from tests.applications.test_reply_page import open_page
from tests.events import Rig
from tests.factories import make_job
from tests.studio.factories import keep_take, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")


async def test_each_choice_is_saved_at_once(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    cookie, _ = await open_page(rig, user, job)
    tone = Tone(brightness=10, contrast=0, warmth=-20)
    for act in (
        EditingState.choose_look("warm"),
        EditingState.adjust(tone),
        EditingState.choose_bed("calm"),
        EditingState.clean_voice(True),
    ):
        await rig(act, cookie)
    view = await draft_view(who, draft["id"])
    assert (view["look"], view["bed"]) == ("warm", "calm")
    assert (view["tone"], view["clean_voice"]) == (tone, True)


async def test_texts_and_stickers_are_added_where_the_preview_stands_and_chosen(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    await keep_take(who, draft, recording(4))
    cookie, _ = await open_page(rig, user, job)
    added = await rig(LayingState.add_text(1_500), cookie)
    assert (added["laying_state"]["text"], added["takes_state"]["draft"]["texts"][0]["start_ms"]) == (0, 1_500)
    for act in (
        LayingState.change("text", 0, {"text": "Ana", "face": "hand"}),
        LayingState.change("text", 0, {"text": " "}),
        LayingState.add_sticker("star", 500),
        LayingState.change("sticker", 0, {"x": 0.25}),
        LayingState.choose_cover(2_000),
    ):
        await rig(act, cookie)
    view = await draft_view(who, draft["id"])
    assert (view["texts"][0]["text"], view["texts"][0]["face"]) == ("Ana", "hand")
    half = await rig(LayingState.change("text", 0, {"text": "Ana 🎬 films "}), cookie)
    assert half["takes_state"]["draft"]["texts"][0]["text"] == "Ana films" == half["laying_state"]["typed_laid"]
    assert half["laying_state"]["typed"] == "Ana 🎬 films ", "what was typed stays in the field"
    assert half["laying_state"]["unfit"].startswith("“🎬” cannot be drawn")
    mended = await rig(LayingState.change("text", 0, {"text": "Ana"}), cookie)
    assert mended["laying_state"]["unfit"] == ""
    assert (view["stickers"][0]["x"], view["cover_ms"]) == (0.25, 2_000)
    gone = await rig(LayingState.remove("text", 0), cookie)
    assert gone["laying_state"]["text"] == -1
    moved = await rig(LayingState.change("sticker", 0, {"start_ms": 90_000}), cookie)
    assert moved["takes_state"]["draft"]["stickers"][0]["end_ms"] == view["total_ms"], "where it is still seen"
    assert moved["editing_state"]["answered"] > 0
    await rig(LayingState.remove("sticker", 0), cookie)
    await rig(LayingState.choose_cover(-1), cookie)
    view = await draft_view(who, draft["id"])
    assert (view["texts"], view["stickers"], view["cover_ms"]) == ([], [], -1)


async def test_what_cannot_be_drawn_is_left_out_of_a_written_reply_and_told(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    cookie, _ = await open_page(rig, user, job)
    for words, shown, said in (
        ("👋", [], "Leave it out"),
        ("I am Ana. 👋", ["I am Ana."], "so it is left out of your video"),
    ):
        await write_script(who, draft["id"], words)
        await rig(TakesState.read(), cookie)
        changed = await rig(WritingState.make(), cookie)
        assert [cue["text"] for cue in (await draft_view(who, draft["id"]))["captions"]] == shown
        assert said in str(changed)


async def test_captions_are_written_timed_split_and_taken_away_line_by_line(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    await keep_take(who, draft, recording(4))
    whole_ms = (await draft_view(who, draft["id"]))["total_ms"]
    cookie, _ = await open_page(rig, user, job)

    async def lines() -> list[tuple[int, int, str]]:
        cues = (await draft_view(who, draft["id"]))["captions"]
        return [(cue["start_ms"], cue["end_ms"], cue["text"]) for cue in cues]

    await rig(CaptioningState.add_line(500), cookie)
    await rig(CaptioningState.write_line(0, "Hello there"), cookie)
    await rig(CaptioningState.add_line(700), cookie)
    assert [line[:2] for line in await lines()] == [(500, 2_500), (2_500, whole_ms)]
    await rig(CaptioningState.time_line(0, 0, 9_000), cookie)
    assert (await lines())[0] == (0, 2_500, "Hello there"), "as far as the next line leaves room"
    as_before = await rig(CaptioningState.time_line(0, 0, 9_000), cookie)
    assert as_before["editing_state"]["answered"] == 2, "the field is told although nothing changes"
    await rig(CaptioningState.split_line(0), cookie)
    assert [line[2] for line in await lines()] == ["Hello", "there", "…"]
    with pytest.raises(InvalidInput, match="no room"):
        await rig(CaptioningState.add_line(3_950), cookie)
    await rig(CaptioningState.remove_line(2), cookie)
    await rig(CaptioningState.write_line(1, "  "), cookie)
    assert [line[2] for line in await lines()] == ["Hello"]
    with pytest.raises(InvalidInput, match="One word"):
        await rig(CaptioningState.split_line(0), cookie)
    with pytest.raises(Conflict):
        await rig(CaptioningState.remove_line(7), cookie)
    await rig(CaptioningState.burn({"style": "bright"}), cookie)
    assert (await draft_view(who, draft["id"]))["burn"]["on"]
    await rig(CaptioningState.burn({}), cookie)
    assert not (await draft_view(who, draft["id"]))["burn"]["on"]
    await rig(CaptioningState.take_file("1\n00:00:00,000 --> 00:00:01,000\nFrom a file\n"), cookie)
    assert [line[2] for line in await lines()] == ["From a file"]
    await rig(CaptioningState.bring_back([{"start_ms": 0, "end_ms": 900, "text": "Hello"}]), cookie)
    assert [line[2] for line in await lines()] == ["Hello"]
    await rig(CaptioningState.take_file("1\n00:00:00,000 --> 00:00:01,000\nFrom a file\n"), cookie)
    await rig(CaptioningState.give_file("srt"), cookie)
    (download,) = rig.sent
    assert download.payload["filename"] == "captions.srt"
    assert b"From a file" in b64decode(download.payload["url"].rpartition(",")[2])

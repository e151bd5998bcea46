"""A reply in writing: its words on a card, page by page, as a video of the common size."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from resumes_app import db, storage
from resumes_app.errors import Conflict, InvalidInput, NotFound
from resumes_app.media.cards import CARDS, card_file
from resumes_app.media.probe import inspect
from resumes_app.models import Clip, Rendition
from resumes_app.studio import service
from resumes_app.studio.service import rendering
from resumes_app.studio.service.writing import PAGE_CHARS, pages
from tests.studio.factories import keep_take, make_candidate, make_draft

WORDS = """I am Ana. I have made coffee at three markets, in the rain too.

When the milk runs out I say so at once, and sell the best black coffee of the morning."""


def test_pages_follow_paragraphs_and_sentences_and_are_as_long_as_it_takes_to_read_them() -> None:
    cues = pages(WORDS)
    assert [cue.text for cue in cues] == [
        "I am Ana. I have made coffee at three markets, in the rain too.",
        "When the milk runs out I say so at once, and",
        "sell the best black coffee of the morning.",
    ]
    assert all(later.start_ms == earlier.end_ms for earlier, later in pairwise(cues))
    assert all(len(cue.text) * 1000 / (cue.end_ms - cue.start_ms) < 17 for cue in cues)


def test_words_without_spaces_are_broken_too() -> None:
    assert [cue.text for cue in pages("私はアナです。" + "あ" * 100)] == [
        "私はアナです。",
        "あ" * PAGE_CHARS,
        "あ" * (100 - PAGE_CHARS),
    ]


@given(st.text(max_size=400))
def test_no_word_is_lost_or_moved(text: str) -> None:
    cues = pages(text)
    assert "".join("".join(cue.text.split()) for cue in cues) == "".join(text.split())
    assert all(len(cue.text) <= PAGE_CHARS for cue in cues)


async def test_each_card_is_a_film_as_long_as_the_longest_video() -> None:
    for name in CARDS:
        path = card_file(name)
        assert path is not None
        found = await inspect(path)
        assert (found.width, found.height, found.has_audio) == (720, 1280, False)
        assert found.duration_ms >= 90_000


@pytest.mark.usefixtures("database")
async def test_a_reply_in_writing_is_rendered_with_a_transcript_like_any_other() -> None:
    _, who = await make_candidate()
    draft = await service.write_reply(who, (await make_draft(who))["id"], WORDS, "harbour")
    assert (draft["burn"]["on"], draft["burn"]["spot"]) == (True, "middle")
    assert draft["total_ms"] == draft["captions"][-1]["end_ms"] == pages(WORDS)[-1].end_ms
    async with db.transaction() as session:
        ticket = await service.request_render(session, who, draft["id"])
    await rendering.render(ticket.id)
    async with db.reading() as session:
        clip = (await session.exec(select(Clip))).one()
        large = (await session.exec(select(Rendition).where(Rendition.kind == "mp4_720"))).one()
    assert clip.transcript.split() == WORDS.split()
    async with storage.lend(large.storage_key) as path:
        found = await inspect(path)
    assert (found.width, found.height, found.has_audio) == (720, 1280, True)
    assert abs(found.duration_ms - draft["total_ms"]) < 100


@pytest.mark.usefixtures("database")
async def test_words_written_again_replace_those_before_and_can_be_undone() -> None:
    _, who = await make_candidate()
    empty = await make_draft(who)
    first = await service.write_reply(who, empty["id"], "First.", "dusk")
    second = await service.write_reply(who, empty["id"], "Second.", "moss")
    assert [take["id"] for take in second["takes"]] != [take["id"] for take in first["takes"]]
    assert (len(second["takes"]), second["captions"][0]["text"]) == (1, "Second.")
    undone = await service.undo(who, second["id"], second["version"])
    assert undone["captions"][0]["text"] == "First."
    assert [clip["take"] for clip in undone["clips"]] == [take["id"] for take in first["takes"]]


@pytest.mark.usefixtures("database")
async def test_what_cannot_be_a_reply_in_writing_is_refused_with_what_to_do() -> None:
    _, who = await make_candidate()
    draft = (await make_draft(who))["id"]
    for words, card, said in (
        ("  \n ", "dusk", "no words"),
        ("Long enough to be read. " * 100, "dusk", "Shorten it"),
        ("Hello", "pink", "no such card"),
        ("Hello 👋", "dusk", "“👋” cannot be drawn on the picture. Leave it out, then make it a video."),
    ):
        with pytest.raises(InvalidInput, match=said):
            await service.write_reply(who, draft, words, card)
    _, other = await make_candidate()
    with pytest.raises(NotFound):
        await service.write_reply(other, draft, "Hello", "dusk")
    recorded = await make_draft(who)
    await keep_take(who, recorded)
    with pytest.raises(Conflict, match="takes already"):
        await service.write_reply(who, recorded["id"], "Hello", "dusk")


@pytest.mark.usefixtures("database")
async def test_a_copy_of_written_words_is_written_anew_like_the_words_themselves() -> None:
    _, who = await make_candidate()
    made = await service.write_reply(who, (await make_draft(who))["id"], "Hello, Halden!", "dusk")
    copy = await service.cut_from(who, (await make_draft(who))["id"], made["id"])
    anew = await service.write_reply(who, copy["id"], "Hello, Luz!", "dusk")
    assert [cue["text"] for cue in anew["captions"]] == ["Hello, Luz!"]
    assert len(anew["takes"]) == 1

"""Captions to and from files."""

import pytest

from resumes_app.media import captions
from resumes_app.media.editlist import Cue
from resumes_app.media.errors import EditError

CUES = (Cue(0, 1500, "Hello <b> & you."), Cue(1500, 3_723_004, "I build bridges that last for a hundred years."))


@pytest.mark.parametrize("write", [captions.to_vtt, captions.to_srt])
def test_captions_read_back_as_they_were(write: object) -> None:
    text = write(CUES)  # type: ignore[operator]
    if write is captions.to_srt:
        text = text.replace("<b>", "&lt;b&gt;")
    assert captions.read(text) == CUES


def test_vtt_shows_markup_and_wraps_lines() -> None:
    assert captions.to_vtt(CUES).splitlines()[2:7] == [
        "00:00:00.000 --> 00:00:01.500", "Hello &lt;b&gt; &amp; you.", "",
        "00:00:01.500 --> 01:02:03.004", "I build bridges that last",
    ]  # fmt: skip


def test_lines_are_even_and_short() -> None:
    lines = captions.wrapped("I build bridges that last for a hundred years.")
    assert lines == ["I build bridges that last", "for a hundred years."]
    assert captions.wrapped("x" * 50) == ["x" * 50]
    assert captions.wrapped("  ") == []


def test_a_vtt_of_another_tool_is_read() -> None:
    blocks = [
        "\ufeffWEBVTT - by hand",
        "NOTE nothing",
        "intro\r\n00:01.000 --> 00:02.500 line:90%\r\n<v Anna>Hi&nbsp;there</v>",
    ]
    text = "\r\n\r\n".join(blocks)
    assert captions.read(text) == (Cue(1000, 2500, "Hi there"),)


def test_where_a_tool_puts_a_line_is_none_of_its_words() -> None:
    srt = "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}Hi {smiles} {\\i1}there{\\i0}"
    assert captions.read(srt) == (Cue(1000, 2000, "Hi {smiles} there"),)


def test_a_file_without_captions_is_refused() -> None:
    with pytest.raises(EditError, match="no captions"):
        captions.read("<html>")


def test_the_transcript_is_running_text() -> None:
    assert captions.plain_text((Cue(0, 1, "One\ntwo."), Cue(1, 2, "Three."))) == "One two. Three."


def spoken(text: str, word_ms: int = 400, start_ms: int = 0) -> list[Cue]:
    """Words that follow each other without a pause."""
    return [
        Cue(start_ms + n * word_ms, start_ms + (n + 1) * word_ms, f" {word}") for n, word in enumerate(text.split())
    ]


def said(cues: list[Cue]) -> list[str]:
    return [cue.text for cue in cues]


def test_words_become_a_line_until_a_sentence_or_a_pause_ends_it() -> None:
    words = [*spoken("We teach the coffee. You bring kindness"), *spoken("and a smile", start_ms=4_000)]
    lines = captions.lines_of(words)
    assert said(lines) == ["We teach the coffee.", "You bring kindness", "and a smile"]
    assert [(line.start_ms, line.end_ms) for line in lines] == [(0, 1_600), (1_600, 2_800), (4_000, 5_200)]
    assert said(captions.lines_of(spoken("Hi. We teach coffee."))) == ["Hi. We teach coffee."], "no line for a moment"
    assert captions.lines_of([]) == [] == captions.lines_of([Cue(0, 100, " ")])


def test_a_long_sentence_is_cut_near_its_middle_and_rather_after_a_comma() -> None:
    text = "I spent four years on the night shift at the harbour, where nobody ever asked me what I would rather do"
    assert said(captions.lines_of(spoken(text))) == [
        "I spent four years on the night shift at the harbour,",
        "where nobody ever asked me what I would rather do",
    ]
    endless = " ".join(f"word{n}" for n in range(60))
    for line in captions.lines_of(spoken(endless)):
        lines = captions.wrapped(line.text)
        assert len(lines) <= captions.LINES and max(map(len, lines)) <= captions.LINE_CHARS


def test_a_language_without_spaces_is_cut_too() -> None:
    signs = [Cue(n * 200, n * 200 + 200, sign) for n, sign in enumerate("我在港口上了四年夜班" * 8)]
    lines = said(captions.lines_of(signs))
    assert "".join(lines) == "我在港口上了四年夜班" * 8
    assert max(map(len, lines)) <= captions.LINE_CHARS


def test_what_is_said_fast_is_shown_until_it_can_be_read() -> None:
    (line,) = captions.lines_of(spoken("a line of thirty characters or", word_ms=100))
    assert line.end_ms == 1_500 and captions.note_of(line) == ""
    assert captions.lines_of([Cue(0, 100, " No")])[0].end_ms == captions.SHOWN_MS

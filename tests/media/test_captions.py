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


def test_a_file_without_captions_is_refused() -> None:
    with pytest.raises(EditError, match="no captions"):
        captions.read("<html>")


def test_the_transcript_is_running_text() -> None:
    assert captions.plain_text((Cue(0, 1, "One\ntwo."), Cue(1, 2, "Three."))) == "One two. Three."

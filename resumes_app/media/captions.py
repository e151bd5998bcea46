"""Caption cues to and from WebVTT and SRT and from words as they were heard, with lines of a readable length."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from resumes_app.media.editlist import Cue
from resumes_app.media.errors import EditError

LINE_CHARS = 32
"""On a phone held upright; broadcasters use 37 to 42 on wide screens."""
LINES = 2
MOST_CHARS_PER_S = 20
"""Faster captions are gone before they are read; broadcasters ask for 15 to 20."""
PAUSE_MS = 700
"""Whoever is silent for so long has ended a line."""
SENTENCE_MS = 1_000
"""A sentence that is shorter shares its line with the next one."""
SHOWN_MS = 1_000
"""The least that a line is shown where there is room: the eye must find it first."""
_ENDS = (".", "!", "?", "…", "。", "！", "？")
_COMMAS = (",", ";", ":", "，", "、")
_COMMA_CHARS = 20
"""By so much one part may be longer than the other for a cut at a comma."""
_TIME = r"(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)[.,](\d{3})"
_SPAN = re.compile(rf"^\s*{_TIME}\s+-->\s+{_TIME}")
_TAG = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")
"""Markup, and what other tools tell players in braces: `{\\an8}`."""


def wrapped(text: str, line_chars: int = LINE_CHARS) -> list[str]:
    """Return `text` in as few lines as fit, of lengths as even as may be; a longer word has a line for itself."""
    words = text.split()
    if not words:
        return []
    least = _filled(words, line_chars)
    for width in range(max(map(len, words)), line_chars):
        lines = _filled(words, width)
        if len(lines) == len(least):
            return lines
    return least


def _filled(words: Sequence[str], line_chars: int) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= line_chars:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def lines_of(words: Sequence[Cue]) -> list[Cue]:
    """Return words as they were heard as captions that can be read: short, whole phrases, shown long enough.

    A caption may reach into the one after it (`apart`); nobody can read faster talk than `MOST_CHARS_PER_S`.

    Args:
        words: In order of time, each with the space before it where its language has one.
    """
    return [_shown(line) for phrase in _phrases(words) for line in _short(phrase) if _said(line)]


def _phrases(words: Sequence[Cue]) -> list[list[Cue]]:
    phrases: list[list[Cue]] = []
    for word in words:
        last = phrases[-1] if phrases else []
        ended = bool(last) and _said(last).endswith(_ENDS) and last[-1].end_ms - last[0].start_ms >= SENTENCE_MS
        if not last or ended or word.start_ms - last[-1].end_ms >= PAUSE_MS:
            phrases.append([])
        phrases[-1].append(word)
    return phrases


def _short(words: list[Cue]) -> list[list[Cue]]:
    """Return the words in parts of at most `LINES` lines each, cut near the middle and rather after a comma."""
    parts = _said(words).split()
    fits = len(_filled(parts, LINE_CHARS)) <= LINES and max(map(len, parts)) <= LINE_CHARS if parts else True
    if fits or len(words) == 1:
        return [words]

    def badness(cut: int) -> int:
        before, after = _said(words[:cut]), _said(words[cut:])
        return abs(len(before) - len(after)) - (_COMMA_CHARS if before.endswith(_COMMAS + _ENDS) else 0)

    cut = min(range(1, len(words)), key=badness)
    return [*_short(words[:cut]), *_short(words[cut:])]


def _said(words: Iterable[Cue]) -> str:
    return " ".join("".join(word.text for word in words).split())


def _shown(words: Sequence[Cue]) -> Cue:
    text, start_ms = _said(words), words[0].start_ms
    readable_ms = max(SHOWN_MS, -(-len(text) * 1000 // MOST_CHARS_PER_S))
    return Cue(start_ms, max(words[-1].end_ms, start_ms + readable_ms), text)


def note_of(cue: Cue) -> str:
    """Return what keeps the caption from being read with ease, and what to do; empty where nothing does."""
    text = " ".join(cue.text.split())
    if text and len(_filled(text.split(), LINE_CHARS)) > LINES:
        return f"Longer than {LINES} lines of {LINE_CHARS} characters. Split it."
    if len(text) * 1000 > MOST_CHARS_PER_S * (cue.end_ms - cue.start_ms):
        return "Too fast to read. Shorten it, or show it longer."
    return ""


def apart(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues, which are in order of time, each ending where the next begins; those without time left go."""
    cut = [replace(one, end_ms=min(one.end_ms, other.start_ms)) for one, other in pairwise(cues)]
    return [cue for cue in [*cut, *cues[-1:]] if cue.start_ms < cue.end_ms]


def to_vtt(cues: Iterable[Cue]) -> str:
    """Return the cues as a WebVTT file. Markup in the text is shown, not obeyed."""
    blocks = ["WEBVTT"]
    for cue in cues:
        text = "\n".join(wrapped(cue.text)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        blocks.append(f"{_stamp(cue.start_ms, '.')} --> {_stamp(cue.end_ms, '.')}\n{text}")
    return "\n\n".join(blocks) + "\n"


def to_srt(cues: Iterable[Cue]) -> str:
    """Return the cues as an SRT file."""
    blocks = [
        f"{n}\n{_stamp(cue.start_ms, ',')} --> {_stamp(cue.end_ms, ',')}\n" + "\n".join(wrapped(cue.text))
        for n, cue in enumerate(cues, 1)
    ]
    return "\n\n".join(blocks) + "\n"


def read(text: str) -> tuple[Cue, ...]:
    """Return the cues of a WebVTT or SRT file in order of time, without markup; notes and styles are left out.

    Raises:
        EditError: There is no cue in it.
    """
    cues = []
    for block in re.split(r"\n\s*\n", text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip().split("\n")
        at = next((n for n, line in enumerate(lines[:2]) if _SPAN.match(line)), None)
        if at is None:
            continue
        span = _SPAN.match(lines[at])
        said = _plain(" ".join(lines[at + 1 :]))
        if span and said:
            cues.append(Cue(_millis(span.groups()[:4]), _millis(span.groups()[4:]), said))
    if not cues:
        raise EditError("There are no captions in this file; choose a .vtt or .srt file.")
    return tuple(sorted(cues, key=lambda cue: cue.start_ms))


def plain_text(cues: Iterable[Cue]) -> str:
    """Return what is said, as one running text."""
    return " ".join(" ".join(cue.text.split()) for cue in cues)


def _plain(text: str) -> str:
    bare = _TAG.sub("", text)
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&amp;", "&")):
        bare = bare.replace(name, sign)
    return " ".join(bare.split())


def _stamp(at_ms: int, mark: str) -> str:
    seconds, ms = divmod(at_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{mark}{ms:03}"


def _millis(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds, ms = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms

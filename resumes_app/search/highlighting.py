"""Where the words of a search stand in a text: pieces, never markup."""

import re
from typing import TypedDict

from resumes_app.search.letters import plain
from resumes_app.search.words import Query, Word

_TOKEN = re.compile(r"[^\W_]+|[\W_]+")
_WORD = re.compile(r"[^\W_]+")


class Piece(TypedDict):
    """A stretch of a text."""

    text: str
    hit: bool
    """Stands for a word of the search."""


def highlight(text: str, query: Query) -> list[Piece]:
    """Return the whole text in pieces."""
    pieces: list[Piece] = []
    for token in _TOKEN.findall(text):
        hit = _hits(token, query)
        if pieces and pieces[-1]["hit"] == hit:
            pieces[-1]["text"] += token
        else:
            pieces.append(Piece(text=token, hit=hit))
    return pieces


def excerpt(text: str, query: Query, chars: int = 140) -> list[Piece]:
    """Return about `chars` characters around the first hit, in pieces; nothing where no word of the search is in it."""
    first = next((match.start() for match in _WORD.finditer(text) if _hits(match.group(), query)), None)
    if first is None:
        return []
    start = max(0, first - chars // 3)
    if start:
        start = text.find(" ", start, first) + 1 or first
    end = start + chars
    if end < len(text):
        end = text.rfind(" ", first + 1, end) if " " in text[first + 1 : end] else end
    part = ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
    return highlight(part, query)


def _hits(token: str, query: Query) -> bool:
    word = plain(token)
    return any(_is(word, wanted) for wanted in query.words)


def _is(word: str, wanted: Word) -> bool:
    if word == wanted.word or (wanted.begun and word.startswith(wanted.word)):
        return True
    # A form of the same word: its stem and a short ending.
    return len(wanted.stem) > 2 and word.startswith(wanted.stem) and len(word) - len(wanted.stem) <= 4

"""Where the words of a search stand in a text: pieces, never markup."""

import re
from collections.abc import Iterator
from typing import TypedDict

from resumes_app.search.letters import plain
from resumes_app.search.words import LONGEST_RUN, Query, Word

_WORD = re.compile(r"[^\W_]+")


class Piece(TypedDict):
    """A stretch of a text."""

    text: str
    hit: bool
    """Stands for a word of the search."""


def highlight(text: str, query: Query) -> list[Piece]:
    """Return the whole text in pieces."""
    pieces, at = list[Piece](), 0
    for start, end in _hits(text, query):
        pieces += [Piece(text=text[at:start], hit=False)] if start > at else []
        pieces.append(Piece(text=text[start:end], hit=True))
        at = end
    return [*pieces, Piece(text=text[at:], hit=False)] if at < len(text) else pieces


def excerpt(text: str, query: Query, chars: int = 140) -> list[Piece]:
    """Return about `chars` characters around the first hit, in pieces; nothing where no word of the search is in it."""
    first = next((start for start, _ in _hits(text, query)), None)
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


def _hits(text: str, query: Query) -> Iterator[tuple[int, int]]:
    """Yield where each hit begins and ends."""
    said, at = list(_WORD.finditer(text)), 0
    while at < len(said):
        size = max((_size(said[at : at + LONGEST_RUN], wanted) for wanted in query.words), default=0)
        if size:
            yield said[at].start(), said[at + size - 1].end()
        at += size or 1


def _size(said: list[re.Match[str]], wanted: Word) -> int:
    """Return how many words of a text, from the first on, stand for `wanted`; 0 where they do not."""
    if _is(said[0].group(), wanted):
        return 1
    apart = zip(said, wanted.apart, strict=False)
    whole = 0 < len(wanted.apart) <= len(said) and all(_is(match.group(), part) for match, part in apart)
    return len(wanted.apart) if whole else 0


def _is(token: str, wanted: Word) -> bool:
    word = plain(token)
    if word == wanted.word or (wanted.begun and word.startswith(wanted.word)):
        return True
    # A form of the same word: its stem and a short ending.
    return len(wanted.stem) > 2 and word.startswith(wanted.stem) and len(word) - len(wanted.stem) <= 4

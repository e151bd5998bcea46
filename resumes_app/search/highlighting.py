"""Where the words of a search stand in a text: pieces, never markup."""

import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple, TypedDict

from resumes_app.search.letters import plain
from resumes_app.search.words import LONGEST_RUN, Query, Word

_WORD = re.compile(r"[^\W_]+")


class Piece(TypedDict):
    """A stretch of a text."""

    text: str
    hit: bool
    """Stands for a word of the search."""


class _Said(NamedTuple):
    """A word of a text, as it is compared."""

    span: tuple[int, int]
    word: str


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
    if not query.words:
        return
    matches = _WORD.finditer(text)
    ahead: deque[_Said] = deque()
    while True:
        ahead.extend(_Said(match.span(), plain(match.group())) for match in islice(matches, LONGEST_RUN - len(ahead)))
        if not ahead:
            return
        size = max(_size(ahead, wanted) for wanted in query.words)
        if size:
            yield ahead[0].span[0], ahead[size - 1].span[1]
        for _ in range(size or 1):
            ahead.popleft()


def _size(said: deque[_Said], wanted: Word) -> int:
    """Return how many words of a text, from the first on, stand for `wanted`; 0 where they do not."""
    if _is(said[0].word, wanted):
        return 1
    parts = wanted.apart
    whole = 0 < len(parts) <= len(said) and all(_is(one.word, part) for one, part in zip(said, parts, strict=False))
    return len(parts) if whole else 0


def _is(word: str, wanted: Word) -> bool:
    if word == wanted.word or (wanted.begun and word.startswith(wanted.word)):
        return True
    # A form of the same word: its stem and a short ending.
    return len(wanted.stem) > 2 and word.startswith(wanted.stem) and len(word) - len(wanted.stem) <= 4

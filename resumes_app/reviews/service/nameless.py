"""Words without the name of whoever says them. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Literal

from resumes_app.accounts.service import EMAIL_IN_TEXT, LATIN
from resumes_app.search import plain

INSTEAD = "[name]"
_GAP = "\ue000"  # Of nobody's writing: stands for what is taken out while it goes on.
_GAPS = re.compile(rf"{_GAP}(?:[\s'’._-]*{_GAP})*")
_HANDLE = re.compile(rf"@[{LATIN}]+(?:[.-][{LATIN}]+)*", re.IGNORECASE)
_JOINERS = "\u200c\u200d\u00ad"
_UNSPACED = re.compile(
    "[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u31ff\u3400-\u9fff\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]"
)
"""Thai to Myanmar, Khmer, Hangul, kana, Han: words follow each other, or their endings, without a space."""
_FULL_NAME = 3
"""So many letters of Han or Hangul are a family name and a given one."""

_PARTICLES = frozenset(
    (
        *("al", "ap", "av", "bin", "da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la"),
        *("le", "ten", "ter", "tot", "van", "von", "zu", "zur"),
    )
)
"""Of a name such as Jan van den Berg: they say nothing alone, and a language needs them."""

_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "oe", "å": "aa", "ß": "ss"})
_FOLDED = 4
"""Letters that a name keeps at least: Sue is no Su."""

_Run = Literal["word", "unspaced", ""]


def nameless(text: str, *names: str) -> str:
    """Return `text` with every word of `names` replaced, however it is written (José, JOSE, jose's, jose92).

    Müller is found as Mueller and Muller too, but Łukasz not in another form of grammar (Łukasza).

    E-mail addresses and @handles go whatever they say. A name that is a common word too goes with it: rather a word
    too many than a name. Single letters and particles (van, de) stay.
    """
    text = EMAIL_IN_TEXT.sub(_GAP, unicodedata.normalize("NFC", text))
    text = _HANDLE.sub(_GAP, text)
    names = tuple(unicodedata.normalize("NFC", name.strip()) for name in names)
    for name in names:
        if len(name) > 1:  # As it is: a handle's number goes with it.
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _GAP, text, flags=re.IGNORECASE)
    runs = [run for name in names for run in _runs(name)]
    whole = ["".join(run for kind, run in _runs(name) if kind) for name in names]
    words = set().union(*(_spellings(run) for kind, run in runs if kind == "word"), *map(_spellings, whole))
    words = {word for word in words if len(word) > 1}
    words = words - _PARTICLES or words
    parts = _by_length([run for kind, run in runs if kind == "unspaced"] + whole)
    shown = (_shown(kind, run, words, parts) for kind, run in _runs(text))
    return _GAPS.sub(INSTEAD, "".join(shown))


def _shown(kind: _Run, run: str, words: set[str], parts: list[tuple[str, ...]]) -> str:
    if kind == "word":
        return _GAP if _bare(run) in words else run
    return _without(run, parts) if kind == "unspaced" else run


def _without(run: str, parts: list[tuple[str, ...]]) -> str:
    letters = _letters(run)
    plains = tuple(small for small, _ in letters)
    kept, at = [], 0
    while at < len(letters):
        found = next((part for part in parts if plains[at : at + len(part)] == part), None)
        kept.append(_GAP if found else letters[at][1])
        at += len(found) if found else 1
    return "".join(kept)


def _by_length(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Return what is to be found where words have no ends, the longest first: given names by themselves too."""
    found = set()
    for name in names:
        part = tuple(small for small, _ in _letters(name))
        found.add(part)
        if len(part) >= _FULL_NAME and all(_is_syllable(letter) for letter in name):
            found |= {part[1:], part[2:], *([part[:2]] if len(part) > _FULL_NAME else [])}
    return sorted((part for part in found if len(part) > 1), key=len, reverse=True)


def _letters(run: str) -> list[tuple[str, str]]:
    """Return each letter plain, and as it is with the marks that belong to it."""
    letters: list[tuple[str, str]] = []
    for letter in run:
        small = _plain(letter)
        if small or not letters:
            letters.append((small, letter))
        else:
            letters[-1] = (letters[-1][0], letters[-1][1] + letter)
    return letters


def _runs(text: str) -> Iterator[tuple[_Run, str]]:
    return ((kind, "".join(run)) for kind, run in groupby(text, _kind))


@lru_cache(10_000)
def _kind(letter: str) -> _Run:
    # Vowel signs of Indian writing are marks, and belong to their word.
    if letter in _JOINERS:
        return "word"
    if unicodedata.category(letter)[0] not in "LMN":
        return ""
    return "unspaced" if _UNSPACED.match(letter) else "word"


@lru_cache(10_000)
def _plain(letter: str) -> str:
    return "" if letter in _JOINERS else plain(letter)


def _spellings(word: str) -> set[str]:
    """Return the word plain, also as who has no such keys writes it: Müller is Mueller, and Mueller is Muller."""
    small, bare = word.lower(), _bare(word)
    folded = re.sub("([aou])e", r"\1", bare)
    return {bare, _bare(small.translate(_WRITTEN_OUT)), *({folded} if len(folded) >= _FOLDED else ())}


@lru_cache(10_000)
def _bare(word: str) -> str:
    return "".join(map(_plain, word)).strip("0123456789")


def _is_syllable(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3"

"""What the words that somebody typed stand for: stems, beginnings, and words that were meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

import sqlalchemy as sa
from sqlmodel.ext.asyncio.session import AsyncSession

MAX_WORDS = 8
MAX_CHARS = 40
ALIKE = 0.8
"""How alike a word must be to be taken for the one that was meant, from 0 to 1."""
ALIKE_FROM_THE_FIRST = 0.7
"""The same where both begin alike and one has a letter more at most: a short word has few letters to be alike in."""
_WORD = re.compile(r"[^\W_]+")
ONE_WORD = (
    *("fulltime", "parttime", "bytheday", "onsite"),
    *("entrylevel", "juniorlevel", "midlevel", "seniorlevel"),
)
"""What is written as several words, and kept as one of what a job is: see `job_labels` in the database."""
LONGEST_RUN = 3

# Known is a word that some word begins with, or with its stem, or that shares its stem, which need not be the beginning
# of either: "early" and "earlier" share "earli", and all but the last letter. Only an unknown word is compared, and
# never with what nobody writes as one.
_LOOK_UP = """
SELECT said.word, said.stem, said.known,
  CASE WHEN (said.known AND NOT :also_known) OR length(said.word) < 3 THEN ARRAY[]::text[] ELSE ARRAY(
    SELECT other.word FROM search_word other
    WHERE length(other.word) > 2 AND other.word <> said.word AND other.word <> ALL (CAST(:never AS text[]))
    ORDER BY other.word <-> said.word LIMIT 40
  ) END AS alike
FROM (
  SELECT typed.at, typed.word, stems.stem, CASE WHEN length(typed.word) = 1
    THEN EXISTS (SELECT FROM search_word k WHERE k.word = typed.word)
    ELSE EXISTS (SELECT FROM search_word k WHERE k.word >= typed.word AND k.word < typed.word || chr(1114111))
      OR EXISTS (SELECT FROM search_word k WHERE k.word >= stems.stem AND k.word < stems.stem || chr(1114111))
      OR length(stems.stem) > 2 AND EXISTS (
        SELECT FROM search_word k
        WHERE k.word >= left(stems.stem, -1) AND k.word < left(stems.stem, -1) || chr(1114111)
          AND (ts_lexize('resumes_stem', k.word))[1] = stems.stem
      )
    END AS known
  FROM (
    SELECT given.at, lower(unaccent(given.word)) AS word
    FROM unnest(CAST(:words AS text[])) WITH ORDINALITY AS given (word, at)
  ) typed, LATERAL (SELECT coalesce((ts_lexize('resumes_stem', typed.word))[1], typed.word) AS stem) stems
) said ORDER BY said.at
"""


@dataclass(frozen=True)
class Word:
    """A word of a search.

    Attributes:
        typed: As it was typed.
        word: What is looked for, without accents; another word where the typed one is not known.
        stem: What its forms have in common.
        begun: True for the last one, which may not be finished: words that begin with it match too.
        apart: Where `word` is one of `ONE_WORD`: the words that were typed, which match in their order too.
    """

    typed: str
    word: str
    stem: str
    begun: bool = False
    corrected: bool = False
    apart: "tuple[Word, ...]" = ()

    @property
    def text(self) -> str:
        """The same as PostgreSQL writes a tsquery."""
        forms = [_quoted(self.stem), f"{_quoted(self.word)}{':*' if self.begun else ''}"]
        if self.apart:
            forms.append(" <-> ".join(word.text for word in self.apart))
        return "({})".format(" | ".join(forms))


@dataclass(frozen=True)
class Query:
    """The words of a search, all of which must be in a job."""

    words: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        """The same as PostgreSQL writes a tsquery; empty without words."""
        return " & ".join(word.text for word in self.words)

    @property
    def said(self) -> str:
        """The words that are looked for."""
        return " ".join(word.word if word.corrected else word.typed for word in self.words)

    @property
    def corrected(self) -> bool:
        """True where a word that no job uses was taken for another."""
        return any(word.corrected for word in self.words)

    def sql(self) -> Any:
        """Return it as an SQL expression."""
        return sa.text("CAST(:tsquery AS tsquery)").bindparams(sa.bindparam("tsquery", self.text, unique=True))


def _quoted(lexeme: str) -> str:
    # Letters may lose more than an accent: unaccent makes an apostrophe of the ʻ in Hawaiʻi.
    return "'{}'".format(lexeme.replace("\\", "\\\\").replace("'", "''"))


def typed_words(q: str) -> list[str]:
    """Return the words in what was typed, at most `MAX_WORDS`."""
    return [word[:MAX_CHARS] for word in _WORD.findall(q)][:MAX_WORDS]


async def understand(session: AsyncSession, q: str, *, exact: bool = False) -> Query:
    """Return what is to be looked for; a word that no job has ever used is taken for the most alike one that some have.

    Args:
        exact: Take every word as it is.
    """
    runs = _runs(typed_words(q))
    if not runs:
        return Query()
    apart = [word for run in runs if len(run) > 1 for word in run]
    looked_up = iter(await _looked_up(session, ["".join(run) for run in runs] + apart))
    rows = [next(looked_up) for _ in runs]
    found, last = [], len(runs) - 1
    for at, (run, row) in enumerate(zip(runs, rows, strict=True)):
        if len(run) > 1:
            ends = [at == last and number == len(run) for number in range(1, len(run) + 1)]
            parts = tuple(_word(typed, next(looked_up), begun) for typed, begun in zip(run, ends, strict=True))
            found.append(replace(_word(" ".join(run), row, at == last), apart=parts))
            continue
        if not row.word.strip():
            continue  # A sign that unaccent makes nothing of.
        if len(row.word) == 1 and at == last and not row.known:
            continue  # The first letter of a word that is still being typed.
        word = _word(run[0], row, at == last and len(row.word) > 1)
        meant = None if exact or row.known else most_alike(row.word, row.alike)
        found.append(replace(word, word=meant, stem=meant, corrected=True) if meant else word)
    return Query(tuple(found))


def _word(typed: str, row: Any, begun: bool) -> Word:
    return Word(typed, row.word, row.stem, begun=begun)


def _runs(typed: list[str]) -> list[list[str]]:
    """Return the words, those together that are one of `ONE_WORD`; the last of them may not be finished."""
    runs, at = [], 0
    while at < len(typed):
        size = next(
            (size for size in range(LONGEST_RUN, 1, -1) if _is_one(typed[at : at + size], typed[at + size :])), 1
        )
        runs.append(typed[at : at + size])
        at += size
    return runs


def _is_one(words: list[str], after: list[str]) -> bool:
    joined = "".join(words).casefold()
    if len(words) > 1 and not after and len(words[-1]) > 1:
        return any(known.startswith(joined) for known in ONE_WORD)
    return len(words) > 1 and joined in ONE_WORD


async def alternative(session: AsyncSession, query: Query) -> str:
    """Return the words with one of them replaced by the most alike that some job has used; empty without any."""
    rows = await _looked_up(session, [word.word for word in query.words], also_known=True)
    best: tuple[float, int, str] = (0, 0, "")
    for at, row in enumerate(rows):
        other = most_alike(row.word, row.alike)
        if other and not query.words[at].apart:
            best = max(best, (_likeness(row.word, other), at, other))
    if not best[2]:
        return ""
    return " ".join(best[2] if at == best[1] else word.typed for at, word in enumerate(query.words))


async def _looked_up(session: AsyncSession, words: Sequence[str], *, also_known: bool = False) -> Sequence[Any]:
    statement = sa.text(_LOOK_UP.replace("::", "\\:\\:")).bindparams(
        words=list(words), also_known=also_known, never=list(ONE_WORD)
    )
    return (await session.exec(statement)).all()  # type: ignore[call-overload, no-any-return]  # plain SQL


def _likeness(word: str, other: str) -> float:
    return SequenceMatcher(None, word, other).ratio()


def most_alike(word: str, others: Sequence[str]) -> str | None:
    """Return which of the others the word was meant to be; None where none is alike enough."""
    scored = [(_likeness(word, other), other[:1] == word[:1], other) for other in others]
    alike = [one for one in scored if one[0] >= (ALIKE_FROM_THE_FIRST if _begins_so(word, one[2]) else ALIKE)]
    return max(alike)[2] if alike else None


def _begins_so(word: str, other: str) -> bool:
    return other[:1] == word[:1] and abs(len(other) - len(word)) <= 1

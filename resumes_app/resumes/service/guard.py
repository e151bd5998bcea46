"""Looks for what tells strangers who and where somebody is, before a video goes public. Pure."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from resumes_app.accounts.service import EMAIL_IN_TEXT
from resumes_app.resumes.schemas import Finding

_DIGITS = re.compile(r"(?<![\w.,:])(?:\+|\()?\d(?:[ ./()-]{0,2}\d){6,14}(?![\w%])")
_YEAR = r"(?:19|20)\d\d"
_NUMBERS = (
    re.compile(rf"{_YEAR} ?[-/] ?{_YEAR}"),  # From one year to another.
    re.compile(rf"{_YEAR}([-./])\d{{1,2}}\1\d{{1,2}}|\d{{1,2}}([-./])\d{{1,2}}\2{_YEAR}"),  # A date.
    re.compile(r"\d{1,2}\.\d\d ?- ?\d{1,2}\.\d\d"),  # From one time of day to another.
    re.compile(r"[1-9]\d*(?:[ .]\d{3})*(?<=00) ?- ?[1-9]\d*(?:[ .]\d{3})*(?<=00)"),  # A range of round sums.
    re.compile(r"[1-9]\d{0,2}(?:[ .]\d{3})*[ .]000"),  # A round sum.
)
_MONEY = r"[$€£¥]|\b(?:EUR|USD|GBP|CHF|SEK|DKK|NOK|PLN)\b"
_MONEY_BEFORE, _MONEY_AFTER = re.compile(rf"(?:{_MONEY})\s*$"), re.compile(rf"^\s*(?:{_MONEY})")
_NO_NAME = (
    r"(?!(?:years?|months?|weeks?|days?|hours?|minutes?|people|miles?|km"
    r"|on|in|of|the|a|an|to|by|for|and|or|per|from)\b)"
)
_STREET = re.compile(
    rf"\b\d{{1,5}}[a-z]? (?:{_NO_NAME}[^\W\d_][\w.'’-]* ){{1,3}}"
    r"(?:street|st|road|rd|avenue|ave|lane|boulevard|blvd|terrace|crescent|square)\b"
    r"|\b(?:rua|avenida|calle|rue|via|travessa|paseo|ulica) (?:[^\W\d_][\w.'’-]*,? ){1,4}(?:n\.?º? ?)?\d{1,5}\b"
    r"|\b[^\W\d_]+(?:straße|strasse|str\.|gasse|allee|gatan|straat) \d{1,5}\b",
    re.IGNORECASE,
)
_REMEDIES = {
    "e-mail": "Anybody could write to it. Take it out: employers reach you here.",
    "phone": "Anybody could call it. Take it out, or say that you gladly talk on the phone.",
    "surname": "With it strangers can look you up. Your first name is enough.",
    "company": "Everybody would see that you applied there. Say it without the name.",
    "address": "Strangers could come to it. The name of the town is enough.",
}
SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Line:
    """Words that would be public.

    Attributes:
        where: What they are, as its person knows it, such as `Caption at 0:04`.
    """

    where: str
    text: str


def findings(lines: Iterable[Line], display_name: str = "", companies: Collection[str] = ()) -> list[Finding]:
    """Return all e-mail addresses, phone numbers, surnames and street addresses in the lines, in their order.

    Args:
        display_name: Of the person whose video it is; what follows its first word is the surname.
        companies: Names of those that its person has recorded replies for.
    """
    names = {"surname": _any_of(_surnames(display_name)), "company": _any_of(list(companies))}
    return [
        Finding(kind=kind, where=line.where, found=found, remedy=_REMEDIES[kind])
        for line in lines
        for kind, found in _in_line(line.text, names)
    ]


def _in_line(text: str, names: Mapping[str, re.Pattern[str] | None]) -> Iterator[tuple[str, str]]:
    text = unicodedata.normalize("NFC", re.sub(r"[‐‑–—−]", "-", " ".join(text.split())))
    yield from (("e-mail", match[0]) for match in EMAIL_IN_TEXT.finditer(text))
    text = EMAIL_IN_TEXT.sub(" ", text)  # A surname in it is told of once.
    yield from (("phone", match[0]) for match in _DIGITS.finditer(text) if not _is_a_number(text, match))
    for kind, name in names.items():
        if name and (match := name.search(text)):
            yield kind, match[0]
    yield from (("address", match[0]) for match in _STREET.finditer(text))


def _is_a_number(text: str, digits: re.Match[str]) -> bool:
    money = _MONEY_BEFORE.search(text[: digits.start()]) or _MONEY_AFTER.search(text[digits.end() :])
    return bool(money) or any(known.fullmatch(digits[0]) for known in _NUMBERS)


def _surnames(display_name: str) -> list[str]:
    """Return the names after the first; particles such as `de` are nobody's name alone."""
    names = unicodedata.normalize("NFC", display_name).split()[1:]
    names = [name.strip(".,") for name in names if not name.islower()]
    return [name for name in names if len(name) >= SHORTEST_NAME]


def _any_of(names: list[str]) -> re.Pattern[str] | None:
    told = "|".join(re.escape(" ".join(name.split())) for name in names)
    return re.compile(rf"(?<!\w)(?:{told})(?!\w)", re.IGNORECASE) if told else None

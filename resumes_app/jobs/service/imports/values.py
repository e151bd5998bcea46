"""Single values of other systems in our terms. What cannot be understood is not told, rather than guessed."""

import html as entities
import re
from decimal import Decimal
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from resumes_app.jobs.service import wording
from resumes_app.jobs.service.amounts import amount_text, read_amount, within
from resumes_app.jobs.service.choices import currencies
from resumes_app.jobs.service.imports.shapes import BadRow, JobFacts
from resumes_app.models.jobs import DESCRIPTION_CHARS, MOST_PAY, TITLE_CHARS, Remote

ID_CHARS, URL_CHARS, TAG_CHARS = 120, 500, 40
MAX_TAGS = 8

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MARKUP = re.compile(r"<[a-zA-Z/!]")

EMPLOYMENT = {
    "fulltime": "FULL_TIME",
    "permanent": "FULL_TIME",
    "regular": "FULL_TIME",
    "parttime": "PART_TIME",
    "contract": "CONTRACTOR",
    "contractor": "CONTRACTOR",
    "freelance": "CONTRACTOR",
    "temporary": "TEMPORARY",
    "temp": "TEMPORARY",
    "seasonal": "TEMPORARY",
    "fixedterm": "TEMPORARY",
    "intern": "INTERN",
    "internship": "INTERN",
    "apprenticeship": "INTERN",
    "volunteer": "VOLUNTEER",
    "volunteering": "VOLUNTEER",
    "perdiem": "PER_DIEM",
    "bytheday": "PER_DIEM",
    "other": "OTHER",
}
_UNITS = (("HOUR", "hour|/ ?hr|p/h"), ("DAY", "day|daily"), ("WEEK", "week"), ("MONTH", "month"), ("YEAR", "year|annu"))
_NO_UNIT = re.compile(r"\b(bi|semi|half|quarter|two)[- ]?(week|month|year|annual)|quarter|one[- ]?time", re.IGNORECASE)


def text(value: Any, limit: int) -> str:
    """Return `value` on one line, without what cannot be seen; what is longer than `limit` ends in "…"."""
    if not isinstance(value, str):
        return ""
    line = " ".join(cleaned(value[: 4 * limit]).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def cleaned(value: str) -> str:
    """Return `value` without control characters and half characters, which no database keeps."""
    return _UNSEEN.sub("", value).encode("utf-8", "replace").decode("utf-8")


def title(value: Any) -> str:
    """Return the title. Raises `BadRow` without one."""
    found = text(value, TITLE_CHARS)
    if not found:
        raise BadRow("it has no title")
    return found


def identifier(value: Any) -> str:
    """Return the id of a job, a text or a number. Raises `BadRow` without one."""
    found = loose_id(value)
    if not found:
        raise BadRow("it has no id")
    if len(found) > ID_CHARS:
        raise BadRow(f"its id is longer than {ID_CHARS} characters")
    return found


def loose_id(value: Any) -> str:
    """Return the id, empty where there is none."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**30:
        return str(value)
    return text(value, 2 * ID_CHARS)


def html(value: Any) -> str:
    """Return a description as sanitised HTML; plain text becomes paragraphs. The same twice is the same.

    Raises:
        BadRow: It is too long.
    """
    if not isinstance(value, str):
        return ""
    if len(value) > DESCRIPTION_CHARS:
        raise BadRow(f"its description is longer than {DESCRIPTION_CHARS:,} characters")
    shown = cleaned(value).strip()
    if not _MARKUP.search(shown):
        blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", shown)]
        shown = "".join(f"<p>{entities.escape(entities.unescape(block), quote=False)}</p>" for block in blocks if block)
    return wording.safe_html(shown).strip()


def address(value: Any) -> str:
    """Return a web address, empty where it is none or too long."""
    found = text(value, URL_CHARS + 1)
    return found if len(found) <= URL_CHARS and re.match(r"https?://[^\s/]", found) else ""


def board_in(link: str) -> str:
    """Return whose board `link` is on: `acme` of `https://jobs.lever.co/acme/1`, else its host."""
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return ""
    first = parts.path.strip("/").partition("/")[0]
    vendor = host.endswith((".greenhouse.io", ".lever.co", ".ashbyhq.com"))
    return (first if vendor and first else host)[:60]


def letters(value: Any) -> str:
    """Return only the letters, small: "Full-time" and "FULL_TIME" are the same."""
    return re.sub(r"[^a-z]", "", value.casefold()) if isinstance(value, str) else ""


def employment(value: Any) -> str:
    """Return schema.org's name of the kind of employment; empty where it is not told."""
    return EMPLOYMENT.get(letters(value if isinstance(value, str) and len(value) < 60 else ""), "")


def remoteness(value: Any) -> Remote | None:
    """Return where the work is done, in the words of any system; None where it is not told."""
    told = letters(value if isinstance(value, str) and len(value) < 60 else "")
    if "hybrid" in told:
        return Remote.HYBRID
    if "remote" in told or told in {"workfromhome", "telecommute", "wfh"}:
        return Remote.REMOTE
    return Remote.ONSITE if told in {"onsite", "inoffice", "office", "inperson"} else None


def tags(*values: Any) -> list[str]:
    """Return the values that say something, each once, in order, without commas: our table puts them between tags."""
    found = [text(value.replace(",", " "), TAG_CHARS) for value in values if isinstance(value, str)]
    return list(dict.fromkeys(tag for tag in found if tag))[:MAX_TAGS]


def amount(value: Any, *, hundredths: bool = False) -> Decimal | None:
    """Return an amount to the hundredth, never more than is told; None where it is none.

    Args:
        hundredths: It is told in hundredths, as cents are.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # An integer of JSON may have more digits than a text is made of.
    return within(Decimal(repr(value)) / (100 if hundredths else 1)) if 0 <= value <= 100 * MOST_PAY else None


class Pay(NamedTuple):
    """What is paid."""

    low: Decimal | None
    high: Decimal | None
    currency: str
    unit: str

    def facts(self) -> JobFacts:
        """Return it as facts; none where it does not say how much, of what and for how long, or contradicts itself."""
        if (self.low is None and self.high is None) or not self.unit or self.currency not in currencies():
            return JobFacts()
        if self.problem():
            return JobFacts()
        return JobFacts(pay_min=self.low, pay_max=self.high, pay_currency=self.currency, pay_unit=self.unit)

    def problem(self) -> str:
        """Return why it is left out although it is told; empty where it is not."""
        if self.low is None or self.high is None or self.low <= self.high:
            return ""
        low, high = amount_text(self.low), amount_text(self.high)
        return f"its pay is left out: the lowest, {low}, is above the highest, {high}"


NO_PAY = Pay(None, None, "", "")


def unit(value: Any) -> str:
    """Return HOUR, DAY, WEEK, MONTH or YEAR from words such as "per-year-salary"; empty where none fits."""
    told = value[:200].casefold() if isinstance(value, str) else ""
    if _NO_UNIT.search(told):
        return ""
    return next((name for name, words in _UNITS if re.search(words, told)), "")


def currency(value: Any) -> str:
    """Return a currency's three letters; empty where there is no such currency."""
    told = value.strip().upper() if isinstance(value, str) and len(value) < 10 else ""
    return told if told in currencies() else ""


_AMOUNT = re.compile(r"(\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?![\d.,])|\d[\d.,]*)\s?([kK]\b)?")
_PENSION = re.compile(r"\b401 ?\(?k\b\)?", re.IGNORECASE)
_SYMBOLS = {symbol: code for code, symbol in wording.SYMBOLS.items()}


def pay_in(told: str) -> Pay:
    """Return the pay in a line such as "€9–12 an hour", "Up to $60k a year" or "USD 20 - 25 per hour"."""
    line = told[:200]
    code = next((_SYMBOLS[symbol] for symbol in _SYMBOLS if symbol in line), "")
    named = re.search(r"\b([A-Z]{3})\b", line)
    low, high = _bounds(line)
    if re.match(r"\s*(from|min|at least)", line, re.IGNORECASE):
        high = None
    elif low is not None and high is not None and low > high:
        low, high = None, None  # The second is an amount of something else.
    elif re.match(r"\s*(up to|max)", line, re.IGNORECASE):
        low = None
    return Pay(low, high, named[1] if named else code, unit(line))


def _bounds(line: str) -> tuple[Decimal | None, Decimal | None]:
    """The first two amounts, the same twice where there is one; neither where one cannot be read."""
    found = _AMOUNT.findall(_PENSION.sub("", line))[:2]
    amounts = [amount for one in found if (amount := _amount(*one)) is not None]
    if not amounts or len(amounts) < len(found):
        return None, None  # Of two bounds, one alone would be another pay.
    low, high = amounts[0], amounts[-1]
    in_thousands = not found[0][1] and found[-1][1] and low * 1000 <= high  # As in "100–120k".
    return low * 1000 if in_thousands else low, high


def _amount(digits: str, thousands: str) -> Decimal | None:
    told = read_amount(digits.rstrip(".,"))
    return None if told is None else within(told * (1000 if thousands else 1))

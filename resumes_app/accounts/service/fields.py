"""What people type about themselves: made uniform, or refused with a sentence that helps."""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from zoneinfo import available_timezones

from resumes_app import clock
from resumes_app.config import settings
from resumes_app.errors import InvalidInput

NAME_CHARS = 80
EMAIL_CHARS = 254
LOCAL_CHARS = 64
OLDEST_YEARS = 120
LATIN = "a-z0-9_\u00c0-\u024f"
"""Letters of a class of a regular expression: in writing without spaces an address ends where its letters do."""
EMAIL_IN_TEXT = re.compile(
    rf"(?<![{LATIN}.+-])[{LATIN}.+-]+ ?(?:@|\(at\)|\[at\]) ?[{LATIN}-]+(?:\.[{LATIN}-]+)+", re.IGNORECASE
)
"""An address as people write it among other words: rather more than is one."""

_LOCAL = re.compile(r"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$")
_LABEL = re.compile(r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class FormRejected(InvalidInput):
    """A form that cannot be taken as it is.

    Attributes:
        problems: Field → what is wrong with it, in the order of the form.
    """

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class Problems:
    """Collects what is wrong with a form, so that a person hears of all of it at once."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def add(self, field: str, problem: str) -> None:
        """Note the first problem of a field; an empty one is none."""
        if problem:
            self.found.setdefault(field, problem)

    def raise_if_any(self) -> None:
        """Go on only with a form that is in order.

        Raises:
            FormRejected: Something was noted.
        """
        if self.found:
            raise FormRejected(self.found)


def clean_name(typed: str, problems: Problems, field: str = "name") -> str:
    """Return the display name with single spaces and composed letters."""
    # Cc, Cf, Cs, Co, Cn: a name must not hide characters nor turn the text around it. ZWJ and ZWNJ are letters' parts.
    visible = "".join(c for c in typed if unicodedata.category(c)[0] != "C" or c in "\u200c\u200d" or c.isspace())
    name = unicodedata.normalize("NFC", " ".join(visible.split()))
    if not any(unicodedata.category(c)[0] in "LN" for c in name):
        problems.add(field, "Tell us your name; it is what companies will see.")
    elif len(name) > NAME_CHARS:
        problems.add(field, f"Shorten your name to {NAME_CHARS} characters.")
    return name


def clean_email(typed: str, problems: Problems, field: str = "email") -> str:
    """Return the address in lower case, its domain in the ASCII form of the DNS."""
    address = typed.strip()
    local, at, domain = address.rpartition("@")
    if not address:
        problems.add(field, "Type your e-mail address.")
    elif not at or not local:
        problems.add(field, "An e-mail address has a name, an @ and a domain, such as ada@example.org.")
    elif not local.isascii():
        # Two such names can look the same and be two people; few mail servers take them.
        problems.add(field, "Use an address without accents or special letters before the @.")
    elif len(local) > LOCAL_CHARS or not _LOCAL.match(local):
        problems.add(field, "Check the part before the @: it cannot be like this.")
    else:
        domain = _ascii_domain(domain)
        if not domain:
            problems.add(field, "Check the part after the @: it should look like example.org.")
        elif len(local) + 1 + len(domain) > EMAIL_CHARS:
            problems.add(field, "This address is too long.")
    return f"{local}@{domain}".lower() if at else address.lower()


def _ascii_domain(domain: str) -> str:
    try:
        name = unicodedata.normalize("NFKC", domain).lower().encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    labels = name.split(".")
    return name if len(labels) > 1 and all(_LABEL.match(label) for label in labels) else ""


def clean_birth_date(day: str, month: str, year: str, problems: Problems, field: str = "birth") -> date:
    """Return the date that was typed as three numbers; the minimum age is checked too."""
    today = clock.now().date()
    numbers = [_number(part) for part in (day, month, year)]
    if None in numbers:
        problems.add(field, "Type your date of birth as numbers, such as 4 9 2003.")
        return today
    d, m, y = (number or 0 for number in numbers)
    if y < 100:
        problems.add(field, "Type the year with four digits, such as 2003.")
        return today
    try:
        born = date(y, m, d)
    except ValueError:
        month_name = _MONTHS[m - 1] if 1 <= m <= 12 else ""
        wrong = f"There is no {d} {month_name} {y}." if month_name else "A month is a number from 1 to 12."
        problems.add(field, f"{wrong} Check your date of birth.")
        return today
    problems.add(field, _unfit(born, today))
    return born


def age_on(day: date, born: date) -> int:
    """Return the age in whole years; who was born on 29 February has birthday on 1 March of other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _unfit(born: date, today: date) -> str:
    age = age_on(today, born)
    if born > today:
        return "This date of birth lies in the future. Check the year."
    if age > OLDEST_YEARS:
        return "Check the year of your date of birth."
    if age < settings().min_age:
        return (
            f"{settings().brand_name} is for people of {settings().min_age} and older, so we cannot open an account "
            "for you yet. You are welcome to look around until then. Nothing of this was stored."
        )
    return ""


def _number(typed: str) -> int | None:
    text = typed.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


@lru_cache
def time_zones() -> tuple[str, ...]:
    """Return the time zones a person can choose, `Region/City`, in order; UTC comes first."""
    regions = {"Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
    return ("UTC", *sorted(zone for zone in available_timezones() if zone.partition("/")[0] in regions))


def known_zone(typed: str) -> str:
    """Return the time zone where it is one, whatever a browser calls its own, else nothing."""
    return typed if typed in _all_zones() else ""


@lru_cache
def _all_zones() -> frozenset[str]:
    return frozenset(available_timezones())

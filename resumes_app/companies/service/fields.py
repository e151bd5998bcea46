"""What is typed about a company: made uniform, or refused with a sentence that helps."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from resumes_app.accounts.service import Problems
from resumes_app.companies.schemas import CompanyForm
from resumes_app.companies.service.domains import clean_website
from resumes_app.companies.service.places import countries

NAME_CHARS, ABOUT_CHARS, CITY_CHARS, REASON_CHARS = 120, 2000, 80, 500
_COLOUR = re.compile(r"^#[0-9a-f]{6}$")


def clean_company(form: Mapping[str, Any], problems: Problems) -> CompanyForm:
    """Return what the form says of a company; what is wrong with it is in `problems`, by field."""
    name = clean_name(form.get("name"), problems)
    about = _lines(form.get("about"))
    city, country = _line(form.get("city")), str(form.get("country") or "")
    colour = str(form.get("colour") or "").strip().lower()
    website = clean_website(str(form.get("website") or ""), problems)
    problems.add("about", "" if about else "Tell candidates in a few sentences who you are.")
    problems.add("about", _too_long(about, ABOUT_CHARS))
    problems.add("city", "" if city else "Type the city the company is at home in.")
    problems.add("city", _too_long(city, CITY_CHARS))
    problems.add("country", "" if country in dict(countries()) else "Choose a country from the list.")
    problems.add("colour", "" if _COLOUR.match(colour) else "Choose a colour.")
    return CompanyForm(name=name, website=website, about=about, city=city, country=country, colour=colour)


def clean_name(typed: object, problems: Problems) -> str:
    """Return the company's name; what is wrong with it is in `problems`."""
    name = _line(typed)
    if not any(unicodedata.category(c)[0] in "LN" for c in name):
        problems.add("name", "Type the company's name, as candidates know it.")
    problems.add("name", _too_long(name, NAME_CHARS))
    return name


def clean_reason(typed: str, problems: Problems) -> str:
    """Return the reason for a refusal or suspension, which the people concerned read."""
    reason = _line(typed)
    problems.add("reason", "" if reason else "Say why: they read it in the mail.")
    problems.add("reason", _too_long(reason, REASON_CHARS))
    return reason


def slug_of(name: str) -> str:
    """Return the name as a part of an address, 50 characters at most."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-") or "company"


def _visible(typed: Any) -> str:
    # A name must not hide characters nor turn the text around it.
    text = "".join(c for c in str(typed or "") if unicodedata.category(c)[0] != "C" or c.isspace())
    return unicodedata.normalize("NFC", text)


def _line(typed: Any) -> str:
    return " ".join(_visible(typed).split())


def _lines(typed: Any) -> str:
    lines = [" ".join(line.split()) for line in _visible(typed).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _too_long(text: str, most: int) -> str:
    return f"Shorten this to {most} characters." if len(text) > most else ""

"""A job's facts in words."""

from decimal import Decimal

import pytest

from resumes_app.companies.service import mark_of
from resumes_app.jobs.service import wording
from resumes_app.models import Company, Job


@pytest.mark.parametrize(
    ("pay", "expected"),
    [
        ((12, 14, "EUR", "HOUR"), "€12–14 an hour"),
        ((38000, 45000, "EUR", "YEAR"), "€38,000–45,000 a year"),
        ((Decimal("14.5"), Decimal(16), "EUR", "HOUR"), "€14.50–16 an hour"),
        ((Decimal("1450.00"), None, "EUR", "MONTH"), "From €1,450 a month"),
        ((12, 12, "GBP", "HOUR"), "£12 an hour"),
        ((12, None, "USD", "DAY"), "From $12 a day"),
        ((None, 900, "CHF", "WEEK"), "Up to CHF 900 a week"),
        ((None, None, "EUR", "HOUR"), ""),
    ],
)
def test_pay_reads_like_speech(pay: tuple[Decimal | int | None, Decimal | int | None, str, str], expected: str) -> None:
    assert wording.pay_text(*pay) == expected


@pytest.mark.parametrize(
    ("remote", "place", "expected"),
    [
        ("onsite", "Porto", "Porto"),
        ("hybrid", "Porto", "Porto · hybrid"),
        ("remote", "", "Remote"),
        ("remote", "Porto", "Remote · Porto"),
    ],
)
def test_a_place_says_whether_one_must_be_there(remote: str, place: str, expected: str) -> None:
    assert wording.place_of(Job(company_id=1, slug="s", title="t", remote=remote, place=place)) == expected


def test_html_keeps_its_text_and_loses_what_could_act() -> None:
    html = '<h2 onclick="x()">Hi</h2><script>alert(1)</script><p>A <a href="javascript:x">b</a> &amp; c</p><img src=x>'
    safe = wording.safe_html(html)
    assert "script" not in safe and "onclick" not in safe and "img" not in safe
    assert safe.startswith("<h2>Hi</h2>")
    assert wording.plain_text(html) == "Hi A b & c"


@pytest.mark.parametrize(("colour", "ink"), [("#ffd23f", "#14161a"), ("#123456", "#ffffff"), ("red", "#ffffff")])
def test_initials_are_legible_on_the_companys_colour(colour: str, ink: str) -> None:
    mark = mark_of(Company(slug="a", name="The Night & Day Bakery", colour=colour))
    assert (mark["ink"], mark["letters"]) == (ink, "ND")


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["video", "sound", "text"], "Video, voice or writing: up to 90 s."),
        (["text", "video"], "Video or writing: up to 90 s."),
        (["sound"], "Voice: up to 90 s."),
    ],
)
def test_the_ways_to_reply_fit_one_line(kinds: list[str], expected: str) -> None:
    assert wording.brief_ways_text(kinds, 90) == expected


@pytest.mark.parametrize(
    ("kinds", "limit_s", "expected"),
    [
        (["video", "sound", "text"], 90, ""),
        (["video", "sound", "text"], 60, "Reply up to 60 s"),
        (["sound", "text"], 30, "Voice or writing · reply up to 30 s"),
    ],
)
def test_what_is_narrower_than_usual_is_said_in_words(kinds: list[str], limit_s: int, expected: str) -> None:
    assert wording.limits_of(Job(reply_kinds=kinds, reply_limit_s=limit_s)) == expected


@pytest.mark.parametrize(
    ("contact", "parts"),
    [
        ("Inês, ines@slowtide.example", ("Inês, ", "ines@slowtide.example", ".")),
        ("access@a-b.co.uk reads it. Come by!", ("", "access@a-b.co.uk", " reads it. Come by!")),
        ("Write to a.b+c@x.example.", ("Write to ", "a.b+c@x.example", ".")),
        ("Rosa, +351 21 000", ("", "", "Rosa, +351 21 000.")),
        ("Rosa @ the bar", ("", "", "Rosa @ the bar.")),
        ("", ("", "", "")),
    ],
)
def test_whom_to_ask_is_a_sentence_and_its_address_stands_apart(contact: str, parts: tuple[str, str, str]) -> None:
    told = wording.whom_to_ask(contact)
    assert (told["before"], told["email"], told["after"]) == parts

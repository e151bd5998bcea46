"""What is pointed out before a video goes public, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumes_app.resumes.service import Line, findings

TOLD = [
    ("Write to ada.byron+jobs@mail.example.org, please", "e-mail", "ada.byron+jobs@mail.example.org"),
    ("ada (at) example.org", "e-mail", "ada (at) example.org"),
    ("Call 07700 900 123 after six", "phone", "07700 900 123"),
    ("+351 912 345 678", "phone", "+351 912 345 678"),
    ("My number: 912 345 678.", "phone", "912 345 678"),
    ("(030) 123 45 67", "phone", "(030) 123 45 67"),
    ("555-010-1234", "phone", "555-010-1234"),
    ("0170/1234567", "phone", "0170/1234567"),
    ("I am Ada Byron.", "surname", "Byron"),
    ("ada BYRON’s story", "surname", "BYRON"),
    ("I live at 12 Mill Road", "address", "12 Mill Road"),
    ("at 221b baker street", "address", "221b baker street"),
    ("Rua da Prata 80", "address", "Rua da Prata 80"),
    ("Hauptstraße 5 in Jena", "address", "Hauptstraße 5"),
]
LEFT_ALONE = [
    "From 2019-2024 I ran a bar",
    "2019 – 2024, then 2025",
    "Born on 24.11.2004",
    "since 2024-11-24",
    "I want £30,000 – 35,000",
    "between 30 000 and 35 000",
    "30 000–35 000 a year",
    "€ 1 250 500",
    "We sold 1 000 000 cups",
    "28500-31500 a year",
    "100 % of 250 shifts, 3.5 % fewer errors",
    "I work 09:00-17:00, or 9.00-17.00",
    "Two years on the road, 3 years on the road",
    "5 days in the street",
    "I follow @halden on the way",
    "Byronic heroes",
    "My 10 best 100 m times: 11.2, 11.3, 11.4, 11.5",
    "",
]


@pytest.mark.parametrize(("text", "kind", "found"), TOLD)
def test_what_says_who_or_where_somebody_is_is_pointed_out(text: str, kind: str, found: str) -> None:
    (finding,) = findings([Line("Title", text)], "Ada Byron")
    assert (finding["kind"], finding["found"], finding["where"]) == (kind, found, "Title")
    assert finding["remedy"]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_years_pay_shares_and_times_are_left_alone(text: str) -> None:
    assert findings([Line("Title", text)], "Ada Byron") == []


def test_a_particle_or_a_lone_first_name_is_no_surname() -> None:
    assert findings([Line("Title", "I am Ada, de Lisboa")], "Ada de Cruz") == []
    assert findings([Line("Title", "I am Ada")], "Ada") == []
    assert findings([Line("Title", "X marks it")], "Ada X") == []


def test_the_company_that_it_was_made_for_is_pointed_out() -> None:
    (finding,) = findings([Line("Text", "Hello, HALDEN COFFEE!")], companies=["Halden Coffee"])
    assert (finding["kind"], finding["found"]) == ("company", "HALDEN COFFEE")


def test_lines_are_named_in_their_order() -> None:
    lines = [Line("Title", "hello"), Line("Caption at 0:04", "a@b.org and 07700 900 123"), Line("Text", "c@d.org")]
    assert [(one["where"], one["kind"]) for one in findings(lines)] == [
        ("Caption at 0:04", "e-mail"),
        ("Caption at 0:04", "phone"),
        ("Text", "e-mail"),
    ]


@given(before=st.text(), name=st.from_regex(r"[a-z]{1,9}", fullmatch=True), after=st.text())
def test_an_address_among_any_words_is_found(before: str, name: str, after: str) -> None:
    found = findings([Line("Text", f"{before} {name}@example.org {after}")])
    assert any(f"{name}@example.org" in one["found"] for one in found)


@given(first=st.integers(1950, 2049), last=st.integers(1950, 2049), share=st.integers(0, 100))
def test_years_and_shares_never_look_like_a_number_to_call(first: int, last: int, share: int) -> None:
    assert findings([Line("Text", f"{first}-{last}: {share} %, then {last}/{first}")]) == []


@given(digits=st.lists(st.integers(0, 9), min_size=8, max_size=13))
def test_a_number_with_a_plus_is_always_found(digits: list[int]) -> None:
    number = "+" + "".join(map(str, digits))
    assert [one["found"] for one in findings([Line("Text", f"Call {number}!")])] == [number]

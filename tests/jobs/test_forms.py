"""What is typed about a job: taken, or refused beside its field."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from resumes_app.errors import InvalidInput
from resumes_app.jobs.service.forms import form_of, read_form
from resumes_app.jobs.service.imports import values
from resumes_app.models import Job
from tests.jobs.writing import filled


def problems_of(**changes: Any) -> dict[str, str]:
    return read_form(filled(**changes), dated=True)[1].found


def test_a_filled_form_fills_all_columns() -> None:
    columns, problems = read_form(filled(), dated=True)
    assert problems.found == {}
    assert columns["description_html"] == "<p>You open the café.</p><ul><li>coffee</li><li>people</li></ul>"
    assert columns["tags"] == ["coffee", "early shift"]
    assert columns["closes_at"] == datetime(2026, 11, 20, 18, tzinfo=UTC)
    assert (columns["pay_min"], columns["pay_max"], columns["max_replies"]) == (9, 12, None)


def without(*names: str) -> dict[str, Any]:
    return {name: text for name, text in filled().items() if name not in names}


@pytest.mark.parametrize("gone", ["title", "description", "questions", "place_id", "reply_kinds", "full_hd"])
@pytest.mark.parametrize("dated", [True, False])
def test_a_form_that_lacks_a_field_empties_nothing(gone: str, dated: bool) -> None:
    with pytest.raises(InvalidInput, match="whole"):
        read_form(without(gone), dated=dated)


def test_only_the_form_of_a_draft_has_a_close_date() -> None:
    undated = without("close_date", "close_time", "time_zone")
    assert read_form(undated, dated=False)[1].found == {}
    with pytest.raises(InvalidInput, match="whole"):
        read_form(undated, dated=True)


def test_a_job_opened_in_the_form_and_saved_is_the_same() -> None:
    columns, _ = read_form(filled(questions=["a", "b", "c"], max_replies="12", pay_max=""), dated=True)
    again, problems = read_form(form_of(Job(slug="x", company_id=1, **columns)), dated=True)
    assert problems.found == {}
    assert again == columns


def test_pay_is_taken_to_the_hundredth_and_shown_as_it_was_meant() -> None:
    columns, problems = read_form(filled(pay_min="14,50", pay_max="1.450"), dated=True)
    assert (problems.found, columns["pay_min"], columns["pay_max"]) == ({}, Decimal("14.50"), 1450)
    shown = form_of(Job(slug="x", company_id=1, **columns))
    assert (shown["pay_min"], shown["pay_max"]) == ("14.50", "1450")


@pytest.mark.parametrize("unusual", [{"title": "x" * 140}, {"employment_type": ""}, {"pay_currency": "KWD"}])
def test_what_an_import_may_bring_may_be_saved_in_the_form(unusual: dict[str, Any]) -> None:
    columns, problems = read_form(filled(**unusual), dated=True)
    assert problems.found == {}
    assert columns.items() >= unusual.items()


def test_the_longest_description_and_the_highest_pay_of_an_import_may_be_saved_in_the_form() -> None:
    html = values.html("<ul>" + "<li>We bake.</li>" * 3_500 + "</ul>")
    pay = values.Pay(None, values.amount(1_000_000_000), "IDR", "YEAR").facts()
    columns, _ = read_form(filled(), dated=True)
    job = Job(slug="x", company_id=1, **{**columns, **pay, "description_html": html})
    again, problems = read_form(form_of(job), dated=True)
    assert problems.found == {}
    assert (again["description_html"], again["pay_max"], again["pay_currency"]) == (html, 1_000_000_000, "IDR")


def test_an_import_leaves_out_a_pay_in_what_is_no_currency() -> None:
    assert values.Pay(9, 12, "ABC", "HOUR").facts() == {}
    assert values.currency("abc") == ""


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("title", "x" * 141),
        ("description", "x" * 60_001),
        ("country", "XX"),
        ("remote", "moon"),
        ("employment_type", "SLAVE"),
        ("level", "god"),
        ("pay_min", "ten"),
        ("pay_min", "9.5000"),
        ("pay_max", "1,000,000,001"),
        ("pay_max", "8"),
        ("pay_currency", "XXX"),
        ("pay_unit", "CENTURY"),
        ("tags", ", ".join(f"t{n}" for n in range(11))),
        ("tags", "x" * 41),
        ("reply_kinds", []),
        ("reply_kinds", ["dance"]),
        ("reply_limit_s", "14"),
        ("reply_limit_s", "91"),
        ("reply_limit_s", ""),
        ("max_replies", "0"),
        ("reply_by_days", "0"),
        ("reply_by_days", "91"),
        ("review_rule", "never"),
        ("accommodation_contact", "x" * 201),
        ("questions", ["x" * 301]),
        ("questions", ["?"] * 7),
        ("close_date", "20 November"),
        ("close_date", "0001-01-01"),
        ("time_zone", "Mars/Base"),
    ],
)
def test_what_cannot_be_taken_is_told_beside_its_field(field: str, typed: Any) -> None:
    found = problems_of(**{field: typed})
    assert list(found) == [field]
    assert found[field].endswith(".")


def test_a_time_that_the_clocks_leave_out_is_refused() -> None:
    found = problems_of(close_date="2027-03-28", close_time="01:30")
    assert "leave this time out" in found["close_date"]


def test_what_is_no_form_at_all_breaks_nothing() -> None:
    for odd in (None, 7, ["x"], {"a": 1}, "\x00"):
        columns, _ = read_form(dict.fromkeys(filled(), odd), dated=True)
        assert "\x00" not in str(columns)


def test_empty_questions_are_left_out() -> None:
    columns, _ = read_form(filled(questions=[" ", "b", "", "c"]), dated=True)
    assert (columns["question"], columns["more_questions"]) == ("b", ["c"])

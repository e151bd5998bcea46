"""Amounts of pay, as people type and read them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumes_app.jobs.service.amounts import amount_text, json_amount, plain_amount, read_amount, within

AMOUNTS = st.decimals(min_value=0, max_value=1_000_000_000, places=2)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("14", "14"), ("14,50", "14.50"), ("14.50", "14.50"), ("14,5", "14.50"), (" 14.5 ", "14.50"),
        ("1450", "1450"), ("1 450", "1450"), ("1,450", "1450"), ("1.450", "1450"), ("1'450", "1450"),
        ("1\u202f450,50", "1450.50"), ("1.450,50", "1450.50"), ("1,450.5", "1450.50"), ("32,000", "32000"),
        ("1,250,000", "1250000"), ("1.250.000,25", "1250000.25"), ("1450,75", "1450.75"), ("0.75", "0.75"),
        ("1,000,000,000", "1000000000"), ("0", "0"),
    ],
)  # fmt: skip
def test_one_or_two_digits_at_the_end_are_decimals_and_three_are_thousands(typed: str, amount: str) -> None:
    assert read_amount(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "ten", "-3", "+3", "1e5", "14.5000", "14.", ".5", "1,45,000", "1.450.5", "1,450,50", "0,123", "01,234"),
        *("1 45", "1,450 000", "14,50 €", "1.000.000.000,01", "1000000001", "١٤", "NaN", "Infinity", "1_000"),
    ],
)
def test_anything_else_is_no_amount(typed: str) -> None:
    assert read_amount(typed) is None


@given(AMOUNTS)
def test_what_is_written_is_read_back_the_same(amount: Decimal) -> None:
    assert read_amount(plain_amount(amount)) == read_amount(amount_text(amount)) == amount
    assert Decimal(str(json_amount(amount))) == amount


@pytest.mark.parametrize(
    ("amount", "expected"), [("13.799999999999999", "13.80"), ("13.756", "13.75"), ("13.999", "13.99"), ("16", "16")]
)
def test_more_digits_are_never_rounded_up_but_for_what_a_computer_made_of_a_hundredth(
    amount: str, expected: str
) -> None:
    assert within(Decimal(amount)) == Decimal(expected)


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "-Infinity", "-0.01", "1000000000.01"])
def test_what_is_no_number_or_out_of_bounds_is_no_pay(amount: str) -> None:
    assert within(Decimal(amount)) is None

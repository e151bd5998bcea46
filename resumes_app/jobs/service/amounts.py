"""Amounts of pay: read as people type them, and written. Pure."""

import re
from decimal import ROUND_DOWN, Decimal

from resumes_app.models.jobs import MOST_PAY

CENT = Decimal("0.01")
_BETWEEN = r"[.,' \u00a0\u202f\u2019]"
"""What people put between thousands."""
_PLAIN = re.compile(r"(\d{1,12})(?:[.,](\d{1,2}))?")
_GROUPED = re.compile(rf"([1-9]\d{{0,2}}(?:({_BETWEEN})\d{{3}})(?:\2\d{{3}}){{0,3}})(?:(?!\2)[.,](\d{{1,2}}))?")
EXAMPLES = "such as 14, 14.50 or 32,000"


def read_amount(typed: str) -> Decimal | None:
    """Return the amount in "14,50", "14.50", "1 450", "1,450", "1.450" or "1.450,50"; None where it is none.

    One or two digits behind the last comma or point are decimals, three are thousands.
    """
    text = typed.strip()
    if not text.isascii() and any(sign.isdigit() and not sign.isascii() for sign in text):
        return None
    if found := _PLAIN.fullmatch(text):
        whole, decimals = found[1], found[2]
    elif found := _GROUPED.fullmatch(text):
        whole, decimals = re.sub(_BETWEEN, "", found[1]), found[3]
    else:
        return None
    return within(Decimal(f"{whole}.{decimals or 0}"))


def within(amount: Decimal) -> Decimal | None:
    """Return the amount to the hundredth, never more than it is; None where it is no pay that can be kept.

    What a computer's floating point has made of a hundredth is that hundredth.
    """
    if not amount.is_finite() or not 0 <= amount <= MOST_PAY:
        return None
    return amount.quantize(Decimal("0.000001")).quantize(CENT, ROUND_DOWN)


def amount_text(amount: Decimal | int) -> str:
    """Return it for people: "1,450", "14.50"."""
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"


def plain_amount(amount: Decimal | int) -> str:
    """Return it for fields, tables and addresses: "1450", "14.50"; `read_amount` takes it back."""
    return amount_text(amount).replace(",", "")


def json_amount(amount: Decimal | int) -> int | float:
    """Return it as a number of JSON: 1450, 14.5."""
    return int(amount) if amount == int(amount) else float(amount)

"""Types of what components take: plain values or state vars alike."""

from collections.abc import Sequence
from typing import Any

import reflex as rx

Text = str | rx.Var[str]
Flag = bool | rx.Var[bool]
Number = float | rx.Var[int] | rx.Var[float]
# Reflex's own EventType is invariant in its arguments, which a shared component cannot name.
Event = Any
Options = Sequence[tuple[str, str]]


def tested(test_id: str) -> dict[str, str]:
    """Return the attribute by which a browser test finds the element; nothing for ""."""
    return {"data_testid": test_id} if test_id else {}

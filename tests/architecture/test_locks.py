"""Advisory locks have numbers of their own, and one place that tells them."""

import re
from pathlib import Path

from resumes_app.db import Lock

PACKAGE = Path(__file__).parents[2] / "resumes_app"
NUMBER = re.compile(r"advisory_\w*lock\w*\(\s*\d")


def test_no_two_locks_have_one_number() -> None:
    numbers = [value for name, value in vars(Lock).items() if name.isupper()]
    assert len(set(numbers)) == len(numbers) > 0


def test_a_lock_is_taken_by_its_name() -> None:
    assert [path for path in PACKAGE.rglob("*.py") if NUMBER.search(path.read_text())] == []

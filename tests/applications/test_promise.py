"""Days as they are told beside a reply."""

from datetime import datetime, timedelta

import pytest

from resumes_app import clock
from resumes_app.applications.service import closing_text, day

NOON = datetime.fromisoformat("2026-11-30T12:00:00+00:00")


@pytest.mark.parametrize(
    ("days", "words"), [(12, "12 Dec"), (-28, "2 Nov"), (61, "30 Jan"), (365, "30 Nov 2027"), (-365, "30 Nov 2025")]
)
def test_a_day_far_off_is_told_with_its_year(days: int, words: str) -> None:
    clock.set_source(lambda: NOON)
    assert day(NOON + timedelta(days=days), "Europe/Lisbon") == words


def test_a_deadline_far_off_is_told_with_its_year() -> None:
    clock.set_source(lambda: NOON)
    assert closing_text(datetime.fromisoformat("2029-01-30T23:59:00+00:00"), "UTC") == "30 Jan 2029, 23:59 UTC"

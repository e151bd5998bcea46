"""How long a video is, in words."""

import pytest

from resumes_app.studio.service import length_text


@pytest.mark.parametrize(
    ("length_ms", "text"),
    [(0, "0:00"), (1, "0:01"), (999, "0:01"), (1_999, "0:01"), (59_999, "0:59"), (90_400, "1:30")],
)
def test_whole_seconds_are_told_as_players_count_them_and_never_nothing_of_something(length_ms: int, text: str) -> None:
    assert length_text(length_ms) == text

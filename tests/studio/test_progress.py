"""How long a render will take, by its encode's own speed, in words."""

from datetime import UTC, datetime, timedelta

import pytest

from resumes_app import clock, work
from resumes_app.media.publish import MEASURED
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service.progress import Pace
from resumes_app.studio.service.renders import left_text


def test_nothing_is_said_before_the_encode_has_gone_on_for_a_while() -> None:
    pace = Pace()
    assert [pace.left_s(done, done * 10) for done in (0.0, MEASURED / 2, MEASURED, MEASURED + 0.01)] == [None] * 4


def test_time_left_follows_from_the_speed_so_far() -> None:
    pace = Pace()
    pace.left_s(0.1, 100.0)
    assert pace.left_s(0.4, 106.0) == 12
    assert pace.left_s(0.7, 112.0) == 6
    assert pace.left_s(0.7, 124.0) == 12, "it stands still"
    assert pace.left_s(0.99, 126.0) == 1


def test_time_left_grows_only_where_it_has_become_clearly_longer() -> None:
    pace = Pace()
    pace.left_s(0.1, 100.0)
    assert pace.left_s(0.4, 115.0) == 30
    assert pace.left_s(0.46, 121.0) == 30, "31.5 by now: no news"
    assert pace.left_s(0.5, 128.0) == 30, "35"
    assert pace.left_s(0.5, 140.0) == 50, "more than half as long again"
    assert pace.left_s(0.7, 142.0) == 21


@pytest.mark.parametrize(
    ("left_s", "words"),
    [(3, "A few seconds left"), (17, "About 15 seconds left"), (54, "About 55 seconds left"),
     (70, "About a minute left"), (150, "About 2 minutes left")],
)  # fmt: skip
def test_time_left_is_told_in_words(left_s: int, words: str) -> None:
    assert left_text(RenderStatus.RUNNING, left_s) == words


def test_at_the_end_no_seconds_are_told_that_nobody_has_measured() -> None:
    assert left_text(RenderStatus.RUNNING, 1, 0.99) == "Almost ready"
    assert left_text(RenderStatus.RUNNING, 6, 0.9) == "About 5 seconds left"


def test_a_render_that_waits_or_has_ended_says_so_or_nothing() -> None:
    assert left_text(RenderStatus.QUEUED, None) == "Waiting for its turn"
    assert left_text(RenderStatus.RUNNING, None) == left_text(RenderStatus.CANCELLED, 9) == ""


def test_what_is_due_sooner_comes_first() -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    clock.set_source(lambda: now)
    hours = (-1, 0, 1, 6, 12, 24, 100)
    priorities = [work.by_deadline(now + timedelta(hours=left)) for left in hours]
    assert priorities == sorted(priorities, reverse=True)
    assert (priorities[0], priorities[-1], work.by_deadline(None)) == (work.URGENT, 0, 0)
    assert len(set(priorities)) >= 4

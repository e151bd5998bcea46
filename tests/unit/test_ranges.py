"""The Range header, without a server."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumes_app.files.endpoints.ranges import Unsatisfiable, span


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, None),
        ("bytes=0-99", (0, 100)),
        ("bytes=100-", (100, 1000)),
        ("bytes=-200", (800, 1000)),
        ("bytes=-5000", (0, 1000)),
        ("bytes=900-5000", (900, 1000)),
        ("bytes=999-999", (999, 1000)),
        ("bytes=0-", (0, 1000)),
        ("bytes= 0 - 9", (0, 10)),
        ("bytes=5-2", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
        ("items=0-5", None),
        ("bytes=0-1,5-6", None),
        (f"bytes={'9' * 5000}-", None),
    ],
)
def test_a_range_is_read_as_the_standard_says(header: str | None, expected: tuple[int, int] | None) -> None:
    assert span(header, 1000) == expected


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=1000-1001", "bytes=-0"])
def test_a_range_behind_the_end_cannot_be_satisfied(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        span(header, 1000)


@given(st.text(max_size=30), st.integers(0, 10**9))
def test_no_header_gives_bytes_that_are_not_there(header: str, size: int) -> None:
    try:
        found = span(f"bytes={header}", size)
    except Unsatisfiable:
        return
    assert found is None or 0 <= found[0] < found[1] <= size

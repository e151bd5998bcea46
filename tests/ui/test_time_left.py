"""How long a moment is off, in the browser's words and in the server's."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from resumes_app.jobs.service.wording import time_left
from tests import node

HERE = Path(__file__).parent


@pytest.mark.parametrize(("seconds", "words"), json.loads((HERE / "times_left.json").read_text()))
def test_the_server_never_tells_of_more_time_than_there_is(seconds: int, words: str) -> None:
    assert time_left(timedelta(seconds=seconds)) == words


def test_the_browser_tells_the_same() -> None:
    node.passes(HERE / "time_left.test.mjs")

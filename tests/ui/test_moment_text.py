"""Moments in the browser's words."""

from pathlib import Path

from tests import node


def test_the_year_is_told_of_what_is_far_off() -> None:
    node.passes(Path(__file__).parent / "moment_text.test.mjs")

"""The place in the edit that the preview and the timeline share."""

from pathlib import Path

from tests import node


def test_the_playhead_stays_inside_the_edit_and_tells_who_listens() -> None:
    node.passes(Path(__file__).parent / "playhead.test.mjs")

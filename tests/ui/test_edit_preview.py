"""The pure parts of the preview of an edit."""

from pathlib import Path

import pytest

from tests import node


@pytest.mark.parametrize("part", ["playhead", "edit_clips", "edit_placing"])
def test_the_preview_and_its_playhead_keep_to_the_edit(part: str) -> None:
    node.passes(Path(__file__).parent / f"{part}.test.mjs")

"""The teleprompter's lines, apart from their moving."""

from pathlib import Path

from tests import node


def test_a_script_becomes_lines_and_spoken_lines_become_captions() -> None:
    node.passes(Path(__file__).parent / "prompter.test.mjs")

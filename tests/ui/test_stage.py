"""What the stage remembers and repeats, apart from its camera."""

from pathlib import Path

from tests import node


def test_a_stage_remembers_voices_and_repeats_itself_sparingly() -> None:
    node.passes(Path(__file__).parent / "stage.test.mjs")

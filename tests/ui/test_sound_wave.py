"""The line of a voice on a sound card, apart from its browser."""

from pathlib import Path

from tests import node


def test_the_line_of_a_voice() -> None:
    node.passes(Path(__file__).parent / "sound_wave.test.mjs")

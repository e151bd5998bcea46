"""Text files that a browser reads."""

from pathlib import Path

from tests import node


def test_a_text_file_is_read_as_it_was_written() -> None:
    node.passes(Path(__file__).parent / "text_decoding.test.mjs")

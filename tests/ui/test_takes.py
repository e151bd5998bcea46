"""Takes in the browser: what is dropped, taken back and told to the server."""

from pathlib import Path

from tests import node


def test_takes_in_the_browser_keep_their_promises() -> None:
    node.passes(Path(__file__).parent / "takes.test.mjs")

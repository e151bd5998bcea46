"""The deck's JavaScript: what it knows, and what it keeps until the server has confirmed it."""

from pathlib import Path

import pytest

from tests import node


@pytest.mark.parametrize("part", ["model", "kept"])
def test_the_deck_keeps_its_promises(part: str) -> None:
    node.passes(Path(__file__).parent / f"deck_{part}.test.mjs")

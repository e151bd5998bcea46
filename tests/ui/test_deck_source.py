"""Which file of a clip the deck plays."""

from pathlib import Path

from tests import node


def test_the_deck_plays_what_link_and_screen_are_good_for() -> None:
    node.passes(Path(__file__).parent / "deck_source.test.mjs")

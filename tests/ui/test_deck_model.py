"""What the deck knows while presses and answers cross each other."""

from pathlib import Path

from tests import node


def test_no_undo_is_lost_however_fast_it_follows_its_decision() -> None:
    node.passes(Path(__file__).parent / "deck_model.test.mjs")

"""Runs the tests of the deck's JavaScript model in the Node of the virtual environment."""

import subprocess
import sys
from pathlib import Path


def test_the_decks_model_keeps_its_promises() -> None:
    node = Path(sys.executable).parent / "node"
    tests = Path(__file__).parent / "deck_model.test.mjs"
    ran = subprocess.run([node, "--test", tests], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stdout[-4000:]

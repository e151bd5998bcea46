"""Runs tests of browser code in the Node of the virtual environment."""

import subprocess
import sys
from pathlib import Path


def passes(tests: Path) -> None:
    """Assert that every test of the file passes."""
    node = Path(sys.executable).parent / "node"
    ran = subprocess.run([node, "--test", tests], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stdout[-4000:]

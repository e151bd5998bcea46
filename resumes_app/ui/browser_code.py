"""Hands the browser code that lies beside this module to the bundle."""

from concurrent.futures import ThreadPoolExecutor

import reflex as rx
from reflex.assets import AssetPathStr

# `rx.asset` looks at every frame of the stack: 0.1 s a file from deep inside imports, nothing from a thread's.
_shallow = ThreadPoolExecutor(max_workers=1, thread_name_prefix="browser-code")


def browser_code(name: str, *parts: str) -> str:
    """Put the script `name`, and the `parts` that it imports, into the bundle; return the name to import it by."""
    path, *_ = _shallow.map(_link, (name, *parts))
    return path.importable_path


def _link(name: str) -> AssetPathStr:
    return rx.asset(name, shared=True)

"""Where the preview stands, for what is done to that moment of the video."""

from typing import Any, Final

import reflex as rx
from reflex_base.utils.imports import ImportVar
from reflex_base.vars.base import VarData

from resumes_app.ui.browser_code import browser_code

_SCRIPT = browser_code("playhead.js")

_IMPORTED = VarData(imports={_SCRIPT: [ImportVar(tag="playhead", is_default=False)]})
PLAYHEAD_MS: Final[rx.Var[int]] = rx.Var("playhead.picture_ms", _var_type=int, _var_data=_IMPORTED)
"""When the picture it shows begins in the finished video; as an argument of an event it is read when that happens."""


def pause() -> rx.Var[Any]:
    """Return what an event does in the browser: the preview stands still."""
    return rx.Var("(() => playhead.pause())", _var_data=_IMPORTED).to(rx.EventChain)


def visit(item: Any) -> rx.Var[Any]:
    """Return what an event does in the browser: the preview goes to where the item is seen, unless it is there.

    Args:
        item: Has `start_ms` and `end_ms`.
    """
    there = rx.Var.create(item)
    return _visit("()", there, f"{there['start_ms']!s}, {there['end_ms']!s}")


def visit_changed(item: Any, field: str) -> rx.Var[Any]:
    """Return what an event does that changes `start_ms` or `end_ms` (`field`) of the item: `visit` it as it is then."""
    there = rx.Var.create(item)
    start, end = f"{there['start_ms']!s}", f"{there['end_ms']!s}"
    span = f"ms, Math.max(ms + 1, {end})" if field == "start_ms" else f"Math.max(0, Math.min({start}, ms - 1)), ms"
    return _visit("(ms)", there, span)


def _visit(arguments: str, there: rx.Var[Any], span: str) -> rx.Var[Any]:
    act = f"({arguments} => playhead.visit({span}))"
    return rx.Var(act, _var_data=VarData.merge(_IMPORTED, there._get_all_var_data())).to(rx.EventChain)

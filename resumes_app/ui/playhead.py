"""Where the preview stands, for what is done to that moment of the video."""

from typing import Final

import reflex as rx
from reflex_base.utils.imports import ImportVar
from reflex_base.vars.base import VarData

from resumes_app.ui.browser_code import browser_code

_SCRIPT = browser_code("playhead.js")

PLAYHEAD_MS: Final[rx.Var[int]] = rx.Var(
    "Math.round(playhead.position_ms)",
    _var_type=int,
    _var_data=VarData(imports={_SCRIPT: [ImportVar(tag="playhead", is_default=False)]}),
)
"""In the finished video; as an argument of an event it is read when the event happens."""

"""Pictures of an edit that stand still: one moment as it will be rendered, and the clip one is at."""

from typing import Any

import reflex as rx

from resumes_app.ui.browser_code import browser_code
from resumes_app.ui.edit_preview import FrameRules
from resumes_app.ui.takes import TakeThumb
from resumes_app.ui.timeline import Timeline  # noqa: F401  # Its scripts and the preview's are imported by this one.

_SCRIPT = browser_code("edit_still.jsx")


class EditStill(rx.NoSSRComponent):
    """One moment of the edit, with all that is laid over it, in a place of the video's shape; decorative.

    What is the same in `EditPreview` is told of there.
    """

    library = _SCRIPT
    tag = "EditStill"

    clips: rx.Var[list[dict[str, Any]]]
    at_ms: rx.Var[int]
    filter: rx.Var[str]
    texts: rx.Var[list[dict[str, Any]]]
    stickers: rx.Var[list[dict[str, Any]]]
    captions: rx.Var[list[dict[str, Any]]]
    burn: rx.Var[dict[str, Any]]
    families: rx.Var[dict[str, str]]
    rules: rx.Var[FrameRules]


class StandingThumb(TakeThumb):
    """The clip in which the preview stands, small; the take that is named where there is no clip yet."""

    library = _SCRIPT
    tag = "StandingThumb"

    clips: rx.Var[list[Any]]


edit_still = EditStill.create
standing_thumb = StandingThumb.create

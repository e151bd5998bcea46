"""The preview of an edit: takes in order with look, title and music, played in the browser."""

from typing import TypedDict

import reflex as rx

from resumes_app.ui import recorder  # noqa: F401  # The preview's script imports the recorder's.
from resumes_app.ui.browser_code import browser_code

_SCRIPT = browser_code("edit_preview.jsx", "edit_title.jsx")


class PreviewTake(TypedDict):
    """A take to play.

    Attributes:
        src: Its address; empty where it is only in this browser yet.
        used_ms: How much of it plays, from its start.
    """

    client_id: str
    src: str
    used_ms: int


class TitleLayout(TypedDict):
    """Where titles can stand.

    Attributes:
        width: Of the finished picture, in pixels; so `height`.
        safe: Share of width and height on each side that titles stay out of.
        until_ms: When they go.
        x: Their middle as a share of the width.
        places: So of the height, by the name of the place.
        sizes: Height of their letters as a share of the picture's, by the name of the size.
    """

    width: int
    height: int
    safe: float
    until_ms: int
    x: float
    places: dict[str, float]
    sizes: dict[str, float]


class EditPreview(rx.NoSSRComponent):
    """A 9:16 player that fills the height of its place."""

    library = _SCRIPT
    tag = "EditPreview"

    takes: rx.Var[list[PreviewTake]]
    filter: rx.Var[str]
    """The CSS property of that name."""
    title: rx.Var[str]
    dress: rx.Var[dict[str, str]]
    """How the title looks: the names of its `face`, `style`, `place` and `size`."""
    layout: rx.Var[TitleLayout]
    families: rx.Var[dict[str, str]]
    """By typeface: the CSS property `font-family`."""
    bed_src: rx.Var[str]
    bed_volume: rx.Var[float]
    hear: rx.Var[int]
    """Plays from where it is at each change, so that music just chosen is heard with the take; 0 at first."""
    tolerance: rx.Var[float]
    """How much a take's shape may differ from the frame's and still fill it."""
    labels: rx.Var[dict[str, str]]
    glyphs: rx.Var[dict[str, list[str]]]


edit_preview = EditPreview.create

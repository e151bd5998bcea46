"""The preview of an edit: takes in order with look, title and music, played in the browser."""

from typing import TypedDict

import reflex as rx

from resumes_app.ui import recorder  # noqa: F401  # The preview's script imports the recorder's.
from resumes_app.ui.browser_code import browser_code

_SCRIPT = browser_code("edit_preview.jsx")


class PreviewTake(TypedDict):
    """A take to play.

    Attributes:
        src: Its address; empty where it is only in this browser yet.
        used_ms: How much of it plays, from its start.
    """

    client_id: str
    src: str
    used_ms: int


class TitlePlace(TypedDict):
    """Where the title stands: shares of the frame's width and height, and until when."""

    x: float
    y: float
    size: float
    until_ms: int


class EditPreview(rx.NoSSRComponent):
    """A 9:16 player that fills the height of its place."""

    library = _SCRIPT
    tag = "EditPreview"

    takes: rx.Var[list[PreviewTake]]
    look: rx.Var[str]
    title: rx.Var[str]
    place: rx.Var[TitlePlace]
    bed_src: rx.Var[str]
    bed_volume: rx.Var[float]
    hear: rx.Var[int]
    """Plays from where it is at each change, so that music just chosen is heard with the take; 0 at first."""
    tolerance: rx.Var[float]
    """How much a take's shape may differ from the frame's and still fill it."""
    labels: rx.Var[dict[str, str]]
    glyphs: rx.Var[dict[str, list[str]]]


edit_preview = EditPreview.create

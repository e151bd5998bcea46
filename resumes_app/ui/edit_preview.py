"""The preview of an edit: its clips with look, texts, stickers, captions and music, played in the browser."""

from typing import Any, TypedDict

import reflex as rx

from resumes_app.ui import recorder  # noqa: F401  # The preview's script imports the recorder's.
from resumes_app.ui.browser_code import browser_code

_SCRIPT = browser_code(
    "edit_preview.jsx",
    "cropping.js",
    "edit_clips.js",
    "edit_layout.js",
    "edit_overlays.jsx",
    "edit_placing.js",
    "edit_placing.jsx",
    "edit_player.js",
    "edit_slot.js",
    "edit_sound.js",
    "edit_texts.jsx",
    "playhead.js",
    "take_addresses.js",
    "text_lines.js",
    "timeline_model.js",
)


class ComingTake(TypedDict):
    """A take that is only in this browser yet; it plays whole, after the clips.

    Attributes:
        heard: True where there is no picture yet.
    """

    client_id: str
    length_ms: int
    heard: bool


class FrameRules(TypedDict):
    """How the finished picture is laid out.

    Attributes:
        width: In pixels; so `height`.
        fps: Pictures a second.
        tolerance: How much a take's shape may differ from the frame's and still fill it.
        safe: Share of width and height on each side that texts stay out of.
        captions_top: Upper edge of captions at the top, as a share of the height.
        captions_bottom: Lower edge of low ones.
        clear_right, clear_bottom: Shares of width and height beyond which the feed's controls lie.
        text_sizes, sticker_sizes: Least, most and step, as shares of the height and of the width.
    """

    width: int
    height: int
    fps: int
    tolerance: float
    safe: float
    captions_top: float
    captions_bottom: float
    clear_right: float
    clear_bottom: float
    text_sizes: list[float]
    sticker_sizes: list[float]


class Chosen(TypedDict):
    """What of that which is laid over the picture is worked at.

    Attributes:
        kind: `text`, `sticker`, or empty.
        number: Its place among those of its kind, from 0; −1 where none is chosen yet.
    """

    kind: str
    number: int


class EditPreview(rx.NoSSRComponent):
    """A 9:16 player that fills the height of its place; `playhead.js` tells and takes where it is.

    It does not level the loudness, clean the voice or listen to it: ducked music is softer all the time.

    Clips, texts, stickers, captions, burn and music are as the views of a draft have them (docs/edit-list.md).
    """

    library = _SCRIPT
    tag = "EditPreview"

    clips: rx.Var[list[dict[str, Any]]]
    coming: rx.Var[list[ComingTake]]
    filter: rx.Var[str]
    """The CSS property of that name."""
    texts: rx.Var[list[dict[str, Any]]]
    stickers: rx.Var[list[dict[str, Any]]]
    captions: rx.Var[list[dict[str, Any]]]
    burn: rx.Var[dict[str, Any]]
    music: rx.Var[dict[str, Any]]
    bed_src: rx.Var[str]
    ducked: rx.Var[float]
    """What is left of music that goes quiet for a voice, as a factor."""
    poster_ms: rx.Var[int]
    """Where it stands before it plays for the first time: at the poster. It plays from the beginning all the same."""
    hear: rx.Var[int]
    """Plays from where it is at each change, so that music just chosen is heard with the take; 0 at first."""
    cards: rx.Var[list[str]]
    """Clips, by the client id of their take, whose words the sign to play must not cover."""
    chosen: rx.Var[Chosen]
    tools: rx.Var[dict[str, str]]
    """By kind: the id of the element that has the other ways to change what is chosen; it is brought into sight."""
    families: rx.Var[dict[str, str]]
    """By typeface: the CSS property `font-family`."""
    rules: rx.Var[FrameRules]
    labels: rx.Var[dict[str, str]]
    glyphs: rx.Var[dict[str, list[str]]]

    on_choose: rx.EventHandler[rx.event.passthrough_event_spec(str, int)]
    """Kind and number of what is to be worked at; number −1: nothing."""
    on_place: rx.EventHandler[rx.event.passthrough_event_spec(str, int, dict[str, Any])]
    """Kind, number and fields, once each gesture that has moved or sized something; without it nothing can be moved."""
    on_remove: rx.EventHandler[rx.event.passthrough_event_spec(str, int)]


edit_preview = EditPreview.create

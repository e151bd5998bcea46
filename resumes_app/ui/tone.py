"""Brightness, contrast and warmth of pictures on a page: the sliders, and what applies them."""

from typing import Final, TypedDict

import reflex as rx

from resumes_app.ui.browser_code import browser_code

_SCRIPT = browser_code("tone.jsx", "shared.jsx")

TONE: Final = "var(--tone,)"
"""A part of the CSS property `filter`: the corrections of the `tone_shown` on the page; nothing without one."""


class Tone(TypedDict):
    """Corrections of a picture, −100 to 100 each; 0 changes nothing."""

    brightness: int
    contrast: int
    warmth: int


class ToneScale(TypedDict):
    """What a slider is called, and what its two directions are."""

    part: str
    """A key of `Tone`."""
    label: str
    less: str
    more: str


class ToneReach(TypedDict):
    """How far the ends of the scales lie from the middle, as factors."""

    tone: float
    """Of brightness and contrast."""
    warmth: float
    """Of red, and the other way of blue."""


class ToneShown(rx.NoSSRComponent):
    """Applies corrections to everything on the page whose filter has `TONE`; shows nothing by itself."""

    library = _SCRIPT
    tag = "ToneShown"

    tone: rx.Var[dict[str, int]]
    """The saved ones: those of sliders that move come first."""
    reach: rx.Var[ToneReach]


class ToneSliders(rx.NoSSRComponent):
    """The sliders, with a way back to the middle."""

    library = _SCRIPT
    tag = "ToneSliders"

    tone: rx.Var[dict[str, int]]
    scales: rx.Var[list[ToneScale]]
    labels: rx.Var[dict[str, str]]
    """`middle`: what 0 is called; `reset`: the button."""

    on_tone: rx.EventHandler[rx.event.passthrough_event_spec(Tone, bool)]
    """The values rest for a moment; true where they were reset instead."""


tone_shown = ToneShown.create
tone_sliders = ToneSliders.create

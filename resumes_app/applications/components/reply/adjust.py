"""Brightness, contrast and warmth of the picture."""

import reflex as rx

from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio
from resumes_app.ui.tone import ToneReach, ToneScale, tone_shown, tone_sliders

SCALES = [
    ToneScale(part="brightness", label="Brightness", less="darker", more="brighter"),
    ToneScale(part="contrast", label="Contrast", less="softer", more="stronger"),
    ToneScale(part="warmth", label="Warmth", less="cooler", more="warmer"),
]
LABELS = {"middle": "as filmed", "reset": "Reset"}


def adjust() -> rx.Component:
    """Return the sliders; the height of their place stands from the start."""
    sliders = tone_sliders(tone=TakesState.draft["tone"], scales=SCALES, labels=LABELS, on_tone=EditingState.adjust)
    return rx.el.div(sliders, class_name="min-h-44")


def adjusted() -> rx.Component:
    """Apply the corrections to the pictures of the page."""
    rules = studio.preview_rules()
    return tone_shown(tone=TakesState.draft["tone"], reach=ToneReach(tone=rules.tone_reach, warmth=rules.warmth_reach))

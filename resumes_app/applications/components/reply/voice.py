"""What is done to the voice."""

import reflex as rx

from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui import controls


def voice() -> rx.Component:
    """Return the switch that cleans the voice."""
    return controls.toggle(
        "Clean up my voice",
        checked=TakesState.draft["clean_voice"],
        on_change=EditingState.clean_voice,
        hint="Less hum and hiss in the finished video",
        test_id="clean-voice",
    )

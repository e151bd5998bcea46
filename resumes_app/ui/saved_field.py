"""Fields whose value is saved by itself once they rest, and a button that reads a text file."""

import reflex as rx

from resumes_app.ui.browser_code import browser_code

_SCRIPT = browser_code("saved_field.jsx", "shared.jsx", "text_decoding.js")


class _Saved(rx.NoSSRComponent):
    """A field that shows the saved value, but while somebody changes it theirs."""

    library = _SCRIPT

    label: rx.Var[str]
    test_id: rx.Var[str]


class SavedText(_Saved):
    """Words; several `lines` where there may be line breaks."""

    tag = "SavedText"

    value: rx.Var[str]
    max_length: rx.Var[int]
    lines: rx.Var[int]
    wraps: rx.Var[bool]
    """What is one line to its reader is broken where the field ends; Enter ends the writing."""
    staying: rx.Var[bool]
    """Enter breaks no line that `wraps`, and leaves the focus in it."""
    placeholder: rx.Var[str]
    awaited: rx.Var[bool]
    """Nobody has written it yet: once this is true, the field takes the focus, with all that stands in it selected."""

    begins: rx.Var[bool]
    """The dialog that it stands in begins with the focus in it."""

    on_value: rx.EventHandler[rx.event.passthrough_event_spec(str)]


class SavedSeconds(_Saved):
    """A moment of the video in milliseconds, shown in seconds."""

    tag = "SavedSeconds"

    value: rx.Var[int]
    most: rx.Var[int]
    """In milliseconds."""
    answered: rx.Var[int]
    """Changes with each answer to what was told: then it shows `value` again, unless somebody is in it."""

    on_value: rx.EventHandler[rx.event.passthrough_event_spec(int)]


class SavedRange(_Saved):
    """A slider with its label and its value."""

    tag = "SavedRange"

    value: rx.Var[int | float]
    min: rx.Var[float]
    max: rx.Var[float]
    step: rx.Var[float]
    unit: rx.Var[str]
    """Written behind the value."""

    on_value: rx.EventHandler[rx.event.passthrough_event_spec(float)]


class TextFile(_Saved):
    """A button that reads a text file."""

    tag = "TextFile"

    accept: rx.Var[str]
    max_bytes: rx.Var[int]

    on_text: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    on_problem: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    """`TooLarge`, or the browser's name for the reason."""


saved_text = SavedText.create
saved_seconds = SavedSeconds.create
saved_range = SavedRange.create
text_file = TextFile.create

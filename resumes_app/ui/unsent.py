"""The line of a form that saves itself: it never says that something is saved which was not sent yet."""

import reflex as rx

from resumes_app.ui.browser_code import browser_code


class SavedLine(rx.Component):
    """What became of what was typed; in the form. The form sends the number of its changes as `changes`."""

    library = browser_code("unsent.jsx", "shared.jsx")
    tag = "SavedLine"

    line: rx.Var[str]
    """What the server said, when it had everything."""
    heard: rx.Var[int]
    """The number of changes that it had then."""
    waiting: rx.Var[str]
    """Shown while something is on its way."""
    offline: rx.Var[str]
    """Shown while something cannot be sent."""
    test_id: rx.Var[str]


saved_line = SavedLine.create

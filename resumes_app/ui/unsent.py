"""The line of a form that saves itself: it never says that something is saved which was not sent yet."""

from typing import TypedDict

import reflex as rx

from resumes_app.ui.browser_code import browser_code


class StoredFields(TypedDict):
    """What the form is to show in place of what was sent. A new `seq` makes it happen.

    Attributes:
        fields: Name → what was sent, and what stands there then. A field in which something else stands by now stays
            as it is. A box is ticked by "yes". The field tells by the event `stored` that something was put there.
    """

    seq: int
    fields: dict[str, list[str]]


class SavedLine(rx.Component):
    """What became of what was typed; in the form.

    The form sends the number of its changes as `changes`, and as `shown` the last `seq` of `stored` all of which was
    put there.
    """

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
    stored: rx.Var[StoredFields]
    test_id: rx.Var[str]


saved_line = SavedLine.create

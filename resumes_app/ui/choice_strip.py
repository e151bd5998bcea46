"""A row of choices that is wider than its place: the chosen one, which is pressed, is in sight.

With the class `fading` it fades where it goes on.
"""

import reflex as rx

from resumes_app.ui.browser_code import browser_code


class ChoiceStrip(rx.Component):
    """A group of buttons side by side.

    Attributes:
        chosen: Which is pressed.
        count: How many there are.
    """

    library = browser_code("choice_strip.jsx")
    tag = "ChoiceStrip"

    chosen: rx.Var[int]
    count: rx.Var[int]
    label: rx.Var[str]


choice_strip = ChoiceStrip.create

"""What a person may push off the screen to the side, as well as close."""

import reflex as rx

from resumes_app.ui.browser_code import browser_code


class SwipeAway(rx.Component):
    """A box with its children; it follows a finger sideways.

    Attributes:
        on_away: It was pushed far enough, or flicked, and has left the screen.
    """

    library = browser_code("swipe_away.jsx")
    tag = "SwipeAway"

    on_away: rx.EventHandler[rx.event.no_args_event_spec]


swipe_away = SwipeAway.create

"""What the server is to learn of an open page, and to learn again: a restarted process knows nothing of it."""

import reflex as rx

from resumes_app.ui.browser_code import browser_code


class Learned(rx.Component):
    """Shows nothing.

    Attributes:
        on_unknown: The page opens, or what was `known` is not any more.
    """

    library = browser_code("learned.jsx", "shared.jsx")
    tag = "Learned"

    known: rx.Var[bool]

    on_unknown: rx.EventHandler[rx.event.no_args_event_spec]


learned = Learned.create

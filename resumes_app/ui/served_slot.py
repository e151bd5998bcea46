"""The place of HTML that the server put into a prerendered page: shown until the page has come alive."""

import reflex as rx


def served_slot(name: str, waiting: rx.Component) -> rx.Component:
    """Return the place that `served_page.filled_page` fills; `waiting` is shown where it is empty.

    React takes an element with HTML of its own as it finds it, and puts it away with the branch that it stands in.
    """
    held = rx.html("", id=name, class_name="peer", custom_attrs={"suppressHydrationWarning": True})
    return rx.el.div(held, rx.el.div(waiting, class_name="peer-[:not(:empty)]:hidden"))

"""A small pill while the socket is down; it lies over the page and moves nothing."""

import reflex as rx
from reflex_components_core.core.banner import has_connection_errors


def reconnecting() -> rx.Component:
    """Return the pill; shown from the first failed attempt to connect until the next success."""
    pill = rx.el.div(
        rx.el.span(class_name="spinner", aria_hidden="true"),
        rx.el.span("No connection. Trying again …"),
        class_name=(
            "reconnecting pointer-events-auto flex items-center gap-2.5 rounded-pill bg-inverse px-4 py-2.5 text-sm "
            # A page that says more of it says it alone.
            "font-semibold text-on-inverse shadow-raised [html:has([data-offline])_&]:hidden"
        ),
        data_testid="reconnecting",
    )
    place = rx.el.div(
        rx.cond(has_connection_errors, pill),
        role="status",
        class_name=(
            "pointer-events-none fixed inset-x-3 top-[calc(0.75rem+env(safe-area-inset-top))] z-notice flex "
            "justify-center"
        ),
    )
    # Reflex hangs the page into the last element of a wrap: a fragment keeps it outside the pill.
    return rx.fragment(place)

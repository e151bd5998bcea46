"""A small pill while the socket is down; it lies over the page and moves nothing."""

import reflex as rx
from reflex.vars import VarData
from reflex_base.utils.imports import ImportVar
from reflex_components_core.core.banner import has_connection_errors

from resumes_app.ui.browser_code import browser_code

# The socket itself notices only after half a minute.
_OFFLINE = rx.Var(
    "offline",
    _var_type=bool,
    _var_data=VarData(
        imports={browser_code("shared.jsx"): [ImportVar(tag="useOffline")]},
        hooks={"const offline = useOffline();": None},
    ),
).to(bool)


def reconnecting() -> rx.Component:
    """Return the pill; shown while the browser is offline, and from the first failed attempt to connect on."""
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
        rx.cond(has_connection_errors | _OFFLINE, pill),
        role="status",
        class_name=(
            "pointer-events-none fixed inset-x-3 top-[calc(0.75rem+env(safe-area-inset-top))] z-notice flex "
            "justify-center"
        ),
    )
    # Reflex hangs the page into the last element of a wrap: a fragment keeps it outside the pill.
    return rx.fragment(place)

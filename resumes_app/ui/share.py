"""A button that shares this page's address: by the device's own sheet, or into the clipboard where there is none."""

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar
from reflex_base.vars import VarData

from resumes_app.ui import icons
from resumes_app.ui.controls import button
from resumes_app.ui.props import Text

SHOWN_MS = 4000


def share_button(title: Text, *, name: str = "shared", class_name: str = "") -> rx.Component:
    """Return the button; what became of it is shown and spoken in its place.

    Args:
        title: What the shared link is called.
        name: Different for each such button on a page.
    """
    outcome = ClientStateVar.create(name, default="")
    label = rx.match(outcome.value, ("copied", "Link copied"), ("refused", "Copy it from the address bar"), "Share")
    return rx.fragment(
        outcome,
        button(
            rx.el.span(label, role="status"),
            variant="secondary",
            icon=icons.share,
            test_id="share",
            class_name=class_name,
            custom_attrs={"onClick": _share(rx.Var.create(title), outcome.set)},
        ),
    )


def _share(title: Any, tell: Any) -> Any:
    # Not `rx.call_function` with a callback: Reflex evaluates that from a string, which our CSP forbids.
    act = (
        "async () => { const url = location.origin + location.pathname;"
        f" const tell = (outcome) => {{ ({tell!s})(outcome); setTimeout(() => ({tell!s})(''), {SHOWN_MS}); }};"
        f" try {{ if (navigator.share) await navigator.share({{title: {title!s}, url}});"
        " else { await navigator.clipboard.writeText(url); tell('copied'); } }"
        " catch (error) { if (error.name !== 'AbortError') tell('refused'); } }"
    )
    return rx.Var(act, _var_data=VarData.merge(title._get_all_var_data(), tell._get_all_var_data()))

"""The question whether a reply is really to be taken back."""

from typing import Any

import reflex as rx

from resumes_app.ui import controls
from resumes_app.ui.dialog import dialog


def take_back_dialog(*, open: Any, on_close: Any, on_confirm: Any, then: Any) -> rx.Component:
    """Return the dialog.

    Args:
        then: Where the focus is afterwards.
    """
    take = controls.button(
        "Take it back", on_click=on_confirm, variant="danger", test_id="confirm-withdraw", data_then=then
    )
    return dialog(
        id="take-back",
        title="Take this reply back?",
        text="The company can no longer watch it. While the job is open, you can put it back.",
        open=open,
        on_close=on_close,
        actions=rx.fragment(take, controls.button("Keep it", on_click=on_close, variant="secondary")),
    )

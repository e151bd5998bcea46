"""`/reset`"""

import reflex as rx

from resumes_app.accounts.components.forms import form_page, other_way, reset_form
from resumes_app.accounts.state import FormState
from resumes_app.ui.document import page_title


@rx.page(route="/reset", title=page_title("New password"), on_load=FormState.load)
def reset() -> rx.Component:
    return form_page(
        reset_form(),
        title="A new password",
        lead="Tell us your address, and we mail you a link to choose one.",
        footer=other_way("You remember it after all?", "Sign in", "/signin"),
    )

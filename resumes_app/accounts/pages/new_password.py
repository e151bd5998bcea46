"""`/reset/new`"""

import reflex as rx

from resumes_app.accounts.components.forms import form_page, new_password_form
from resumes_app.accounts.state import FormState
from resumes_app.ui.document import page_title


@rx.page(route="/reset/new", title=page_title("Choose a new password"), on_load=FormState.load)
def new_password() -> rx.Component:
    return form_page(
        new_password_form(),
        title="Choose a new password",
        lead="Every browser is signed out afterwards; then you sign in with the new one.",
    )

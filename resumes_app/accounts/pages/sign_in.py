"""`/signin`"""

import reflex as rx

from resumes_app.accounts.components.forms import form_page, other_way, sign_in_form
from resumes_app.accounts.state import FormState
from resumes_app.ui.document import page_title


@rx.page(route="/signin", title=page_title("Sign in"), on_load=FormState.load)
def sign_in() -> rx.Component:
    return form_page(
        sign_in_form(),
        title="Welcome back",
        footer=other_way("New here?", "Create an account", "/signup"),
    )

"""`/signup`"""

import reflex as rx

from resumes_app.accounts.components import answers
from resumes_app.accounts.components.forms import form_page, other_way, sign_up_form
from resumes_app.accounts.state import FormState
from resumes_app.ui.document import page_title


@rx.page(route="/signup", title=page_title("Create an account"), on_load=FormState.load)
def sign_up() -> rx.Component:
    return form_page(
        sign_up_form(),
        title=rx.cond(answers.noticed("sent"), "One more step", "Create your account"),
        footer=other_way("You have an account?", "Sign in", "/signin"),
    )

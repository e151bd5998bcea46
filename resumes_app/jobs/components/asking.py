"""The dialog that asks a guest to sign in."""

import reflex as rx

from resumes_app.jobs.state.asking import AskState
from resumes_app.ui.controls import link_button
from resumes_app.ui.dialog import dialog


def ask_dialog() -> rx.Component:
    """Return the dialog; a page that lets guests act holds it once."""
    return dialog(
        id="ask",
        title=AskState.title,
        text="An account keeps your saved jobs, your replies and their status. You come back to this very job.",
        open=AskState.shown,
        on_close=AskState.close,
        actions=rx.fragment(
            link_button("Sign in", AskState.signin, test_id="ask-signin", data_begins=True),
            link_button("Create an account", AskState.signup, variant="secondary", test_id="ask-signup"),
        ),
        test_id="ask",
    )

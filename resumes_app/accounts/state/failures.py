"""What a person is told when a handler fails."""

import reflex as rx
from reflex_base.event.context import EventContext

from resumes_app.accounts.service.answers import path_of
from resumes_app.accounts.state.session import SessionState
from resumes_app.errors import SignInNeeded
from resumes_app.ui.feedback import notice_for


def event_for(exception: Exception) -> rx.event.EventSpec:
    """Return the event that answers a failed handler; to be given to `rx.App(backend_exception_handler=…)`.

    Whoever must sign in is brought to the form, and from there back to where they were. Anything else is a notice.
    """
    if isinstance(exception, SignInNeeded):
        shown = str(EventContext.get().router_data.get("asPath", "/"))
        return SessionState.lead_in(path_of(shown))
    return notice_for(exception)
